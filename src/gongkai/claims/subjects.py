"""What a number counts: the public subject, found by the words around it.

Each rule is tried on the clause, written as `left¤right` with the number at ¤. A wrong subject makes a false
finding, so every rule asks for the words that it needs and gives way to `other`.
"""

import re
from dataclasses import dataclass

_ITEMS = frozenset({"件", "份", "宗", "起", "例", "个", "项", "条", "次", "笔", ""})
_TIMES = frozenset({"次", "场", "场次", "期", "班", "批次", "轮", "个", "批", "堂", "课时", "余次"})
_PEOPLE = frozenset({"人", "人次", "名", "位", "余人"})
_TEXTS = frozenset({"条", "篇", "件", "份", "个", "则", "期", "项", "部", "次", "篇次", "条次", "幅", "张", "组", "套"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A subject, a word without which it is not tried, and the pattern that the clause must show."""

    subject: str
    word: str
    pattern: re.Pattern[str]
    units: frozenset[str]
    unless: re.Pattern[str] | None = None


def _rule(subject: str, word: str, pattern: str, units: frozenset[str], *, unless: str = "") -> Rule:
    return Rule(subject, word, re.compile(pattern), units, re.compile(unless) if unless else None)


_CITED = "清理|备案|审查|审核|解读|评估|汇编|合法性|意见|修改|宣布|标注|上级"
_RULES = (
    _rule("other", "解读", r"(?:政策|文件)(?:文件)?(?:和|及|以及|与|、)(?:其|相关|配套)?(?:政策)?解读", _TEXTS),
    _rule(
        "policy-documents",
        "解读",
        r"解读(?:了)?[^，]{0,8}(?:政策|文件|政策措施)(?:共|计|达)*¤|解读¤[^，]{0,8}(?:政策|文件)",
        _TEXTS - {"次"},
    ),
    _rule(
        "interpretations",
        "解读",
        r"解读[^，、]{0,12}¤|¤[^，]{0,10}解读",
        _TEXTS,
        unless=r"专栏|栏目|率|答疑会|培训|解读等",
    ),
    _rule("policy-answers", "问答", r"问答[^，]{0,6}¤|¤[^，]{0,8}问答", _TEXTS),
    _rule("press-conferences", "新闻发布", r"新闻发布(?:会|活动)[^，]{0,4}¤|¤[^，]{0,6}新闻发布(?:会|活动)", _TIMES),
    _rule(
        "open-days", "开放", r"(?:开放日|开放周|开放活动|公众开放)[^，]{0,10}¤|¤[^，]{0,14}(?:开放日|开放活动)", _TIMES
    ),
    _rule(
        "normative-repealed",
        "规范性文件",
        r"(?:废止|宣布失效)[^，]{0,8}规范性文件[^，]{0,3}¤|(?:废止|宣布失效)[^，]{0,4}¤[^，]{0,5}规范性文件",
        _ITEMS,
    ),
    _rule(
        "normative-in-force",
        "规范性文件",
        r"(?:现行有效|继续有效|有效)[^，]{0,6}规范性文件[^，]{0,3}¤|规范性文件[^，]{0,8}有效[^，]{0,3}¤",
        _ITEMS,
    ),
    _rule(
        "normative-issued",
        "规范性文件",
        r"(?:制定|制发|出台|印发|新制定|制订|新出台)[^，]{0,10}规范性文件[^，]{0,3}¤|(?:制定|制发|出台|印发|制订)[^，]{0,3}¤[^，]{0,5}规范性文件",
        _ITEMS,
        unless=f"{_CITED}|废止",
    ),
    _rule(
        "normative-published",
        "规范性文件",
        r"(?:公开|发布)[^，]{0,10}规范性文件[^，]{0,3}¤|(?:公开|发布)[^，]{0,3}¤[^，]{0,5}规范性文件",
        _ITEMS,
        unless=_CITED,
    ),
    _rule("trained-persons", "训", r"(?:培训|轮训|集训|参训)[^，]{0,12}¤|¤[^，]{0,10}(?:培训|轮训)", _PEOPLE),
    _rule(
        "trainings",
        "训",
        r"(?:培训|轮训|培训会|培训班|专题班)[^，]{0,8}¤|¤[^，]{0,16}培训",
        _TIMES,
        unless=r"每[年月季半周次]",
    ),
    _rule("staff-full-time", "专职", r"专职[^，、]{0,10}¤|¤[^，、]{0,5}专职", _PEOPLE, unless="兼职|专兼职"),
    _rule("staff-part-time", "兼职", r"兼职[^，、]{0,10}¤|¤[^，、]{0,5}兼职", _PEOPLE, unless="专职|专兼职"),
    _rule(
        "consultations",
        "征",
        r"(?:意见|民意|网上|公众|社会|在线|网络)?(?:征集|征求意见|征询)[^，]{0,8}¤|¤[^，]{0,6}(?:征集|征求意见)",
        _TIMES | {"项", "件", "条"},
        unless=r"意见(?:建议)?(?:共|计|达)*¤|稿件|征集到|收到|采纳|建议¤",
    ),
    _rule(
        "opinions",
        "意见",
        r"(?:收到|征集到|采纳|征集|反馈)[^，]{0,10}(?:意见|建议)[^，]{0,4}¤|(?:收到|征集到|采纳|征集)[^，]{0,4}¤[^，]{0,8}意见",
        _TEXTS,
        unless=r"人大|政协|提案|代表",
    ),
    _rule("responses", "回应", r"回应[^，]{0,14}¤|¤[^，]{0,8}回应", _TEXTS, unless=r"率|回应关切”?栏目|解读"),
    _rule(
        "meetings",
        "会",
        r"(?:会议|常务会|办公会|全体会|推进会|例会|调度会|专题会|工作会|部署会)[^，]{0,4}¤|(?:召开|组织)[^，]{0,6}¤[^，]{0,20}会(?:议)?(?:$|，)",
        _TIMES,
        unless=r"培训|发布会|文件|纪要|座谈|信息|参加|列席|代表|材料|图解|报道",
    ),
    _rule(
        "inquiries",
        "咨询",
        r"咨询[^，]{0,8}¤|¤[^，]{0,8}咨询",
        _TEXTS | {"人次", "人"},
        unless=r"培训|投诉|举报|法律咨询",
    ),
    _rule(
        "site-visits",
        "量",
        r"(?:访问|浏览|点击|阅读|页面)[^，]{0,4}量[^，]{0,6}¤",
        frozenset({"次", "人次", "余次", "", "个", "条", "篇次"}),
    ),
    _rule(
        "new-media-accounts",
        "新媒体",
        r"(?:开设|运营|拥有|现有|备案|共有|管理|维护|开通|有)[^，]{0,8}新媒体[^，]{0,6}¤|¤[^，]{0,4}(?:政务)?新媒体(?:账号|平台)?$|¤(?:政务)?新媒体(?:账号)",
        frozenset({"个", "家"}),
        unless="发布|推送|作品|信息",
    ),
    _rule(
        "licences",
        "许可",
        r"(?:办理|作出|做出|办结|决定)[^，、]{0,4}行政许可[^，、]{0,6}¤",
        _ITEMS,
        unless="公开|公示|发布|事项|受理|信息",
    ),
    _rule(
        "penalties",
        "处罚",
        r"(?:办理|作出|做出|办结|决定|实施)[^，、]{0,4}行政处罚[^，、]{0,6}¤",
        _ITEMS,
        unless="公开|公示|发布|事项|信息",
    ),
    _rule(
        "coercive-measures",
        "强制",
        r"(?:办理|作出|做出|办结|决定|实施)[^，、]{0,4}行政强制[^，、]{0,6}¤",
        _ITEMS,
        unless="公开|公示|发布|事项|信息",
    ),
    _rule(
        "policy-documents",
        "政策",
        r"(?:出台|发布|公开|制定|印发)[^，]{0,12}(?:政策文件|重大政策|政策|政策措施)(?:共|计)*¤|(?:出台|发布|公开|制定|印发)[^，]{0,3}¤[^，]{0,4}政策(?:文件)?$",
        _ITEMS - {"条", "次"},
        unless=r"法规|解读|宣传|问答|信息|转发",
    ),
)


def _fits(rule: Rule, clause: str) -> bool:
    return bool(rule.pattern.search(clause)) and (rule.unless is None or not rule.unless.search(clause))


def subject_of(clause: str, unit: str) -> str:
    """The public subject of the number at ¤ in a clause that speaks of neither requests, disputes nor channels.

    >>> subject_of("发布解读材料¤", "件")
    'interpretations'
    """
    if unit == "个" and not clause.endswith("¤"):
        clause = clause[clause.index("¤") :]
    for rule in _RULES:
        if rule.word in clause and unit in rule.units and _fits(rule, clause):
            return rule.subject
    return "other"
