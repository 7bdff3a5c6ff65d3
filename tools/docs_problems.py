"""The table of what the reading of a report may remark on, in the page of the JSON."""

import re
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[1] / "docs/reference/json.md"
BEGINS, ENDS = "<!-- problems: made by tools/docs_problems.py -->", "<!-- end of problems -->"


class Meaning(NamedTuple):
    """What a code means, in both languages, and an example of when it comes."""

    code: str
    chinese: str
    english: str
    example: str


PROBLEMS = (
    Meaning(
        "alt-chunk",
        "嵌入了其他文档的片段，未读取",
        "parts of other documents were not read",
        "a docx that inserts a web page",
    ),
    Meaning(
        "cells-astray",
        "数与行名分开了，没有读取",
        "numbers parted from their rows were not read",
        "text taken out of a printed page: all labels first, then all numbers",
    ),
    Meaning(
        "cells-elsewhere",
        "数与行名不在同一页上，没有读取",
        "numbers that are not on one page with their rows were not read",
        "a PDF whose wide table was cut down the middle, each half on its own page",
    ),
    Meaning(
        "column-unknown",
        "表中有格式没有的列",
        "a column that the form does not have",
        "a column “备注” added to table 2",
    ),
    Meaning(
        "converted",
        "由 LibreOffice 转换后识读",
        "read after conversion by LibreOffice",
        "a .doc, .wps, .xls, .et, .rtf, .odt or .ods file",
    ),
    Meaning(
        "embedded-object",
        "嵌入的对象没有读取",
        "embedded objects were not read",
        "a docx with table 3 pasted as an Excel object",
    ),
    Meaning(
        "encoding",
        "编码与声明不同，或者有字符损坏",
        "the encoding is not the one declared, or characters are damaged",
        "a page that says UTF-8 and is GBK",
    ),
    Meaning(
        "external-picture",
        "图片不在文件之内，未读取",
        "linked pictures were not read",
        "a docx that links to pictures of a site",
    ),
    Meaning(
        "footnotes",
        "脚注或尾注没有读取",
        "footnotes and endnotes were not read",
        "a docx with a footnote under a table",
    ),
    Meaning(
        "formula-unsaved",
        "公式没有保存计算结果，按空白读取",
        "formulas without a saved result were read as blank",
        "a workbook that a program wrote and nobody opened",
    ),
    Meaning(
        "header-absent",
        "没有表头，按表式的顺序读",
        "a table without a header was read in the order of the form",
        "table 4 as fifteen numbers in a row",
    ),
    Meaning(
        "heading-run-in",
        "标题与别的文字连在一起，没有读作标题",
        "a heading that ran into other words was not read as one",
        "a page folded into one line by a converter",
    ),
    Meaning(
        "hidden-columns",
        "隐藏的列已一并读取",
        "hidden columns were read too",
        "a workbook with the columns of one applicant hidden",
    ),
    Meaning("hidden-rows", "隐藏的行已一并读取", "hidden rows were read too", "a workbook with a filter on"),
    Meaning(
        "hidden-sheet",
        "隐藏的工作表读取了没有",
        "whether a hidden sheet was read",
        "a workbook with last year's tables on a hidden sheet",
    ),
    Meaning(
        "hidden-text",
        "看不见的文字没有读取",
        "text that cannot be seen was not read",
        "white text on a white page; hidden text of a docx",
    ),
    Meaning(
        "invisible-text",
        "页面含不可见的文字，须与图像核对",
        "a page has invisible text, to be checked against its image",
        "a scan with recognised text behind it",
    ),
    Meaning(
        "last-year-suggests",
        "上年结转的一格识读不清或者与合计不符，按上年报告推测",
        "a number carried over could not be read or breaks a sum; last year's report suggests another",
        "a seal over the second row of table 3",
    ),
    Meaning(
        "nesting",
        "网页标签嵌套过深",
        "the tags of a page are nested too deep",
        "a page with hundreds of nested `<span>`",
    ),
    Meaning(
        "new-form",
        "表格用的是后一时期的格式",
        "a table is on the form of later years",
        "a report on 2020 with the table 2 of 2021",
    ),
    Meaning(
        "no-form",
        "这一年度没有全国统一的格式",
        "no national form serves the year",
        "a report on 2017",
    ),
    Meaning(
        "no-text-layer",
        "文件没有文字层，未识读",
        "the file has no text layer and was not read",
        "a scanned PDF, read with --ocr never",
    ),
    Meaning(
        "old-form",
        "表格用的是前一时期的格式",
        "a table is on the form of earlier years",
        "a report on 2023 with the table 2 of 2019",
    ),
    Meaning(
        "organ-from-file",
        "没有写明机关，按文件属性推定",
        "the organ was told from the properties of the file",
        "a page without a title whose metadata name the organ",
    ),
    Meaning(
        "organ-unknown",
        "没有写明机关",
        "the organ is not named",
        "a title that says only “2023年政府信息公开工作年度报告”",
    ),
    Meaning(
        "page-cut",
        "一页内容过多，只读取了一部分",
        "only part of a page was read",
        "a PDF page with hundreds of thousands of signs",
    ),
    Meaning(
        "page-unreadable",
        "一页已损坏，未能读取",
        "a page is damaged and was not read",
        "a PDF cut off while it was fetched",
    ),
    Meaning("pages-cut", "页数过多，只读取了前面的页", "only the first pages were read", "a PDF of a whole yearbook"),
    Meaning(
        "picture-broken",
        "有图片没有能够打开",
        "a picture could not be opened",
        "a page whose picture was cut off in transfer",
    ),
    Meaning(
        "picture-read",
        "图片的内容是识别出来的，请核对",
        "what pictures show was recognised; please compare",
        "a table that stands in a page as a screenshot",
    ),
    Meaning(
        "pictures-cut",
        "图片太多，只识别了前面的",
        "too many pictures; only the first were read",
        "a scan of hundreds of pages",
    ),
    Meaning(
        "pictures-not-read",
        "识别图片的组件没有安装",
        "what reads pictures is not installed",
        "a scanned PDF where gongkai[ocr] is missing",
    ),
    Meaning(
        "row-repeated",
        "一行出现不止一次，取第一次",
        "a row is there more than once; the first was taken",
        "a table pasted twice in part",
    ),
    Meaning(
        "row-shifted",
        "一行的单元格错位，按行名和列数对位",
        "the cells of a row are shifted; they were placed by label and number",
        "a row whose merged first cell was lost",
    ),
    Meaning(
        "row-unnamed",
        "行名或列名认不出，按在表中的位置读，请与图片核对",
        "the labels of rows or columns could not be read; they were read by their place; please compare",
        "a seal laid over the labels of a table that is a picture",
    ),
    Meaning(
        "row-unreadable",
        "一行的数与列数对不上，没有读取",
        "the numbers of a row cannot be matched with the columns and were not read",
        "five numbers in a row of seven columns",
    ),
    Meaning(
        "rows-in-picture",
        "缺的行可能在图片里",
        "rows that are missing may be in a picture",
        "table 3 of which the lower half was pasted as a screenshot",
    ),
    Meaning(
        "sheet-cut",
        "工作表范围过大，只读取了前面",
        "only the first part of a sheet was read",
        "a sheet formatted down to its last row",
    ),
    Meaning("sheet-missing", "工作表的内容缺失", "the content of a sheet is missing", "a damaged workbook"),
    Meaning("table-absent", "没有找到统计表", "no table was found", "a section that has its heading and no table"),
    Meaning("table-cut", "统计表缺行", "rows of a table are missing", "a table 3 that ends before “（七）总计”"),
    Meaning(
        "table-image",
        "统计表是图片，没有读取",
        "a table is a picture and was not read",
        "a page that shows table 3 as a screenshot",
    ),
    Meaning(
        "table-twice",
        "同一张表有两份，数字不同，没有读取",
        "a table is there twice with different numbers and was not read",
        "last year's table left in above this year's",
    ),
    Meaning(
        "table-unlaid",
        "表的行和列已经散失，没有读取其中的数",
        "the rows and columns of a table are lost; its numbers were not read",
        "a table saved as running text",
    ),
    Meaning(
        "text-embedded",
        "报告取自网页内含的框架、脚本或代码",
        "the report was taken from a frame, a script or code within the page",
        "a page that shows its text by script",
    ),
    Meaning(
        "tracked-changes",
        "按接受全部修订后的文字读取",
        "read with all tracked changes accepted",
        "a draft that was sent out with its corrections",
    ),
    Meaning(
        "unit-differs",
        "数的单位与表式不同",
        "a number is in another unit than the form's",
        "“（单位：元）” over the fees of table 2",
    ),
    Meaning(
        "unmapped-text",
        "字体没有对应的文字编码，无法识读",
        "a font does not tell its characters, which were not read",
        "a PDF with a subset font without a table of characters",
    ),
    Meaning(
        "wrong-extension",
        "文件名的后缀与内容不符，按内容识读",
        "the name of the file promises another kind; read by its content",
        "a web page saved as `report.doc`",
    ),
    Meaning(
        "year-from-file",
        "没有写明年度，按文件属性推定",
        "the year was told from the properties of the file",
        "a report without a year whose file is of January 2024",
    ),
    Meaning("year-unknown", "没有写明年度", "the year is not named", "a table alone"),
)
"""In order of code. `sum-incomplete` is not among them: it is said of sums, not of what was read."""


def table() -> str:
    """The table, a line a code."""
    lines = ["| code | 意思 | meaning | for example |", "|---|---|---|---|"]
    lines += [f"| `{p.code}` | {p.chinese} | {p.english} | {p.example} |" for p in PROBLEMS]
    return "\n".join(lines)


def page() -> str:
    """The page of the JSON with the table as it should be; all else in it is written by hand."""
    written = PAGE.read_text(encoding="utf-8")
    made = f"{BEGINS}\n\n{table()}\n\n{ENDS}"
    return re.sub(re.escape(BEGINS) + ".*" + re.escape(ENDS), lambda _: made, written, flags=re.DOTALL)
