"""Pages that a converter made into text: what lost its lines is put on lines again, and what is lost is said."""

import pytest

from gongkai.checks import Case, examine
from gongkai.forms import State
from gongkai.ingest import read_bytes
from variants import converted, drafts, html
from variants.draft import made_up

DRAFT = made_up("converted", seed=11)


def faults(report):
    """What is found, but for what only markup can show."""
    return {(found.check.code, found.fault.message) for found in examine(Case(report)).findings} - {MARKUP}


MARKUP = ("S125", "表二没有标明表头单元格")


@pytest.mark.parametrize("make", [converted.make_folded, converted.make_folded_head, converted.make_open_rows])
@pytest.mark.parametrize("name", ["busy", "blanks", "form-2019"])
def test_a_page_folded_into_one_cell_has_the_faults_of_the_page(make, name):
    draft = drafts()[name]
    report = read_bytes(make(draft), "a.md")
    assert faults(report) == faults(read_bytes(html.make_plain(draft), "a.html"))
    assert [p.text for p in report.preface] == list(draft.preface)
    assert report.signed_by == draft.organ


def test_tables_of_which_only_the_words_are_left_are_not_missing():
    report = read_bytes(converted.make_glued(DRAFT), "a.md")
    assert {cell.state for cell in report.cells.values()} == {State.UNPLACED}
    assert [problem.code for problem in report.problems] == ["table-unlaid"] * 3
    assert not {code for code, _ in faults(report)} & {"S101", "S102", "S103", "S106", "S107", "S108"}
    assert [len(section.paragraphs) for section in report.sections] == [6, 0, 1, 0, 2, 1]
    assert {"S103", "S108"} & {check.code for check, _ in examine(Case(report)).not_assessable}


def test_a_section_that_tells_numbers_in_words_has_no_table():
    told = (
        "本年制发规章0件、行政规范性文件2件，现行有效件数8件；行政许可本年处理决定数量17件，行政处罚0件，行政强制0件。"
    )
    text = html.make_plain(DRAFT).decode()
    start = text.index("<table"), text.index("</table>") + len("</table>")
    report = read_bytes((text[: start[0]] + f"<p>{told}</p>" + text[start[1] :]).encode(), "a.html")
    assert "table-absent" in {problem.code for problem in report.problems}


def test_menus_and_links_are_no_part_of_the_title():
    text = (
        f"  * [首页](/)\n  * [政府信息公开](/gk/)\n\n  * 机构职能\n  * 政府信息公开年报\n\n"
        f"{DRAFT.title} 发布时间：2024-01-20   来源：{DRAFT.organ}   浏览次数：135\n\n"
        "根据[《中华人民共和国政府信息公开条例》](http://www.gov.cn/a.htm)编制。\n\n一、总体情况\n\n全年公开信息3条。\n"
    )
    report = read_bytes(text.encode(), "a.md")
    assert (report.title, report.organ, report.year) == (DRAFT.title, DRAFT.organ, DRAFT.year)
    assert [p.text for p in report.preface] == ["根据《中华人民共和国政府信息公开条例》编制。"]


def test_markdown_whose_tables_are_markup_keeps_its_lines():
    body = "\n\n".join(
        html.plain_table(piece) if hasattr(piece, "cells") else getattr(piece, "numbered", None) or piece.text
        for piece in html.pieces(DRAFT)
    )
    report = read_bytes(body.encode(), "a.md")
    assert report.problems == ()
    assert [section.number for section in report.sections] == list("一二三四五六")
    assert all(report.read(ref) is not None for ref in DRAFT.cells)


def signed(*lines):
    text = "\n".join(["", *lines])
    page = converted.make_glued(DRAFT).decode()
    return read_bytes((page[: page.rindex(DRAFT.signed[0])].rstrip() + text).encode(), "a.md")


@pytest.mark.parametrize(
    "lines",
    [
        ("", f"| {DRAFT.signed[0]}  ", "---|---  ", f"| {DRAFT.signed[1]}"),
        ("", "|  |", "| --- |", f"| {' '.join(DRAFT.signed)} |"),
        ("", f"> {DRAFT.signed[0]}", ">", f"> {DRAFT.signed[1]}"),
        ("", f"  * {DRAFT.signed[0]}", f"  * {DRAFT.signed[1]}"),
    ],
)
def test_a_signature_in_the_dress_of_markdown_is_found(lines):
    report = signed(*lines)
    assert (report.signed_by, str(report.signed_on)) == (DRAFT.signed[0], "2024-01-19")


def test_a_signature_glued_to_the_last_sentence_is_found_and_stays_there():
    text = f"{DRAFT.title}\n一、总体情况\n公开信息3条。\n六、其他需要报告的事项\n没有其他事项。{''.join(DRAFT.signed)}"
    report = read_bytes(text.encode(), "a.txt")
    assert (report.signed_by, str(report.signed_on)) == (DRAFT.signed[0], "2024-01-19")
    assert len(report.sections[-1].paragraphs) == 1


def test_words_of_a_menu_glued_to_the_title_are_no_part_of_it():
    text = f"首页政府信息公开年报{DRAFT.title}\n一、总体情况\n公开信息3条。\n{DRAFT.signed[0]}\n{DRAFT.signed[1]}"
    report = read_bytes(text.encode(), "a.txt")
    assert (report.title, report.organ, report.year) == (DRAFT.title, DRAFT.organ, DRAFT.year)
    assert "S112" not in {code for code, _message in faults(report)}


def test_rows_that_may_be_in_a_picture_are_not_missing():
    page = html.make_plain(DRAFT).decode()
    at = page.index("<tr><td rowspan", page.index("本年度办理结果"))
    report = read_bytes(
        (page[:at] + "</table><p><img src=rest.png></p>" + page[page.index("</table>", at) :]).encode(), "a.html"
    )
    assert "rows-in-picture" in {problem.code for problem in report.problems}
    assert not {code for code, _message in faults(report)} & {"S103", "S106", "S107"}
