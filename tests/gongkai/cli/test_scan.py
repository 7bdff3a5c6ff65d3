"""`gongkai scan` on files and folders, with masked copies, in both languages."""

import io
import json
import sys
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from leaking import CLOSED, LEAKS

SCHEMA = json.loads((files("gongkai.scan") / "schema/scan.schema.json").read_text("utf-8"))
NAMES = ("notice.txt", "visible.pdf", "leaks.xlsx", "all.zip", "photo.jpg")
FILES = {leak.name: leak.make for leak in (*LEAKS, *CLOSED)}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "files"
    made.mkdir()
    for name in NAMES:
        (made / name).write_bytes(FILES[name]())
    (made / "sound.txt").write_text("今天是晴天。", encoding="utf-8")
    (made / ".hidden").write_text("13812345678", encoding="utf-8")
    return made


def test_a_leak_is_told_without_telling_it(run, folder):
    code, out, _ = run("scan", folder / "notice.txt")
    assert code == 1
    assert "须处理3处，须核对0处" in out
    assert "3701**********1238" in out
    assert "370102199003071238" not in out


def test_hidden_text_is_told_without_what_must_not_be_told(run, folder):
    out = run("scan", folder / "leaks.xlsx")[1]
    assert "138****5666" in out
    assert "13812345666" not in out


def test_a_folder_is_summed_up(run, folder):
    code, out, _ = run("scan", folder)
    assert code == 1
    assert "sound.txt：没有发现" in out
    assert "共6个文件" in out


def test_every_line_of_json_fits_the_schema(run, folder, tmp_path):
    code, out, _ = run("scan", folder, tmp_path / "absent.txt", "--format", "json", "--mask", tmp_path / "out")
    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, len(lines)) == (2, 7)
    validator = Draft202012Validator(SCHEMA)
    assert [error.message for line in lines for error in validator.iter_errors(line)] == []
    assert lines[-1]["error"] == "找不到这个文件"


def test_masked_copies_are_written_and_proved(run, folder, tmp_path):
    code, out, _ = run("scan", folder, "--mask", tmp_path / "out")
    assert code == 0
    assert out.count("重新扫描没有发现遗留") == 6
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*NAMES, "sound.txt"}
    assert run("scan", tmp_path / "out")[0] == 0


def test_what_cannot_be_masked_fails(run, tmp_path):
    file = tmp_path / "old.doc"
    file.write_bytes(FILES["old.doc"]())
    code, out, _ = run("scan", file, "--mask", tmp_path / "out")
    assert code == 1
    assert "没有脱敏副本" in out


def test_a_copy_that_is_not_clean_is_said_to_be_so(run, folder, tmp_path, monkeypatch):
    monkeypatch.setattr("gongkai.scan.masking.copies.survivors", lambda *_: 2)
    code, out, _ = run("scan", folder / "notice.txt", "--mask", tmp_path / "out")
    assert (code, "仍有2处" in out) == (1, True)


@pytest.mark.parametrize(("level", "code"), [("block", 0), ("warn", 1), ("never", 0)])
def test_the_exit_code_follows_the_level(run, tmp_path, level, code):
    (tmp_path / "a.txt").write_text("截止目前", encoding="utf-8")
    assert run("scan", tmp_path / "a.txt", "--fail-on", level)[0] == code


def test_what_is_known_is_used(run, tmp_path):
    (tmp_path / "a.txt").write_text("副县长李某某，咨询电话13812345678", encoding="utf-8")
    (tmp_path / "titles").write_text("李某某 县委副书记、县长\n", encoding="utf-8")
    (tmp_path / "public").write_text("13812345678\n", encoding="utf-8")
    out = run("scan", tmp_path / "a.txt", "--titles", tmp_path / "titles", "--public", tmp_path / "public")[1]
    assert "W102" in out
    assert "L105" not in out


def test_results_go_to_a_file(run, folder, tmp_path):
    _, _, err = run("scan", folder / "notice.txt", folder / "sound.txt", "-o", tmp_path / "out.txt")
    assert "L101" in (tmp_path / "out.txt").read_text("utf-8")
    assert "共2个文件" in err


def test_an_empty_folder_is_refused_and_a_pattern_is_opened(run, folder, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("scan", tmp_path / "empty")[0] == 2
    assert run("scan", str(folder / "n*.txt"))[0] == 1


def test_standard_input(run, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("手机13812345678".encode())))
    code, out, _ = run("scan", "-", "--mask", tmp_path)
    assert code == 0
    assert (tmp_path / "stdin").read_text("utf-8") == "手机138****5678"
    assert "标准输入" in out
