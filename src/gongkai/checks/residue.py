"""S117: what editors, programs and hasty fingers left behind in the text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from gongkai.basis import Origin
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example
from gongkai.checks.model import Case, Fault, Outcome, Severity, check
from gongkai.checks.text import prose
from gongkai.forms import Paragraph, Report


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of residue: how it is found, what it is called, what to do.

    `unless` spares matches that are none; `hints` are cheap to look for, and one of them is in every match.
    """

    pattern: re.Pattern[str]
    what: str
    cure: str
    severity: Severity | None = None
    unless: Callable[[re.Match[str]], bool] = lambda _: False
    hints: tuple[str, ...] = ()

    def places(self, text: str) -> list[re.Match[str]]:
        """Where it stands in a text. A text without any of the hints is not searched."""
        if self.hints and not any(hint in text for hint in self.hints):
            return []
        return [match for match in self.pattern.finditer(text) if not self.unless(match)]


_ORDINARY_BEFORE = {
    "在": "存现实内外潜所旨正自好健",
    "和": "总温缓调平附饱祥",
    "并": "合吞归兼",
    "将": "即必干",
    "把": "",
    "我": "自",
    "已": "而早",
    "未": "",
    "也": "",
    "从": "服遵听自跟",
    "向": "方面意导取定志倾动走流转",
    "且": "而并暂况",
    "而": "然从反因时",
    "但": "不非",
    "被": "植",
    "或": "",
    "该": "应",
    "各": "",
}
"""Words that are never doubled, and after which characters they belong to another word: 存在在, 总和和."""

_DOUBLED = re.compile(f"([{''.join(_ORDINARY_BEFORE)}])\\1")
_REPEATED = re.compile(r"([\u4e00-\u9fff]{3,10})\1(?![\u4e00-\u9fff]{0,2}\1)")


def _belongs(match: re.Match[str]) -> bool:
    """Whether the first of two equal characters ends another word, as in 实实在在 or 存在在."""
    before = match.string[match.start() - 1 : match.start()]
    return bool(before) and before in _ORDINARY_BEFORE.get(match.group(1), "") + match.group(1)


_SLIPS = re.compile(r"[需将要应]一步(?=加[强大快]|提[升高]|完善|规范|深化|优化|拓[宽展]|推[进动]|健全|增强|强化)")


def _stars(match: re.Match[str]) -> bool:
    """Whether more than two stars stand together, as in a masked number."""
    return "*" in (match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1])


def _word(match: re.Match[str]) -> bool:
    """Whether what looks like an unfilled blank belongs to a Latin word."""
    return match.string[match.start() - 1 : match.start()].isascii() and match.string[match.start() - 1].isalpha()


_COUNTED = r"(?=\s?(?:[条件次年月日人份个期篇万亿元%％]|项(?!目)))"
_TAGS = "p|br|span|div|font|td|tr|table|strong|b|o:p|img|a"
_KINDS = (
    Kind(
        re.compile(r"\[bookmark:[^\]]*\]|_GoBack\b"),
        marked("Word书签残留"),
        marked("删去{it}"),  # 删去 alone is what a comparison calls a sentence that is gone
        hints=("[bookmark", "_GoBack"),
    ),
    Kind(
        re.compile(r"\[(?:image|图片)[:：][^\]]*\]", re.IGNORECASE),
        marked("图片占位符残留"),
        marked("改用文字或表格"),
        hints=("[",),
    ),
    Kind(
        re.compile(r"\*\*[^*\n]{1,40}\*\*|\*\*"),
        marked("Markdown标记“**”残留"),
        marked("删去星号"),
        unless=_stars,
        hints=("**",),
    ),
    Kind(
        re.compile(r"^[ \t]{0,3}#{1,6}(?=[ \t\u4e00-\u9fff])", re.MULTILINE),
        marked("Markdown标记“#”残留"),
        marked("删去井号"),
        hints=("#",),
    ),
    Kind(
        re.compile(r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash);|&#\d{2,5};"),
        marked("网页字符实体残留"),
        marked("改为相应的字符"),
        hints=("&",),
    ),
    Kind(
        re.compile(rf"</?(?:{_TAGS})\b[^<>\n]{{0,200}}>", re.IGNORECASE),
        marked("网页标签残留"),
        marked("删去标签"),
        hints=("<",),
    ),
    Kind(re.compile("\ufffd+"), marked("乱码"), marked("从原文重新粘贴"), hints=("\ufffd",)),
    Kind(
        re.compile(r"错误[!！]\s?未(?:找到引用源|定义书签)|Error! Reference source not found"),
        marked("域代码错误"),
        marked("更新或删去域代码"),
    ),
    Kind(
        re.compile(r"(?:单击|点击)(?:或点击)?此处输入(?:文字|内容|日期)"),
        marked("模板提示语残留"),
        marked("删去或填写"),
        hints=("此处输入",),
    ),
    Kind(re.compile(rf"[×xXＸ_＿]{{2,6}}{_COUNTED}"), marked("没有填写的数字"), marked("填写数字"), unless=_word),
    Kind(
        re.compile(r"(?<=\d[条件篇份])[、，；,;][\u4e00-\u9fff]{1,12}(?:类|类信息|信息)[条件篇份](?=[、，；。,;])"),
        marked("没有填写的数字"),
        marked("填写数字"),
    ),
    Kind(
        re.compile(
            r"^[ \t\u3000]*(?:[（(][一二三四五六七八九十]{1,2}[）)] ?){2}(?=[\u4e00-\u9fff]{2})(?![项款目条])",
            re.MULTILINE,
        ),
        marked("两个序号"),
        marked("只留一个"),
    ),
    Kind(_DOUBLED, marked("重复的字"), marked("删去一个"), unless=_belongs),
    Kind(_REPEATED, marked("重复的词句"), marked("删去一处")),
    Kind(
        re.compile(r"[，、；：。]{2,}"),
        marked("重复的标点"),
        marked("只留一个"),
        unless=lambda match: len(match.group()) > 2 and set(match.group()) == {"。"},
    ),
    Kind(_SLIPS, marked("漏字"), marked("应为“进一步”"), hints=("一步",)),
    Kind(
        re.compile(r"^[（(][一二三四五六七八九十][）)][^\n。：:]{2,20}[\n\s]+无[。.]?$", re.MULTILINE),
        marked("只有“无”的小标题"),
        marked("删去小标题，或写明没有哪些事项"),
        Severity.INFO,
        hints=("\n无",),
    ),
)


