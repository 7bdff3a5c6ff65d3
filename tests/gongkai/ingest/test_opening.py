import io
from types import SimpleNamespace

import pytest

from gongkai.basis import UnusableInputError
from gongkai.ingest.guards import MAX_FILE
from gongkai.ingest.opening import open_document, open_path, read_bytes, source_of


def test_a_source_tells_kind_size_and_digest():
    source = source_of("年报".encode(), "a.txt")
    assert (source.name, source.kind, source.size) == ("a.txt", "text", 6)
    assert len(source.sha256) == 64


def test_standard_input_is_a_file_like_another(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"abc")))
    assert read_bytes("-") == b"abc"


@pytest.mark.parametrize(
    "path", ["", ".", "nowhere/年报.html", "a\x00b"], ids=["nothing", "folder", "absent", "bad name"]
)
def test_what_cannot_be_opened_is_one_clear_line(path):
    with pytest.raises(UnusableInputError) as caught:
        open_path(path)
    assert "\n" not in str(caught.value)


def test_a_large_file_is_refused_without_reading_it_all(tmp_path):
    path = tmp_path / "年报.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(UnusableInputError, match="过大"):
        open_path(path)


def test_large_bytes_are_refused():
    with pytest.raises(UnusableInputError, match="过大"):
        open_document(bytes(MAX_FILE + 1), "a")


def test_json_is_left_to_the_exchange():
    with pytest.raises(UnusableInputError, match="JSON"):
        open_document(b'{"cells": {}}', "a.json")
