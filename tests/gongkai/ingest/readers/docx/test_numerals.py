import pytest

from gongkai.ingest.readers.docx.numerals import chinese, numeral


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("decimal", ["1", "2", "10", "21"]),
        ("decimalZero", ["01", "02", "10", "21"]),
        ("decimalFullWidth", ["１", "２", "１０", "２１"]),
        ("decimalEnclosedCircle", ["①", "②", "⑩", "21"]),
        ("decimalEnclosedParen", ["⑴", "⑵", "⑽", "21"]),
        ("decimalEnclosedFullstop", ["⒈", "⒉", "⒑", "21"]),
        ("ideographEnclosedCircle", ["㊀", "㊁", "㊉", "21"]),
        ("chineseCounting", ["一", "二", "十", "二十一"]),
        ("japaneseCounting", ["一", "二", "十", "二十一"]),
        ("chineseLegalSimplified", ["壹", "贰", "壹拾", "贰拾壹"]),
        ("ideographDigital", ["一", "二", "一〇", "二一"]),
        ("ideographTraditional", ["甲", "乙", "癸", "甲"]),
        ("ideographZodiac", ["子", "丑", "酉", "申"]),
        ("upperRoman", ["I", "II", "X", "XXI"]),
        ("lowerRoman", ["i", "ii", "x", "xxi"]),
        ("upperLetter", ["A", "B", "J", "U"]),
        ("lowerLetter", ["a", "b", "j", "u"]),
        ("bullet", ["", "", "", ""]),
        ("none", ["", "", "", ""]),
        ("a format of next year", ["1", "2", "10", "21"]),
    ],
)
def test_what_stands_before_a_paragraph(style, printed):
    assert [numeral(number, style) for number in (1, 2, 10, 21)] == printed


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        pytest.param(0, "ideographTraditional", "", id="no stem for nothing"),
        pytest.param(0, "upperRoman", "0", id="no Roman nothing"),
        pytest.param(27, "upperLetter", "AA", id="letters double"),
        pytest.param(0, "upperLetter", "0", id="no letter for nothing"),
        pytest.param(9999, "upperRoman", "9999", id="too much for Roman"),
        pytest.param(-1, "chineseCounting", "-1", id="less than nothing"),
    ],
)
def test_at_the_ends(number, style, printed):
    assert numeral(number, style) == printed


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "〇"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"), (2024, "二千零二十四"), (12345, "一二三四五"),
    ],
)  # fmt: skip
def test_chinese_numbers(number, said):
    assert chinese(number) == said