_SHOWN = 8


@check(
    "S117",
    "editor-residue",
    "文字中有编辑残留、重复或者漏字",
    examines=("ST17",),
    severity=Severity.WARNING,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    faulty=lambda: example(
        prose={"总体情况": "（一）主动公开。[bookmark: _GoBack]并在在政府网站公开。**一是**围绕民生。"}
    ),
    sound=lambda: example(
        prose={"总体情况": "（一）主动公开。实实在在方便群众，层层把关，天天更新，问题仍存在在线咨询上。"}
    ),
)
def editor_residue(case: Case) -> Iterator[Outcome]:
    """What a program or a slip left in the text shows that nobody read it before it went out.

    Bookmarks, picture placeholders, Markdown and HTML signs, unfilled blanks, doubled words and punctuation. Words
    that Chinese doubles by right (层层, 天天, 实实在在) and equal characters at the border of two words (工作作风)
    are left alone: only words that are never doubled count. One finding a kind.
    """
    paragraphs = prose(case).paragraphs
    text = "\n".join(p.text for p in paragraphs)
    starts = _starts(paragraphs)
    for kind in _KINDS:
        found = kind.places(text)
        if found:
            yield _left_behind(kind, found, [_origin(paragraphs, starts, m) for m in found[:_SHOWN]])
    yield from _broken(case.report)


def _starts(paragraphs: tuple[Paragraph, ...]) -> list[int]:
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + 1
    return starts


def _origin(paragraphs: tuple[Paragraph, ...], starts: list[int], match: re.Match[str]) -> Origin:
    index = bisect_right(starts, match.start()) - 1
    at = match.start() - starts[index]
    return paragraphs[index].origin._replace(start=at, end=at + len(match.group()), text=match.group())


def _left_behind(kind: Kind, found: list[re.Match[str]], origins: list[Origin]) -> Fault:
    first = found[0]
    around = first.string[max(first.start() - 8, 0) : first.end() + 8].replace("\n", " ").strip()
    more = _("，共{count}处").format(count=len(found)) if len(found) > 1 else ""
    return Fault(
        _("{what}：“…{around}…”{more}").format(what=_(kind.what), around=around, more=more),
        text=first.group(),
        values={"places": len(found)},
        suggestion=_(kind.cure).format(it=""),
        origin=origins[0],
        also=tuple(origins[1:]),
        severity=kind.severity,
    )


_ENDED = re.compile(r"[。；：！？…”）)》.;:!?】〕]\s*$")
_HAN = re.compile(r"^[\u4e00-\u9fff]{2}")
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十]|其[一二三四五])")
_NUMBERED = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、．]|[一二三四五六七八九十]{1,2}、)[^。；;：:]{1,45}$"
)
"""A numbered heading: it has a clause or two, and no stop at its end."""

_WRAPPED = 2


def _broken(report: Report) -> Iterator[Fault]:
    """A sentence that breaks off and goes on in the next paragraph. In text with hard line ends that means nothing."""
    breaks = [
        (before, after)
        for section in report.sections
        for before, after in pairwise(section.paragraphs)
        if len(before.text.strip()) > 20
        and "\t" not in before.text  # a line of a table
        and not _ENDED.search(before.text)
        and not _NUMBERED.match(before.text.strip())
        and _HAN.match(after.text.strip())
        and not _ITEM.match(after.text.strip())
    ]
    if 0 < len(breaks) <= _WRAPPED:
        before, after = breaks[0]
        yield Fault(
            _("段落中断：“…{before}”与下一段“{after}…”似为一句").format(
                before=before.text.strip()[-10:], after=after.text.strip()[:10]
            ),
            text=before.text.strip()[-20:],
            suggestion=_("合并为一段"),
            origin=before.origin,
            also=(after.origin,),
            severity=Severity.INFO,
        )
