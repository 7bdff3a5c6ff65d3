"""LibreOffice and Chromium, run without a screen to make files as they make them.

What they make is kept in `.cache/programs`, by what it was made from and by the program's version: many tests ask
for the same file, and a later run need not wait for it again.
"""

import fcntl
import hashlib
import io
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

_CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip
_KEPT = Path(__file__).parents[2] / ".cache" / "programs"


def office(content: bytes, suffix: str, target: str) -> bytes:
    """A file converted by LibreOffice, from one suffix to another. `target` may name a filter, as `docx:MS Word`."""
    return _kept("soffice", (suffix, target), content, lambda: _office(content, suffix, target))


def chromium_pdf(html: str) -> bytes:
    """A page as Chromium prints it."""
    content = html.encode()
    return _kept("chromium", _CHROMIUM, content, lambda: _chromium(content))


def _office(content: bytes, suffix: str, target: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"report.{suffix}"
        given.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", f"{folder}/out", str(given)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (Path(folder) / "out" / f"report.{target.partition(':')[0]}").read_bytes()


def _chromium(content: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_bytes(content)
        flags = [*_CHROMIUM, f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}"]
        subprocess.run(["chromium", *flags, page.as_uri()], check=True, capture_output=True, timeout=180)
        return pdf.read_bytes()


def _kept(program: str, settings: tuple[str, ...], content: bytes, make: Callable[[], bytes]) -> bytes:
    """What was made from the same before, else what is made now. Of several processes that ask, one makes it."""
    _KEPT.mkdir(parents=True, exist_ok=True)
    key = hashlib.sha256("\0".join((_version(program), *settings, "")).encode() + _lasting(content)).hexdigest()
    place = _KEPT / key
    with (_KEPT / f"{key}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            fresh = place.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(make())
            fresh.replace(place)
    return place.read_bytes()


def _lasting(content: bytes) -> bytes:
    """What does not change with the hour: an office file without its dates."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(name for name in archive.namelist() if name != "docProps/core.xml")
        return b"".join(name.encode() + b"\0" + archive.read(name) for name in names)


@cache
def _version(program: str) -> str:
    return subprocess.run([program, "--version"], check=True, capture_output=True, text=True, timeout=60).stdout
