"""Numbers in their context: what stands to the left and right of each, in which sentence, about which year."""

import re
from dataclasses import dataclass, field

from gongkai.claims.folding import Folded, fold
from gongkai.claims.model import Listing, Passage, Relation
from gongkai.claims.numerals import chinese
from gongkai.claims.scanning import Kind, Token, may_count, scan


@dataclass(slots=True)
class Sentence:
    """A sentence of a folded paragraph: its place, its text, what it is about (`requests`, … or nothing)."""

    index: int
    start: int
    end: int
    text: str
    topic: str = ""


@dataclass(slots=True)
class Draft:
    """A claim in the making.

    `left` is the clause up to the number (or from the number before it in the same clause), `right` the rest of
    the clause where no other number follows, `lead` everything since the clause of the number before.
    `clause_text` is the whole clause up to the number, earlier numbers of it included; `after` the character
    that ends it. `since` is set where the figures run over several years.
    """

    token: Token
    sentence: Sentence
    left: str
    lead: str
    clause: int
    year: int | None
    depth: int
    report_year: int | None = None
    since: bool = False
    right: str = ""
    end: int = 0
    clause_text: str = ""
    after: str = ""
    subject: str = "other"
    relation: Relation = Relation.COUNT
    label: str = ""
    channel: str = ""
    scope: str = ""
    whole: "Draft | None" = None
    group: int | None = None
    heads: int | None = None
    listing: Listing | None = None
    apart: bool = False
    sign: int = 1
    drop: bool = False


@dataclass(slots=True)
class Reading:
    """A paragraph in the middle of being read."""

    passage: Passage
    folded: Folded
    year: int | None
    sentences: list[Sentence]
    drafts: list[Draft] = field(default_factory=list)


_COMPARED = re.compile("(?:较|比|与|同|和|较之|相较|对比|相比)(?:于)?$")
_THEN = "同期(?!共?(?:新?收|接[收到]|受理|办|答复|公开|发布|为|是|共))"
"""同期, where it is compared with: 2022年同期收到3件 tells what was received in 2022."""
_ASIDE = re.compile(f"度?(?:结转|转结|未办结|转[入来至到办]|{_THEN}|相比)")
_ASIDE_RELATIVE = re.compile(f"后|结转|转结|未办结|转[入来至到办]|底|末|{_THEN}|相比|增|减|下降|上升|持平|的")
_IN_A_NAME = re.compile("度?[^，。；、发公收受办]{0,6}(?:预算|决算|工作要点|年报|方案|计划|总结|目录)")
_SINCE = re.compile("(?:自|从)$")
_NO_YEAR_OF_ITS_OWN = re.compile("(?:截[至止]到?|(?:结转|转结|转)[至到入]?)$")
_SINCE_AFTER = re.compile("(?:\\d+月(?:\\d+日)?)?(?:开通|成立|上线|开设|运行|启用|施行)?(?:以来|起|开始|至今)")
_AND = re.compile("[、和及]$")
_SEVERAL = re.compile("[-—至~、和]")


_AND_MORE = re.compile("([^，。；：（）、和与及]{2,14})(?:和|与|及|以及)")
_VERB_BEFORE = re.compile(
    "(?:办理|承办|收到|公开|发布|受理|办结|涉及|完成|召开|举办|组织|开展|制发|印发|答复|的)(?:了|共|了共)?$"
)


def read(passage: Passage, year: int | None) -> Reading:
    """The paragraph with each of its numbers in context."""
    folded = fold(passage.text)
    reading = Reading(passage, folded, year, _sentences(folded.text))
    _Walk(reading).run()
    return reading


def year_at(reading: Reading, sentence: Sentence, place: int) -> tuple[int | None, bool]:
    """The year that a sentence speaks of at a place of it, and whether it speaks of several."""
    walk = _Walk(Reading(reading.passage, reading.folded, reading.year, reading.sentences))
    walk.enter(sentence)
    for token in scan(reading.folded.text, sentence.start, place):
        walk.take(token)
    return walk.year, walk.since


_SENTENCE = re.compile("[^。！？]{1,600}[。！？]*|[。！？]+")


