"""From a file or a document to a report."""

from pathlib import Path

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Report
from gongkai.ingest.assembly import assembled
from gongkai.ingest.document import Document
from gongkai.ingest.exchange import exchange_reader
from gongkai.ingest.flow import flow_of
from gongkai.ingest.locate import locate
from gongkai.ingest.opening import name_of, open_document
from gongkai.ingest.opening import read_bytes as bytes_of
from gongkai.ingest.outline import outline_of
from gongkai.ingest.refusal import refuse_unusable
from gongkai.ingest.sections import prose_of
from gongkai.ingest.signs import signs_read
from gongkai.ingest.unlaid import find_unlaid
from gongkai.ingest.working import REASON, misleads


def read(path: str | Path) -> Report:
    """The report in a file; `-` is standard input.

    Raises:
        UnusableInputError: when no annual report can be read from it, with the reason in one line of Chinese.
    """
    return read_bytes(bytes_of(path), name_of(path))


def read_bytes(data: bytes, name: str) -> Report:
    """The report that a file's bytes hold; `name` is the file's name.

    Raises:
        UnusableInputError: when no annual report can be read from it.
    """
    if misleads(data):
        raise UnusableInputError(name, _(REASON))
    exchanged = exchange_reader(data, name)
    return exchanged(data, name) if exchanged else report_of(open_document(data, name))


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
    prose = prose_of(atoms, outline, located.used)
    refuse_unusable(document, atoms, outline, located=located, prose=prose)
    return assembled(document, atoms, outline, located=located, prose=prose)
