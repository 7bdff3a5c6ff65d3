"""Files of old and foreign office programs, by way of LibreOffice where it is installed.

LibreOffice turns them into docx or xlsx in a folder of its own, which is gone afterwards; then they are read as such.
It is told which format it gets, so that it takes no broken file for a text; macros do not run, and nothing outside
the file is fetched.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.forms import Problem, Source
from gongkai.ingest.document import Document
from gongkai.ingest.guards import MAX_UNPACKED

PROGRAMS = ("soffice", "libreoffice")
LONGEST = 120
"""Seconds that a conversion may take. A report takes three, the first start of a program ten."""

_ABSENT = marked("需要安装 LibreOffice 才能识读，或者另存为 {target} 再读")
_FAILED = marked("LibreOffice 没有能够打开这个文件，请另存为 {target} 再读")
_TOLD = marked("由 LibreOffice 转换后识读，请与原文件核对")


class _Way(NamedTuple):
    """How a kind of file is opened and what it becomes: the name of LibreOffice's own filter, and the new kind."""

    filter: str
    target: str
    spoken: str


WAYS = {
    "doc": _Way("MS Word 97", "docx", marked("是旧版 Word（.doc、.wps）文件")),
    "rtf": _Way("Rich Text Format", "docx", marked("是 RTF 文件")),
    "odt": _Way("writer8", "docx", marked("是 OpenDocument 文字文件（.odt）")),
    "xls": _Way("MS Excel 97", "xlsx", marked("是旧版 Excel（.xls、.et）文件")),
    "ods": _Way("calc8", "xlsx", marked("是 OpenDocument 表格（.ods）")),
}
"""Every kind that is read in this way."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
"""
"""No macros, no active content, and links are never brought up to date."""


def read_office(data: bytes, source: Source) -> Document:
    """The document that a file of an old or foreign office program holds; its source stays the file itself.

    Raises:
        UnusableInputError: when LibreOffice is not installed, cannot open the file, or takes too long.
    """
    from gongkai.ingest.readers.docx import read_docx  # noqa: PLC0415 - few files need it
    from gongkai.ingest.readers.xlsx import read_xlsx  # noqa: PLC0415 - likewise

    way = WAYS[source.kind]
    reader: Callable[[bytes, Source], Document] = read_docx if way.target == "docx" else read_xlsx
    package = converted(data, source)
    document = reader(package, source)
    told = Problem("converted", _(_TOLD))
    return Document(source, document.blocks, document.title, document.meta, (told, *document.problems), package)


def converted(data: bytes, source: Source) -> bytes:
    """The file as docx or xlsx.

    Raises:
        UnusableInputError: when LibreOffice is not installed, cannot open the file, or takes too long.
    """
    way = WAYS[source.kind]
    installed = program()
    if installed is None:
        raise UnusableInputError(source.name, _joined(way, _ABSENT))
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        made = made_by(installed, Path(folder), data, (source.kind, way.filter, way.target))
        if made is None or not 0 < made.stat().st_size <= MAX_UNPACKED:
            raise UnusableInputError(source.name, _joined(way, _FAILED))
        return made.read_bytes()


def _joined(way: _Way, reason: str) -> str:
    return _("{what}，{reason}").format(what=_(way.spoken), reason=_(reason).format(target=way.target))


def program() -> str | None:
    """Where LibreOffice is, if it is anywhere."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def made_by(installed: str, folder: Path, data: bytes, way: tuple[str, str, str]) -> Path | None:
    """The new file that LibreOffice wrote, if it wrote one.

    Args:
        installed: the program.
        folder: an empty folder that is gone afterwards.
        data: the file.
        way: its ending, the name of LibreOffice's filter that opens it, and the ending of what it becomes.
    """
    kind, opener, target = way
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    given = folder / f"report.{kind}"
    given.write_bytes(data)
    _run(
        (
            *(installed, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={user.parent.as_uri()}"),
            *(f"--infilter={opener}", "--convert-to", target, "--outdir", str(folder / "out"), str(given)),
        ),
        folder,
    )
    made = folder / "out" / f"report.{target}"
    return made if made.is_file() else None


def _run(command: Sequence[str], folder: Path) -> None:
    """Run a program and all that it starts; when its time is up, end them all."""
    nothing = subprocess.DEVNULL
    known = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    with subprocess.Popen(  # noqa: S603 - the program is LibreOffice, and no shell is asked
        command,
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        env={**known, "HOME": str(folder)},
        start_new_session=True,
    ) as process:
        try:
            process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