def _sentences(text: str) -> list[Sentence]:
    """The sentences of a paragraph. What runs on without an end is cut, so that nothing grows with its square."""
    return [Sentence(at, m.start(), m.end(), m.group()) for at, m in enumerate(_SENTENCE.finditer(text))]


class _Walk:
    """One pass over the tokens, keeping track of the clause, the brackets and the year."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.folded.text
        self.sentence = 0
        self.clause = self.lead = self.depth = self.count = 0
        self.year, self.since = reading.year, False
        self.outside = self.year
        self.open: Draft | None = None
        self.last_year = -1

    def run(self) -> None:
        for sentence in self.reading.sentences:
            if may_count(sentence.text):
                self.enter(sentence)
                for token in scan(self.text, sentence.start, sentence.end):
                    self.take(token)
                self._close(sentence.end)
                self.open = None

    def enter(self, sentence: Sentence) -> None:
        self.sentence, self.clause, self.lead, self.depth = sentence.index, sentence.start, sentence.start, 0
        self.year, self.since, self.count = self.reading.year, False, self.count + 1

    def take(self, token: Token) -> None:
        if token.kind is Kind.NUMBER:
            self._number(token)
        elif token.kind is Kind.YEAR:
            self._see_year(token)
        elif token.text != "、" or self.open is not None:
            self._stop(token)

    def _number(self, token: Token) -> None:
        begin, end = self._parted(token)
        self._close(end)
        lead = begin if self.open else self.lead
        draft = Draft(
            token,
            self.reading.sentences[self.sentence],
            self.text[begin : token.start],
            self.text[lead : token.start],
            self.count,
            self.year,
            self.depth,
            self.reading.year,
            self.since,
            end=token.end,
            clause_text=self.text[self.clause : token.start],
        )
        self.reading.drafts.append(draft)
        self.open = draft

    def _parted(self, token: Token) -> tuple[int, int]:
        """Where the words for this number begin, and those for the number before end: 10件建议和28件提案."""
        if self.open is None:
            return self.clause, token.start
        last = self.open.token.end
        named = _AND_MORE.fullmatch(self.text, last, token.start) if _VERB_BEFORE.search(self.open.left) else None
        return (named.end(), named.end(1)) if named else (last, last)

    def _close(self, place: int) -> None:
        if self.open is not None:
            self.open.right = self.text[self.open.token.end : place]
            self.open.end = place
            self.open.after = self.text[place : place + 1]

    def _stop(self, token: Token) -> None:
        if self.open is not None:
            self._close(token.start)
            self.lead = token.end
            self.open = None
        if token.text == "（":
            self.depth, self.outside = self.depth + 1, self.year
        elif token.text == "）" and self.depth:
            self.depth, self.year = self.depth - 1, self.outside
        self.clause = token.end
        self.count += 1

    def _see_year(self, token: Token) -> None:
        before, after = self.text[max(0, token.start - 3) : token.start], self.text[token.end : token.end + 14]
        stated = _stated(token.text, self.reading.year)
        both = _AND.search(before) is not None and self.last_year == token.start - 1
        if stated is None or _aside(token.text, before, after, both=both):
            return
        self.last_year = token.end
        runs_on = stated != self.reading.year and (_SINCE.search(before) or _SINCE_AFTER.match(after))
        self.since = self.since or both or bool(runs_on or _SEVERAL.search(token.text))
        self.year = self.reading.year if self.since else stated


def _aside(year: str, before: str, after: str, *, both: bool) -> bool:
    """Whether a year is no year of the figures: one compared with, carried from, or in the name of a document.

    `both` is whether it is joined to a year before it: 2021年和2022年 are told together, unless a comparison follows.
    """
    relative = both or not year[0].isdigit()
    if (_ASIDE_RELATIVE if relative else _ASIDE).match(after) or _IN_A_NAME.match(after):
        return True
    return (_COMPARED.search(before) is not None and not both) or _NO_YEAR_OF_ITS_OWN.search(before) is not None


def _stated(text: str, year: int | None) -> int | None:
    if text[0].isdigit():
        return int(text[:4])
    if text[0] in "二两":
        return chinese(text[:4].replace("○", "〇"))
    if text[:2] in {"今年", "本年"}:
        return year
    return year - 1 if year is not None and text[0] in "去上前" else None
