"""Word files, workbooks and presentations that hold more than they show."""

import io
import zipfile

import docx
import openpyxl
import xlsxwriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from leaking.model import ID, PHONES, Leak, Planted
from leaking.pictured import exif, photo

P = PHONES[60:]
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="经办人"><vt:lpwstr>{}</vt:lpwstr>'
    "</property></Properties>"
)


def saved(document):
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def added(data, parts, links=()):
    """The package with more parts, and more relationships in its `.rels` files."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for holder, kind, target, mode in links:
                if holder == name:
                    entry = f'<Relationship Id="x{abs(hash((kind, target)))}" Type="{kind}" Target="{target}"{mode}/>'
                    text = text.replace(b"</Relationships>", f"{entry}</Relationships>".encode())
            new.writestr(name, text)
        for name, text in parts.items():
            new.writestr(name, text)
    return made.getvalue()


def word():
    made = docx.Document()
    made.core_properties.author = "张某"
    made.core_properties.last_modified_by = "李某"
    made.core_properties.comments = f"联系{P[0]}"
    paragraph = made.add_paragraph("户主张某，电话")
    for part in (P[1][:3], P[1][3:7], P[1][7:]):
        paragraph.add_run(part).bold = part == P[1][3:7]
    hidden = made.add_paragraph("正文").add_run(f"内部电话{P[2]}")
    hidden.font.hidden = True
    white = made.add_paragraph("正文").add_run(f"白字{P[3]}")
    white.font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    made.add_comment(paragraph.runs, text=f"请核实{P[4]}", author="王某")
    changed(made.add_paragraph("正文"), "del", "delText", f"原电话{P[5]}")
    changed(made.add_paragraph("正文"), "ins", "t", "新添文字")
    made.sections[0].header.paragraphs[0].text = f"值班{P[6]}"
    made.add_picture(io.BytesIO(photo(exif=exif(text=f"tel {P[7]}"))))
    made.inline_shapes[0]._inline.docPr.set("descr", f"张某电话{P[8]}")
    table = made.add_table(rows=3, cols=3)
    for row, texts in zip(
        table.rows, (("姓名", "村", "补贴金额"), ("张小明", "柳林村", "500"), ("李红", "石桥村", "620")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    parts = {
        "docProps/custom.xml": CUSTOM.format(f"赵某{P[9]}"),
        "word/embeddings/table.xlsx": f"PK {P[10]}",
        "word/vbaProject.bin": f"macro {P[11]}",
    }
    links = (
        ("_rels/.rels", f"{REL}/custom-properties", "docProps/custom.xml", ""),
        ("word/_rels/document.xml.rels", f"{REL}/package", "embeddings/table.xlsx", ""),
        (
            "word/_rels/document.xml.rels",
            f"{REL}/attachedTemplate",
            "file:///C:/Users/zhang/a.dotx",
            ' TargetMode="External"',
        ),
    )
    return added(saved(made), parts, links)


def changed(paragraph, kind, piece, text):
    change, run, said = OxmlElement(f"w:{kind}"), OxmlElement("w:r"), OxmlElement(f"w:{piece}")
    change.set(qn("w:author"), "孙某")
    change.set(qn("w:id"), "9")
    said.text = text
    run.append(said)
    change.append(run)
    paragraph._p.append(change)


def book():
    made = openpyxl.Workbook()
    made.properties.creator = "张某"
    shown = made.active
    shown.title = "公示"
    for row in (("户主姓名", "村", "补贴金额"), ("张小明", "柳林村", 500), ("李红", "石桥村", 620)):
        shown.append(row)
    shown["A5"], shown["B5"] = "手机", int(P[0])
    shown["A6"] = f"身份证{ID}"
    shown["D2"], shown["E2"] = f"隐藏列{P[1]}", f"窄列{P[2]}"
    shown.column_dimensions["D"].hidden = True
    shown.column_dimensions["E"].width = 0.05
    shown["A8"] = f"隐藏行{P[3]}"
    shown.row_dimensions[8].hidden = True
    shown["A10"], shown["A10"].font = f"白字{P[4]}", Font(color="FFFFFFFF")
    shown["A11"], shown["A11"].number_format = f"不显示{P[5]}", ";;;"
    shown["B2"].comment = Comment(f"核实{P[6]}", "王某")
    for title, state, phone in (("底表", "hidden", P[7]), ("原始", "veryHidden", P[8])):
        sheet = made.create_sheet(title)
        sheet["A1"], sheet.sheet_state = f"原始{phone}", state
    listed = made.create_sheet("筛选")
    listed.append(("单位", "电话"))
    listed.append((f"某单位{P[9]}", "1"))
    listed.append(("某单位", "2"))
    listed.auto_filter.ref = "A1:B3"
    listed.row_dimensions[2].hidden = True
    made.defined_names["经办"] = DefinedName("经办", attr_text=f'"{P[10]}"', hidden=True)
    shown.oddHeader.center.text = f"制表{P[11]}"
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts = {
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCache {space}><s v="存{P[12]}"/></pivotCache>',
        "xl/externalLinks/externalLink1.xml": f"<externalLink {space}><v>外部{P[13]}</v></externalLink>",
    }
    links = (
        ("xl/_rels/workbook.xml.rels", f"{REL}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", ""),
        ("xl/_rels/workbook.xml.rels", f"{REL}/externalLink", "externalLinks/externalLink1.xml", ""),
    )
    return added(saved(made), parts, links)


def shared():
    """A book whose cells share their strings, with one that no cell shows and a formula on a hidden sheet."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    shown, hidden = book.add_worksheet("公示"), book.add_worksheet("底表")
    for row in (0, 1):
        shown.write_string(row, 0, f"电话{P[15]}")
    shown.write_formula(2, 0, "=底表!A1", None, f"引用{P[16]}")
    shown.write_rich_string(3, 0, "分段", book.add_format({"bold": True}), P[17][:5], P[17][5:])
    hidden.write_string(0, 0, f"引用{P[16]}")
    hidden.hide()
    book.define_name("底数", "=底表!$A$1")
    book.close()
    return with_residue(made.getvalue(), f"残留{P[14]}")


