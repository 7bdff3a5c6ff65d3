"""What the commands on the law answer, and what they say to words they cannot use."""

import errno
import json
from pathlib import Path

import pytest

from gongkai.checks import CATALOGUE, find_check
from gongkai.cli import reports
from gongkai.cli.catalogue import example
from gongkai.forms import FORM_2019, FORM_2021

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.mark.parametrize(
    ("words", "due"),
    [
        pytest.param(["2026-09-01"], "2026-09-29", id="twenty working days"),
        pytest.param(["2026-09-01", "延期=2026-09-28"], "2026-11-02", id="an extension is twenty days if unsaid"),
        pytest.param(["2026-09-01", "extension=2026-09-28:5"], "2026-10-12", id="a shorter one"),
        pytest.param(["2026-09-01", "补正=2026-09-04..2026-09-08"], "2026-10-12", id="a correction starts it anew"),
        pytest.param(["2026-09-01", "补正=2026-09-04:10"], None, id="waiting for a correction"),
        pytest.param(["2026-09-01", "征求第三方=2026-09-02"], "2026-10-26", id="a third party silent for 15 days"),
        pytest.param(["2026-09-01", "收费通知=2026-09-08"], None, id="waiting for a fee"),
        pytest.param(["2026-09-01", "延迟=2026-09-20..2026-11-30"], "2026-11-30", id="a delay in the public interest"),
        pytest.param(["2026-09-01", "fee=2026-09-04..2026-09-08"], "2026-10-12", id="a fee paid starts it anew"),
    ],
)
def test_when_the_answer_is_due(run, words, due):
    code, out, _ = run("due", *words, "--format", "json")
    assert code == 0
    assert json.loads(out)["due"] == due


def test_every_day_of_the_time_is_accounted_for(run):
    _, out, _ = run("due", "2026-09-01", "--ledger")
    days = [line.split()[0] for line in out.splitlines() if line.startswith("  2026-")]
    assert (days[0], days[-1], len(days)) == ("2026-09-02", "2026-09-29", 28)


@pytest.mark.parametrize(
    ("day", "due", "provisional"), [("2026-09-01", "2026-09-29", False), ("2026-12-20", "2027-01-18", True)]
)
def test_when_information_must_be_public(run, day, due, provisional):
    _, out, _ = run("due", day, "--publish", "general", "--format", "json")
    known = json.loads(out)
    assert (known["duty"], known["due"], known["provisional"]) == ("general", due, provisional)
    _, out, _ = run("due", day, "--publish", "general")
    assert due in out.splitlines()[-1]
    assert ("暂定" in out) is provisional


@pytest.mark.parametrize("form", [FORM_2021, FORM_2019], ids=lambda form: form.key)
def test_a_form_lists_every_cell_once(run, form):
    _, out, _ = run("form", form.key)
    keys = [line.split()[0] for line in out.splitlines() if line.startswith("  ")]
    assert keys == [str(ref) for ref in form.refs]
    assert "加总：总计 = 自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他" in out
    assert "勾稽：一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量 = " in out
    assert form.basis.instrument.number in out.splitlines()[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["due", "2026-09-01", "睡觉=2026-09-02"], "看不懂", id="an act that does not exist"),
        pytest.param(
            ["due", "2026-09-01", "延期=2026-09-31"], "没有 2026-09-31 这一天", id="a day that does not exist"
        ),
        pytest.param(["due", "2026-09-01", "延迟=2026-09-20"], "延迟答复要写明", id="a delay without an end"),
        pytest.param(["due", "2026-09-01", "延期=2026-09-28:21"], "第三十三条", id="more than the law allows"),
        pytest.param(["trace", SAMPLES / "003.txt", "requests"], "不是格的编号", id="no key of a cell"),
        pytest.param(["trace", SAMPLES / "003.txt", "requests/granted/nobody"], "没有", id="a cell the form lacks"),
        pytest.param(["trace", "nowhere.txt", "requests/granted/all"], "找不到这个文件", id="a trace in no file"),
        pytest.param(["nothing"], "nothing", id="a command that does not exist"),
        pytest.param(["check", SAMPLES, "--format", "html"], "-o", id="pages with nowhere to go"),
        pytest.param(
            ["write", SAMPLES / "003.txt", "--to", "html", "-o", "/dev/null/x"], "写不了", id="no such folder"
        ),
        pytest.param(["compare", "nowhere.txt", SAMPLES / "003.txt"], "找不到这个文件", id="nothing to compare with"),
        pytest.param(["write", "nowhere.txt", "--to", "docx"], "找不到这个文件", id="nothing to write"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_code_2(run, words, said):
    code, out, err = run(*words)
    assert code == 2
    assert not out
    assert said in err.splitlines()[-1]
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "权限"),
        (errno.EISDIR, "文件夹"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(monkeypatch, number, said):
    def fails(name, _ocr):
        raise OSError(number, "Input/output error", name)

    monkeypatch.setattr(reports, "read", fails)
    assert said in str(reports.open_report("report.html"))


def test_a_reader_who_has_seen_enough_is_no_fault(run, monkeypatch):
    def stops(*_arguments, **_options):
        raise BrokenPipeError

    monkeypatch.setattr("click.echo", stops)
    assert run("rules")[0] == 0


def test_a_trace_is_known_to_programs(run):
    _, out, _ = run("trace", SAMPLES / "003.txt", "disclosure/licences/decisions", "--format", "json")
    known = json.loads(out)
    assert (known["cell"], known["value"], known["state"]) == ("disclosure/licences/decisions", "17", "number")
    assert known["origin"]["sha256"]


def test_a_place_is_counted_from_1_as_in_findings(run):
    _, out, _ = run("trace", SAMPLES / "003.txt", "requests/other/all")
    _, findings, _ = run("check", SAMPLES / "003.txt", "--fail-on", "never")
    assert "表内行 26" in out
    assert "表内第26行" in findings  # The row that lost a cell, the same one.


def test_a_number_of_the_platform_is_traced_by_the_platform(run, monkeypatch):
    told = []

    class Manage:
        def load(self):
            return self

        def main(self, arguments, **_how):
            told.append(arguments)

    key = "requests/granted/natural"
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda **known: [Manage()] if known["name"] == "manage" else []
    )
    assert run("trace", "county", "2026", key)[0] == 0
    assert told == [["trace", "county", "2026", key]]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_known: [])
    code, _, err = run("trace", "county", "2026", key)
    assert code == 2
    assert "没有装平台" in err


