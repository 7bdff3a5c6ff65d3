"""What every engine does, in the same way."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from corpus import entries
from gongkai_web.search.engines.embedded import EmbeddedEngine
from gongkai_web.search.model import Entry, Facet, Order, Query

FIRST = Entry(
    key="library.document/1",
    url="/documents/1/",
    title="关于提高低保标准的通知",
    body="各镇街：\n经研究，决定提高城乡低保标准。<script>alert(1)</script>",
    organ="civil",
    day=date(2021, 5, 6),
    kind="normative",
    number="某政办发〔2021〕30号",
    theme="民政、扶贫、救灾",
    validity="in-force",
    keywords="社会救助",
)
SECOND = replace(
    FIRST,
    key="library.document/2",
    url="/documents/2/",
    title="行政复议须知",
    body="申请行政复议的，自知道之日起六十日内提出。低保对象可以口头申请。附件：低 保申请表.xlsx",
    organ="office",
    day=date(2022, 1, 4),
    kind="information",
    number="某政发〔2021〕130号",
    theme="",
    validity="",
)
THIRD = replace(
    FIRST, key="library.interpretation/1", title="一图读懂低保新政", body="", day=date(2021, 5, 6), number=""
)


@pytest.fixture
def filled(engine):
    assert engine.rebuild([FIRST, SECOND, THIRD], 3)
    return engine


def keys(results):
    return [hit.key.removeprefix("library.") for hit in results.hits]


def test_a_new_index_stands_at_nought_and_finds_nothing(engine):
    assert engine.position() == 0
    assert engine.search(Query("低保")).total == 0


def test_without_words_the_newest_comes_first(filled):
    assert keys(filled.search(Query()))[0] == "document/2"
    assert filled.search(Query("、，。")).total == 3


def test_what_stands_in_a_title_comes_before_what_stands_in_a_text(filled):
    assert keys(filled.search(Query("低保")))[-1] == "document/2"


@pytest.mark.parametrize(("order", "first"), [(Order.NEWEST, "document/2"), (Order.OLDEST, "document/1")])
def test_order_by_day(filled, order, first):
    found = filled.search(Query("低保", order=order))
    assert [hit.day for hit in found.hits] == sorted([hit.day for hit in found.hits], reverse=order is Order.NEWEST)
    assert first in keys(found)[:2]


@pytest.mark.parametrize(
    "typed",
    [
        "某政办发〔2021〕30号",
        "某政办发[2021]30号",
        "某政办发(2021)30号",
        "某政办发（２０２１）３０号",
        "某政办发【2021】 30 号",
        " 某政办发 ［2021］ 30号 ",
        "〔2021〕30号",
        "30号",
        "某政办发〔2021〕",
    ],
)
def test_a_number_is_found_with_any_brackets(filled, typed):
    assert keys(filled.search(Query(typed))) == ["document/1"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("某政办发〔2021〕31号", "某政办发〔2021〕30号", id="a wrong serial"),
        pytest.param("某政办发〔2020〕30号", "某政办发〔2021〕30号", id="a wrong year"),
        pytest.param("某府办发〔2021〕30号", "某政办发〔2021〕30号", id="a wrong mark"),
        pytest.param("某政办发30号", "某政办发〔2021〕30号", id="no year"),
        pytest.param("某政办发2021 30", "某政办发〔2021〕30号", id="no brackets"),
        pytest.param("某政办发〔2021〕第030号", "某政办发〔2021〕30号", id="第 and a nought"),
        pytest.param("国办发〔1999〕7号", "", id="nothing like it"),
        pytest.param("不存在之词", "", id="not a number"),
    ],
)
def test_did_you_mean(filled, typed, meant):
    found = filled.search(Query(typed))
    assert (found.total, found.suggestion) == (0, meant)


def test_words_may_be_quoted(filled):
    assert filled.search(Query("“提高城乡 低保”")).total == 1
    assert filled.search(Query('"低保提高"')).total == 0


def test_titles_only(filled):
    assert sorted(keys(filled.search(Query("低保", titles_only=True)))) == ["document/1", "interpretation/1"]
    assert keys(filled.search(Query("复", titles_only=True))) == ["document/2"]


def test_facets_narrow_and_count_what_is_found(filled):
    found = filled.search(Query("低保", narrowed=((Facet.ORGAN, "civil"), (Facet.YEAR, "2021"))))
    assert found.total == 2
    assert found.facets[Facet.KIND] == (("normative", 2),)
    assert filled.search(Query("低保")).facets[Facet.YEAR] == (("2022", 1), ("2021", 2))
    assert filled.search(Query(narrowed=((Facet.ORGAN, "civil"), (Facet.ORGAN, "office")))).total == 3
    assert filled.search(Query(narrowed=((Facet.ORGAN, "nobody"),))).total == 0


def test_an_empty_facet_is_not_counted(filled):
    assert filled.search(Query()).facets[Facet.THEME] == (("民政、扶贫、救灾", 2),)


def test_counts_are_those_of_the_newest_commit(filled):
    assert filled.search(Query("低保", page=2, size=1)).total == 3
    filled.apply([replace(FIRST, organ="office")], [THIRD.key], after=3, upto=4)
    assert filled.search(Query("低保", size=1)).total == 2
    assert filled.search(Query("低保")).facets[Facet.ORGAN] == (("office", 2),)


def test_a_hit_says_where(filled):
    hit = next(hit for hit in filled.search(Query("低保标准")).hits if hit.key == FIRST.key)
    assert hit.title == (("关于提高", False), ("低保标准", True), ("的通知", False))
    assert ("低保标准", True) in hit.excerpt
    assert "".join(piece for piece, _ in hit.excerpt).startswith("各镇街： 经研究")
    assert (hit.url, hit.organ, hit.day, hit.kind) == (FIRST.url, "civil", FIRST.day, "normative")
    assert (hit.number, hit.validity) == (FIRST.number, "in-force")


def test_words_that_a_layout_has_spread_are_found_and_marked(filled):
    hit = filled.search(Query("低保申请表")).hits[0]
    assert ("低 保申请表", True) in hit.excerpt


@pytest.mark.parametrize(
    "words",
    [
        "低" * 10_000,
        "低保 " * 5_000,
        "\x00\x01\x7f\u202e",
        '"',
        "“”",
        "AND OR NOT ( ) * ? ~ ^ : + - && || \\",
        "title:低保",
        "低保*",
        "' OR 1=1 --",
        "%_\\",
        "\ud800",
        "a" * 300,
        "9" * 300,
        "𠀀𠮷",
        "[" * 500,
    ],
)
def test_nothing_can_be_typed_wrongly(filled, words):
    assert filled.search(Query(words)).total >= 0


@pytest.mark.parametrize("page", [-1, 0, 4, 10**9])
def test_pages_beyond_the_last_are_empty_and_before_the_first_are_the_first(filled, page):
    assert filled.search(Query(page=page, size=1)).total == 3
    assert len(filled.search(Query(page=page, size=1)).hits) == (1 if page < 1 else 0)


@pytest.mark.parametrize("order", Order)
def test_pages_hold_every_entry_once(engine, order):
    engine.rebuild(entries(95), 1)
    pages = [keys(engine.search(Query("工作", order=order, page=page))) for page in range(1, 11)]
    found = [key for page in pages for key in page]
    assert len(found) == len(set(found)) == engine.search(Query("工作")).total


def test_what_is_put_replaces_and_what_is_dropped_is_gone(filled):
    assert filled.apply([replace(FIRST, title="已改", body="")], [SECOND.key, "library.document/9"], after=3, upto=5)
    assert filled.position() == 5
    assert keys(filled.search(Query("低保"))) == ["interpretation/1"]
    assert keys(filled.search(Query("已改"))) == ["document/1"]


def test_a_rebuild_leaves_nothing_of_what_was(filled):
    assert filled.rebuild([THIRD], 9)
    assert (filled.position(), keys(filled.search(Query()))) == (9, ["interpretation/1"])


def test_whoever_searches_during_a_rebuild_finds_every_record(filled):
    totals = []

    def made():
        for entry in (FIRST, SECOND, THIRD):
            totals.append((filled.position(), filled.search(Query()).total))
            yield entry

    assert filled.rebuild(made(), 9)
    assert totals == [(3, 3)] * 3


def test_what_begins_elsewhere_than_where_the_index_stands_is_refused(filled):
    assert not filled.apply([], [FIRST.key], after=2, upto=9)
    assert (filled.position(), filled.search(Query()).total) == (3, 3)


def test_an_index_fed_bit_by_bit_answers_like_one_made_at_once(engine):
    held = list(entries(120))
    engine.rebuild([], 1)
    for at in range(0, 120, 7):
        engine.apply([replace(entry, title="旧") for entry in held[at : at + 3]], [], after=at + 1, upto=at + 2)
        engine.apply(held[at : at + 7], [], after=at + 2, upto=at + 8)
    questions = [
        Query(words, order=order, size=200)
        for words in ("", "工作", "低保 税", "的", "旧")
        for order in (Order.NEWEST, Order.OLDEST)
    ]
    bit_by_bit = [engine.search(question) for question in questions]
    engine.rebuild(held, 200)
    assert [engine.search(question) for question in questions] == bit_by_bit


def test_what_a_killed_writer_left_behind_does_not_stop_the_next(tmp_path):
    """A writer died after it had written which entries are gone, and before that was committed."""
    before, after = tmp_path / "before", tmp_path / "after"
    first, second = entries(2)
    EmbeddedEngine(before).rebuild([first, second], 1)
    shutil.copytree(before, after)
    assert EmbeddedEngine(after).apply([], [first.key], after=1, upto=2)
    (folder,) = before.iterdir()
    left = [*(after / folder.name).glob("*.del"), after / folder.name / ".managed.json"]
    assert len(left) > 1
    for file in left:
        shutil.copy2(file, folder / file.name)
    engine = EmbeddedEngine(before)
    assert engine.apply([], [first.key], after=1, upto=2)
    assert [hit.key for hit in engine.search(Query()).hits] == [second.key]
