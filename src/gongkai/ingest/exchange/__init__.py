"""Reports read back from what we write for other programs: the JSON envelope, and the long CSV."""

from collections.abc import Callable

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Report
from gongkai.ingest.exchange.envelope import report_from_json
from gongkai.ingest.exchange.rows import HEADER, report_from_csv

Reader = Callable[[bytes, str], Report]

MOST = 32 * 2**20
"""The largest exchange file that is read, in bytes: a hundred times a long report with all its places."""
_CSV = ",".join(HEADER[:4]).encode("ascii")


def exchange_reader(data: bytes, name: str) -> Reader | None:
    """What reads these bytes back, or None where they are none of our exchange formats.

    Raises:
        UnusableInputError: when they are, and no report is that long.
    """
    start = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n")
    reader = _reader(start, name)
    if reader and len(data) > MOST:
        raise UnusableInputError(name, _("文件过大（交换文件上限 {most} MB）").format(most=MOST // 2**20))
    return reader


def _reader(start: bytes, name: str) -> Reader | None:
    if start.startswith(_CSV):
        return report_from_csv
    is_json = start.startswith(b"{") and not start.startswith(b"{\\")  # RTF begins with a brace too
    return report_from_json if is_json and (b'"' in start or name.lower().endswith(".json")) else None


__all__ = ["MOST", "exchange_reader", "report_from_csv", "report_from_json"]
