from datetime import date

import pytest

from gongkai.statute import (
    DISPOSITIONS,
    DUTIES,
    ENDINGS,
    GROUNDS,
    LIMITS,
    TOPICS,
    Discretion,
    Route,
    clause,
    remedy,
    report_due,
)

OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)


def test_article_20_has_fifteen_items_and_article_21_seven_and_eight_more():
    codes = list(TOPICS)
    assert [sum(code.startswith(x) for code in codes) for x in ("a20", "a21-county", "a21-town")] == [15, 7, 8]


@pytest.mark.parametrize(
    ("kind", "due"),
    [("department", date(2026, 1, 31)), ("government", date(2026, 3, 31)), ("township", date(2026, 1, 31))],
)
def test_article_49_the_report_is_due(kind, due):
    assert report_due(kind, 2025) == due


def test_a_place_sets_the_day_of_its_towns_and_of_nobody_else():
    day = date(2026, 1, 15)
    assert report_due("township", 2025, local=day) == day
    assert report_due("department", 2025, local=day) == date(2026, 1, 31)


def test_articles_14_to_16_leave_or_do_not_leave_a_choice():
    assert [g.code for g in GROUNDS.values() if g.compulsory] == ["secret", "prohibited", "safety", "third-party"]
    assert GROUNDS["internal"].discretion is Discretion.MAY
    assert len(GROUNDS["internal"].kinds) == 3
    assert len(GROUNDS["deliberative"].kinds) == 4


def test_grounds_are_the_denials():
    assert set(GROUNDS) == {d.code for d in DISPOSITIONS.values() if d.withholds_on_a_ground}


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=lambda g: g.code)
def test_since_2024_a_denial_goes_to_review_first(ground):
    assert ground.review_first(NEW)
    assert not ground.review_first(OLD)


@pytest.mark.parametrize(
    ("code", "on", "route"),
    [
        ("secret", NEW, Route.REVIEW_FIRST),
        ("secret", OLD, Route.EITHER),
        ("partial", NEW, Route.REVIEW_FIRST),
        ("query-matter", NEW, Route.EITHER),
        ("not-found", NEW, Route.EITHER),
        ("petition", NEW, Route.EITHER),
        ("granted", NEW, Route.EITHER),
        ("fee-unpaid", NEW, Route.EITHER),
        ("other", NEW, Route.NONE),
    ],
)
def test_the_way_open_against_an_answer(code, on, route):
    assert remedy(code, on).route is route


def test_a_disposition_may_be_given_itself():
    assert remedy(DISPOSITIONS["secret"], NEW) == remedy("secret", NEW)


def test_where_courts_may_refuse_it_is_said_and_marked_as_a_reading():
    today = date(2026, 1, 5)
    assert not remedy("petition", today).doubt.verified
    assert remedy("not-found", today).doubt is None
    assert remedy("petition", NEW).doubt is None, "the court's rules were not out yet"
    assert remedy("petition", NEW).basis.place == "第五十一条"


def test_the_clause_names_organ_court_and_days():
    said = clause("secret", NEW, reviewer="某县人民政府", court="某市中级人民法院")
    assert "应当先自收到本告知书之日起60日内向某县人民政府申请行政复议" in said
    assert "15日内向某市中级人民法院提起行政诉讼" in said
    assert "6个月" in clause("granted", NEW, reviewer="某县人民政府", court="某县人民法院")
    assert clause("other", NEW, reviewer="某县人民政府", court="某县人民法院") == ""


def test_every_ending_has_a_column_of_table_4():
    assert {e.column for e in ENDINGS.values()} == {"upheld", "corrected", "other"}


def test_a_limit_reads_as_a_phrase():
    assert str(LIMITS["answer"]) == "答复期限：20个工作日"
    assert str(LIMITS["decision-draft"]) == "重大行政决策草案公开征求意见：不少于30日"


def test_a_duty_without_a_number_of_days_has_none():
    assert [d.code for d in DUTIES.values() if d.days is None] == ["licence"]