def test_a_summed_number_is_traced_to_the_organs_that_it_adds_up(run, tmp_path):
    run(
        "sum",
        SAMPLES / "003.txt",
        SAMPLES / "004.txt",
        "--organ",
        "某县",
        "--format",
        "json",
        "-o",
        tmp_path / "s.json",
    )
    _, out, _ = run("trace", tmp_path / "s.json", "requests/received/all")
    assert "由此相加：吴忠市民政局 requests/received/all" in out
    assert "由此相加：岭东区民政局 requests/received/all" in out
    assert "（s.json）" in out


def test_a_rule_shows_what_it_finds(run):
    _, out, _ = run("rule", "A101")
    assert "填报4，各分项之和为3" in out.split("例如：")[1]
    assert json.loads(run("rule", "A101", "--format", "json")[1])["example"] in out.replace("\n", "")


@pytest.mark.parametrize("code", ["S126", "A102", "A101"])
def test_a_rule_shows_what_is_known_of_its_basis_and_no_more(run, code):
    check = find_check(code)
    _, out, _ = run("rule", code)
    assert ("审查要点" in out) is bool(check.examines)
    assert ("未核对原文" in out) is (check.basis is not None and not check.basis.verified)


def test_a_rule_whose_finding_advises_nothing_shows_no_advice(run):
    silent = next(c for c in CATALOGUE if (found := example(c)) and not found.suggestion)
    _, out, _ = run("rule", silent.code)
    assert "例如：" in out
    assert "建议：" not in out


def test_rules_of_law_are_known_to_programs(run):
    _, out, _ = run("law", "延期", "--format", "json")
    found = [json.loads(line) for line in out.splitlines()]
    assert found
    assert all("延期" in f"{rule['code']} {rule['title']} {rule['basis']}" for rule in found)
    assert all(rule["verified"] or rule["note"] for rule in found)


def test_a_fee_is_explained_band_by_band(run):
    _, out, _ = run("fee", "--items", "41")
    assert "4300" in out.splitlines()[-1]
    assert len(out.splitlines()) > 2


def test_a_wrong_digit_is_traced_to_the_likely_number_beside_the_printed_one(run, tmp_path):
    wrong = tmp_path / "wrong.txt"
    printed = (SAMPLES / "003.txt").read_text("utf-8")
    wrong.write_text(printed.replace("(一) 予以公开\t1\t", "(一) 予以公开\t7\t"), "utf-8")
    _, out, _ = run("trace", wrong, "requests/granted/natural")
    assert "填报：7" in out
    assert "按勾稽关系推算可能是 1（未采用，仅供核对）" in out
