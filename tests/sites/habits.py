"""The sites: one for every habit that pages have in the wild."""

import re
from dataclasses import replace
from html import escape
from itertools import groupby

from variants.layout import Layout, Placed
from variants.pieces import Heading

from .site import Site, bare_cell, bare_page, bare_table, rows_of, spans

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")


# --- numbers and labels ---------------------------------------------------------------------------------------------


def _full_width(text):
    return text.translate(_FULL)


def _nbsp(text):
    return f"&nbsp;{text}&nbsp;\u200b"


def _with_unit(text):
    return f"{text}件" if text.isdigit() else text


def _thousands(text):
    return f"{int(text):,}" if text.isdigit() else text


def _wide_thousands(text):
    return _thousands(text).replace(",", "，")


def _footnoted(text):
    return f"{text}<sup>①</sup>" if text.isdigit() and len(text) > 1 else text


def _by_digit(text):
    return "".join(f"<span>{char}</span>" for char in text) or "<span>&nbsp;</span>"


def _half_brackets(text):
    return text.translate(str.maketrans("（）、“”，", '(),"",'))


def _spaced_numerals(text):
    return re.sub(r"^([一二三四]、|（[一二三四五六七]）|\d\.)", r"\1 &nbsp;".replace("&nbsp;", "\u00a0"), text)


def _circled(text):
    """Numerals as one character: ㈠, 1、."""
    text = re.sub(r"^（([一二三四五六七])）", lambda m: chr(0x3220 + "一二三四五六七".index(m[1])), text)
    return re.sub(r"^(\d)\.", r"\1、", text)


def _fat_numerals(text):
    return re.sub(r"^(\d)\.", lambda m: f"（{m[1]}）", re.sub(r"^([一二三四])、", r"\1．", text))


def _without_numerals(text):
    return re.sub(r"^(?:[一二三四]、|（[一二三四五六七]）|\d\.)", "", text)


def _upright(text):
    """Narrow columns, a character a line."""
    short = text.startswith(("三、本年", "（三）", "（四）", "（五）", "（六）")) and len(text) < 12
    return "\n".join(text) if short else text


def _broken(text):
    return re.sub(r"(.{7})(?=.)", "\\1\n", text)


def _broken_heads(text):
    return f"{text[:2]}\n{text[2:]}" if len(text) in (4, 6) and text[0] != "（" else text


# --- cells ----------------------------------------------------------------------------------------------------------


def _headed_cell(cell, site):
    tag = "td" if cell.ref else "th"
    scope = "" if cell.ref else " scope='row'"
    return (
        f"<{tag}{scope}{spans(cell)}><p><br></p><p>{site.said(cell)}</p></{tag}>"
        if cell.ref
        else (f"<{tag}{scope}{spans(cell)}>{site.said(cell)}</{tag}>")
    )


def _excel_cell(cell, site):
    kind = " class=xl66 align=right x:num" if cell.ref else " class=xl65"
    return f"<td{spans(cell)}{kind} height=19 style='height:14.25pt'>{site.said(cell) or '&nbsp;'}</td>"


def _wechat_cell(cell, site):
    inner = f'<section style="text-align:center"><span leaf="">{site.said(cell) or "<br>"}</span></section>'
    return f'<td{spans(cell)} style="border:1px solid" data-colwidth="40">{inner}</td>'


def _office_cell(cell, site):
    text = site.said(cell)
    run = f"<span style=\"mso-spacerun:'yes';font-family:宋体\">{text}</span>" if text else "<o:p>&nbsp;</o:p>"
    return f'<td{spans(cell)} width="52" valign="center"><p class="15">{run}<span><o:p></o:p></span></p></td>'


def _filled_in_cell(cell, site):
    if cell.ref is None:
        return bare_cell(cell, site)
    return f"<td{spans(cell)}><input type='text' value='{cell.text}' readonly></td>"


def _linked_cell(cell, site):
    said = f"<a href='javascript:;'>{site.said(cell)}</a>" if cell.ref else site.said(cell)
    return f"<td{spans(cell)}>{said}</td>"


