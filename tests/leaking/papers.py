"""PDFs that hold more than they show."""

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from leaking.model import ID, PHONES, Leak, Planted
from leaking.pictured import exif, photo

P = PHONES[20:60]


def blank():
    pdf = pikepdf.new()
    pdf.Root.Lang = pikepdf.String("zh-CN")
    return pdf


def page(pdf, content, *, box=(0, 0, 595, 842), **resources):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    entry = Dictionary(
        Type=Name.Page,
        MediaBox=Array(box),
        Resources=Dictionary(Font=Dictionary(F=pdf.make_indirect(font)), **resources),
        Contents=pdf.make_stream(content.encode()),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(entry)))
    return pdf.pages[-1].obj


def said(text, x=72, y=700, *, size=12, before=""):
    return f"BT /F {size} Tf {before} {x} {y} Td ({text}) Tj ET\n"


def saved(pdf, **options):
    made = io.BytesIO()
    pdf.save(made, **options)
    return made.getvalue()


def visible():
    pdf = blank()
    page(pdf, said("Nothing here"))
    page(pdf, said(f"Tel {P[0]} and ID {ID}"))
    return saved(pdf)


def turned():
    pdf = blank()
    page(pdf, said(f"Tel {P[1]}")).Rotate = 90
    return saved(pdf)


def properties():
    pdf = blank()
    page(pdf, said("Plain"))
    pdf.docinfo["/Author"] = "张某"
    pdf.docinfo["/Title"] = "公示"
    pdf.docinfo["/Reviewer"] = f"tel {P[2]}"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
        told["dc:creator"] = ["张某"]
        told["dc:description"] = f"tel {P[3]}"
    return saved(pdf)


def earlier():
    pdf = blank()
    page(pdf, said(f"Tel {P[4]}"))
    first = saved(pdf, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(first)) as again:
        number = again.pages[0].obj.Contents.objgen[0]
        size = int(again.trailer.Size)
        root = again.trailer.Root.objgen[0]
    start = first.rindex(b"startxref") + 10
    before = int(first[start:].split()[0])
    content = said("Tel withheld").encode()
    added = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    place = len(first)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        number,
        place,
        size,
        root,
        before,
        place + len(added),
    )
    return first + added + table


def layered():
    pdf = blank()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("内部")))
    page(pdf, f"/OC /L BDC {said(f'Tel {P[5]}')} EMC {said('Plain', y=600)}", Properties=Dictionary(L=layer))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    return saved(pdf)


def annotated():
    pdf = blank()
    entry = page(pdf, said("Plain"))
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=[10, 10, 30, 30],
        Contents=pikepdf.String(f"核实电话{P[6]}"),
        T=pikepdf.String("李某"),
    )
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI="file:///C:/内部/表.xlsx")
    )
    entry.Annots = pdf.make_indirect(Array([pdf.make_indirect(note), pdf.make_indirect(link)]))
    return saved(pdf)


def attached():
    pdf = blank()
    page(pdf, said("Plain"))
    pdf.attachments["名单.txt"] = f"张某 {P[7]}".encode()
    return saved(pdf)


def scripted():
    pdf = blank()
    page(pdf, said("Plain"))
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    return saved(pdf)


def filled():
    pdf = blank()
    page(pdf, said("Plain"))
    field = Dictionary(FT=Name.Tx, T=pikepdf.String("phone"), V=pikepdf.String(P[8]))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
    return saved(pdf)


def covered():
    pdf = blank()
    picture = pikepdf.Stream(pdf, zlib.compress(b"\x20" * 100))
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.FlateDecode
    picture.Width, picture.Height, picture.BitsPerComponent, picture.ColorSpace = 10, 10, 8, Name.DeviceGray
    page(
        pdf,
        said("Plain text that can be read", y=760)
        + said(f"Tel {P[9]}")
        + "0 0 0 rg 70 695 200 20 re f\n"
        + said(f"Tel {P[10]}", y=600)
        + "q 220 0 0 24 68 592 cm /I Do Q\n",
        XObject=Dictionary(I=pdf.make_indirect(picture)),
    )
    return saved(pdf)


def unseen():
    pdf = blank()
    page(
        pdf,
        said("Plain text that can be read", y=760)
        + said(f"Tel {P[11]}", before="3 Tr")
        + said(f"Tel {P[12]}", y=600, before="0 Tr 1 1 1 rg")
        + "0 0 0 rg "
        + said(f"Tel {P[13]}", x=700, y=500, before="0 Tr"),
    ).CropBox = Array([0, 0, 500, 842])
    return saved(pdf)


def laid_over():
    """A phone under a black annotation, as people redact who have only a reader; one broken over two lines."""
    pdf = blank()
    entry = page(pdf, said(f"Tel {P[15]}") + said("Plain", y=600))
    cover = Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=[60, 690, 300, 720], IC=Array([0, 0, 0]), C=Array([0, 0, 0])
    )
    entry.Annots = pdf.make_indirect(Array([pdf.make_indirect(cover)]))
    return saved(pdf)


def photographed():
    pdf = blank()
    raw = photo(exif=exif(text=f"tel {P[14]}"))
    picture = pikepdf.Stream(pdf, raw)
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
    picture.Width, picture.Height, picture.BitsPerComponent, picture.ColorSpace = 120, 80, 8, Name.DeviceRGB
    page(pdf, "q 500 0 0 700 40 40 cm /I Do Q", XObject=Dictionary(I=pdf.make_indirect(picture)))
    return saved(pdf)


PAPERS = (
    Leak(
        "visible.pdf",
        visible,
        (Planted("L105", P[0], {"page": 2, "box": True}), Planted("L101", ID, {"page": 2, "box": True})),
        (P[0], ID),
    ),
    Leak("turned.pdf", turned, (Planted("L105", P[1], {"page": 1, "box": True}),), (P[1],)),
    Leak(
        "properties.pdf",
        properties,
        (Planted("F103", "张某"), Planted("F103", "Reviewer"), Planted("L105", P[2]), Planted("L105", P[3])),
        ("张某", P[2], P[3]),
    ),
    Leak("earlier.pdf", earlier, (Planted("F120", P[4]), Planted("L105", P[4], {"within": "早先版本"})), (P[4],)),
    Leak("layered.pdf", layered, (Planted("F121", "内部"), Planted("L105", P[5])), (P[5], "内部")),
    Leak(
        "annotated.pdf",
        annotated,
        (Planted("F105", P[6], {"page": 1}), Planted("L105", P[6]), Planted("F115", "file:")),
        (P[6], "李某", "表.xlsx"),
    ),
    Leak("attached.pdf", attached, (Planted("F108", "名单.txt"),), (P[7],)),
    Leak("scripted.pdf", scripted, (Planted("F111"),), ("app.alert",)),
    Leak("filled.pdf", filled, (Planted("F124", P[8]), Planted("L105", P[8])), (P[8],)),
    Leak(
        "covered.pdf",
        covered,
        (
            Planted("F122", P[9], {"page": 1, "box": True}),
            Planted("F122", P[10], {"page": 1, "box": True}),
            Planted("L105", P[9]),
        ),
        (P[9], P[10]),
    ),
    Leak(
        "unseen.pdf",
        unseen,
        (
            Planted("F107", P[11], {"within": "不显示的文字"}),
            Planted("F107", P[12], {"within": "白色文字"}),
            Planted("F123", P[13], {"page": 1}),
        ),
        (P[11], P[12], P[13]),
    ),
    Leak(
        "photographed.pdf", photographed, (Planted("F110"), Planted("F109"), Planted("F127", "", {"page": 1})), (P[14],)
    ),
)
