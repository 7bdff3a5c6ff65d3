"""Working files of our own: what was found in reports, how two compare, what many add up to. None of them is a report.

Pages and workbooks bear a mark that their writers put there, and JSON says what it is. A report that `gongkai write`
made bears no mark: it is a report, and is read like any other.
"""

import re
import zipfile
from io import BytesIO

from gongkai.basis.language import marked
from gongkai.ingest.guards import ZIP_FAULTS

MARK = "gongkai working file"
"""The generator of a page, and the category of a workbook, that is no report."""
REASON = marked("是 gongkai 写出的检查、比较或汇总结果，不是年度报告，请读原报告")

_START = 1024
_PROPERTIES = "docProps/core.xml"
_LONGEST = 2**16
_PAGE = re.compile(rb"""<meta name="generator" content="%b">""" % MARK.encode())
_JSON = re.compile(rb"\s*\{")
_COMPARISON = re.compile(rb'"schema": ?"gongkai\.comparison/')
_SCHEMA = re.compile(rb'"schema": ?"gongkai\.report/')
_RESULTS = re.compile(rb'(?<!\\)"(?:findings|summation)": ?[\[{]')
"""Within a text of the report a quotation mark is escaped, so that this is a name."""


def is_working_file(data: bytes) -> bool:
    """Whether these bytes are a page, a workbook or a JSON of ours that is no report by itself."""
    return misleads(data) or bool(_JSON.match(data) and _SCHEMA.search(data) and _RESULTS.search(data))


def misleads(data: bytes) -> bool:
    """Whether it must not be read even where it is named outright.

    JSON of findings or of a sum may be: it holds its report whole.
    """
    if data.startswith(b"PK"):
        return _category(data) == MARK
    return bool((_COMPARISON if _JSON.match(data) else _PAGE).search(data, 0, _START))


def _category(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if package.getinfo(_PROPERTIES).file_size > _LONGEST:
                return ""
            found = re.search(rb"<cp:category>([^<]*)<", package.read(_PROPERTIES))
    except ZIP_FAULTS:
        return ""
    return found[1].decode("utf-8", "replace") if found else ""