def _trailing_break_cell(cell, site):
    return f"<td{spans(cell)}><div><strong>{site.said(cell)}</strong><br></div>\n</td>"


# --- tables ---------------------------------------------------------------------------------------------------------


def _is_requests(layout):
    return layout.columns == 10


def _is_disclosure(layout):
    return layout.columns == 4


def _extra_columns(layout, site):
    """An empty column at the right and one at the left, as pasted sheets have."""
    rows = "".join(
        f"<tr><td>&nbsp;</td>{''.join(site.cell(c, site) for c in line)}<td></td></tr>" for line in layout.lines()
    )
    return f"<table border='1'>{rows}</table>"


def _in_two(layout, site):
    """Table 3 cut by the page into two, the head on both; groups that go on are named again."""
    if not _is_requests(layout):
        return bare_table(layout, site)
    cut = layout.head + 11
    head = [c for c in layout.cells if c.row < layout.head]
    upper = [*head, *(_cut_below(c, cut) for c in layout.cells if layout.head <= c.row < cut)]
    going_on = [
        replace(c, row=cut, rowspan=c.row + c.rowspan - cut)
        for c in layout.cells
        if layout.head <= c.row < cut < c.row + c.rowspan
    ]
    lower = [*head, *going_on, *(c for c in layout.cells if c.row >= cut)]
    return "<p></p>".join(_table_of(part, layout.columns, site) for part in (upper, lower))


def _in_two_bare(layout, site):
    """The same, without the head on the second, and groups that go on blank."""
    if not _is_requests(layout):
        return bare_table(layout, site)
    cut = layout.head + 11
    upper = [_cut_below(c, cut) for c in layout.cells if c.row < cut]
    going_on = [
        replace(c, text="", row=cut, rowspan=c.row + c.rowspan - cut)
        for c in layout.cells
        if c.row < cut < c.row + c.rowspan
    ]
    lower = [*going_on, *(c for c in layout.cells if c.row >= cut)]
    return "<p>— 3 —</p>".join(_table_of(part, layout.columns, site) for part in (upper, lower))


def _cut_below(cell, row):
    return replace(cell, rowspan=min(cell.rowspan, row - cell.row))


def _table_of(cells, columns, site):
    ordered = sorted(cells, key=lambda c: (c.row, c.column))
    lines = [list(line) for _, line in groupby(ordered, key=lambda c: c.row)]
    return f"<table border='1'>{rows_of(lines, site)}</table>"


def _blocks_apart(layout, site):
    """Table 2 as one table a block."""
    if not _is_disclosure(layout):
        return bare_table(layout, site)
    parts: list[list[list[Placed]]] = []
    for line in layout.lines():
        if len(line) == 1:
            parts.append([])
        parts[-1].append(line)
    return "".join(f"<table border='1'>{rows_of(part, site)}</table>" for part in parts)


def _noted(layout, site):
    """Notes within the table, at its foot."""
    notes = ("注：1.本表“其他”包括个体工商户；2.数据截至12月31日。", "填表人：张三", "备注：/")
    foot = "".join(f"<tr><td colspan='{layout.columns}'>{note}</td></tr>" for note in notes)
    return f"<table border='1'>{rows_of(layout.lines(), site)}{foot}</table>"


def _captioned(layout, site):
    """The heading again, and the unit, as the first rows of the table."""
    title = {4: "主动公开政府信息情况统计表", 10: "收到和处理政府信息公开申请情况统计表"}.get(
        layout.columns, "政府信息公开行政复议、行政诉讼情况统计表"
    )
    top = f"<tr><td colspan='{layout.columns}'>{title}</td></tr><tr><td colspan='{layout.columns}'>单位：件</td></tr>"
    return f"<table border='1'>{top}{rows_of(layout.lines(), site)}</table>"


def _laid_in_table(layout, site):
    return (
        "<table width='100%' cellpadding='0'><tbody><tr><td width='10'></td><td align='center'>"
        f"<table border='1'><tr><td>{bare_table(layout, site)}</td></tr></table></td>"
        "<td width='10'>&nbsp;</td></tr></tbody></table>"
    )


