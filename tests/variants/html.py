"""Web pages of a report: plain, from content management systems, and as Word saves them."""

from html import escape

from .draft import Draft
from .layout import Layout, Placed
from .pieces import Heading, Paragraph, Piece, pieces

_PLAIN_CSS = (
    "body{font:14px/1.6 'Noto Sans CJK SC',sans-serif} table{border-collapse:collapse;width:100%;margin:8px 0}"
    "td,th{border:1px solid #333;padding:3px;text-align:center} h1{text-align:center;font-size:20px}"
)


def make_plain(draft: Draft) -> bytes:
    """Clean markup in UTF-8: headings, paragraphs, tables with spans."""
    body = "\n".join(plain(piece) for piece in pieces(draft))
    return page(body, title=draft.title, css=_PLAIN_CSS).encode()


def page(body: str, *, title: str, css: str = "", charset: str = "utf-8") -> str:
    """A whole page around a body."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="{charset}"><title>{escape(title)}</title>'
        f"<style>{css}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def plain(piece: Piece) -> str:
    """A heading, paragraph or table in clean markup."""
    match piece:
        case Heading():
            level = 2 if piece.number else 1
            return f"<h{level}>{escape(piece.numbered)}</h{level}>"
        case Paragraph():
            return f"<p{' align=right' if piece.signature else ''}>{escape(piece.text)}</p>"
        case Layout():
            return plain_table(piece)


def plain_table(table: Layout, attributes: str = "") -> str:
    """A table element with spans."""
    rows = []
    for number, line in enumerate(table.lines()):
        tag = "th" if number < table.head else "td"
        cells = (f"<{tag}{spans(cell)}>{_lines(cell.text)}</{tag}>" for cell in line)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table{attributes}>\n" + "\n".join(rows) + "\n</table>"


def spans(cell: Placed, quote: str = '"') -> str:
    """The span attributes of a cell, each with a space before it."""
    rowspan = f" rowspan={quote}{cell.rowspan}{quote}" if cell.rowspan > 1 else ""
    colspan = f" colspan={quote}{cell.colspan}{quote}" if cell.colspan > 1 else ""
    return rowspan + colspan


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def make_cms(draft: Draft) -> bytes:
    """A government site's page: named meta data, navigation, a layout table around all, spans inside numbers.

    Encoded as GB18030, and declared so only after a comment.
    """
    body = "\n".join(_cms(piece) for piece in pieces(draft) if not (isinstance(piece, Heading) and not piece.number))
    names = {
        "SiteName": "某某市人民政府",
        "ArticleTitle": draft.title,
        "PubDate": f"{draft.year + 1}-01-20 09:30",
        "ContentSource": draft.organ,
        "ColumnName": "政府信息公开年报",
    }
    metas = "".join(f'<meta name="{name}" content="{escape(value)}" />\r\n' for name, value in names.items())
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">\r
<html xmlns="http://www.w3.org/1999/xhtml">\r
<!-- 页面模板 -->\r
<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" />\r
{metas}<title>{escape(draft.title)}_某某市人民政府</title>\r
<script>var siteId = 12; document.write('<table><tr><td>0</td></tr></table>');</script>\r
<style type="text/css">.TRS_Editor P{{line-height:2}}</style></head>\r
<body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/gk/">政府信息公开</a></li></ul></div>\r
<table width="1000" border="0" cellspacing="0" cellpadding="0"><tr>\r
<td class="left"><ul><li>机构职能</li><li>政策文件</li>\r
<li>政府信息公开年报</li></ul></td><td><div class="title">{escape(draft.title)}</div>\r
<div class="info">发布时间：{draft.year + 1}-01-20&nbsp;&nbsp;\r
来源：{draft.organ}&nbsp;&nbsp;浏览次数：<span>135</span></div>\r
<div class="TRS_Editor"><div class=TRS_Editor>\r
{body}\r
</div></div></td></tr></table>\r
<div class="foot">主办：某某市人民政府办公室<br/>网站标识码：0000000000<br/></div></body></html>\r
"""
    return html.encode("gb18030")


def _cms(piece: Piece) -> str:
    match piece:
        case Heading():
            inner = f'<strong><span style="font-size: 16pt; font-family: 黑体">{escape(piece.numbered)}</span></strong>'
            return f'<p style="text-indent: 2em">{inner}</p>'
        case Paragraph():
            align = ' align="right"' if piece.signature else ""
            return f'<p{align}><font face="仿宋_GB2312">&nbsp;&nbsp;&nbsp;&nbsp;{escape(piece.text)}</font></p>'
        case Layout():
            rows = "\n".join("<tr>" + "".join(map(_cms_cell, line)) + "</tr>" for line in piece.lines())
            return f'<div align="center"><table border="1" style="width: 690px"><tbody>\n{rows}\n</tbody></table></div>'


