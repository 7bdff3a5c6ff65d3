"""W101 to W103: wrong words, wrong titles of those who hold office, names of places that are no more."""

import re
from collections.abc import Iterator

from gongkai.basis.language import marked
from gongkai.scan.values.bases import WORDING
from gongkai.scan.values.model import Found, Group, Severity, detector
from gongkai.scan.words.reading import Reading
from gongkai.scan.words.tables import Confusable, confusables, renamed


@detector(
    "W101",
    "wrong-word",
    marked("错别字"),
    group=Group.WORDS,
    severity=Severity.WARN,
    basis=WORDING,
    why=marked("公文里的错别字有损公信。只收确定写错的词；正确的词恰好连成同样两个字的（如“公布署名”）不算。"),
    advice=marked("改为正确的词"),
    faulty=("全面布署年度工作。", "截止目前，已办结12件。"),
    sound=("公布署名单位。", "截至目前，已办结12件。"),
)
def wrong_word(reading: Reading) -> Iterator[Found]:
    """A word of the list that is no part of a right one."""
    text = reading.folded
    for entry in confusables():
        start = text.find(entry.wrong)
        while start >= 0:
            if not _within(entry, text, start):
                yield Found(start, start + len(entry.wrong), right=entry.right)
            start = text.find(entry.wrong, start + 1)


def _within(entry: Confusable, text: str, start: int) -> bool:
    return any(text.startswith(word, max(0, start - word.index(entry.wrong))) for word in entry.within)


_TITLE = re.compile(
    r"(?:常务|党组|党委|县委|市委|区委|省委|镇党委|工委)?(?:第一)?副?"
    r"(?:总书记|书记|省长|市长|县长|区长|州长|旗长|镇长|乡长|局长|厅长|处长|科长|院长|校长|部长|司长|主席|主"
    r"任|会长|队长|所长|站长|行长|委员)$"
)


@detector(
    "W102",
    "wrong-title",
    marked("领导职务与名单不符"),
    group=Group.WORDS,
    severity=Severity.BLOCK,
    basis=WORDING,
    why=marked("领导的职务写错是严重表述错误。职务以使用者给出的名单为准，名单之外的人不判断。"),
    advice=marked("按名单改正职务，或者更新名单"),
    faulty=("副县长李某某主持会议。",),
    sound=("县长李某某主持会议。", "李某某主持会议。"),
)
def wrong_title(reading: Reading) -> Iterator[Found]:
    """A title right before a name that the caller's list gives other titles."""
    for name, titles in reading.context.titles.items():
        for found in re.finditer(re.escape(name), reading.folded):
            before = reading.before(found.start(), 14)
            title = _TITLE.search(before)
            if title and not any(_same(title[0], right) for right in titles):
                yield Found(found.start() - len(title[0]), found.end(), right=f"{titles[0] if titles else ''}{name}")


_BODY = re.compile("^(?:党组|党委|.委|镇党委|工委)")


def _same(title: str, right: str) -> bool:
    """Whether a title is among the listed ones, with or without the body: 县委副书记 for 副书记、县长."""
    return _BODY.sub("", title) in {_BODY.sub("", part) for part in re.split("[、，,/ ]", right)}


_HISTORY = re.compile("(?:原|旧|前|时任?|撤销|撤|曾为|今|史称|更名前|[“（(])$")
_CHANGE = re.compile("^(?:[”）)]?(?:改为|更名|改名|改设|撤|并入|划入|设区|设立))")


@detector(
    "W103",
    "old-place-name",
    marked("已撤销或者更名的地名"),
    group=Group.WORDS,
    severity=Severity.WARN,
    basis=WORDING,
    why=marked("政区撤销、更名以后仍写旧名，是表述错误。说到历史的（原某县、撤某市）不算；名录可以由使用者补充。"),
    advice=marked("改用现名；说的是从前的，写明“原”"),
    faulty=("办公地址：威海市文登市峰山路。",),
    sound=("原文登市2014年撤市设区。", "办公地址：威海市文登区峰山路。"),
)
def old_place_name(reading: Reading) -> Iterator[Found]:
    """A name of the list that is not spoken of as history."""
    known = {entry.old: entry.new for entry in renamed()} | dict(reading.context.regions)
    text = reading.folded
    for old, new in known.items():
        start = text.find(old)
        while start >= 0:
            end = start + len(old)
            past = _HISTORY.search(reading.before(start, 4)) or _CHANGE.match(reading.after(end))
            if not past and not text.startswith(new, start):
                yield Found(start, end, right=new)
            start = text.find(old, end)
