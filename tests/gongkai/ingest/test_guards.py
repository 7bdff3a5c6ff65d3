import io
import zipfile

import pytest

from gongkai.basis import UnusableInputError
from gongkai.ingest.guards import (
    BOMB,
    ENCRYPTED,
    MAX_MARKUP,
    MAX_MEMBERS,
    TOO_LARGE,
    TRUNCATED,
    guard_attributes,
    open_container,
    parse_xml,
)


def packed(members, **options):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def encrypted():
    whole = bytearray(packed({"a": b"b"}))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def damaged():
    whole = bytearray(packed({"a": bytes(range(256)) * 4}))
    whole[40] ^= 0xFF
    return bytes(whole)


def test_a_member_is_read():
    container = open_container(packed({"a/b.xml": b"<a/>"}), "x.docx")
    assert container.read("a/b.xml") == b"<a/>"
    assert "a/b.xml" in container
    assert "other" not in container


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(packed({"a": b"b" * 5000})[:-30], TRUNCATED, id="a file cut at its end is refused"),
        pytest.param(b"PK\x03\x04", TRUNCATED, id="a file that is only a signature is refused"),
        pytest.param(encrypted(), ENCRYPTED, id="an encrypted member is refused"),
        pytest.param(packed({"a": b"0" * 50_000_000}), BOMB, id="a member that unpacks a thousandfold is refused"),
        pytest.param(
            packed({str(i): b"" for i in range(MAX_MEMBERS + 1)}), BOMB, id="more members than a report has are refused"
        ),
    ],
)
def test_bad_containers_are_refused(data, reason):
    with pytest.raises(UnusableInputError) as caught:
        open_container(data, "年报.docx")
    assert caught.value.reason == reason
    assert caught.value.name == "年报.docx"


def test_a_damaged_member_is_refused():
    with pytest.raises(UnusableInputError, match=TRUNCATED):
        open_container(damaged(), "x").read("a")


def test_an_absent_member_is_refused():
    with pytest.raises(UnusableInputError):
        open_container(packed({"a": b""}), "x").read("b")


def test_a_member_that_lies_about_its_size_is_read_no_further_than_it_says():
    whole = bytearray(packed({"a": b"0" * 1_000_000}))
    at = whole.index(b"PK\x01\x02") + 24
    whole[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(UnusableInputError):
        open_container(bytes(whole), "x").read("a")


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'
OUTSIDE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]><l>&a;</l>'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(LAUGHS, id="entities that multiply are refused"),
        pytest.param(OUTSIDE, id="an external entity is refused"),
        pytest.param(LAUGHS.decode().encode("utf-16"), id="a document type in another encoding is refused"),
        pytest.param(b"<a><b></a>", id="tags that do not match are refused"),
        pytest.param(b"", id="an empty part is refused"),
        pytest.param(b"<a>" * 100_000, id="a hundred thousand levels are refused"),
        pytest.param(b"<a>" * 300 + b"</a>" * 300, id="more than 256 levels are refused"),
    ],
)
def test_bad_xml_is_refused(data):
    with pytest.raises(UnusableInputError):
        parse_xml(data, "x.docx")


def test_sound_xml_is_parsed():
    assert parse_xml('<a b="1">一</a>'.encode(), "x").text == "一"


def test_xml_that_would_fill_the_memory_is_refused():
    with pytest.raises(UnusableInputError, match=TOO_LARGE):
        parse_xml(b" " * (MAX_MARKUP + 1), "x")


MANY = 20_000


@pytest.mark.parametrize(
    "value",
    ["", "=1", '="1"', "='1'", '=">"', "='>'", "= '<>'", '=\n"></p>"'],
    ids=["bare", "unquoted", "double", "single", "an end", "an end in single quotes", "spaced", "a closing tag"],
)
@pytest.mark.parametrize("before", [0, 1, 40_000])
def test_thousands_of_attributes_are_seen_wherever_they_stand_and_whatever_their_values(value, before):
    attributes = " ".join(f"a{n}{value}" for n in range(MANY))
    page = f"{'<p>字</p>' * (before // 8)}<p {attributes}>字</p>"
    with pytest.raises(UnusableInputError, match=TOO_LARGE):
        guard_attributes(page, "页.html")


def test_a_long_page_and_a_long_value_are_no_long_list_of_attributes():
    guard_attributes("<p class='正文'>字</p>" * 20_000, "页.html")
    guard_attributes(f"<p title='{'字>' * 100_000}'>字</p>", "页.html")
