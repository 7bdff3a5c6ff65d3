"""From answers to the next question, or to the one disposition that follows from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.basis import Citation
from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.deciding.errors import DecidingError
from gongkai.deciding.evidence import Need, needs
from gongkai.deciding.facts import FACTS
from gongkai.deciding.questions import FIRST, GIVEN, GROUND, LAST, QUESTIONS, Answer, Question
from gongkai.statute import DISPOSITIONS, Disposition


@dataclass(frozen=True, slots=True)
class Outcome:
    """The disposition that follows, and what it brings.

    `articles` are those it rests on, without repetition, its own first. `row` is the key of its row in table 3 (the
    2021 form). `letter` is the code of the letter to write, "" where none is sent. `evidence` must be on file.
    `verified` is false when one of the articles was not read in the original.
    """

    disposition: Disposition
    articles: tuple[Citation, ...]
    row: str
    letter: str
    evidence: tuple[Need, ...]
    service: str

    @property
    def verified(self) -> bool:
        """Whether every article was read in the original."""
        return all(article.verified for article in self.articles)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """How far the answers lead: `question` is asked next, or `outcome` follows; exactly one of both is set.

    `path` are the answers used, in order. `disposition` is known before the last question, on how to answer, is put.
    `letters` are the procedural letters that belong to the way taken. `unused` are questions that were answered and
    are not on it.
    """

    question: Question | None
    outcome: Outcome | None
    path: tuple[tuple[Question, Answer], ...]
    disposition: Disposition | None = None
    letters: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What may be answered to the question."""
        return () if self.question is None else _allowed(self.question, self.disposition)


def narrow(answers: Mapping[str, str]) -> Narrowed:
    """The next question after the answers so far, or the one lawful disposition.

    Args:
        answers: code of a question to code of its answer, in any order.

    Raises:
        UnknownCodeError: when there is no such question.
        DecidingError: when a question has no such answer, or not for this disposition.

    Source: 《中华人民共和国政府信息公开条例》第二十九条至第四十二条; the order of the questions is ours.

    >>> narrow({"complete": "complete", "nature": "petition", "service": "post"}).outcome.row
    'petition'
    """
    _known(answers)
    path, ends, at = list[tuple[Question, Answer]](), "", FIRST
    while at and not ends:
        question = QUESTIONS[at]
        answer = _answer(question, answers)
        if answer is None:
            return _narrowed(question, None, path, answers)
        path.append((question, answer))
        at, ends = answer.goes, answer.ends
    disposition = DISPOSITIONS[_end(ends, path)]
    last = QUESTIONS[LAST]
    if LAST not in answers:
        return _narrowed(last, disposition, path, answers)
    served = _pick(last, answers[LAST], _allowed(last, disposition))
    return _narrowed(None, disposition, [*path, (last, served)], answers)


def _answer(question: Question, answers: Mapping[str, str]) -> Answer | None:
    if question.spared and answers.get(question.spared[0]) == question.spared[1]:
        return question.answers[0]
    return _pick(question, answers[question.code], question.answers) if question.code in answers else None


def _allowed(question: Question, disposition: Disposition | None) -> tuple[Answer, ...]:
    return tuple(a for a in question.answers if not a.only or (disposition and disposition.code in a.only))


def _pick(question: Question, code: str, among: tuple[Answer, ...]) -> Answer:
    for answer in among:
        if answer.code == code:
            return answer
    raise DecidingError(
        _("问题“{question}”没有答案 {answer}；可以回答：{answers}").format(
            question=_(question.label), answer=code, answers=listed(answer.code for answer in among)
        )
    )


def _known(answers: Mapping[str, str]) -> None:
    for code, answer in answers.items():
        _pick(QUESTIONS[code], answer, QUESTIONS[code].answers)


def _end(ends: str, path: list[tuple[Question, Answer]]) -> str:
    taken = {asked.code: answer.code for asked, answer in path}
    if ends == GROUND:
        return taken["ground"]
    if ends != GIVEN:
        return ends
    return "partial" if taken.get("part") == "separable" else "granted"


def _narrowed(
    question: Question | None,
    disposition: Disposition | None,
    path: list[tuple[Question, Answer]],
    answers: Mapping[str, str],
) -> Narrowed:
    letters = dict.fromkeys(letter for _question, answer in path for letter in answer.letters)
    on_path = {asked.code for asked, _answer in path} | ({question.code} if question else set())
    outcome = _outcome(disposition, path) if disposition and question is None else None
    unused = tuple(code for code in answers if code not in on_path)
    return Narrowed(question, outcome, tuple(path), disposition, tuple(letters), unused)


def _outcome(disposition: Disposition, path: list[tuple[Question, Answer]]) -> Outcome:
    taken = {asked.code: answer for asked, answer in path}
    served = path[-1][1]
    grounds = (taken["ground"].code,) if disposition.code == "partial" else ()
    on_the_way = [Need(FACTS[code], answer.basis) for _asked, answer in path for code in answer.needs]
    found = {need.fact.code: need for need in (*on_the_way, *needs(disposition, grounds))}
    return Outcome(
        disposition,
        tuple(dict.fromkeys((disposition.basis, *disposition.also, *_deciding(path)))),
        disposition.row,
        "" if served.code == "unanswered" else letter_of(disposition),
        tuple(found.values()),
        served.code,
    )


def _deciding(path: list[tuple[Question, Answer]]) -> Iterator[Citation]:
    """The articles of the answers that decided: whether it is given, and what ended it."""
    for asked, answer in path:
        if (asked.of == "给不给" and answer.code != "none") or answer.ends not in {"", GIVEN}:
            yield answer.basis


def letter_of(disposition: Disposition) -> str:
    """The code of the letter that tells the applicant of a disposition."""
    return "withheld" if disposition.withholds_on_a_ground else disposition.code
