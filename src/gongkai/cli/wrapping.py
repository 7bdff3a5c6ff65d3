"""Text in lines for a terminal, where a Chinese character is two columns wide and a line of Chinese has no spaces."""

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator

import click

from gongkai.basis.language import translate as _

WIDEST = 110
"""No line is longer than this, however wide the terminal: longer lines are hard to follow."""

_OPENING = "（《〈〔【「“‘"
_CLOSING = "，。、；：！？）》〉〕】」”’…"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_MARKS = _OPENING + _CLOSING
# A line may break between two pieces: a stretch of space, a word, something written with = or / (which the user may
# copy), or one Chinese character. Each has the opening marks before it and the closing marks behind it, for no line
# begins with a comma or ends with a bracket that opens.
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*"
    rf"(?:[^\s{_MARKS}=/]+[=/][^\s{_MARKS}]+|[^\s{_MARKS}{_WIDE}]+|[{_WIDE}])?"
    rf"[{_CLOSING}]*"
)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> columns("表3 row")
    7
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def lines(text: str, width: int) -> Iterator[str]:
    """A paragraph in lines of at most `width` columns. A word that is wider than a line is not cut.

    >>> list(lines("报告写明机关（全称），年度。", 12))
    ['报告写明机关', '（全称），年', '度。']
    """
    line = ""
    for piece in _PIECE.findall(" ".join(text.split())):
        if line and columns(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()


def paragraphs(text: str, width: int | None = None) -> str:
    """A text in lines, its paragraphs parted by a blank line. Without a width, as wide as the terminal allows."""
    room = width or min(shutil.get_terminal_size().columns, WIDEST)
    return "\n\n".join("\n".join(lines(paragraph, room)) for paragraph in text.split("\n\n"))


class Page(click.HelpFormatter):
    """A help page. The library counts characters, not columns, and breaks lines only at spaces."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is called."""
        super().write_usage(prog, args, _("用法：") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The line above a list."""
        self.write(" " * self.current_indent + _("{heading}：").format(heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        """Paragraphs, indented."""
        indent = " " * self.current_indent
        for line in paragraphs(text, self.width - self.current_indent).splitlines():
            self.write(f"{indent}{line}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms on the left, their explanations in one column beside them, or below a term that is too long."""
        listed = list(rows)
        indent = " " * self.current_indent
        left = min(max((columns(term) for term, _text in listed), default=0), col_max) + col_spacing
        for term, text in listed:
            beside = columns(term) <= left - col_spacing
            if not beside:
                self.write(f"{indent}{term}\n")
            first = term + " " * (left - columns(term)) if beside else " " * left
            for line in list(lines(text, self.width - self.current_indent - left)) or [""]:
                self.write(f"{indent}{first}{line}".rstrip() + "\n")
                first = " " * left


class Context(click.Context):
    """A context whose help pages are ours."""

    formatter_class = Page


class Command(click.Command):
    """A command whose help page is ours."""

    context_class = Context
