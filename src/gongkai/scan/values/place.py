"""Where in a file something was found, as exactly as its format allows."""

from typing import NamedTuple

from gongkai.basis.language import translate as _

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left corner of a page."""


class Place(NamedTuple):
    """A place in a file. Lines, paragraphs, pages and slides count from 1.

    `member` is the name of a file within a container; `part` what the format calls the part (`word/comments.xml`);
    `within` says in Chinese what the text belongs to where it is not the body: a comment, a note, a hidden sheet.
    """

    member: str = ""
    part: str = ""
    within: str = ""
    page: int | None = None
    box: Box | None = None
    slide: int | None = None
    sheet: str = ""
    cell: str = ""
    paragraph: int | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        told = [
            self.member,
            _("第{n}页").format(n=self.page) if self.page else "",
            _("第{n}张幻灯片").format(n=self.slide) if self.slide else "",
            _("工作表“{sheet}”{cell}").format(sheet=self.sheet, cell=self.cell) if self.sheet else "",
            _("第{n}段").format(n=self.paragraph) if self.paragraph else "",
            _("第{n}行").format(n=self.line) if self.line else "",
            _("第{n}字").format(n=self.column) if self.column else "",
            _(self.within) if self.within else "",
        ]
        named = [word for word in told if word] or [self.part]
        return _("，").join(named)

    def to_dict(self) -> dict[str, object]:
        """What is known, by name."""
        known: dict[str, object] = {}
        for name, value in zip(self._fields, self, strict=True):
            if value is not None and value != "":
                known[name] = list(value) if isinstance(value, tuple) else value
        return known


NOWHERE = Place()
"""The file as a whole."""
