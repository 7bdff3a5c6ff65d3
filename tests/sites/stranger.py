"""Stranger sites: tables drawn another way, pages that say things twice, text that lost its markup."""

import re
from dataclasses import replace
from html import escape

from variants.layout import Layout
from variants.pieces import Heading

from .site import Site, bare_heading, bare_page, bare_table


def _kind(layout):
    return {4: "disclosure", 10: "requests", 15: "disputes"}.get(layout.columns, "disclosure")


def _table(rows):
    return f"<table border='1'>{rows}</table>"


def _groups_repeated(layout, site):
    """Merged cells undone: what was merged stands in every cell."""
    rows = [["<td></td>"] * layout.columns for _ in range(layout.rows)]
    for cell in layout.cells:
        drawn = site.cell(replace(cell, rowspan=1, colspan=1), site)
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                if cell.ref is None or (row, column) == (cell.row, cell.column):
                    rows[row][column] = drawn
    return _table("".join(f"<tr>{''.join(row)}</tr>" for row in rows))


def _groups_first(layout, site):
    """Merged cells undone: only the first of them says anything."""
    rows = [["<td></td>"] * layout.columns for _ in range(layout.rows)]
    for cell in layout.cells:
        rows[cell.row][cell.column] = site.cell(replace(cell, rowspan=1, colspan=1), site)
    return _table("".join(f"<tr>{''.join(row)}</tr>" for row in rows))


def _one_label_cell(layout, site):
    """Table 3 with one column of labels: groups are rows of their own without numbers."""
    if _kind(layout) != "requests":
        return bare_table(layout, site)
    rows, named = [], set()
    for line in layout.lines():
        labels = [c for c in line if c.ref is None]
        numbers = [c for c in line if c.ref is not None]
        if not numbers:
            rows.append("".join(site.cell(replace(c, colspan=1 if c.column == 0 else c.colspan), site) for c in line))
            continue
        for group in labels[:-1]:
            if group.text not in named:
                named.add(group.text)
                rows.append(f"<td>{site.said(group)}</td>" + "<td></td>" * 7)
        rows.append(f"<td>{site.said(labels[-1])}</td>" + "".join(site.cell(c, site) for c in numbers))
    return _table("".join(f"<tr>{row}</tr>" for row in rows))


def _group_rows_wide(layout, site):
    """The same, with the groups over the whole width."""
    groups = {c.text for c in layout.cells if c.ref is None and c.rowspan > 1 and c.row >= layout.head}
    page = _one_label_cell(layout, site)
    for group in groups:
        said = site.said(next(c for c in layout.cells if c.text == group))
        page = page.replace(f"<td>{said}</td>" + "<td></td>" * 7, f"<td colspan='8'>{said}</td>")
    return page


def _full_label_cell(layout, site):
    """Table 3 with one column of labels that name their groups: 不予公开-1.属于国家秘密."""
    if _kind(layout) != "requests":
        return bare_table(layout, site)
    rows = []
    under = {}
    for line in layout.lines():
        labels = [c for c in line if c.ref is None]
        numbers = [c for c in line if c.ref is not None]
        if not numbers:
            rows.append("".join(site.cell(replace(c, colspan=1 if c.column == 0 else c.colspan), site) for c in line))
            continue
        for cell in labels:
            for row in range(cell.row, cell.row + cell.rowspan):
                under.setdefault(row, {})[cell.column] = cell.text
        own = [text for column, text in sorted(under[line[0].row].items())]
        own = own[1:] if own[0].startswith("三、") and len(own) > 1 else own
        rows.append(f"<td>{escape(' '.join(own))}</td>" + "".join(site.cell(c, site) for c in numbers))
    return _table("".join(f"<tr>{row}</tr>" for row in rows))


def _numerals_apart(layout, site):
    """A column of running numbers before the labels."""
    if _kind(layout) == "disputes":
        return bare_table(layout, site)
    rows = []
    number = 0
    for at, line in enumerate(layout.lines()):
        numbered = any(c.ref for c in line)
        number += numbered
        first = (
            f"<td rowspan='{layout.head}'>序号</td>"
            if at == 0 and layout.head
            else ""
            if at < layout.head
            else (f"<td>{number if numbered else ''}</td>")
        )
        rows.append(first + "".join(site.cell(c, site) for c in line))
    return _table("".join(f"<tr>{row}</tr>" for row in rows))


