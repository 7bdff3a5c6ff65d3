from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ingest.encoding import declared_encoding, decode

TEXT = "某市某局2023年政府信息公开工作年度报告\n本年新收申请 7 件，全部办结。① 表格│“其他”—— \xa0\u3000\n" * 3


MARKED = ("utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16")
UNMARKED = ("utf-16-le", "utf-16-be")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, encoding) for text in (TEXT, "联通", "年报", "规章\t0\n") for encoding in MARKED),
        # Two characters of UTF-16 without a mark could be anything.
        *((text, encoding) for text in (TEXT, "规章\t0\n") for encoding in UNMARKED),
    ],
)
def test_every_encoding_is_known_without_a_declaration(text, encoding):
    text = text.encode(encoding, "ignore").decode(encoding)
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "declared", "note"),
    [
        pytest.param("utf-8", "gb18030", "声明的编码是 GBK，实际是 UTF-8", id="GBK declared, UTF-8 found"),
        pytest.param("gbk", "utf-8", "声明的编码是 UTF-8，实际是 GBK", id="UTF-8 declared, GBK found"),
        pytest.param("utf-8", "utf-8", "", id="right"),
        pytest.param("gbk", "gb18030", "", id="right in GBK"),
        pytest.param("utf-16", "utf-8", "实际是 UTF-16", id="UTF-16 with a mark"),
        pytest.param("utf-8", "", "", id="nothing declared"),
    ],
)
def test_a_wrong_declaration_is_noted(encoding, declared, note):
    decoded = decode(TEXT.encode(encoding, "ignore"), declared)
    assert note in decoded.note
    assert bool(note) == bool(decoded.note)
    assert "年度报告" in decoded.text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META http-equiv=Content-Type content='text/html; charset=gb2312'>", "gb18030"),
        (b"<?xml version='1.0' encoding='GBK'?>", "gb18030"),
        (b"<meta charset=klingon>", ""),
        (b"<p>charset=utf-8</p>", ""),
    ],
)
def test_what_a_page_declares(head, encoding):
    assert declared_encoding(head) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_cut_within_a_character_is_still_read(encoding):
    decoded = decode((TEXT + "年").encode(encoding)[:-1])
    assert "年度报告" in decoded.text
    assert "字符损坏" in decoded.note


def test_random_bytes_are_no_text():
    assert decode(b"".join(sha256(bytes([n])).digest() for n in range(100))) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_none(data):
    decoded = decode(data)
    assert decoded is None or "\x00" not in decoded.text


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=20))
def test_han_in_gbk_is_read_back(text):
    assert decode(text.encode("gb18030")).text == text
