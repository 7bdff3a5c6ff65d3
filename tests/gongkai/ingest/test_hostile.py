"""Pages as offices really publish them, odd in one way each: no number is wrong, and no error is of the reading."""

import html as markup
import json
import re
from dataclasses import replace

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import State
from gongkai.ingest import read_bytes
from variants import html
from variants.draft import made_up
from variants.layout import Layout, Placed
from variants.pieces import pieces

DRAFT = made_up("hostile", seed=11)
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
COMPARED = (
    "<table><tr><th></th><th>2022年</th><th>2023年</th></tr>"
    "<tr><td>本年新收政府信息公开申请数量</td><td>12</td><td>33</td></tr><tr><td>予以公开</td><td>2</td><td>3</td></tr>"
    "<tr><td>行政许可</td><td>7</td><td>9</td></tr><tr><td>不予公开</td><td>1</td><td>2</td></tr></table>"
)
DISPUTED = (
    "<table><tr><th>年度</th><th>行政复议</th><th>结果维持</th><th>结果纠正</th><th>行政诉讼</th></tr>"
    "<tr><td>2022</td><td>12</td><td>33</td><td>1</td><td>0</td></tr><tr><td>2023</td><td>2</td><td>3</td><td>0</td><td>0</td></tr></table>"
)
ENGLISH = (
    "<h2>Annual Report on Disclosure 2023</h2><p>I. Overview</p>"
    f"<table>{'<tr>' + '<td>Upheld<td>Corrected<td>Other<td>Pending<td>Total' * 3}<tr>{'<td>7' * 15}</table>"
    f"<table>{''.join(f'<tr><td>Row {n}' + '<td>1' * 7 for n in range(25))}</table>"
)


def body(table=html.plain_table):
    return "\n".join(table(piece) if isinstance(piece, Layout) else html.plain(piece) for piece in pieces(DRAFT))


def rows(table):
    return re.findall(r"<tr>.*?</tr>", html.plain_table(table), re.DOTALL)


def requests(changed):
    """The report with table 3 changed."""
    return body(lambda table: changed(table) if table.rows > 20 else html.plain_table(table))


def all_tables(changed):
    return body(lambda table: changed(html.plain_table(table), table))


def cells(changed):
    """The report with the text of every cell for a number changed."""

    def table(layout):
        made = (replace(c, text=changed(c)) if c.ref else c for c in layout.cells)
        return html.plain_table(replace(layout, cells=tuple(made)))

    return body(table)


def split(between, at=9, again=0):
    def parted(table):
        lines = rows(table)
        return f"<table>{''.join(lines[:at])}</table>{between}<table>{''.join([*lines[:again], *lines[at:]])}</table>"

    return requests(parted)


def turned(layout):
    made = (replace(c, row=c.column, column=c.row, rowspan=c.colspan, colspan=c.rowspan) for c in layout.cells)
    return html.plain_table(replace(layout, cells=tuple(made), rows=layout.columns, columns=layout.rows))


OLD = [piece for piece in pieces(made_up("old", seed=77, year=2022)) if isinstance(piece, Layout)]


def old(table):
    """The same table of the year before."""
    return html.plain_table(next(each for each in OLD if each.rows == table.rows))


def beside(table):
    head = "<tr><td>2022年</td><td>2023年</td></tr>"
    return f"<table>{head}<tr><td>{old(table)}</td><td>{html.plain_table(table)}</td></tr></table>"


def widened(first, rest):
    """Table 3 with one column more."""

    def table(layout):
        more = [Placed(first if row == 0 else rest, row, layout.columns) for row in range(layout.rows)]
        made = sorted((*layout.cells, *more), key=lambda cell: (cell.row, cell.column))
        return html.plain_table(replace(layout, cells=tuple(made), columns=layout.columns + 1))

    return requests(table)


def filled(layout):
    """A table whose numbers stand in the fields of a form."""
    hidden = "<input type=hidden value=99>"
    lines = (
        "".join(f"<td{html.spans(c)}>{hidden}" + (f"<input value={c.text!r}>" if c.ref else c.text) for c in line)
        for line in layout.lines()
    )
    return f"<table><tr>{'</tr><tr>'.join(lines)}</tr></table>"


def script(text):
    return f"<div id=app></div><script>{text}</script>"


def state(**options):
    return json.dumps({"article": {"title": DRAFT.title, "content": body()}}, **options)