def _cms_cell(cell: Placed) -> str:
    """A cell whose number is cut up among spans, with a blank where there is nothing."""
    text = _lines(cell.text) or "&nbsp;"
    if cell.ref and len(cell.text) > 1:
        text = f"<span>{cell.text[:1]}</span><span style='color:#000'>{cell.text[1:]}</span>"
    return f"<td{spans(cell)} style='width: 60px'>\r\n<p align='center'>\r\n  {text}&nbsp;</p></td>"


def make_word(draft: Draft) -> bytes:
    """A page saved by Word as filtered HTML, in GBK."""
    body = "\n".join(_word(piece) for piece in pieces(draft))
    html = (
        '<html>\r\n\r\n<head>\r\n<meta http-equiv=Content-Type content="text/html; charset=gb2312">\r\n'
        '<meta name=Generator content="Microsoft Word 15 (filtered)">\r\n<style>\r\n<!--\r\n'
        ' p.MsoNormal, li.MsoNormal {margin:0cm; text-align:justify; font-size:10.5pt; font-family:"Calibri"}\r\n'
        "-->\r\n</style>\r\n\r\n</head>\r\n\r\n"
        f"<body lang=ZH-CN style='text-justify-trim:punctuation'>\r\n\r\n<div class=WordSection1>\r\n{body}\r\n</div>"
        "\r\n\r\n</body>\r\n\r\n</html>\r\n"
    )
    return html.encode("gbk", "xmlcharrefreplace")


def _word(piece: Piece) -> str:
    match piece:
        case Heading():
            inner = _word_runs(piece.numbered, "黑体")
            return f"<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'>{inner}</p>\r\n"
        case Paragraph():
            align = " align=right" if piece.signature else ""
            inner = _word_runs(piece.text, "仿宋")
            return f"<p class=MsoNormal{align} style='text-indent:32.0pt'>{inner}</p>\r\n"
        case Layout():
            rows = "".join(_word_row(line) for line in piece.lines())
            spare = "".join("<td style='border:none'></td>" for _ in range(piece.columns))
            grid = f" <![if !supportMisalignedColumns]>\r\n <tr height=0>{spare}</tr>\r\n <![endif]>\r\n"
            return (
                "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 width=649\r\n"
                f" style='width:486.75pt;border-collapse:collapse;border:none'>\r\n{rows}{grid}</table>\r\n"
            )


def _word_row(line: list[Placed]) -> str:
    cells = "".join(
        f"  <td width=64{spans(cell, '')} valign=top style='width:47.7pt;border:solid windowtext 1.0pt;\r\n"
        f"  padding:0cm 5.4pt 0cm 5.4pt'>\r\n{_word_cell(cell.text)}  </td>\r\n"
        for cell in line
    )
    return f" <tr style='height:19.85pt'>\r\n{cells} </tr>\r\n"


def _word_cell(text: str) -> str:
    return "".join(
        f"  <p class=MsoNormal align=center style='text-align:center'>{_word_runs(line, '宋体')}</p>\r\n"
        for line in text.split("\n")
    )


def _word_runs(text: str, font: str) -> str:
    """Text as Word writes it: Latin characters and digits in spans of their own, the source wrapped within a run."""
    if not text:
        return "<span lang=EN-US>&nbsp;</span>"
    runs, latin = [], ""
    for char in text:
        if char.isascii():
            latin += char
            continue
        runs += [f"<span lang=EN-US\r\nstyle='font-family:{font}'>{escape(latin)}</span>"] if latin else []
        runs.append(f"<span style='font-family:{font}'>{escape(char)}</span>")
        latin = ""
    runs += [f"<span lang=EN-US\r\nstyle='font-family:{font}'>{escape(latin)}</span>"] if latin else []
    joined = "".join(runs)
    same = f"</span><span style='font-family:{font}'>"
    return joined.replace(same, "")


def make_sloppy(draft: Draft) -> bytes:
    """Old hand-written markup: capitals, no closing tags, no quotes, full-width digits, UTF-8 declared as GB2312."""
    full = str.maketrans("0123456789", "０１２３４５６７８９")
    out = ["<HTML><HEAD><META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=gb2312'>"]
    out.append(f"<TITLE>{escape(draft.title)}</TITLE><BODY BGCOLOR=#ffffff>")
    for piece in pieces(draft):
        match piece:
            case Heading():
                out.append(f"<P ALIGN=center><B>{escape(piece.numbered)}</B>")
            case Paragraph():
                out.append(f"<P>　　{escape(piece.text)}")
            case Layout():
                out.append("<TABLE BORDER=1>")
                for line in piece.lines():
                    out.append("<TR>")
                    for cell in line:
                        text = cell.text.translate(full) if cell.ref else cell.text
                        out.append(f"<TD{spans(cell, '')} NOWRAP>{_lines(text)}")
                out.append("</TABLE>")
    return "\n".join(out).encode()
