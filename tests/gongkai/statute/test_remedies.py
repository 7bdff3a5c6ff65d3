"""Who reviews, and what an answer must say of it."""

from datetime import date

import pytest

from gongkai.basis import LawError, UnknownCodeError
from gongkai.statute import DISPOSITIONS, REVIEWERS, Route, clause, remedy, reviewing_organs

NAMES = {"organ": "江城县某局", "government": "江城县人民政府", "superior": "江城市某局"}


@pytest.mark.parametrize(
    ("kind", "organs"),
    [
        pytest.param("department", ("江城县人民政府",), id="review law 24: the government at the same level"),
        pytest.param("vertical", ("江城市某局",), id="review law 27: customs, taxes, state security: the one above"),
        pytest.param("justice", ("江城县人民政府", "江城市某局"), id="review law 28: justice has the choice"),
        pytest.param("province", ("江城县某局",), id="review law 24(2): a province reviews its own acts"),
        pytest.param("ministry", ("江城县某局",), id="review law 25: so does a department of the State Council"),
        pytest.param("government", ("江城县人民政府",), id="a township: the government above it"),
        pytest.param("outpost", ("江城县人民政府",), id="a street office: the government that set it up"),
    ],
)
def test_the_reviewing_organ(kind, organs):
    assert reviewing_organs(kind, **NAMES) == organs


def test_every_kind_of_organ_has_its_reviewing_organ():
    assert all(reviewing_organs(kind, **NAMES) for kind in REVIEWERS)


def test_an_organ_whose_name_is_not_known_is_never_guessed():
    with pytest.raises(LawError, match="复议机关是上一级主管部门，缺少其名称"):
        reviewing_organs("vertical", organ="某海关", government="江城县人民政府")
    with pytest.raises(LawError, match="本级人民政府"):
        reviewing_organs("justice", organ="某司法局", superior="江城市司法局")
    with pytest.raises(UnknownCodeError):
        reviewing_organs("party", **NAMES)


def test_what_was_not_read_of_article_24_says_so():
    assert not REVIEWERS["government"].basis.verified
    assert not REVIEWERS["outpost"].basis.verified
    assert REVIEWERS["department"].basis.verified


@pytest.mark.parametrize("code", DISPOSITIONS)
def test_the_words_follow_the_route(code):
    on = date(2026, 9, 21)
    said = clause(code, on, reviewer="甲政府", court="乙法院", online="https://fy.example.gov.cn", document="本答复书")
    route = remedy(code, on).route
    assert ("应当先自收到本答复书之日起60日内向甲政府申请行政复议" in said) == (route is Route.REVIEW_FIRST)
    assert ("可以自收到本答复书之日起60日内向甲政府申请行政复议，也可以" in said) == (route is Route.EITHER)
    assert ("https://fy.example.gov.cn" in said) == (route is not Route.NONE)
