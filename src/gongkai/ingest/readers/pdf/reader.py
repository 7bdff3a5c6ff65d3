"""From a PDF file to a document: here, or where a risky file can do no harm."""

from gongkai.forms import Source
from gongkai.ingest.document import Document
from gongkai.ingest.readers.pdf.apart import read_apart
from gongkai.ingest.readers.pdf.reading import read_here
from gongkai.ingest.readers.pdf.risk import is_risky


def read_pdf(data: bytes, source: Source) -> Document:
    """The document that a PDF file holds.

    Raises:
        UnusableInputError: when the file is encrypted, damaged or has no pages, or takes too much memory or time.
    """
    return read_apart(data, source) if is_risky(data) else read_here(data, source)
