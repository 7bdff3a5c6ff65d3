"""PDF files written by hand, to draw exactly the rules, places and faults that a test is about.

Coordinates are those of the reader: points from the top left of the page, y downwards.
"""

from dataclasses import dataclass, field

_FONTS = {
    "plain": (
        "/Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<<"
        "/Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500 814 939 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]"
    ),
    "unmapped": (
        "/Type/Font/Subtype/Type0/BaseFont/ABCDEF+Subset/Encoding/Identity-H/DescendantFonts[<<"
        "/Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Subset/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Subset/Flags 4/FontBBox[0 -200 1000 900]"
        "/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 900/StemV 93>>>>]"
    ),
}


@dataclass
class Leaf:
    """A page to be drawn on. `crop` is (left, bottom, right, top) of the visible part, in the page's own space."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    content: list[str] = field(default_factory=list)
    entries: str = ""
    wrapped: bool = False
    """All of it stands in a drawing that the page draws."""
    said: list[tuple[float, float, str, float]] = field(default_factory=list)
    """Every piece of text: its start, its words, its size. For files that are drawn in another way."""
    strokes: list[tuple[float, float, float, float, float]] = field(default_factory=list)

    def text(self, x, y, words, size=10, *, font="plain", mode=0, matrix=None):
        """Words whose baseline starts at a place. `matrix` turns them: (a, b, c, d)."""
        a, b, c, d = matrix or (1, 0, 0, 1)
        self.said.append((x, y, words, size))
        code = words.encode("utf-16-be").hex()
        self.content.append(
            f"BT /{font} {size} Tf {mode} Tr {a} {b} {c} {d} {x:.3f} {self.height - y:.3f} Tm <{code}> Tj ET"
        )
        return self

    def stroke(self, x0, y0, x1, y1, width=0.5, *, dash=""):
        """A stroked line."""
        self.strokes.append((x0, y0, x1, y1, width))
        self.content.append(
            f"q {width} w {dash} {x0:.3f} {self.height - y0:.3f} m {x1:.3f} {self.height - y1:.3f} l S Q"
        )
        return self

    def bar(self, x0, y0, x1, y1, colour="0 g"):
        """A filled rectangle."""
        self.content.append(f"q {colour} {x0:.3f} {self.height - y1:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re f Q")
        return self

    def box(self, x0, y0, x1, y1, width=0.5):
        """A stroked rectangle."""
        self.content.append(f"q {width} w {x0:.3f} {self.height - y1:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re S Q")
        return self

    def image(self, x0, y0, x1, y1):
        """A grey image."""
        self.content.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm /picture Do Q")
        return self

    def raw(self, operators):
        """Any operators."""
        self.content.append(operators)
        return self


def grid(leaf, xs, ys, texts, *, line=None, size=10):
    """A table with a line at every place, and a text in every cell, row by row; newlines part lines."""
    line = line or leaf.stroke
    for x in xs:
        line(x, ys[0], x, ys[-1])
    for y in ys:
        line(xs[0], y, xs[-1], y)
    fill(leaf, xs, ys, texts, size=size)
    return leaf


def fill(leaf, xs, ys, texts, *, size=10):
    """Texts in the cells between places, row by row."""
    for top, row in zip(ys, texts, strict=False):
        for left, text in zip(xs, row, strict=False):
            for number, words in enumerate(text.split("\n")):
                if words:
                    leaf.text(left + 3, top + 2 + size * (number + 1), words, size)


def pdf(*leaves, title="", trailer="", catalog="", more=()):
    """The file that holds the pages. `more` are further objects, numbered from 7 + 2 × pages; `catalog` are entries."""
    first, more = 5 + len(_FONTS), list(more)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(leaves)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Kids[{kids}]/Count {len(leaves)}>>".encode(),
        stream(b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
        b"<</Title<feff" + title.encode("utf-16-be").hex().encode() + b">>>",
        *(f"<<{font}>>".encode() for font in _FONTS.values()),
    ]
    fonts = "".join(f"/{name} {5 + index} 0 R" for index, name in enumerate(_FONTS))
    for index, leaf in enumerate(leaves):
        crop = "/CropBox[{} {} {} {}]".format(*leaf.crop) if leaf.crop else ""
        content = f"/Contents {first + 2 * index + 1} 0 R"
        drawing = f"/drawing {first + 2 * len(leaves) + len(more)} 0 R" if leaf.wrapped else ""
        resources = f"/Resources<</Font<<{fonts}>>/XObject<</picture 3 0 R{drawing}>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {leaf.width} {leaf.height}]{crop}/Rotate {leaf.rotate}"
            f"{leaf.entries}{resources}{content}>>".encode()
        )
        drawn = "\n".join(leaf.content).encode("latin-1")
        if leaf.wrapped:
            inner = f"/Resources<</Font<<{fonts}>>/XObject<</picture 3 0 R>>>>"
            box = f"/Type/XObject/Subtype/Form/BBox[0 0 {leaf.width} {leaf.height}]"
            more.append(stream(drawn, box + inner))
        objects.append(stream(b"q 0.5 0 0 0.5 20 30 cm 2 0 0 2 -40 -60 cm /drawing Do Q" if leaf.wrapped else drawn))
    return _file([*objects, *more], trailer)


def stream(content, entries=""):
    return f"<<{entries}/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


def _file(objects, trailer):
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
