"""From a file or a document to a report."""

from pathlib import Path

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Report, TableState
from gongkai.ingest.assembly import assembled
from gongkai.ingest.document import Document
from gongkai.ingest.exchange import exchange_reader
from gongkai.ingest.flow import flow_of
from gongkai.ingest.locate import locate
from gongkai.ingest.opening import STDIN, name_of, open_document
from gongkai.ingest.opening import read_bytes as bytes_of
from gongkai.ingest.outline import outline_of
from gongkai.ingest.readers.picture import Ocr, can_read, refuse
from gongkai.ingest.refusal import refuse_unusable
from gongkai.ingest.sections import prose_of
from gongkai.ingest.seeing import has_pictures, with_pictures
from gongkai.ingest.signs import signs_read
from gongkai.ingest.unlaid import find_unlaid
from gongkai.ingest.working import REASON, misleads


def read(path: str | Path, ocr: Ocr = Ocr.AUTO) -> Report:
    """The report in a file; `-` is standard input. `ocr` says whether pictures are read.

    Raises:
        UnusableInputError: when no annual report can be read from it, with the reason in one line of Chinese.
    """
    beside = None if str(path) == STDIN else Path(path).parent
    return read_bytes(bytes_of(path), name_of(path), ocr, beside=beside)


def read_bytes(data: bytes, name: str, ocr: Ocr = Ocr.AUTO, *, beside: Path | None = None) -> Report:
    """The report that a file's bytes hold; `name` is the file's name, `beside` the folder of pictures beside a page.

    Raises:
        UnusableInputError: when no annual report can be read from it.
    """
    if misleads(data):
        raise UnusableInputError(name, _(REASON))
    exchanged = exchange_reader(data, name)
    return exchanged(data, name) if exchanged else _report(open_document(data, name), data, ocr, beside=beside)


def _report(document: Document, data: bytes, ocr: Ocr, *, beside: Path | None) -> Report:
    """The report that a document holds; of its pictures only where it lacks a table without them, or always."""
    if document.source.kind == "picture":
        refuse(document.source, ocr)
    if ocr is Ocr.NEVER or not has_pictures(document):
        return report_of(document)
    if ocr is Ocr.AUTO and document.source.kind != "picture":
        try:
            report = report_of(document)
        except UnusableInputError:
            if not can_read():
                raise
        else:
            if all(reading.state is TableState.READ for reading in report.tables.values()):
                return report
    return report_of(with_pictures(document, data, beside=beside))


def report_of(document: Document) -> Report:
    """The report that a document holds.

    Raises:
        UnusableInputError: when it is not Chinese, holds no annual report, or holds two.
    """
    document = signs_read(document)
    atoms = flow_of(document)
    outline = outline_of(atoms)
    located = locate(atoms, outline)
    located.unlaid = find_unlaid(atoms, outline, located)
    located.used.update(*located.unlaid.values())
    prose = prose_of(atoms, outline, located.used, document.title)
    refuse_unusable(document, atoms, outline, located=located, prose=prose)
    return assembled(document, atoms, outline, located=located, prose=prose)
