"""Whose figures a sentence gives, where they are not the organ's own."""

import re

_WIDER = re.compile(
    "全[县市区省州旗盟](?:各[^，。；]{0,14}|政府系统|行政机关|范围内?|政务公开|依申请公开|上下|系统)?[^，。；]{0,6}?(?:累计|合计|总计|共|全年|新?收|受理|办[理结]|发布|公开|主动|通过|未|没有|"
    "\\d+[家个]|组织|开展|举办|制[定发]|依申请)"
    "|全系统|各(?:级|部门|单位|镇|乡|街道?|县|区|市|地|乡镇|镇街|科室)(?:[、和及与][^，。；]{1,6}){0,3}(?:通过[^，。；]{0,12})?(?:累计|合计|总计|共(?!同|享|位)|新?收|受理|发布|公开)"
    "|(?:政府|县直|市直|区直)各?(?:工作)?部门[^，。；]{0,12}?(?:累计|共|新?收|受理|发布|公开)"
    "|[家个](?:行政机关|单位|部门|预算单位)[^，。；]{0,12}?(?:累计|共|新?收|受理|发布|公开)"
    "|(?:[区县市]政府)和[^，。；]{0,4}(?:政府)?办公[室厅]"
)
_OWN = re.compile(
    "本(?:机关|单位|级|部门|局|办|厅)|我(?:局|办|厅|单位|委|镇|街道|乡|院|中心)|政府办公[室厅]|[区县市]政府办"
)

_GOVERNMENT = re.compile("(?:政府|政府办公[室厅]|[省市县区旗州盟])$")
_MEMBER = re.compile(
    "^(?:其中)?[，：、]?(?P<name>[一-鿿]{2,12}?(?:局|委员会|委|厅|镇|乡|街道(?:办事处)?|管委会|集团|公司))"
    "(?:共计?|累计|合计|全年|本年度?|年内|新|已)*(?:收[到悉]?|接[收到]|受理|办[理结]|答复|处理|公开|发布)"
)


def member_of(clause: str, organ: str) -> str:
    """The department or township whose figure a clause of a government's report gives, "" where it names none.

    >>> member_of("县公安局收到", "某县人民政府"), member_of("县公安局收到", "某县公安局")
    ('县公安局', '')
    """
    if not _GOVERNMENT.search(organ):
        return ""
    match = _MEMBER.match(clause)
    return match["name"] if match and match["name"] not in organ and not _OWN.search(match["name"]) else ""


def scope_of(text: str) -> str:
    """The wider circle that a sentence names as the owner of its figures, "" where it names none.

    >>> scope_of("2022年，全县共收到政府信息公开申请42件"), scope_of("围绕全县中心工作，我局收到申请2件")
    ('全县', '')
    """
    match = _WIDER.search(text)
    return _short(match.group()) if match else ""


def own(text: str) -> bool:
    """Whether a sentence names the organ itself as the owner of its figures."""
    return _OWN.search(text) is not None


def _short(text: str) -> str:
    return re.split("累计|合计|总计|共|全年|新?收|受理|办[理结]|发布|公开|主动|通过|未|没有|，|\\d", text)[0] or text