def _disputes_in_three(layout, site):
    if _kind(layout) != "disputes":
        return bare_table(layout, site)
    numbers = [c for c in layout.cells if c.ref]
    parts = []
    for start, title in ((0, "行政复议"), (5, "未经复议直接起诉"), (10, "复议后起诉")):
        heads = "".join(f"<td>{h}</td>" for h in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
        cells = "".join(site.cell(c, site) for c in numbers[start : start + 5])
        parts.append(_table(f"<tr><td colspan='5'>{title}</td></tr><tr>{heads}</tr><tr>{cells}</tr>"))
    return "".join(parts)


def _disputes_upright(layout, site):
    """Table 4 in rows: one for each kind of case."""
    if _kind(layout) != "disputes":
        return bare_table(layout, site)
    numbers = [c for c in layout.cells if c.ref]
    heads = "".join(f"<td>{h}</td>" for h in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    rows = [f"<tr><td colspan='2'>类别</td>{heads}</tr>"]
    for start, title in (
        (0, "<td colspan='2'>行政复议"),
        (5, "<td rowspan='2'>行政诉讼</td><td>未经复议直接起诉"),
        (10, "<td>复议后起诉"),
    ):
        rows.append(f"<tr>{title}</td>{''.join(site.cell(c, site) for c in numbers[start : start + 5])}</tr>")
    return _table("".join(rows))


def _heading_within(printed, draft):
    """The heading of a section is the first row of its table."""
    out = []
    for at, (piece, text) in enumerate(printed):
        following = printed[at + 1] if at + 1 < len(printed) else None
        if isinstance(piece, Heading) and piece.number and following and isinstance(following[0], Layout):
            continue
        before = printed[at - 1][0] if at else None
        if isinstance(piece, Layout) and isinstance(before, Heading):
            row = f"<tr><td colspan='{piece.columns}'><b>{before.numbered}</b></td></tr>"
            held = re.sub(r"(<table[^>]*>)", rf"\1{row}", text, count=1)
            out.append(held if held != text else bare_heading(before) + text)
            continue
        out.append(text)
    return "".join(out)


def _contents(printed, draft):
    """A table of contents with dots and page numbers."""
    lines = "".join(
        f"<p>{piece.numbered}………………………………{piece.number + 1}</p>"
        for piece, _ in printed
        if isinstance(piece, Heading) and piece.number
    )
    (first, *rest) = [text for _, text in printed]
    return first + "<p>目　录</p>" + lines + "".join(rest)


def _contents_bare(printed, draft):
    lines = "".join(f"<li>{piece.numbered}</li>" for piece, _ in printed if isinstance(piece, Heading) and piece.number)
    (first, *rest) = [text for _, text in printed]
    return first + f"<ul>{lines}</ul>" + "".join(rest)


def _cards(printed, draft):
    """A copy for telephones, of each number with its row and column, which a style sheet hides."""
    out = []
    for piece, text in printed:
        out.append(text)
        if isinstance(piece, Layout) and _kind(piece) != "disclosure":
            table = draft.form.table(_kind(piece))
            items = "".join(
                f"<li>{table.rows[c.ref.row].label}：{table.columns[c.ref.row, c.ref.column].label} {c.text}</li>"
                for c in piece.cells
                if c.ref
            )
            out.append(f"<ul class='only-phone'>{items}</ul>")
    return "".join(out)


def _compared(printed, draft):
    """Before the tables, one of last year's numbers beside this year's."""
    table = _table(
        f"<tr><td>指标</td><td>{draft.year - 1}年</td><td>{draft.year}年</td><td>同比</td></tr>"
        "<tr><td>新收政府信息公开申请数量</td><td>12</td><td>15</td><td>25%</td></tr>"
        "<tr><td>予以公开</td><td>8</td><td>9</td><td>12.5%</td></tr>"
        "<tr><td>行政许可</td><td>3</td><td>4</td><td>33%</td></tr><tr><td>行政处罚</td><td>3</td><td>4</td><td>33%</td></tr>"
    )
    out = []
    for _at, (piece, text) in enumerate(printed):
        if isinstance(piece, Heading) and piece.number == 2:
            out.append(table)
        out.append(text)
    return "".join(out)


def _channels(printed, draft):
    """A table of channels in the first section."""
    table = _table(
        "<tr><td>公开渠道</td><td>政府网站</td><td>微信</td><td>微博</td><td>其他</td><td>总计</td></tr>"
        "<tr><td>数量（条）</td><td>312</td><td>96</td><td>0</td><td>3</td><td>411</td></tr>"
    )
    out = []
    for piece, text in printed:
        if isinstance(piece, Heading) and piece.number == 2:
            out.append(table)
        out.append(text)
    return "".join(out)


def _loose_markup(layout, site):
    """Ends of cells and rows left out."""
    return re.sub(r"</t[dr]>", "", bare_table(layout, site))


def _capitals(layout, site):
    table = bare_table(layout, site)
    return re.sub(r"<(/?)(table|tr|td)", lambda m: f"<{m[1]}{m[2].upper()}", table).replace("rowspan", "rowSpan")


def _figure(layout, site):
    table = f"<div style='overflow-x:auto'>{bare_table(layout, site)}</div>"
    return f"<figure class='table'>{table}<figcaption>表</figcaption></figure>"


def _caption_element(layout, site):
    return bare_table(layout, site).replace(">", "><caption>附表（单位：件、万元）</caption>", 1)


def _spread(text):
    """Short labels spread over their cells."""
    return "　".join(text) if len(text) == 2 else "\u00a0".join(text) if len(text) in (3, 4) else text


def _head_units(text):
    return (
        f"{text}（件）" if text in {"自然人", "商业企业", "科研机构", "总计", "结果维持", "其他结果", "规章"} else text
    )


def _other_words(text):
    return text.replace("其他", "其它").replace("法律行政法规", "法律、行政法规").replace("需要另行", "，需要另行")


def _with_article(text):
    return (
        text.replace("第二十条第（一）项", "第二十条 第（一）项")
        .replace("第二十条第（五）项", "第二十条第(五)项行政许可")
        .replace("第二十条第（八）项", "第二十条第八项")
    )


def _spaced_unit(text):
    return f"{text} 件" if text.isdigit() else text


def _with_decimals(text):
    return f"{text}.00" if text.isdigit() else text


def _hidden_within(text):
    return f"<span style='display:none'>8</span>{text}<!-- 9 -->"


def _script_within(text):
    return f"<script>document.write('7')</script>{text}"


def _zero_word(text):
    return "零" if text == "0" else text


def _bracketed(piece):
    if not piece.number:
        return bare_heading(piece)
    return f"<p><strong>（{piece.numbered[0]}）{piece.text}</strong></p>"


def _dotted(piece):
    return f"<p><b>{piece.numbered.replace('、', '．')}</b></p>" if piece.number else bare_heading(piece)


def _arabic(piece):
    return f"<h3>{piece.number}、{piece.text}</h3>" if piece.number else bare_heading(piece)


def _stopped(piece):
    return f"<p>{piece.numbered}。</p>" if piece.number else bare_heading(piece)


def _titles(body, draft):
    """The title over and over."""
    return bare_page(
        f"<div>标题：{draft.title}</div><div class='t'>{draft.title}</div><div>{draft.title}</div>"
        f"<div>发布日期：{draft.year + 1}-01-19 10:20 信息来源：{draft.organ} 字体：[大 中 小]</div><div>{body}</div>",
        draft,
    )


def _subtitle(body, draft):
    """A second title: of the office, with the year in Chinese."""
    years = "".join("〇一二三四五六七八九"[int(d)] for d in str(draft.year))
    body = body.replace(f"<h1>{draft.title}</h1>", f"<h1>{draft.organ}</h1><h1>{years}年政府信息公开工作年度报告</h1>")
    return bare_page(body, draft)


def _many_reports(body, draft):
    """A column of the reports of all offices, this year's, on the same page."""
    organs = ("某某市公安局", "某某市民政局", "某某市司法局", "某某市财政局")
    links = "".join(f"<p><a>{organ}{draft.year}年政府信息公开工作年度报告</a></p>" for organ in organs)
    return bare_page(f"<div class='left'>{links}</div><div class='right'>{body}</div><div>{links}</div>", draft)


def _survey(body, draft):
    return bare_page(
        f"<div>{body}</div><form><p>您对本报告是否满意？</p><p>一、满意</p><p>二、不满意</p>"
        "<input type='text' value=''><textarea>请输入</textarea></form><div>其他事项请致电12345</div>",
        draft,
    )


def _lines_only(layout, site):
    """Cells as blocks that only a style sheet sets side by side."""
    rows = [
        "<div class='tr'>" + "".join(f"<div class='td'>{site.said(c)}</div>" for c in line) + "</div>"
        for line in layout.lines()
    ]
    return f"<div class='table'>{''.join(rows)}</div>"


STRANGER = {
    "groups in every row": Site(table=_groups_repeated),
    "groups in the first row": Site(table=_groups_first),
    "groups as rows": Site(table=_one_label_cell),
    "groups as wide rows": Site(table=_group_rows_wide),
    "groups within labels": Site(table=_full_label_cell),
    "running numbers": Site(table=_numerals_apart),
    "table 4 in three": Site(table=_disputes_in_three),
    "table 4 in rows": Site(table=_disputes_upright),
    "headings within tables": Site(body=_heading_within),
    "contents with dots": Site(body=_contents),
    "contents in a list": Site(body=_contents_bare),
    "cards for telephones": Site(body=_cards),
    "a comparison of years": Site(body=_compared),
    "a table of channels": Site(body=_channels),
    "loose markup": Site(table=_loose_markup),
    "capitals": Site(table=_capitals),
    "figures": Site(table=_figure),
    "caption elements": Site(table=_caption_element),
    "spread labels": Site(label=_spread),
    "units at labels": Site(label=_head_units),
    "other words": Site(label=_other_words),
    "articles another way": Site(label=_with_article),
    "units after a blank": Site(number=_spaced_unit),
    "needless decimals": Site(number=_with_decimals),
    "hidden digits": Site(number=_hidden_within),
    "scripts in cells": Site(number=_script_within),
    "zero as a word": Site(number=_zero_word),
    "headings in brackets": Site(heading=_bracketed),
    "headings with dots": Site(heading=_dotted),
    "headings with figures": Site(heading=_arabic),
    "headings with stops": Site(heading=_stopped),
    "titles over and over": Site(page=_titles),
    "two titles": Site(page=_subtitle),
    "many reports beside": Site(page=_many_reports),
    "a survey below": Site(page=_survey),
    "cells as blocks": Site(table=_lines_only),
}
