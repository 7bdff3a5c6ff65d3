"""What the embedded engine shows first is what stands first among all that is found, however little it looks at."""

import pytest

from corpus import entries
from gongkai_web.search.engines import first
from gongkai_web.search.engines.embedded import EmbeddedEngine
from gongkai_web.search.model import Facet, Order, Query

QUESTIONS = ["工作", "管理", "的", "工作 管理 发展", "月", "低保 税", "关于加强", "年", "乡村振兴", "通知 管理"]
HELD = list(entries(600))


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    engine = EmbeddedEngine(tmp_path_factory.mktemp("index"))
    engine.rebuild([], 1)
    for start in range(0, len(HELD), 200):
        assert engine.apply(HELD[start : start + 200], [], after=1 + start, upto=1 + start + 200)
    assert engine.apply(HELD[:50], [HELD[51].key], after=601, upto=602)
    return engine


def pages(engine, question, pages=(1, 2, 3, 9)):
    return [[hit.key for hit in engine.search(Query(question, page=page)).hits] for page in pages]


@pytest.mark.parametrize("question", QUESTIONS)
def test_by_relevance_a_few_titles_come_to_the_same_page_as_all_texts(filled, question, monkeypatch):
    monkeypatch.setattr(first, "FEW", len(HELD))
    all_texts = pages(filled, question)
    monkeypatch.setattr(first, "FEW", 0)
    monkeypatch.setattr(first, "_PART", 2)
    assert pages(filled, question) == all_texts


def test_titles_alone_decide_only_where_no_text_can_weigh_more(filled, monkeypatch):
    chosen = []
    by_title = first.First._by_title
    monkeypatch.setattr(first, "FEW", 0)
    monkeypatch.setattr(first.First, "_by_title", lambda page: chosen.append(by_title(page)) or chosen[-1])
    filled.search(Query("管理"))
    filled.search(Query("管理", page=60))
    assert [found is None for found in chosen] == [False, True]


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST])
@pytest.mark.parametrize("question", ["", "工作", "低保 税", "30号"])
@pytest.mark.parametrize("narrowed", [(), ((Facet.YEAR, "2015"), (Facet.YEAR, "2019"), (Facet.ORGAN, "organ-3"))])
def test_by_day_some_years_come_to_the_same_page_as_all(filled, order, question, narrowed, monkeypatch):
    size = len(HELD)
    every = [hit.key for hit in filled.search(Query(question, narrowed, order, size=size)).hits]
    ranks = {entry.key: entry.rank for entry in HELD}
    assert every == sorted(every, key=ranks.__getitem__, reverse=order is Order.NEWEST)
    monkeypatch.setattr(first, "FEW", 0)
    paged = [
        hit.key
        for page in range(1, size // 7 + 2)
        for hit in filled.search(Query(question, narrowed, order, page, size=7)).hits
    ]
    assert paged == every


@pytest.mark.parametrize(
    ("order", "page", "reached"),
    [
        pytest.param(Order.NEWEST, 1, first.Years(["2021"], 0), id="the newest year has enough"),
        pytest.param(Order.NEWEST, 2, first.Years(["2021", "2020"], 10), id="the page goes over its end"),
        pytest.param(Order.NEWEST, 3, first.Years(["2020"], 5), id="what came before is not counted again"),
        pytest.param(Order.OLDEST, 1, first.Years(["999", "2020"], 0), id="years are numbers"),
    ],
)
def test_the_years_that_a_page_reaches_into(order, page, reached):
    facets = {Facet.YEAR: (("2021", 15), ("2020", 30), ("999", 3))}
    assert first.years(facets, Query(order=order, page=page)) == reached
