import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.basis import LawError
from gongkai.fees import fee, fee_by_items, fee_by_pages, reachable
from gongkai.statute import Mode


def item_rate(k):
    """The statute's own words once more: nothing to 10, 100 to 30, then 100 more for every block of ten."""
    return 0 if k <= 10 else 100 if k <= 30 else 100 * (2 + (k - 31) // 10)


def page_rate(k):
    return 0 if k <= 30 else 10 if k <= 100 else 20 if k <= 200 else 40


@pytest.mark.parametrize(
    ("items", "yuan"),
    [(0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400)],
)
def test_article_4_by_items(items, yuan):
    assert fee_by_items(items).yuan == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (119, 1080), (200, 2700), (201, 2740)],
)
def test_article_5_by_pages(pages, yuan):
    assert fee_by_pages(pages).yuan == yuan


@given(st.integers(0, 3000))
def test_a_fee_is_the_sum_of_what_each_unit_costs(n):
    assert fee_by_items(n).yuan == sum(map(item_rate, range(1, n + 1)))
    assert fee_by_pages(n).yuan == sum(map(page_rate, range(1, n + 1)))


@given(st.integers(0, 3000), st.sampled_from(Mode))
def test_the_lines_of_a_fee_follow_on_one_another(n, mode):
    lines = fee(n, mode).lines
    assert sum(line.units for line in lines) == n
    assert all(a.last + 1 == b.first for a, b in itertools.pairwise(lines))


def test_a_fee_explains_itself():
    assert fee_by_items(41).explain() == (
        "第1—10件：10件×0元＝0元",
        "第11—30件：20件×100元＝2000元",
        "第31—40件：10件×200元＝2000元",
        "第41—41件：1件×300元＝300元",
        "按件计收，41件共4300元（《政府信息公开信息处理费管理办法》第四条）",
    )


@pytest.mark.parametrize("ask", [fee_by_items, fee_by_pages])
@pytest.mark.parametrize("n", [-1, 10**15])
def test_a_number_that_no_request_has_is_refused(ask, n):
    with pytest.raises(LawError, match="应当在0到1000000之间"):
        ask(n)


@pytest.mark.parametrize(
    ("yuan", "mode", "notices", "can"),
    [
        pytest.param(0, None, None, True, id="nothing was raised"),
        pytest.param(0, Mode.ITEMS, 0, True, id="nothing over no notice"),
        pytest.param(0, None, 2, False, id="two notices are not for nothing"),
        pytest.param(100, None, 0, False, id="no notice raises nothing"),
        pytest.param(1080, None, None, True, id="119 pages"),
        pytest.param(1080, Mode.ITEMS, None, False, id="items cost hundreds"),
        pytest.param(1085, None, None, False, id="no tariff knows 5 yuan"),
        pytest.param(Decimal("1080.5"), None, None, False, id="nor half a yuan"),
        pytest.param(-100, None, None, False, id="nor less than nothing"),
        pytest.param(4300, Mode.ITEMS, None, True, id="41 items"),
        pytest.param(2100, Mode.ITEMS, 2, True, id="30 items of one applicant, 11 of another"),
        pytest.param(100, Mode.ITEMS, 2, False, id="two notices cost 200 at least"),
        pytest.param(720, Mode.PAGES, 1, True, id="101 pages"),
        pytest.param(710, Mode.PAGES, 1, False, id="between 100 and 101 pages"),
        pytest.param(710, Mode.PAGES, 2, True, id="100 pages and 31 pages"),
        pytest.param(2740, Mode.PAGES, 1, True, id="201 pages"),
        pytest.param(2760, Mode.PAGES, 1, False, id="between 201 and 202 pages"),
    ],
)
def test_amounts_that_a_report_may_state(yuan, mode, notices, can):
    assert reachable(yuan, mode, notices=notices) is can


@given(st.lists(st.integers(31, 400), min_size=1, max_size=5))
def test_what_was_raised_by_pages_is_always_reachable(pages):
    total = sum(fee_by_pages(n).yuan for n in pages)
    assert reachable(total, Mode.PAGES, notices=len(pages))
    assert reachable(total)


@given(st.lists(st.integers(11, 120), min_size=1, max_size=5))
def test_what_was_raised_by_items_is_always_reachable(items):
    assert reachable(sum(fee_by_items(n).yuan for n in items), Mode.ITEMS, notices=len(items))
