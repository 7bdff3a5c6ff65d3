"""The scan of a file, in a process of its own with little memory and little time, so that no file harms the site.

`python -m gongkai_web.review.inspecting ACT NAME [ARGUMENT]` reads a file from standard input. `scan` writes what was
found as JSON; `mask` writes the masked copy; `sizes` the sizes of a PDF's pages; `page` a picture of one of them;
`redact` a copy of a PDF with the boxes of the argument burnt; `print` a PDF of a document or a picture. `scan` and
`mask` read a line before the file: what is known around it (officeholders, public numbers). Where no copy can be
proved clean, or none can be made, it leaves with `NOT_CLEAN`.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

from gongkai import __version__
from gongkai.scan import CATALOGUE, PLAIN, Context, Severity, mask_file, scan_file

MEMORY = 1500 * 2**20
"""Bytes of address space, on systems that can limit it."""
SECONDS = 120
NOT_CLEAN = 4
"""How the process leaves when a masked copy still holds something."""
EDITION = f"{__version__}-{len(CATALOGUE)}"
"""By which detectors a file was scanned: by others, it is scanned again."""

Told = dict[str, Any]
"""A hit as it is kept: code, message, advice, place, and whether it blocks; never what was found in full."""


def edition_of(context: Context) -> str:
    """By which detectors, and with what known around it, a file is scanned."""
    return f"{EDITION}-{hashlib.sha256(_line(context)).hexdigest()[:12]}"


def scanned(content: bytes, name: str, context: Context = PLAIN) -> list[Told] | None:
    """What is found in a file; None where the scan did not come to its end."""
    done = _run("scan", _line(context) + content, name)
    if done is None or done.returncode:
        return None
    told: list[Told] = json.loads(done.stdout)
    return told


def masked(content: bytes, name: str, context: Context = PLAIN) -> bytes | None:
    """A masked copy of a file that was scanned again and is clean; None where there can be none."""
    done = _run("mask", _line(context) + content, name)
    return done.stdout if done is not None and done.returncode == 0 and done.stdout else None


def sizes(content: bytes) -> list[tuple[float, float]]:
    """The width and height of each page of a PDF, in points; none where it cannot be read."""
    done = _run("sizes", content, "")
    return [(width, height) for width, height in json.loads(done.stdout)] if done and not done.returncode else []


def picture(content: bytes, number: int) -> bytes | None:
    """A page of a PDF (from 1) as PNG, 96 dots an inch; None where there is none."""
    done = _run("page", content, "", str(number))
    return done.stdout if done and done.returncode == 0 else None


def redacted(content: bytes, name: str, marks: Sequence[Told]) -> bytes | None:
    """A copy of a PDF in which the marks (page, box, ground) are burnt and nothing lies under them; None where not."""
    done = _run("redact", content, name, json.dumps(list(marks)))
    return done.stdout if done is not None and done.returncode == 0 and done.stdout else None


def printed(content: bytes, name: str) -> bytes | None:
    """A document of an office program, or a picture, as PDF; None where it cannot be one."""
    done = _run("print", content, name)
    return done.stdout if done is not None and done.returncode == 0 and done.stdout else None


def _run(act: str, content: bytes, name: str, *more: str) -> subprocess.CompletedProcess[bytes] | None:
    command = [sys.executable, "-m", "gongkai_web.review.inspecting", act, name.replace("\x00", ""), *more]
    try:
        return subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - ours
    except (subprocess.TimeoutExpired, OSError):
        return None


def main() -> int:
    """Do what the command line says, within the limits."""
    _limit()
    act, name, *more = sys.argv[1:]
    made = _ACTS[act](sys.stdin.buffer.read(), name, *more)
    if made is None:
        return NOT_CLEAN
    sys.stdout.buffer.write(made)
    return 0


def _line(context: Context) -> bytes:
    """What is known, on a line of its own before the file."""
    said = {"titles": {name: list(held) for name, held in context.titles.items()}, "public": sorted(context.public)}
    return json.dumps(said, sort_keys=True).encode() + b"\n"


def _told(read: bytes) -> tuple[Context, bytes]:
    """What is known, and the file."""
    line, _end, content = read.partition(b"\n")
    said = json.loads(line)
    titles = {name: tuple(held) for name, held in said["titles"].items()}
    return Context(titles=titles, public=frozenset(said["public"])), content


def _scan(read: bytes, name: str) -> bytes:
    context, content = _told(read)
    told = [
        {
            "code": hit.code,
            "message": hit.message,
            "advice": hit.advice,
            "place": str(hit.place),
            "blocks": hit.severity is Severity.BLOCK,
        }
        for hit in scan_file(name, content, context).hits
    ]
    return json.dumps(told, ensure_ascii=False).encode()


def _mask(read: bytes, name: str) -> bytes | None:
    context, content = _told(read)
    copy = mask_file(name, content, context=context)
    return copy.data if copy.proof.clean else None


def _sizes(content: bytes, _name: str) -> bytes:
    from gongkai.scan.formats.pdf.burning import page_sizes

    return json.dumps(page_sizes(content)).encode()


def _page(content: bytes, _name: str, number: str) -> bytes:
    from gongkai.scan.formats.pdf.burning import page_picture

    return page_picture(content, int(number))


def _redact(content: bytes, name: str, marks: str) -> bytes | None:
    from gongkai.scan.masking.redaction import Mark, redact

    boxes = [Mark(mark["page"], tuple(mark["box"]), mark["ground"]) for mark in json.loads(marks)]
    copy = redact(content, boxes, name=name)
    return copy.data if copy.proof.clean else None


def _print(content: bytes, name: str) -> bytes | None:
    from gongkai.basis import UnusableInputError
    from gongkai.ingest.printing import printed as as_pdf

    try:
        return as_pdf(content, name)
    except UnusableInputError:
        return None


_ACTS: dict[str, Callable[..., bytes | None]] = {
    "scan": _scan,
    "mask": _mask,
    "sizes": _sizes,
    "page": _page,
    "redact": _redact,
    "print": _print,
}


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on every system
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
