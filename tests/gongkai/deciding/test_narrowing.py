"""Every way through the seven questions, walked to its end."""

from collections import Counter

import pytest

from gongkai.basis import INSTRUMENTS, UnknownCodeError
from gongkai.deciding import EVIDENCE, FACTS, QUESTIONS, SEVEN, DecidingError, narrow
from gongkai.forms import FORM_2021
from gongkai.letters import LETTERS
from gongkai.statute import DISPOSITIONS


def ways(answers=None):
    """Every full set of answers that the questions lead through."""
    answers = answers or {}
    found = narrow(answers)
    assert (found.question is None) != (found.outcome is None)
    if found.question is None:
        yield answers
        return
    for answer in found.answers:
        yield from ways({**answers, found.question.code: answer.code})


WAYS = list(ways())
ENDS = [narrow(way).outcome for way in WAYS]
WITHHELD = {"complete": "complete", "nature": "request", "repeated": "new", "amount": "within", "responsible": "ours"}
WITHHELD |= {"held": "held", "part": "whole", "service": "post"}


def test_every_way_ends_in_exactly_one_disposition():
    assert len(WAYS) > 300
    assert all(outcome.disposition.code in DISPOSITIONS for outcome in ENDS)


def test_every_disposition_is_reached():
    assert {outcome.disposition.code for outcome in ENDS} == set(DISPOSITIONS)


def test_every_question_and_every_answer_is_on_some_way():
    used = Counter(item for way in WAYS for item in way.items())
    assert {(q.code, a.code) for q in QUESTIONS.values() for a in q.answers} == set(used)


def test_no_question_is_asked_that_the_way_does_not_need():
    assert all(not narrow(way).unused for way in WAYS)


def test_the_seven_are_asked_in_their_order():
    for way in WAYS:
        asked = [SEVEN.index(question.of) for question, _answer in narrow(way).path]
        assert asked == sorted(asked)
    assert {question.of for question in QUESTIONS.values()} == set(SEVEN)


def test_an_outcome_names_its_articles_its_row_and_a_letter_that_there_is():
    rows = FORM_2021.table("requests").rows
    for outcome in ENDS:
        assert outcome.articles[0] == outcome.disposition.basis
        assert all(article.instrument in INSTRUMENTS for article in outcome.articles)
        assert outcome.disposition.code in rows[outcome.row].counts
        assert not outcome.letter or outcome.disposition.code in LETTERS[outcome.letter].dispositions


def test_procedural_letters_on_the_way_are_letters_that_there_are():
    assert {letter for way in WAYS for letter in narrow(way).letters} <= set(LETTERS)
    assert all(LETTERS[letter].procedural for way in WAYS for letter in narrow(way).letters)


@pytest.mark.parametrize("ground", ["secret", "prohibited", "safety"])
def test_art_14_leaves_no_choice(ground):
    found = narrow({**WITHHELD, "ground": ground}).outcome
    assert found.disposition.code == ground
    assert [str(a.place) for a in found.articles] == ["第十四条", "第三十六条第三项"]


def test_art_37_what_can_be_parted_is_partial_and_keeps_its_ground():
    found = narrow({**WITHHELD, "ground": "secret", "part": "separable", "form": "copies", "page-fee": "free"}).outcome
    assert found.disposition.code == "partial"
    assert {need.fact.code for need in found.evidence} >= {"withheld_parts", "secret_marks", "secret_term"}


def test_art_32_public_interest_grants_and_tells_the_third_party():
    way = {**WITHHELD, "ground": "third-party", "consent": "public-interest", "form": "told"}
    found = narrow(way)
    assert found.outcome.disposition.code == "granted"
    assert "third-party-notice" in found.letters
    assert "public_interest" in {need.fact.code for need in found.outcome.evidence}
    assert found.unused == ("part",), "an answer that was left behind does not make it partial"


def test_a_fee_by_items_is_not_charged_again_by_pages():
    way = {**WITHHELD, "amount": "charged", "item-fee": "paid", "ground": "none", "form": "copies"}
    assert narrow(way).outcome.disposition.code == "granted"


def test_what_no_article_names_is_not_stated_as_certain():
    assert not narrow({"complete": "complete", "nature": "reconfirm", "service": "post"}).outcome.verified
    assert narrow({"complete": "complete", "nature": "petition", "service": "post"}).outcome.verified


def test_a_request_given_up_may_be_closed_without_an_answer():
    way = {"complete": "lacking", "corrected": "not-corrected"}
    assert "unanswered" in {answer.code for answer in narrow(way).answers}
    assert narrow({**way, "service": "unanswered"}).outcome.letter == ""
    other = {"complete": "complete", "nature": "petition"}
    assert "unanswered" not in {answer.code for answer in narrow(other).answers}
    with pytest.raises(DecidingError, match="direct、entrusted、post"):
        narrow({**other, "service": "unanswered"})


def test_what_there_is_not_is_refused():
    with pytest.raises(UnknownCodeError):
        narrow({"who": "me"})
    with pytest.raises(DecidingError, match="没有答案 perhaps；可以回答：complete、lacking"):
        narrow({"complete": "perhaps"})


def test_every_disposition_has_its_evidence():
    assert set(EVIDENCE) == set(DISPOSITIONS)
    assert all(need.fact.code in FACTS for needed in EVIDENCE.values() for need in needed)