PAGES = {
    "full-width digits here and there": cells(lambda c: c.text[:1].translate(FULL) + c.text[1:]),
    "units in cells": cells(lambda c: f"{c.text} {'万元' if c.ref.column == 'amount' else '件'}"),
    "a footnote at some numbers": cells(lambda c: f"{c.text}①" if c.ref.row == "granted" else c.text),
    "a head on every page": requests(
        lambda t: f"<table>{''.join([*rows(t)[:12], *rows(t)[:3], *rows(t)[12:]])}</table>"
    ),
    "a table in two, within a group": split(""),
    "a table in two, with a note between": split("<p>（续表）</p>"),
    "a table in two, with a page number between": split("<p>— 3 —</p>", 14),
    "a table in two, its head repeated": split("<p>续表</p>", 14, 3),
    "notes below tables": all_tables(lambda t, _: f"<p>单位：件</p>{t}<p>注：1.行政许可17件，行政处罚5件。</p>"),
    "unit and clerk in rows of the table": all_tables(
        lambda t, layout: t.replace("<tr>", f"<tr><td colspan={layout.columns}>单位：件 填报人：张某</td></tr><tr>", 1)
    ),
    "a comparison below": requests(lambda t: html.plain_table(t) + COMPARED),
    "a comparison above": requests(lambda t: COMPARED + html.plain_table(t)),
    "a comparison of disputes above": body(
        lambda t: (DISPUTED if t.rows == 4 else "") + html.plain_table(t),
    ),
    "a comparison of disputes below": body(
        lambda t: html.plain_table(t) + (DISPUTED if t.rows == 4 else ""),
    ),
    "a column for remarks": widened("备注", ""),
    "a column of the year before": widened("上年总计", "9"),
    "an English version below": body() + ENGLISH,
    "an English version above": ENGLISH + body(),
    "hidden rows": all_tables(
        lambda t, layout: t.replace("</table>", f"<tr style='display:none'><td>模板{'<td>9' * layout.columns}</table>")
    ),
    "numbers in fields": body(filled),
    "a frame with its source": f'<p>政府信息公开</p><iframe srcdoc="{markup.escape(body())}"></iframe>',
    "a hidden text area": f"<textarea style='display:none'>{markup.escape(body())}</textarea><div id=show></div>",
    "only for browsers without scripts": f"<noscript>{body()}</noscript>",
    "a data object of a script": script("window.__STATE__=" + state(ensure_ascii=False).replace("</", "<\\/")),
    "a data object in escapes": script(state().replace("<", "\\u003c")),
    "a variable of a script": script(f"var html='{body().replace(chr(10), chr(92) + 'n')}';"),
    "tags made into letters": f"<div>{markup.escape(body())}</div>",
    "shown as its source": f"<xmp>{body()}</xmp>",
    "changes struck out": all_tables(lambda t, _: re.sub(r"<td>(\d+)</td>", r"<td><del>9</del><ins>\1</ins></td>", t)),
    "changes struck through": all_tables(
        lambda t, _: re.sub(r"<td>(\d+)</td>", r"<td><span style='text-decoration:line-through'>9</span>\1</td>", t)
    ),
    "the tables of the year before below": body() + "<p>附：2022年统计表</p>" + "".join(map(html.plain_table, OLD)),
    "the tables of the year before above": "<p>附：2022年统计表</p>" + "".join(map(html.plain_table, OLD)) + body(),
    "the tables of two years side by side": body(beside),
    "a table of the county itself and one of all": requests(lambda t: old(t) + "<p>全县</p>" + html.plain_table(t)),
    "the tables turned": body(lambda t: turned(t) if t.rows > 4 else html.plain_table(t)),
}
UNREAD = {
    "the tables turned": {"disclosure", "requests"},
    "the tables of two years side by side": {"disclosure", "requests", "disputes"},
    "a table of the county itself and one of all": {"requests"},
}
"""Tables of which nothing is read, and that is said."""


def errors(report):
    found = examine(Case(report)).findings
    return {(f.check.code, f.fault.message) for f in found if f.severity is Severity.ERROR}


SOUND = errors(read_bytes(html.page(body(), title=DRAFT.title).encode(), "a.html"))


@pytest.mark.parametrize("name", PAGES)
def test_no_number_is_wrong_and_no_error_is_of_the_reading(name):
    report = read_bytes(html.page(PAGES[name], title=DRAFT.title).encode(), "a.html")
    unread = UNREAD.get(name, set())
    found = {str(ref): (report[ref].state, report[ref].value) for ref in DRAFT.cells}
    unplaced = (State.UNPLACED, None)
    expected = {str(ref): unplaced if ref.table in unread else cell for ref, cell in DRAFT.expected().items()}
    assert found == expected
    assert errors(report) <= SOUND
    assert {problem.code for problem in report.problems} <= SAID | (
        {"table-unlaid", "table-twice"} if unread else set()
    )


SAID = {"row-shifted", "row-repeated", "column-unknown", "text-embedded"}


LISTS = {
    "of results": ["予以公开 3", "部分公开 2", "不予公开 1", "无法提供 1"],
    "of applicants": ["自然人 3", "商业企业 2", "科研机构 1", "社会公益组织 0", "法律服务机构 0"],
    "of reasons": ["属于国家秘密 3", "保护第三方合法权益 2", "属于行政查询事项 1", "重复申请 4"],
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("title", [DRAFT.form.sections[0], DRAFT.form.sections[5]])
def test_a_list_in_words_of_table_3_stays_in_its_section(name, title):
    draft = replace(DRAFT, before={**DRAFT.before, title: tuple(LISTS[name])}, after={**DRAFT.after, title: ("完。",)})
    report = read_bytes("\n".join(html.plain(piece) for piece in pieces(draft)).encode(), "a.html")
    assert {str(ref): (report[ref].state, report[ref].value) for ref in draft.cells} == {
        str(ref): cell for ref, cell in draft.expected().items()
    }
    told = next(section for section in report.sections if section.title == title)
    assert [" ".join(p.text.split()) for p in told.paragraphs] == [*LISTS[name], "完。"]
    assert report.problems == ()


def test_titles_with_numerals_in_brackets_are_titles_nonetheless():
    text = re.sub(r"<h2>([一二三四五六])、", r"<h2>（\1）", body())
    report = read_bytes(html.page(text, title=DRAFT.title).encode(), "a.html")
    assert [section.title for section in report.sections] == list(DRAFT.form.sections)
    assert "S101" not in {code for code, _ in errors(report)}
