"""Document numbers: what is one, what is not and why, and what was probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import DocumentNumber, Style, suggestion
from gongkai.documents.number import NumberError

# As printed on the documents named in the holiday notices, laws and circulars that the project cites.
ISSUED = [
    ("国办公开办函〔2021〕30号", "国办公开办函", 2021, 30, Style.FILE),
    ("国办发明电〔2020〕1号", "国办发明电", 2020, 1, Style.FILE),
    ("武政办发〔2025〕54号", "武政办发", 2025, 54, Style.FILE),
    ("法释〔2025〕8号", "法释", 2025, 8, Style.FILE),
    ("国务院令第711号", "国务院", None, 711, Style.ORDER),
    ("生态环境部令第24号", "生态环境部", None, 24, Style.ORDER),
    ("交通运输部令2022年第11号", "交通运输部", 2022, 11, Style.ORDER_OF_YEAR),
    ("某市民政局公告2024年第3号", "某市民政局", 2024, 3, Style.ANNOUNCEMENT),
]

WRONG = [
    pytest.param("国办发[2021]30号", "六角括号", "国办发〔2021〕30号", id="square brackets"),
    pytest.param("国办发［2021］30号", "六角括号", "国办发〔2021〕30号", id="full-width square brackets"),
    pytest.param("国办发（2021）30号", "六角括号", "国办发〔2021〕30号", id="round brackets"),
    pytest.param("国办发【2021】30号", "六角括号", "国办发〔2021〕30号", id="black brackets"),
    pytest.param("国办发﹝2021﹞30号", "六角括号", "国办发〔2021〕30号", id="small brackets that look right"),
    pytest.param("国办发〔2021〕第30号", "不写“第”", "国办发〔2021〕30号", id="第"),
    pytest.param("国办发〔2021〕030号", "不写0", "国办发〔2021〕30号", id="a leading nought"),
    pytest.param("国办发〔2021〕 30 号", "不留空格", "国办发〔2021〕30号", id="spaces"),
    pytest.param("国办发〔2021〕30", "以“号”结尾", "国办发〔2021〕30号", id="no 号"),
    pytest.param("国办发〔２０２１〕３０号", "应写作", "国办发〔2021〕30号", id="full-width digits"),
    pytest.param("国办发〔21〕30号", "写全四位", "", id="a year cut short is not guessed"),
    pytest.param("国办发〔2021〕0号", "不写0", "", id="nought is no serial"),
    pytest.param("〔2021〕30号", "应写作", "", id="no mark"),
    pytest.param("国办发〔1021〕30号", "年份1021不对", "", id="a year before any organ"),
    pytest.param("", "以“号”结尾", "", id="nothing"),
    pytest.param("关于印发某办法的通知", "以“号”结尾", "", id="a title"),
]


@pytest.mark.parametrize(("text", "mark", "year", "serial", "style"), ISSUED)
def test_reads_numbers_as_issued(text, mark, year, serial, style):
    number = DocumentNumber.parse(text)
    assert (number.mark, number.year, number.serial, number.style) == (mark, year, serial, style)
    assert str(number) == text
    assert suggestion(text) == ""


@pytest.mark.parametrize(("text", "reason", "meant"), WRONG)
def test_refuses_what_is_wrong_and_says_what_was_meant(text, reason, meant):
    with pytest.raises(NumberError, match=reason) as refused:
        DocumentNumber.parse(text)
    assert refused.value.suggestion == meant
    assert meant in str(refused.value)


@given(st.integers(1949, 2200), st.integers(1, 999_999), st.sampled_from(["国办发", "鲁政办字", "某民函", "A市发"]))
def test_what_is_printed_is_read(year, serial, mark):
    number = DocumentNumber(mark, year, serial)
    assert DocumentNumber.parse(str(number)) == number


@given(st.text(max_size=30))
def test_every_suggestion_for_any_text_is_a_number(text):
    meant = suggestion(text)
    assert not meant or str(DocumentNumber.parse(meant)) == meant


@given(st.text(alphabet="国办发〔〕[]（）第0123号令公告年 ", max_size=15))
def test_any_text_is_read_as_it_stands_or_refused(text):
    try:
        number = DocumentNumber.parse(text)
    except NumberError:
        return
    assert str(number) == text
