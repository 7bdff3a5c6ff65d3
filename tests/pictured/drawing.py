"""The pages of a press as pictures, in free fonts of the kinds that offices print with: 宋体, 黑体, 仿宋, 楷体.

No free 仿宋 has all simplified characters: those that it lacks, digits never, are set in 楷体.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from variants.handmade import Leaf

SONG = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
HEI = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SUNG = "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf"
"""A light 宋体, as Windows has it."""
ZHENG = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
KAI = "/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf"
FANG = "/usr/share/fonts/truetype/cwtex/cwfs.ttf"
_SIMPLIFIED = 2
_NO_CHARACTER = "\ue123"


@cache
def _font(path: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=_SIMPLIFIED if path in {SONG, HEI} else 0)


@cache
def _font_for(char: str, path: str, size: float) -> ImageFont.FreeTypeFont:
    font = _font(path, size)
    lacks = path == FANG and bytes(font.getmask(char)) == bytes(font.getmask(_NO_CHARACTER))
    return _font(KAI, size) if lacks and char.strip() else font


@dataclass(frozen=True)
class Look:
    """How a page is printed: its font, that of its digits if it is another, and its rules.

    `borders` are plain, thin, thick, dotted or none.
    """

    font: str = SONG
    digits: str = ""
    borders: str = "plain"

    def font_for(self, char: str, size: float) -> ImageFont.FreeTypeFont:
        if self.digits and char in "0123456789-.,/":
            return _font(self.digits, size)
        return _font_for(char, self.font, size)

    def rule(self, pen: ImageDraw.ImageDraw, ends: tuple[float, ...], width: float) -> None:
        """A rule between two places in pixels, of a width in pixels."""
        wide = {"thin": 1, "thick": max(3, round(width * 3))}.get(self.borders, max(1, round(width)))
        if self.borders != "dotted":
            pen.line(ends, fill="black", width=wide)
            return
        x0, y0, x1, y1 = ends
        parts = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / (6 * wide)))
        for n in range(parts):
            a, b = n / parts, (n + 0.6) / parts
            pen.line((x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b), "black", wide)


PLAIN = Look()


def drawn(leaf: Leaf, *, dpi: int = 150, look: Look = PLAIN) -> Image.Image:
    """One page as a picture."""
    unit = dpi / 72
    picture = Image.new("RGB", (round(leaf.width * unit), round(leaf.height * unit)), "white")
    pen = ImageDraw.Draw(picture)
    for *ends, width in leaf.strokes if look.borders != "none" else ():
        look.rule(pen, tuple(place * unit for place in ends), width * unit)
    for x, y, words, size in leaf.said:
        at = x
        for char in words:
            pen.text((at * unit, y * unit), char, font=look.font_for(char, size * unit), fill="black", anchor="ls")
            at += size if ord(char) > 0x2000 else size / 2
    return picture


def cropped(leaf: Leaf, *, dpi: int = 150, look: Look = PLAIN, margin: float = 12) -> Image.Image:
    """The table on a page alone, as somebody takes a picture of it, without the words around it."""
    xs = [x for stroke in leaf.strokes for x in stroke[:4:2]]
    ys = [y for stroke in leaf.strokes for y in stroke[1:4:2]]
    box = (min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)
    inside = Leaf(leaf.width, leaf.height)
    inside.strokes = leaf.strokes
    inside.said = [said for said in leaf.said if box[1] + margin < said[1] < box[3] - margin]
    return drawn(inside, dpi=dpi, look=look).crop(tuple(round(v * dpi / 72) for v in box))


def halves(leaf: Leaf, picture: Image.Image, *, dpi: int = 150, margin: float = 12) -> tuple[Image.Image, ...]:
    """The picture of the table on a page cut in two, along the rule nearest to its middle that no word touches."""
    levels = sorted({stroke[1] for stroke in leaf.strokes if stroke[1] == stroke[3]})
    free = [y for y in levels if not any(base - size < y < base + 0.3 * size for _, base, _, size in leaf.said)]
    middle = (levels[0] + levels[-1]) / 2
    at = round((min(free, key=lambda y: abs(y - middle)) - levels[0] + margin) * dpi / 72)
    return picture.crop((0, 0, picture.width, at + 2)), picture.crop((0, at - 1, picture.width, picture.height))


def joined(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures below each other, as one."""
    whole = Image.new("RGB", (max(p.width for p in pictures), sum(p.height for p in pictures)), "white")
    y = 0
    for picture in pictures:
        whole.paste(picture, (0, y))
        y += picture.height
    return whole
