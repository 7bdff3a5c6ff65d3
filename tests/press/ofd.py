"""OFD files written by hand after GB/T 33190-2016: the parts, names and attributes that the standard asks for."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from variants.handmade import Leaf

MM = 25.4 / 72
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(
    leaves: Sequence[Leaf], *, title: str = "", images: Sequence[tuple[int, tuple, bytes]] = (), more=None
) -> bytes:
    """The file of pages. `images` are (page, box in points, PNG); `more` replaces members by name (None leaves out)."""
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {leaves[0].width * MM:.3f} {leaves[0].height * MM:.3f}"
    pages = "".join(f'<ofd:Page ID="{100 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(leaves)))
    members = {
        "OFD.xml": f'<ofd:OFD {_SPACE} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID>'
        f"<ofd:Title>{escape(title)}</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID>"
        f"{area}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体"/>'
        "</ofd:Fonts></ofd:Res>",
        "Doc_0/DocumentRes.xml": f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:MultiMedias>'
        + "".join(
            f'<ofd:MultiMedia ID="{50 + n}" Type="Image" Format="PNG"><ofd:MediaFile>image_{n}.png</ofd:MediaFile>'
            "</ofd:MultiMedia>"
            for n in range(len(images))
        )
        + "</ofd:MultiMedias></ofd:Res>",
    }
    for n, leaf in enumerate(leaves):
        shown = [(50 + k, box) for k, (page, box, _) in enumerate(images) if page == n]
        members[f"Doc_0/Pages/Page_{n}/Content.xml"] = _page(leaf, shown)
    content: dict[str, bytes | str] = {name: _HEAD + text for name, text in members.items()}
    content |= {f"Doc_0/Res/image_{n}.png": data for n, (*_, data) in enumerate(images)}
    return packed(content | (more or {}))


def packed(members) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            if data is not None:
                archive.writestr(name, data)
    return file.getvalue()


def _page(leaf: Leaf, images: Sequence[tuple[int, tuple]]) -> str:
    area = f"<ofd:Area><ofd:PhysicalBox>0 0 {leaf.width * MM:.3f} {leaf.height * MM:.3f}</ofd:PhysicalBox></ofd:Area>"
    objects = [_text(n, *said) for n, said in enumerate(leaf.said, 1000)]
    objects += [_stroke(n, *ends) for n, ends in enumerate(leaf.strokes, 20000)]
    for identity, (x0, y0, x1, y1) in images:
        boundary = " ".join(f"{v * MM:.3f}" for v in (x0, y0, x1 - x0, y1 - y0))
        objects.append(f'<ofd:ImageObject ID="{900 + identity}" Boundary="{boundary}" ResourceID="{identity}"/>')
    layer = f'<ofd:Layer ID="2" Type="Body">{"".join(objects)}</ofd:Layer>'
    return f"<ofd:Page {_SPACE}>{area}<ofd:Content>{layer}</ofd:Content></ofd:Page>"


def _text(number: int, x: float, y: float, words: str, size: float) -> str:
    """A piece of text: its boundary holds the line, its code starts at the baseline within that."""
    steps = [(size if ord(c) > 0x2000 else size / 2) * MM for c in words]
    boundary = f"{x * MM:.3f} {(y - size) * MM:.3f} {sum(steps):.3f} {1.2 * size * MM:.3f}"
    even = len(set(steps)) == 1
    delta = f"g {len(steps) - 1} {steps[0]:.3f}" if even else " ".join(f"{step:.3f}" for step in steps[:-1])
    code = f'<ofd:TextCode X="0" Y="{size * MM:.3f}" DeltaX={quoteattr(delta)}>{escape(words)}</ofd:TextCode>'
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{boundary}" Font="3" Size="{size * MM:.3f}">{code}</ofd:TextObject>'
    )


def _stroke(number: int, x0: float, y0: float, x1: float, y1: float, width: float) -> str:
    left, top = min(x0, x1), min(y0, y1)
    boundary = " ".join(f"{v * MM:.3f}" for v in (left, top, abs(x1 - x0) + width, abs(y1 - y0) + width))
    ends = (
        " ".join(f"{v * MM:.3f}" for v in (x0 - left, y0 - top)),
        " ".join(f"{v * MM:.3f}" for v in (x1 - left, y1 - top)),
    )
    data = f"<ofd:AbbreviatedData>M {ends[0]} L {ends[1]}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="{number}" Boundary="{boundary}" LineWidth="{width * MM:.3f}">{data}</ofd:PathObject>'
