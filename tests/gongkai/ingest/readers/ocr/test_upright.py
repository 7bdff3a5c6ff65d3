"""Which way up a picture stands is told by its words: numbers and single characters stand as well on their heads."""

import pytest

from gongkai.ingest.readers.ocr.engine import Reading
from gongkai.ingest.readers.ocr.upright import clear_characters, clear_part


def reading(text, sure=0.99):
    return Reading(text, sure, text, sure)


@pytest.mark.parametrize(
    ("pieces", "characters"),
    [
        ([reading("结果"), reading("维持")], 4),
        ([reading("其他结果"), reading("尚未", 0.6)], 4),
        ([reading("8"), reading("0"), reading("1001")], 0),
        ([reading("一"), reading("日")], 0),
    ],
)
def test_only_words_that_are_clear_tell(pieces, characters):
    assert clear_characters(pieces) == characters


def test_numbers_do_not_count_against_a_page():
    words = [reading("行政复议"), reading("总计", 0.5)]
    assert clear_part(words) == pytest.approx(4 / 6)
    assert clear_part([*words, *[reading("0")] * 90]) == pytest.approx(4 / 6)
    assert clear_part([]) == 0
