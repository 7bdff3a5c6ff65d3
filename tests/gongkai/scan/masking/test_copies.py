"""Whatever is planted in whatever kind of file, and however it is split: it does not survive masking."""

import io
import os

import docx
import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.scan import mask_file
from gongkai.scan.masking.prove import unpacked
from gongkai.scan.words.folding import fold
from leaking.papers import blank, page, said, saved

phones = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
words = st.text("本市某局公开信息，。、", max_size=6)
secrets = st.lists(st.tuples(words, phones, st.integers(1, 10)), min_size=1, max_size=4)
thorough = os.environ.get("GONGKAI_TESTS") == "thorough"
few = settings(max_examples=40 if thorough else 4, deadline=None)


def is_gone(data, planted):
    layers = list(unpacked(data))
    return not [phone for _, phone, _ in planted if any(phone.encode() in layer for layer in layers)]


@few
@given(secrets)
def test_word_files(planted):
    made = docx.Document()
    for before, phone, cut in planted:
        paragraph = made.add_paragraph(f"{before}户主手机")
        paragraph.add_run(phone[:cut])
        paragraph.add_run(phone[cut:]).bold = True
        made.add_table(1, 1).rows[0].cells[0].text = f"户主{phone}"
        made.sections[0].footer.paragraphs[0].text = f"户主手机{phone}"
    file = io.BytesIO()
    made.save(file)
    masked = mask_file("a.docx", file.getvalue())
    assert masked.proof.clean
    assert is_gone(masked.data, planted)
    docx.Document(io.BytesIO(masked.data))


@few
@given(secrets, st.booleans())
def test_workbooks(planted, hidden):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        shown, other = book.add_worksheet("甲"), book.add_worksheet("乙")
        for row, (before, phone, cut) in enumerate(planted):
            shown.write_string(row, 0, f"{before}户主手机{phone}")
            shown.write_number(row, 1, int(phone))
            shown.write_rich_string(row, 2, "户主", book.add_format({"bold": True}), phone[:cut], phone[cut:])
            shown.write_comment(row, 0, f"核实{phone}", {"author": phone})
            other.write_string(row, 0, f"{phone}")
        if hidden:
            other.hide()
            shown.set_row(0, None, None, {"hidden": True})
            shown.set_column(1, 1, None, None, {"hidden": True})
    masked = mask_file("a.xlsx", file.getvalue())
    assert masked.proof.clean
    assert is_gone(masked.data, planted)
    openpyxl.load_workbook(io.BytesIO(masked.data))


@few
@given(secrets)
def test_pages(planted):
    text = "".join(f"<p>{b}户主<b>{p[:c]}</b><i>{p[c:]}</i><img alt='户主{p}' src='a'></p>" for b, p, c in planted)
    masked = mask_file("a.html", text.encode())
    assert masked.proof.clean
    assert is_gone(masked.data, planted)


@few
@given(secrets, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_texts(planted, encoding):
    text = "\r\n".join(f"{b}户主手机{p}，" for b, p, _ in planted)
    masked = mask_file("a.txt", text.encode(encoding))
    assert masked.proof.clean
    decoded = masked.data.decode(encoding)
    assert len(decoded) == len(text)
    assert not [p for _, p, _ in planted if p in fold(decoded)]


@few
@given(secrets)
def test_pdfs(planted):
    made = blank()
    for n, (_, phone, cut) in enumerate(planted):
        page(made, said(f"Tel {phone[:cut]}") + said(f"Tel {phone}", y=600) + said(phone, y=500 - n))
    masked = mask_file("a.pdf", saved(made))
    assert masked.proof.clean
    assert is_gone(masked.data, planted)
