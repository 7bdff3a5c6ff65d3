"""What sites print around a report changes nothing in it: menus, contents, other organs' reports, copies, footers."""

import pytest

from gongkai.ingest import read_bytes
from variants import html
from variants.draft import made_up
from variants.pieces import pieces

DRAFT = made_up("around", seed=11)
BODY = "\n".join(html.plain(piece) for piece in pieces(DRAFT))
WITHIN = f"<div class=content>{BODY}</div>"
COPY = BODY.replace("<p>", "<p>　　").replace("<h2>", "<p><b>").replace("</h2>", "</b></p>")


def listed(title, *items):
    return f"<div><h3>{title}</h3><ul>{''.join(f'<li><a href=x>{item}</a></li>' for item in items)}</ul></div>"


CRUMBS = "<div>您的位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; <a>政府信息公开年报</a></div>"
MENU = listed("目录", "一、机构职能", "二、政策文件", "三、总体情况", "四、其他需要报告的事项")
CONTENTS = listed("目录", *(f"{n}、{title}" for n, title in zip("一二三四五六", DRAFT.form.sections, strict=True)))
OTHERS = listed(
    "相关文章",
    "青禾市教育局2022年政府信息公开工作年度报告",
    "青禾市财政局2024年政府信息公开工作年度报告 2025-01-20",
    "临江县卫生健康局2021年政府信息公开工作年度报告",
)
DEPARTMENTS = listed("部门年报", "青禾市公安局", "青禾市民政局2023年政府信息公开工作年度报告", "青禾市司法局")
FOOT = (
    "<div><p>主办：青禾市人民政府办公室　联系电话：0955-1234567</p><p>版权所有：青禾市人民政府 2025年3月1日</p></div>"
)
PAGES = {
    "a menu with numerals": CRUMBS + MENU + WITHIN + OTHERS + FOOT,
    "the same without an element around the report": CRUMBS + MENU + BODY + OTHERS + FOOT,
    "contents above": CRUMBS + CONTENTS + WITHIN + OTHERS + FOOT,
    "contents within": CRUMBS + f"<div>{CONTENTS}{BODY}</div>" + OTHERS + FOOT,
    "others' reports above": CRUMBS + OTHERS + WITHIN + FOOT,
    "others' reports above, nothing around": CRUMBS + OTHERS + BODY + FOOT,
    "departments above": CRUMBS + DEPARTMENTS + WITHIN + FOOT,
    "departments below": CRUMBS + BODY + DEPARTMENTS + FOOT,
    "a hidden copy": f"<div>{BODY}</div><div style='display:none'>{COPY}</div>{FOOT}",
    "a hidden copy first": f"<div style='display:none'>{COPY}</div><div>{BODY}</div>{FOOT}",
}


@pytest.mark.parametrize("page", PAGES)
def test_the_report_is_the_same_whatever_stands_around_it(page):
    report = read_bytes(html.page(PAGES[page], title=f"{DRAFT.title}_青禾市人民政府").encode(), "a.html")
    assert (report.title, report.organ, report.year) == (DRAFT.title, DRAFT.organ, DRAFT.year)
    assert tuple(paragraph.text for paragraph in report.preface) == DRAFT.preface
    told = [[*DRAFT.before.get(title, ()), *DRAFT.after.get(title, ())] for title in DRAFT.form.sections]
    assert [[paragraph.text for paragraph in section.paragraphs] for section in report.sections] == told
    assert {str(ref): (report[ref].state, report[ref].value) for ref in DRAFT.cells} == {
        str(ref): cell for ref, cell in DRAFT.expected().items()
    }
    assert (report.signed_by, report.problems) == (DRAFT.organ, ())


def test_the_foot_of_a_page_is_no_part_of_a_report_without_signature():
    heads = [f"{n}、{title}\n已按要求办理。" for n, title in zip("一二三四五六", DRAFT.form.sections, strict=True)]
    foot = "附件：某市某局2030年报告.docx\n打印本页 关闭窗口\n联系电话：0123-4567890"
    text = "\n".join(["规范性文件", "行政许可", "年度报告", "某市某局2030年政府信息公开工作年度报告", *heads, foot])
    report = read_bytes(text.encode(), "a.txt")
    assert (report.organ, report.title) == ("某市某局", "某市某局2030年政府信息公开工作年度报告")
    assert report.sections[-1].text == "已按要求办理。"