def _in_sections(layout, site):
    """thead, tbody, and an empty tfoot; columns with widths."""
    lines = layout.lines()
    head, body = lines[: layout.head], lines[layout.head :]
    columns = "<col width='72'>" * layout.columns
    return (
        f"<table border='1'><colgroup>{columns}</colgroup><thead>{rows_of(head, site)}</thead>"
        f"<tbody>{rows_of(body, site)}</tbody><tfoot><tr></tr></tfoot></table>"
    )


def _hidden_cells(layout, site):
    """Cells that a merge left behind, kept from view."""
    rows = []
    for line in layout.lines():
        drawn = "".join(site.cell(c, site) + "<td style='display: none;'></td>" * (c.colspan - 1) for c in line)
        rows.append(f"<tr>{drawn}</tr>")
    return f"<table border='1'>{''.join(rows)}</table>"


def _excel_table(layout, site):
    columns = "".join(f"<col width=72 style='width:54pt' span={layout.columns}>")
    last = "<tr height=0 style='display:none'>" + "<td width=72></td>" * layout.columns + "</tr>"
    return (
        f"<table border=1 cellpadding=0 cellspacing=0 style='border-collapse:collapse'>{columns}"
        f"{rows_of(layout.lines(), site)}<![if supportMisalignedColumns]>{last}<![endif]></table>"
    )


def _empty_rows(layout, site):
    """An empty row between the others, as double-spaced sheets have."""
    blank = f"<tr>{'<td></td>' * layout.columns}</tr>"
    lines = layout.lines()
    rows = [rows_of([line], site) for line in lines]
    rows.insert(0, blank)
    return f"<table border='1'>{''.join(rows)}{blank}{blank}</table>"


# --- bodies and pages -----------------------------------------------------------------------------------------------


def _one_cell(body, draft):
    """The whole report in one cell of a table."""
    return bare_page(f"<table border='1'><tr><td>菜单</td></tr><tr><td>{body}</td></tr></table>", draft)


def _breadcrumbs(body, draft):
    return bare_page(
        "<div class='crumb'>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>部门信息公开</a> &gt; "
        "<a>某某市民政局</a> &gt; <a>某某市教育局</a> &gt; <a>政府信息公开年报</a></div>"
        f"<ul><li><a>某某市发展和改革委员会</a></li><li><a>某某市公安局</a></li></ul>{body}",
        draft,
    )


def _related(body, draft):
    """Other reports before and after, in the same container."""
    others = "".join(
        f"<li><a>{organ}{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-20</span></li>"
        for year in (draft.year + 1, draft.year - 1, draft.year - 2)
        for organ in (draft.organ, "某某市某某局")
    )
    return bare_page(
        f"<div id='all'>{body}<div>上一篇：<a>{draft.organ}{draft.year - 1}年政府信息公开工作年度报告</a></div>"
        f"<div>下一篇：没有了</div><h3>相关链接</h3><ul>{others}</ul></div>",
        draft,
    )


def _listed_before(body, draft):
    others = "".join(
        f"<li><a>{draft.organ}{year}年政府信息公开工作年度报告</a></li>"
        for year in range(draft.year + 1, draft.year - 4, -1)
    )
    return bare_page(f"<div class='side'><h3>年度报告</h3><ul>{others}</ul></div><div>{body}</div>", draft)


def _attached(body, draft):
    return bare_page(
        f"<div>{body}<p>附件：</p><p><a>1.{draft.title}.docx</a></p><p><a>2.{draft.title}.pdf</a></p>"
        "<div>扫一扫在手机打开当前页</div><div>【打印本页】【关闭窗口】</div></div>",
        draft,
    )


def _properties(body, draft):
    """The table of properties of a government's library, above the document."""
    rows = (
        f"<tr><td>索 引 号：</td><td>11000000/{draft.year + 1}-00012</td>"
        "<td>信息分类：</td><td>政府信息公开年报</td></tr>"
        f"<tr><td>发布机构：</td><td>{draft.organ}</td><td>发文日期：</td><td>{draft.year + 1}年01月19日</td></tr>"
        f"<tr><td>名　　称：</td><td colspan='3'>{draft.title}</td></tr>"
        "<tr><td>文　　号：</td><td>无</td><td>有 效 性：</td><td>有效</td></tr>"
    )
    return bare_page(f"<table class='head'>{rows}</table><div>{body}</div>", draft)


