"""Numbers in pictures read a second time, by the look of the digits that their own file is set with."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from gongkai.ingest.readers.ocr.typeface import Shown, proofed, shown
from pictured.drawing import HEI, SUNG

NUMBERS = ["0", "2", "3", "8", "9", "6", "317", "4580", "269", "831", "5079", "6428", "930", "4417", "8265", "3950"]
SIZE = 15
CONFIRMED = 0.9999


def printed(text: str, *, font: str = SUNG, said: str = "", sure: float = 0.95, piece: int = 0) -> Shown:
    """A number as it stands on paper in small print, and what it was read as."""
    face = ImageFont.truetype(font, SIZE, index=2 if font == HEI else 0)
    paper = Image.new("L", (200, 40), 255)
    pen = ImageDraw.Draw(paper)
    pen.text((20, 10), text, font=face, fill=0)
    pixels = np.asarray(paper)
    rows, columns = np.nonzero((pixels < 160).any(axis=1))[0], np.nonzero((pixels < 160).any(axis=0))[0]
    rect = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    return shown(pixels, rect, piece, (said or text, sure))


def page(*odd: Shown, numbers: list[str] = NUMBERS * 3) -> list[Shown]:
    """A page of numbers that were read rightly, none of them quite surely, and some others."""
    known = [printed(text, piece=at) for at, text in enumerate(numbers)]
    return [*known, *(number._replace(piece=len(known) + at) for at, number in enumerate(odd))]


def of(odd: Shown, **known: list[str]) -> tuple[str, float] | None:
    """What the typeface says of one number among others."""
    numbers = page(odd, **known)
    return proofed([numbers])[0].get(len(numbers) - 1)


def test_a_number_that_both_read_alike_is_certain() -> None:
    assert of(printed("3381", sure=0.6)) == ("3381", CONFIRMED)


@pytest.mark.parametrize(("text", "said"), [("3381", "8381"), ("16", "18"), ("905", "965"), ("7", "1")])
def test_a_number_that_was_misread_has_to_be_held_by_a_sum(text: str, said: str) -> None:
    assert of(printed(text, said=said, sure=0.97)) == (text, 0.85)


@pytest.mark.parametrize("said", ["à", "d", "", "44"])
def test_what_is_no_number_to_the_recogniser_is_read_by_its_digits(said: str) -> None:
    number = printed("0", said="0", sure=0.1)
    assert of(number._replace(text=said)) == ("0", 0.85)


@pytest.mark.parametrize(("sure", "so"), [(0.4, CONFIRMED), (0.97, 0.95)])
def test_what_was_read_so_once_has_two_readers(sure: float, so: float) -> None:
    number = printed("4465", said="4485", sure=sure)
    assert of(number._replace(numbers=frozenset({"4465", "4485"}))) == ("4465", so)


def test_a_lost_digit_is_found_by_the_width() -> None:
    assert of(printed("4412", said="442", sure=0.8)) == ("4412", 0.85)


def test_a_number_with_a_point_is_read_too() -> None:
    assert of(printed("64215.7374", sure=0.7)) == ("64215.7374", CONFIRMED)


def test_words_are_no_numbers() -> None:
    assert of(printed("口", font=HEI, said="口", sure=0.6)) is None
    assert of(printed("二三", font=HEI, said="23", sure=0.6)) is None


def test_nothing_is_said_of_three_where_no_eight_was_seen() -> None:
    without = [text for text in NUMBERS * 3 if "8" not in text]
    assert of(printed("31", sure=0.6), numbers=without) is None
    assert of(printed("71", sure=0.6), numbers=without) == ("71", CONFIRMED)


def test_what_both_read_alike_is_less_certain_where_it_could_be_a_digit_never_seen() -> None:
    without = [text for text in NUMBERS * 3 if "4" not in text]
    assert of(printed("31", sure=0.6), numbers=without) == ("31", 0.99)


def test_a_digit_that_was_never_seen_is_not_taken_for_another() -> None:
    without = [text for text in NUMBERS * 3 if "6" not in text]
    assert of(printed("60", said="00", sure=0.97), numbers=without) is None


def test_digits_of_another_typeface_are_not_known() -> None:
    assert of(printed("4", font=HEI, said="4", sure=0.3)) is None


def test_what_is_clear_is_not_looked_at() -> None:
    assert proofed([[printed(text, sure=1.0, piece=at) for at, text in enumerate(NUMBERS)]]) == [{}]


def test_few_numbers_have_no_typeface() -> None:
    assert proofed([[printed("31", sure=0.6)], []]) == [{}, {}]


def test_pages_of_one_file_teach_each_other() -> None:
    few = [printed("3381", said="8381", sure=0.9)]
    assert proofed([page(), few])[1] == {0: ("3381", 0.85)}
