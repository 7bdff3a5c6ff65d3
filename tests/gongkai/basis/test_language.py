"""A process speaks Chinese by itself, English where the command line settled on it, or here and now either of them."""

from threading import Thread

import pytest

from gongkai.basis import language
from gongkai.basis.language import (
    clauses,
    in_chinese,
    listed,
    marked,
    numeral,
    ruled,
    settle,
    speaking,
    translate,
    verbatim,
)
from gongkai.checks.examples import SOUND
from gongkai.checks.tables import label
from gongkai.cli.language import speak
from gongkai.compare import add_up
from gongkai.forms import CellRef


@pytest.fixture
def english(monkeypatch):
    """English for one test."""
    monkeypatch.setattr(language, "_settled", ["zh"])
    monkeypatch.setenv("LANGUAGE", "en")
    speak(["--lang", "en"])
    yield
    settle("zh")
    speak([])


def test_chinese_is_what_is_written():
    assert translate("没有落款日期") == marked("没有落款日期") == "没有落款日期"
    assert [numeral("三"), verbatim("落款"), ruled("由条文推出")] == ["三", "落款", "由条文推出"]
    assert [listed("甲乙"), clauses("甲乙")] == ["甲、乙", "甲；乙"]


def test_english_is_what_the_catalogue_says(english):
    assert [translate("没有落款日期"), translate("")] == ["no date of signing", ""]
    assert [numeral("三"), verbatim("“水务”号"), ruled("由条文推出")] == [
        "3",
        "“‘水务’号”",
        "inferred from the article",
    ]
    assert [listed("甲乙"), clauses("甲乙")] == ["甲, 乙", "甲; 乙"]


def test_a_message_that_the_catalogue_does_not_know_stays_as_it_is(english):
    assert translate("从来没有人说过的话") == "从来没有人说过的话"


def test_chinese_can_be_asked_for_within_english(english):
    with in_chinese():
        assert translate("没有落款日期") == "没有落款日期"
    assert translate("没有落款日期") == "no date of signing"


def test_english_can_be_asked_for_here_and_nowhere_else(english):
    settle("zh")
    heard = []
    with speaking("en"):
        other = Thread(target=lambda: heard.append(translate("没有落款日期")))
        other.start()
        other.join()
        assert [translate("没有落款日期"), ruled("由条文推出"), numeral("三")] == [
            "no date of signing",
            "inferred from the article",
            "3",
        ]
        with in_chinese():
            assert translate("没有落款日期") == "没有落款日期"
    assert [*heard, translate("没有落款日期")] == ["没有落款日期", "没有落款日期"]


def test_an_error_within_chinese_leaves_english_as_it_was(english):
    with pytest.raises(ZeroDivisionError), in_chinese():
        raise ZeroDivisionError
    assert translate("没有落款日期") == "no date of signing"


def test_a_sum_is_remarked_on_in_english_and_printed_in_chinese(english):
    made = add_up([SOUND], jurisdiction="江城县人民政府", year=2023)
    assert made.remarks[0].startswith("No list of the organs that owe a report")
    assert [problem.message for problem in made.report.problems] == list(made.remarks)
    assert made.report.preface[1].text.startswith("没有提供应当报送的机关名单")


def test_a_cell_is_named_by_its_label_and_in_english_by_its_key_too(english):
    ref = CellRef("requests", "granted", "all")
    assert label(SOUND, ref) == "Table 3 “（一）予以公开·总计” (granted/all)"
    with in_chinese():
        assert label(SOUND, ref) == "表三“（一）予以公开·总计”"