def _copied_hidden(body, draft):
    """A copy for telephones, kept from view by its own style."""
    return bare_page(f"<div class='pc'>{body}</div><div class='mobile' style='display:none'>{body}</div>", draft)


def _copied_by_sheet(body, draft):
    """A copy for telephones, kept from view by the page's style sheet."""
    return bare_page(
        f"<style>.mobile{{display:none}}</style><div class='mobile'>{body}</div><div class='pc'>{body}</div>", draft
    )


def _paged(body, draft):
    """Page numbers of a printed document between the paragraphs."""
    return bare_page(body.replace("<h2>", "<p>第 1 页 共 5 页</p><h2>"), draft)


def _foot(body, draft):
    return bare_page(
        f"<div>{body}</div><div class='foot'><p>主办：某某市人民政府 承办：某某市政务服务和数据管理局</p>"
        "<p>网站标识码：1100000001 京ICP备05000000号 京公网安备 11000002000001号</p><p>联系电话：010-00000000</p>"
        "<select><option>区县网站</option><option>某某区人民政府</option></select></div>",
        draft,
    )


def _titleless(body, draft):
    """The title is only in the head of the page, with the name of the site, and in the crumbs."""
    whole = re.sub(r"<h1>.*?</h1>", "", body, count=1)
    return (
        f"<html><head><meta charset='utf-8'><title>{draft.title} - 某某市人民政府门户网站</title></head>"
        f"<body>{whole}</body></html>"
    )


def _broken_title(body, draft):
    organ = draft.organ
    title = f"<p align='center'>{organ}</p><p align='center'>{draft.year}年政府信息公开<br>工作年度报告</p>"
    return bare_page(re.sub(r"<h1>.*?</h1>", title, body, count=1), draft)


def _wechat_page(body, draft):
    return bare_page(
        f"<h1 class='rich_media_title'>{draft.title}</h1><div><span>原创</span> <a>某某发布</a> "
        f"<em>{draft.year + 1}-01-20</em></div><div id='js_content'><section>点击蓝字 关注我们</section>{body}"
        f"<section>来源：{draft.organ}</section>"
        "<section>编辑：李四　审核：王五</section><section>END</section></div><div>阅读 128　赞 3　在看 2</div>",
        draft,
    )


def _section_heading(piece):
    if not piece.number:
        return ""
    return f"<section><section><strong>0{piece.number}</strong></section><section>{piece.text}</section></section>"


def _numbered_apart(piece):
    """The numeral in an element of its own."""
    if not piece.number:
        return f"<h1>{piece.text}</h1>"
    return f"<div><span>{piece.numbered[:2]}</span><span>&nbsp;{piece.text}</span></div>"


def _parts(piece):
    if not piece.number:
        return f"<h1>{piece.text}</h1>"
    return f"<p><b>第{piece.numbered[0]}部分　{piece.text}</b></p>"


def _listed_headings(piece):
    """Headings numbered by a style: no numeral in the text."""
    if not piece.number:
        return f"<h1>{piece.text}</h1>"
    return f"<ol start='{piece.number}' type='1'><li><b>{piece.text}</b></li></ol>"


def _spread_heading(piece):
    text = piece.numbered
    return (
        f"<p style='text-align:center'><font size=5>{'&nbsp;'.join(text)}</font></p>"
        if not piece.number
        else (f"<p>　　<b>{text[:2]}</b><b> {text[2:]} </b>：</p>")
    )


def _broken_paragraph(piece):
    """Lines broken with br within one element, and blanks for the indent."""
    return f"　　{escape(piece.text)}<br>\n<br>\n"


def _wrapped_source(piece):
    text = escape(piece.text)
    return "<p>\n    " + "\n    ".join(text[n : n + 30] for n in range(0, len(text), 30)) + "\n</p>"


