import pytest

from gongkai.ingest.readers.xlsx.values import SINCE_1904, Shown, number_text, shown_by, unescaped


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (0, None, Shown.NUMBER), (9, None, Shown.PERCENT), (10, None, Shown.PERCENT), (14, None, Shown.DATE),
        (31, None, Shown.DATE), (49, None, Shown.NUMBER), (200, "General", Shown.NUMBER), (200, "0.00%", Shown.PERCENT),
        (200, "yyyy-mm-dd", Shown.DATE), (200, '[$-804]yyyy"年"m"月";@', Shown.DATE), (200, "[Red]0.0", Shown.NUMBER),
        (200, "#,##0_ ;[Red]\\-#,##0\\ ", Shown.NUMBER), (200, '0"months"', Shown.NUMBER), (200, "@", Shown.NUMBER),
        (200, "0.00E+00", Shown.NUMBER), (200, '_ * #,##0_ ;_ * "-"_ ;_ @_ ', Shown.NUMBER),
    ],
)  # fmt: skip
def test_how_formats_show_numbers(number, code, shown):
    assert shown_by(number, code) is shown


@pytest.mark.parametrize(
    ("stored", "shown", "text"),
    [
        pytest.param("0", Shown.DATE, "0", id="nothing is no day"),
        pytest.param("0.5", Shown.DATE, "12:00", id="a time of day"),
        pytest.param("-5", Shown.DATE, "-5", id="before the first day"),
        pytest.param("9999999", Shown.DATE, "9999999", id="after the last day"),
        pytest.param("1", Shown.PERCENT, "100%", id="all of it"),
        pytest.param("1.5e-3", Shown.PERCENT, "0.15%", id="a small part"),
        pytest.param("见附件", Shown.NUMBER, "见附件", id="no number"),
        pytest.param("Infinity", Shown.NUMBER, "Infinity", id="no finite number"),
        pytest.param("1.50", Shown.NUMBER, "1.5", id="zeros at the end"),
        pytest.param("100", Shown.PERCENT, "10000%", id="a whole number as a part"),
        pytest.param("1200000", Shown.NUMBER, "1200000", id="zeros that count"),
    ],
)
def test_what_stored_numbers_say(stored, shown, text):
    assert number_text(stored, shown) == text


def test_days_since_1904():
    assert number_text("43848", Shown.DATE, SINCE_1904) == "2024年1月19日"


def test_line_ends_are_one_kind():
    assert unescaped("a_x000D_\nb\r\nc\rd") == "a\nb\nc\nd"
