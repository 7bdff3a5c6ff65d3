"""From a file to a report: readers, then locating, matching and outlining."""

from gongkai.ingest.opening import open_document
from gongkai.ingest.readers.picture import Ocr
from gongkai.ingest.reading import read, read_bytes, report_of

__all__ = ["Ocr", "open_document", "read", "read_bytes", "report_of"]
