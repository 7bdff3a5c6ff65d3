import pytest

from gongkai.basis import UnusableInputError
from gongkai.forms import FORM_2021, Cell, Report
from gongkai.ingest import read_bytes
from gongkai.ingest.exchange import MOST, exchange_reader
from gongkai.render import write

REPORT = Report(FORM_2021, 2023, "某县教育局", {ref: Cell.of(3) for ref in FORM_2021.refs})


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.txt", "标准输入"])
def test_what_we_write_is_recognised_by_its_content(form, name):
    read = read_bytes(write(REPORT, form), name)
    assert (read.organ, read.cells.keys()) == (REPORT.organ, REPORT.cells.keys())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(rb"{\rtf1\ansi}", id="rich text"),
        pytest.param("序号,名称\r\n1,规章\r\n".encode(), id="another table"),
        pytest.param("{某局}年度报告".encode(), id="a text in braces"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_others_write_is_left_to_the_readers(data):
    assert exchange_reader(data, "a") is None


def test_no_report_is_that_long():
    with pytest.raises(UnusableInputError, match="文件过大"):
        exchange_reader(b'{"a": "' + b" " * MOST, "a.json")
