"""The shell of every HTML page: one self-contained file, in the look of the house, without a remote reference."""

from functools import cache
from html import escape
from importlib.resources import files

from gongkai.basis.language import speaks_english
from gongkai.ingest.working import MARK

POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
"""A page made from a stranger's file fetches nothing and posts nothing, whatever that file contains."""


CHINESE = "zh-Hans"


def page(
    title: str,
    body: str,
    *,
    styles: tuple[str, ...] = ("base",),
    script: str = "",
    generator: str = "gongkai",
    language: str = CHINESE,
) -> str:
    """A whole page. `body` is markup; `title` is text; `generator` tells a report from a page on reports."""
    css = "\n".join(map(style, styles))
    policy = f"{POLICY}; script-src 'unsafe-inline'" if script else POLICY
    code = f"<script>\n{script}</script>\n" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{generator}">\n'
        f"<title>{text(title)}</title>\n<style>\n{css}</style>\n</head>\n<body>\n{body}\n{code}</body>\n</html>\n"
    )


def working_page(title: str, body: str, *, styles: tuple[str, ...]) -> str:
    """A page on reports, which is none itself and is not to be read as one."""
    return page(title, body, styles=styles, generator=MARK, language="en" if speaks_english() else CHINESE)


@cache
def style(name: str) -> str:
    """A style sheet of the package."""
    return files("gongkai.render").joinpath("style", f"{name}.css").read_text(encoding="utf-8")


def text(words: str) -> str:
    """Text made safe for markup and for every encoding."""
    return escape(plain(words), quote=True)


def plain(words: str) -> str:
    """Text without the characters that neither XML nor UTF-8 can hold."""
    return words if words.isprintable() else "".join(map(_kept, words))


def _kept(character: str) -> str:
    code = ord(character)
    if code < 0x20 and character not in "\t\n\r":
        return ""
    return "" if 0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF} else character