def _pieces_in_rows(printed, draft):
    """Every piece in a row of one layout table."""
    rows = "".join(f"<tr><td>{text}</td></tr>" for _, text in printed)
    return f"<table width='900' border='0'>{rows}</table>"


def _sections_in_divs(printed, draft):
    parts, open_ = [], False
    for piece, text in printed:
        if isinstance(piece, Heading) and piece.number:
            parts.append("</div><div class='sec'>" if open_ else "<div class='sec'>")
            open_ = True
        parts.append(text)
    return "".join(parts) + "</div>"


def _tables_last(printed, draft):
    """All tables after the text, as appendices with their headings."""
    text = [drawn for piece, drawn in printed if not isinstance(piece, Layout)]
    tables = [drawn for piece, drawn in printed if isinstance(piece, Layout)]
    titles = [draft.form.table(key).title for key in draft.tables]
    named = [f"<p>附表{n}：{title}</p>" for n, title in enumerate(titles, 1)]
    return "".join([*text, *(line for pair in zip(named, tables, strict=True) for line in pair)])


SITES = {
    "as it should be": Site(),
    "full-width digits": Site(number=_full_width),
    "blanks that do not break": Site(number=_nbsp),
    "units in the cells": Site(number=_with_unit),
    "thousands": Site(number=_thousands),
    "wide thousands": Site(number=_wide_thousands),
    "footnotes at numbers": Site(number=_footnoted),
    "digit by digit": Site(number=_by_digit),
    "half-width brackets": Site(label=_half_brackets),
    "blanks after numerals": Site(label=_spaced_numerals),
    "numerals of one character": Site(label=_circled),
    "other numerals": Site(label=_fat_numerals),
    "no numerals": Site(label=_without_numerals),
    "upright groups": Site(label=_upright),
    "labels broken": Site(label=_broken),
    "heads broken": Site(label=_broken_heads),
    "all headed": Site(cell=_headed_cell),
    "a sheet's page": Site(cell=_excel_cell, table=_excel_table),
    "a telephone's article": Site(cell=_wechat_cell, heading=_section_heading, page=_wechat_page),
    "an office suite's": Site(cell=_office_cell),
    "a form filled in": Site(cell=_filled_in_cell),
    "linked numbers": Site(cell=_linked_cell),
    "breaks at the end of cells": Site(cell=_trailing_break_cell),
    "extra columns": Site(table=_extra_columns),
    "table 3 in two": Site(table=_in_two),
    "table 3 in two, no head": Site(table=_in_two_bare),
    "table 2 in blocks": Site(table=_blocks_apart),
    "notes at the foot": Site(table=_noted),
    "captions in the table": Site(table=_captioned),
    "tables laid in tables": Site(table=_laid_in_table),
    "heads and bodies": Site(table=_in_sections),
    "cells left by merges": Site(table=_hidden_cells),
    "empty rows": Site(table=_empty_rows),
    "one cell for all": Site(page=_one_cell),
    "crumbs of other organs": Site(page=_breadcrumbs),
    "related reports": Site(page=_related),
    "reports listed before": Site(page=_listed_before),
    "attachments": Site(page=_attached),
    "properties above": Site(page=_properties),
    "a hidden copy": Site(page=_copied_hidden),
    "a copy hidden by a sheet": Site(page=_copied_by_sheet),
    "page numbers within": Site(page=_paged),
    "a foot": Site(page=_foot),
    "no title but the page's": Site(page=_titleless),
    "title in lines": Site(page=_broken_title),
    "numerals apart": Site(heading=_numbered_apart),
    "parts": Site(heading=_parts),
    "headings of a list": Site(heading=_listed_headings),
    "spread headings": Site(heading=_spread_heading),
    "breaks for paragraphs": Site(paragraph=_broken_paragraph),
    "wrapped source": Site(paragraph=_wrapped_source),
    "pieces in rows": Site(body=_pieces_in_rows),
    "sections apart": Site(body=_sections_in_divs),
    "tables last": Site(body=_tables_last),
}
