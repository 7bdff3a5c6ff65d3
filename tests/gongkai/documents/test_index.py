"""Index numbers as sites print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import IndexNumber
from gongkai.documents.index import IndexNumberError

# Seen on the pages of the State Council, 武威, 阳江, 泰州, 江阴 and 镇巴.
SEEN = [
    "000014349/2017-00110",
    "12620600MB0523338C/2025-04735",
    "11441700007280420Y/2021-00050",
    "014416330/2018-04736",
    "01404053X/2021-00490",
    "6107280000/2024-001005",
]


@pytest.mark.parametrize("text", SEEN)
def test_reads_what_sites_print(text):
    assert str(IndexNumber.parse(text)) == text


@pytest.mark.parametrize("text", ["", "000014349/17-00110", "000014349-2017-00110", "abc/2017-00110", "1/2021-00001\n"])
def test_refuses_the_rest_with_an_example(text):
    with pytest.raises(IndexNumberError, match="如11441700007280420Y/2021-00050"):
        IndexNumber.parse(text)


@given(st.integers(1949, 2200), st.integers(1, 99_999))
def test_what_is_printed_is_read(year, serial):
    number = IndexNumber("11441700007280420Y", year, serial)
    assert IndexNumber.parse(str(number)) == number
