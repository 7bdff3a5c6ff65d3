"""Files as PDF: pictures upright on a sheet, every one of a file on its own; nothing that does not print."""

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image

from gongkai.basis import UnusableInputError
from gongkai.ingest import printing


def saved(picture, form, **how):
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def sizes(pdf):
    return [tuple(round(side) for side in sheet.get_size()) for sheet in pdfium.PdfDocument(pdf)]


def test_a_picture_that_says_its_density_keeps_its_size():
    scan = saved(Image.new("L", (1654, 2339), 255), "PNG", dpi=(200, 200))
    assert sizes(printing.printed(scan, "扫描.png")) == [(595, 842)]  # A4 in points: 210 by 297 mm


def test_one_that_does_not_fills_a_sheet():
    assert sizes(printing.printed(saved(Image.new("RGB", (4000, 3000)), "JPEG"), "照片.jpg")) == [(842, 632)]


def test_one_that_lies_on_its_side_is_put_upright():
    turned = Image.Exif()
    turned[0x0112] = 6  # Exif: the row at the top is the right hand side
    photo = saved(Image.new("RGB", (400, 300)), "JPEG", exif=turned)
    [(width, height)] = sizes(printing.printed(photo, "照片.jpeg"))
    assert width < height


def test_every_picture_of_a_file_has_its_page():
    frames = [Image.new("RGB", (40, 30), shade) for shade in ("red", "green", "blue")]
    assert len(sizes(printing.printed(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]), "图.gif"))) == 3


def test_what_lies_behind_a_transparent_picture_is_gone():
    hidden = Image.new("RGBA", (50, 50), (255, 0, 0, 0))
    pdf = printing.printed(saved(hidden, "PNG"), "图.png")
    assert pdfium.PdfDocument(pdf)[0].render().to_pil().convert("L").getextrema()[0] > 250


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [(b"none", "a.png", "打不开"), (b"none", "a.ofd", "不能转成PDF"), (b"", "a.gif", "打不开")],
)
def test_what_cannot_be_printed_is_refused(data, name, said):
    with pytest.raises(UnusableInputError, match=said):
        printing.printed(data, name)


def test_without_libreoffice_a_document_is_refused(monkeypatch):
    monkeypatch.setattr("gongkai.ingest.readers.office.PROGRAMS", ("no-such-program",))
    assert printing.needs_office("a.docx")
    assert not printing.needs_office("a.png")
    with pytest.raises(UnusableInputError, match="没有安装LibreOffice"):
        printing.printed(b"PK", "a.docx")


def test_a_document_goes_through_libreoffice(monkeypatch, tmp_path):
    made, asked = tmp_path / "made.pdf", []
    made.write_bytes(b"%PDF-")
    monkeypatch.setattr(printing, "program", lambda: "soffice")
    monkeypatch.setattr(printing, "made_by", lambda *given: asked.append(given[3]) or made)
    assert printing.printed(b"PK", "方案.DOCX") == b"%PDF-"
    assert asked == [("docx", "MS Word 2007 XML", "pdf")]
    made.write_bytes(b"")
    with pytest.raises(UnusableInputError, match="没有能够打开"):
        printing.printed(b"PK", "方案.wps")