def with_residue(data, text):
    """The book with a shared string that no cell shows."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/sharedStrings.xml":
                part = part.replace(b"</sst>", f"<si><t>{text}</t></si></sst>".encode())
            new.writestr(name, part)
    return made.getvalue()


A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"


def shape(text, x=0, described=""):
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="a" descr="{described}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="100" cy="100"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def slide(*shapes, more=""):
    return (
        f'<p:sld xmlns:p="{SHOW}" xmlns:a="{A}"{more}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"
    )


def rels(*links):
    entries = (f'<Relationship Id="r{n}" Type="{REL}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(links, 1))
    return f'<Relationships xmlns="{PACKAGE}">{"".join(entries)}</Relationships>'


def show():
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>张某</dc:creator></cp:coreProperties>'
    )
    entries = '<p:sldId id="256" r:id="r1"/><p:sldId id="257" r:id="r2"/>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": rels(("officeDocument", "ppt/presentation.xml"), ("core-properties", "docProps/core.xml")),
        "docProps/core.xml": core,
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{SHOW}" xmlns:r="{REL}"><p:sldIdLst>'
        f'{entries}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": rels(("slide", "slides/slide1.xml"), ("slide", "slides/slide2.xml")),
        "ppt/slides/slide1.xml": slide(
            shape(f"户主张某电话{P[20]}", described=f"张某{P[21]}"), shape(f"页外{P[22]}", x=9999999)
        ),
        "ppt/slides/_rels/slide1.xml.rels": rels(
            ("notesSlide", "../notesSlides/notesSlide1.xml"), ("comments", "../comments/comment1.xml")
        ),
        "ppt/slides/slide2.xml": slide(shape(f"隐藏{P[23]}"), more=' show="0"'),
        "ppt/notesSlides/notesSlide1.xml": slide(shape(f"口径{P[24]}")),
        "ppt/comments/comment1.xml": f'<p:cmLst xmlns:p="{SHOW}"><p:cm><p:text>实{P[25]}</p:text></p:cm></p:cmLst>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


OFFICE = (
    Leak(
        "leaks.docx",
        word,
        (
            Planted("F103", "张某"),
            Planted("F103", "李某"),
            Planted("F104", P[9]),
            Planted("F105", P[4]),
            Planted("F106", P[5], {"paragraph": 4}),
            Planted("F106", "新添文字"),
            Planted("F107", P[2], {"paragraph": 2}),
            Planted("F107", P[3], {"paragraph": 3}),
            Planted("F108", "table.xlsx"),
            Planted("F109"),
            Planted("F110"),
            Planted("F111", "vbaProject.bin"),
            Planted("F115", "file:///C:/Users"),
            Planted("L105", P[0]),
            Planted("L105", P[1], {"part": "word/document.xml", "paragraph": 1}),
            Planted("L105", P[6], {"within": "页眉"}),
            Planted("L105", P[7]),
            Planted("L105", P[8], {"within": "图片的替代文字"}),
            Planted("L110", "李红"),
        ),
        (*P[:12], "张小明", "李红", "王某", "孙某", "C:/Users"),
    ),
    Leak(
        "leaks.xlsx",
        book,
        (
            Planted("F103", "张某"),
            Planted("F105", P[6], {"sheet": "公示", "cell": "B2"}),
            Planted("F107", "", {"cell": "A10"}),
            Planted("F107", "", {"cell": "A11"}),
            Planted("F112", "底表", {"sheet": "底表"}),
            Planted("F112", "原始", {"sheet": "原始"}),
            Planted("F113", "", {"sheet": "公示", "cell": "D2", "within": "隐藏的列"}),
            Planted("F113", "", {"cell": "E2"}),
            Planted("F113", "", {"cell": "A8", "within": "隐藏的行"}),
            Planted("F113", "", {"sheet": "筛选", "cell": "A2", "within": "筛选后不显示的行"}),
            Planted("F114", P[10]),
            Planted("F115", "externalLink1.xml"),
            Planted("F116"),
            Planted("L101", ID, {"sheet": "公示", "cell": "A6"}),
            Planted("L105", P[0], {"sheet": "公示", "cell": "B5"}),
            *(Planted("L105", phone) for phone in P[1:14]),
            Planted("L110", "张小明", {"sheet": "公示", "cell": "A2"}),
        ),
        (ID, *P[:14], "张小明", "底表"),
    ),
    Leak(
        "shared.xlsx",
        shared,
        (
            Planted("F112", "底表"),
            Planted("F126", P[14], {"within": "没有单元格引用的文字"}),
            Planted("L105", P[15], {"cell": "A1"}),
            Planted("L105", P[15], {"cell": "A2"}),
            Planted("L105", P[16], {"cell": "A3"}),
            Planted("L105", P[17], {"cell": "A4"}),
        ),
        (*P[14:18], "底表"),
    ),
    Leak(
        "leaks.pptx",
        show,
        (
            Planted("F103", "张某"),
            Planted("F105", P[25]),
            Planted("F117", P[24], {"slide": 1}),
            Planted("F118", "", {"slide": 2}),
            Planted("F119", P[22], {"slide": 1}),
            Planted("L105", P[20], {"slide": 1}),
            Planted("L105", P[21], {"slide": 1, "within": "图片的替代文字"}),
            Planted("L105", P[23], {"slide": 2}),
            Planted("L105", P[24]),
        ),
        tuple(P[20:26]),
    ),
)
