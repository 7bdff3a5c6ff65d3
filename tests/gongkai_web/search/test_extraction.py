"""The words of attachments: what a reader sees, nothing hidden, and never an error."""

import io

import docx
import openpyxl
import pytest

from gongkai_web.search import extraction
from gongkai_web.search.extraction import extracted, text_of, words_of_file


def workbook():
    book = openpyxl.Workbook()
    sheet = book.active
    for place, text in {
        "A1": "姓名",
        "B1": "标准",
        "C1": "身份证号",
        "A2": "张三",
        "B2": 860,
        "C2": "隐藏的号码",
    }.items():
        sheet[place] = text
    sheet["A3"] = "隐藏的行"
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("底稿").sheet_state = "hidden"
    book["底稿"]["A1"] = "隐藏的表"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def letter():
    document = docx.Document()
    document.add_paragraph("关于提高低保标准的通知")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "特困人员", "供养标准"
    document.add_paragraph().add_run("看不见的字").font.hidden = True
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_workbook_gives_what_it_shows():
    assert words_of_file(workbook(), "标准.xlsx").split("\n") == ["姓名", "标准", "张三", "860"]


def test_a_letter_gives_its_paragraphs_and_tables():
    found = text_of(letter(), "通知.docx")
    assert found.split("\n") == ["关于提高低保标准的通知", "特困人员", "供养标准"]


def test_pages_and_plain_texts():
    page = "<html><head><script>脚本</script></head><body><p>低保</p><p hidden>藏</p></body></html>"
    assert text_of(page.encode(), "a.html") == "低保"
    assert text_of("低保标准\n".encode("gb18030"), "a.txt") == "低保标准"


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "a.txt"), (b"PK\x03\x04 broken", "a.docx"), (b"%PDF-1.7 broken", "a.pdf"), (b"\x00\x01\x02" * 50, "a.bin")],
)
def test_what_cannot_be_read_says_why(content, name):
    found = extracted(content, name)
    assert (found.text, bool(found.reason)) == ("", True)


def test_what_takes_too_long_is_left(monkeypatch):
    monkeypatch.setattr(extraction, "SECONDS", 0.001)
    assert "没有读完" in extracted(letter(), "a.docx").reason
