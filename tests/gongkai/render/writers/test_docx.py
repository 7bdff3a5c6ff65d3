"""What Word asks of a file, whatever the report ends with."""

import io
import re
import zipfile

import pytest

from gongkai.forms import FORM_2021, Cell, Paragraph, Report, Section
from gongkai.ingest import read_bytes
from gongkai.render.writers import write
from gongkai.render.writers.docx import Box, Line, grid, packed, paragraph

REST = "政府信息公开工作年度报告"
ZEROS = {ref: Cell.of(0) for ref in FORM_2021.refs}


def body(package):
    document = zipfile.ZipFile(io.BytesIO(package)).read("word/document.xml").decode()
    return document[: document.index("<w:sectPr>")]


@pytest.mark.parametrize("kept", [0, 4, 6], ids=["no headings", "tables only", "every section"])
def test_a_paragraph_stands_between_two_tables_and_behind_the_last(kept):
    sections = tuple(Section("", title, title) for title in FORM_2021.sections[:kept])
    written = body(write(Report(FORM_2021, 2023, "某局", ZEROS, sections=sections), "docx"))
    assert written.count("</w:tbl>") == 3
    assert not re.search(r"</w:tbl>(?:<w:tbl>|$)", written)


def test_only_a_heading_of_the_second_level_that_opens_a_paragraph_is_set_apart():
    said = (
        Paragraph("（一）主动公开。公开信息5条。"),
        Paragraph("公开信息（一）5条。"),
        Paragraph("（二）依申请公开。"),
    )
    report = Report(FORM_2021, 2023, "某局", {}, sections=(Section("一", "总体情况", "总体情况", said),))
    written = body(write(report, "docx"))
    apart = re.findall(r'SubHeading"/></w:rPr><w:t xml:space="preserve">([^<]*)', written)
    assert '<w:t xml:space="preserve"></w:t>' not in written
    assert [words[:3] for words in apart] == ["（一）", "（二）"]


def test_a_letter_is_made_of_paragraphs_in_the_styles_of_the_file():
    written = body(
        packed(
            paragraph("Title", "告知书") + paragraph("BodyText", "某某：\n特此告知。"), title="告知书", author="某局"
        )
    )
    assert re.findall(r'<w:pStyle w:val="(\w+)"', written) == ["Title", "BodyText"]
    assert "某某：</w:t><w:br/>" in written


def test_a_form_has_boxes_that_span_columns_heads_that_repeat_and_words_struck_through():
    head = Line((Box("环节", label=True), Box("意见", label=True)), head=True)
    written = grid((1000, 2000), [head, Line((Box("同意\n<1>", span=2, void=True),))], name="审核")
    assert written.count("<w:tblHeader/>") == 1
    assert '<w:gridSpan w:val="2"/>' in written
    assert re.findall(r'<w:tcW w:w="(\d+)"', written) == ["1000", "2000", "3000"]
    assert written.count("<w:strike/>") == 2, "one for each line of the box"
    assert "&lt;1&gt;" in written


def test_a_line_that_does_not_fill_its_form_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="1 columns in a form of 2"):
        grid((1000, 2000), [Line((Box("环节"),))], name="审核")


@pytest.mark.parametrize(
    ("organ", "lines"),
    [
        ("澄川县人民政府", ["澄川县人民政府2023年", REST]),
        ("澄川县科学技术和工业信息化局", ["澄川县科学技术和工业信息化局2023年", REST]),
        ("某局", [f"某局2023年{REST}"]),
        (
            "澄川经济技术开发区行政审批和政务信息管理服务局",
            [f"澄川经济技术开发区行政审批和政务信息管理服务局2023年{REST}"],
        ),
    ],
)
def test_a_long_title_is_broken_after_the_year(organ, lines):
    made = Report(FORM_2021, 2023, organ, ZEROS, title=f"{organ}2023年{REST}")
    written = write(made, "docx")
    title = body(written).partition("</w:p>")[0]
    words = [re.sub(r"<[^>]+>", "", each).strip() for each in title.split("<w:br/>")]
    assert words == lines
    assert read_bytes(written, "a.docx").title == made.title


def test_an_addressee_begins_at_the_margin_and_a_signature_apart():
    assert 'w:firstLine="0"' in paragraph("BodyText", "某局：", flush=True)
    assert "w:before=" in paragraph("Signature", "某政府", apart=True)
