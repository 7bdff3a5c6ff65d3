"""gongkai as a program among others: shells, pipes, interrupts, and files it may not open."""

import io
import json
import re
import runpy
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai.cli import batch, main
from gongkai.cli.language import language_of

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def test_python_runs_it_as_a_module(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["gongkai", "fee", "--items", "41"])
    with pytest.raises(SystemExit) as leaving:
        runpy.run_module("gongkai.cli", run_name="__main__")
    assert leaving.value.code == 0
    assert "4300" in capsys.readouterr().out


def test_a_shell_completes_the_name_of_a_command(run, monkeypatch):
    monkeypatch.setenv("_GONGKAI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "gongkai c")
    monkeypatch.setenv("COMP_CWORD", "1")
    _, out, _ = run()
    assert out.split() == ["plain,check", "plain,compare"]


def test_an_interrupt_is_one_line_and_code_2(run, monkeypatch):
    def interrupted(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("gongkai.cli.commands.read.batch.each", interrupted)
    code, out, err = run("read", SAMPLES / "003.txt")
    assert (code, out.strip(), err.strip()) == (2, "", "已中止。")


def test_a_workbook_may_be_sent_through_a_pipe(capsysbinary):
    with pytest.raises(SystemExit):
        main(["check", str(SAMPLES / "003.txt"), "--format", "xlsx"])
    assert load_workbook(io.BytesIO(capsysbinary.readouterr().out)).sheetnames


def test_a_file_of_a_folder_that_may_not_be_opened_is_named(run, tmp_path, monkeypatch):
    (tmp_path / "report.html").write_text("报告", "utf-8")

    def refused(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    code, _, err = run("read", tmp_path)
    assert code == 2
    assert "report.html：" in err


def test_a_file_that_is_no_text_is_no_list_of_names(run, tmp_path):
    names = tmp_path / "names.xlsx"
    names.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 8)
    code, _, err = run("check", SAMPLES / "003.txt", "--expected", names)
    assert code == 2
    assert "names.xlsx：不是文本" in err


def test_what_stands_behind_two_dashes_is_a_file_and_no_language():
    assert language_of(["--lang", "en", "read", "--", "--lang", "zh"]) == "en"


def test_a_child_process_does_the_work_that_it_was_settled_with():
    batch._settle(len)
    assert [batch._do(name) for name in ("a.txt", "ab.txt")] == [5, 6]


def test_no_files_have_no_results():
    assert list(batch.each(len, [])) == []


def test_one_earlier_report_is_last_years_whatever_the_organ_was_called_then(run, tmp_path):
    earlier = tmp_path / "2022.txt"
    text = (SAMPLES / "003.txt").read_text("utf-8").replace("2022", "2021").replace("2023", "2022")
    earlier.write_text(text.replace("吴忠市民政局", "吴忠市社会局"), "utf-8")
    _, out, _ = run("check", SAMPLES / "003.txt", "--before", earlier, "--format", "json")
    copied = [one for one in json.loads(out)["findings"] if one["name"] == "text-copied"]
    assert [one["values"]["other"] for one in copied] == ["吴忠市社会局"]


def test_in_a_folder_of_earlier_reports_only_the_organs_own_counts(run, tmp_path):
    text = (SAMPLES / "003.txt").read_text("utf-8").replace("2022", "2021").replace("2023", "2022")
    (tmp_path / "2022.txt").write_text(text.replace("吴忠市民政局", "吴忠市社会局"), "utf-8")
    _, out, _ = run("check", SAMPLES / "003.txt", "--before", tmp_path, "--format", "json")
    assert not re.search("吴忠市社会局", out)
