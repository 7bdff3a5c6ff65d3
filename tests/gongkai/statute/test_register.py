import pytest

from gongkai.basis import INSTRUMENTS
from gongkai.statute import rules, unverified

RULES = {rule.code: rule for rule in rules()}
DOUBTFUL = {rule.code for rule in unverified()}


def test_every_rule_has_a_code_of_its_own():
    assert len(RULES) == len(list(rules())) > 200


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_what_it_is_and_where_it_stands(rule):
    assert rule.title
    assert rule.citation.instrument in INSTRUMENTS
    assert rule.citation.verified or rule.citation.note


@pytest.mark.parametrize(
    "code",
    [
        "limit/correction-period",
        "clock/extension-once",
        "clock/extension-in-time",
        "clock/not-counted-days",
        "clock/payment-restarts",
        "clock/provisional-days",
        "fee/fee-page-side",
        "fee/fee-page-size",
        "fee/fee-no-accumulation",
        "fee/fee-no-separate-remedy",
        "fee/fee-reported",
        "disposition/rows",
        "disposition/reconfirm",
        "ending/columns",
        "report/township",
        "counting/count-lawyer",
        "ground/reassess-yearly",
        "remedy/no-reply",
    ],
)
def test_what_nobody_has_read_in_the_original_is_listed_as_such(code):
    assert code in DOUBTFUL


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("limit/answer", "第三十三条第二款"),
        ("limit/extension", "第三十三条第二款"),
        ("limit/correction-notice", "第三十条"),
        ("limit/third-party-opinion", "第三十二条"),
        ("limit/co-maker-opinion", "第三十四条"),
        ("limit/publish", "第二十六条"),
        ("clock/not-counted", "第三十三条第三款"),
        ("topic/a20-05", "第二十条第五项"),
        ("topic/a20-15", "第二十条第十五项"),
        ("report/department", "第四十九条第一款"),
        ("ground/secret", "第十四条"),
    ],
)
def test_what_was_read_is_cited_by_its_article(code, place):
    assert code not in DOUBTFUL
    assert RULES[code].citation.place == place
