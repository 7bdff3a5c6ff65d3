"""The command line as its users run it: what it prints, and with which code it leaves."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def sample(number):
    return SAMPLES / f"{number}.txt"


def test_reading_a_report_prints_its_numbers(run):
    code, out, _ = run("read", sample("003"))
    assert code == 0
    assert "吴忠市民政局" in out
    assert "正文里的数" in out


def test_reading_as_json_gives_one_object_a_line(run):
    code, out, _ = run("read", sample("003"), sample("004"), "--format", "json")
    reports = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert next(r["organ"] for r in reports) == "吴忠市民政局"
    assert reports[0]["cells"]["disclosure/licences/decisions"]["value"] == "17"


def test_a_folder_stands_for_its_files(run):
    _, out, _ = run("read", SAMPLES, "--format", "json")
    assert len(out.splitlines()) == 5


def test_checking_leaves_with_1_when_there_are_errors(run):
    code, out, _ = run("check", sample("002"))
    assert code == 1
    assert "是图片" in out


def test_checking_leaves_with_0_when_nothing_is_grave_enough(run):
    assert run("check", sample("002"), "--fail-on", "never")[0] == 0
    assert run("check", sample("003"))[0] == 0
    assert run("check", sample("003"), "--fail-on", "warning")[0] == 1


def test_checking_as_json_carries_findings_and_what_could_not_be_judged(run):
    _, out, _ = run("check", sample("002"), "--format", "json")
    checked = json.loads(out)
    assert checked["findings"]
    assert checked["not_assessable"]


def test_annotations_are_lines_for_a_code_host(run):
    _, out, _ = run("check", sample("002"), "--format", "github")
    assert out.startswith("::")


def test_standard_input_is_named_by_a_dash(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sample("003").read_bytes())))
    code, out, _ = run("read", "-")
    assert code == 0
    assert "吴忠市民政局" in out


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(b"", "empty.html", id="an empty file"),
        pytest.param(b"hello world\n" * 50, "english.txt", id="a text that is not Chinese"),
        pytest.param(bytes(range(256)) * 40, "noise.bin", id="random bytes"),
        pytest.param("今天天气很好。\n".encode() * 30, "letter.txt", id="a text that is no report"),
        pytest.param(b"%PDF-1.7\ngarbage", "broken.pdf", id="a broken PDF"),
        pytest.param(b"PK\x03\x04broken", "broken.docx", id="a broken docx"),
    ],
)
def test_an_unusable_file_is_one_line_and_code_2(run, tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)
    for command in ("read", "check"):
        code, out, err = run(command, path)
        assert code == 2
        assert not out
        assert len(err.splitlines()) == 1
        assert err.startswith(f"{path}：")


def test_a_missing_file_is_one_line_and_the_others_go_on(run):
    code, out, err = run("read", "nowhere.html", sample("003"))
    assert code == 2
    assert "nowhere.html：找不到这个文件" in err
    assert "吴忠市民政局" in out


def test_an_unusable_file_has_its_line_in_json_too(run):
    _, out, _ = run("read", "nowhere.html", "--format", "json")
    assert json.loads(out) == {"source": {"name": "nowhere.html"}, "error": "找不到这个文件"}


def test_the_catalogue_lists_every_check(run):
    _, out, _ = run("rules")
    assert "A101" in out
    _, out, _ = run("rules", "--format", "json")
    assert all(json.loads(line)["code"] for line in out.splitlines())


def test_a_rule_is_found_by_either_number(run):
    assert run("rule", "A101")[1] == run("rule", "b02")[1]


def test_an_unknown_rule_is_one_line(run):
    code, _, err = run("rule", "X999")
    assert code == 2
    assert "X999" in err


def test_unverified_rules_say_what_they_rest_on(run):
    _, out, _ = run("law", "--unverified")
    lines = out.splitlines()
    assert len(lines) > 10
    assert all("未核对原文" in line for line in lines[:-1])


def test_a_due_day_is_explained_by_article(run):
    _, out, _ = run("due", "2026-09-01", "征求第三方=2026-09-02..2026-09-09")
    assert "第三十三条第三款" in out
    assert "2026-10-12" in out


def test_a_due_day_beyond_the_last_notice_is_provisional(run):
    assert "暂定" in run("due", "2026-12-20")[1]


def test_an_unlawful_extension_is_refused_with_the_article(run):
    code, _, err = run("due", "2026-09-01", "延期=2026-09-28:21")
    assert code == 2
    assert "第三十三条第二款" in err


def test_an_event_that_is_not_understood_is_answered_with_the_way_to_write_it(run):
    code, _, err = run("due", "2026-09-01", "延长了")
    assert code == 2
    assert "延期=" in err


def test_the_time_for_publishing_is_known_too(run):
    assert "2026-10-13" in run("due", "2026-09-09", "--publish")[1]


@pytest.mark.parametrize(("options", "yuan"), [(("--items", 41), 4300), (("--pages", 119), 1080)])
def test_a_fee_is_reckoned_band_by_band(run, options, yuan):
    assert json.loads(run("fee", *options, "--format", "json")[1])["yuan"] == yuan


def test_both_tariffs_at_once_are_refused(run):
    assert run("fee", "--items", 1, "--pages", 1)[0] == 2


def test_the_form_lists_its_200_cells(run):
    assert len(json.loads(run("form", "--format", "json")[1])["cells"]) == 200


def test_a_number_is_traced_to_its_line(run):
    _, out, _ = run("trace", sample("003"), "disclosure/licences/decisions")
    assert "填报：17" in out
    assert "行号" in out


def test_a_cell_that_the_form_does_not_have_is_refused(run):
    assert run("trace", sample("003"), "requests/nothing/all")[0] == 2
    assert run("trace", sample("003"), "nonsense")[0] == 2


def test_help_is_chinese_and_english_on_demand(run):
    assert "用法" in run("--help")[1]
    assert "Usage" in run("--lang", "en", "--help")[1]


@pytest.mark.parametrize("form", ["docx", "html", "xlsx", "json", "csv", "markdown", "text"])
def test_a_report_is_written_and_read_back(run, tmp_path, form):
    path = tmp_path / f"out.{'md' if form == 'markdown' else 'txt' if form == 'text' else form}"
    assert run("write", sample("003"), "--to", form, "-o", path)[0] == 0
    _, out, _ = run("read", path, "--format", "json")
    assert json.loads(out)["cells"]["disclosure/licences/decisions"]["value"] == "17"


def test_several_reports_are_written_into_a_folder(run, tmp_path):
    assert run("write", sample("002"), sample("003"), "--to", "html", "-o", tmp_path / "out")[0] == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["002.html", "003.html"]
    assert run("write", sample("002"), sample("003"))[0] == 2


def test_pages_of_several_reports_have_an_index(run, tmp_path):
    code, out, _ = run("check", SAMPLES, "--format", "html", "-o", tmp_path / "pages", "--fail-on", "never")
    assert code == 0
    assert "index.html" in out
    assert len(list((tmp_path / "pages").iterdir())) == 6


def test_findings_make_a_workbook(run, tmp_path):
    run("check", SAMPLES, "--format", "xlsx", "-o", tmp_path / "found.xlsx")
    assert (tmp_path / "found.xlsx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("style", ["text", "json", "html", "xlsx"])
def test_two_years_are_compared(run, tmp_path, style):
    path = tmp_path / "compared"
    assert run("compare", sample("004"), sample("003"), "--format", style, "-o", path)[0] == 0
    assert path.stat().st_size > 500


@pytest.mark.parametrize("style", ["text", "json", "html", "xlsx", "docx", "csv", "markdown"])
def test_reports_are_added_up_and_what_is_missing_is_said(run, tmp_path, style):
    expected = tmp_path / "expected.txt"
    expected.write_text("吴忠市民政局\n吴忠市审计局\n", "utf-8")
    path = tmp_path / "sum"
    made = run("sum", sample("003"), "--organ", "吴忠市人民政府", "--expected", expected, "--format", style, "-o", path)
    assert made[0] == 0
    if style == "text":
        assert "缺1个：吴忠市审计局" in path.read_text("utf-8")


def test_what_we_wrote_on_reports_is_not_added_up_and_that_is_said(run, tmp_path):
    report = tmp_path / "003.txt"
    report.write_bytes(sample("003").read_bytes())
    run("check", report, "--format", "html", "-o", tmp_path / "pages" / "003.html", "--fail-on", "never")
    run("check", report, "--format", "json", "-o", tmp_path / "found.json", "--fail-on", "never")
    run("compare", report, report, "--format", "xlsx", "-o", tmp_path / "compared.xlsx")
    code, out, err = run("sum", tmp_path, "--organ", "吴忠市人民政府", "--format", "json")
    included = json.loads(out)["summation"]
    assert (code, len(included["included"]), included["duplicates"]) == (0, 1, [])
    assert "3个 gongkai 写出的检查、比较或汇总结果" in err
    assert "003.html" in err


@pytest.mark.parametrize("style", ["text", "json", "html"])
def test_a_file_that_could_not_be_read_is_named_in_the_sum(run, tmp_path, style):
    broken, expected, path = (tmp_path / name for name in ("坏.docx", "expected.txt", "sum"))
    broken.write_bytes(b"PK\x03\x04")
    expected.write_text("吴忠市民政局\n", "utf-8")
    words = ("--organ", "吴忠市人民政府", "--expected", expected, "--format", style, "-o", path)
    assert run("sum", sample("003"), broken, *words)[0] == 2
    written = path.read_text("utf-8")
    assert "1个文件无法识读，未计入：坏.docx" in written
    assert "不完整" in written


def test_nothing_to_add_up_is_said_in_one_line(run):
    code, _, err = run("sum", "nowhere.html", "--organ", "某县人民政府")
    assert code == 2
    assert "没有可以汇总的报告" in err


def test_many_files_are_read_on_all_cores_in_order(run, tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_bytes(sample("003").read_bytes())
    _, out, _ = run("read", tmp_path, "--format", "json", "--jobs", "2")
    assert [json.loads(line)["source"]["name"] for line in out.splitlines()] == [f"{n:02}.txt" for n in range(12)]


def test_what_the_user_knows_is_held_against_the_report(run):
    _, out, _ = run("check", sample("003"), "--fact", "规范性文件库有效=7", "--fact", "listed=no")
    assert "填报1件，台账中“规范性文件库有效”7件" in out
    assert "G108" in out


@pytest.mark.parametrize("word", ["收费=1", "收费通知", "收费通知=-1", "年报栏目=1", "最早未办结=2026-13-40"])
def test_a_fact_that_is_not_understood_is_answered_with_the_way_to_write_it(run, word):
    code, _, err = run("check", sample("003"), "--fact", word)
    assert code == 2
    assert f"“{word}”" in err
    assert "写" in err


def test_a_correction_is_held_against_the_first_version(run, tmp_path):
    first = tmp_path / "first.txt"
    first.write_text(sample("003").read_text(encoding="utf-8").replace("17", "18"), encoding="utf-8")
    _, out, _ = run("check", sample("003"), "--published", first)
    assert "G109" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read", "."], ".：文件夹里没有可以识读的文件"),
        (["check", ".", "--format", "json"], "文件夹里没有可以识读的文件"),
        (["sum", ".", "--organ", "某县"], "没有可以汇总的报告"),
        (["sum", sample("003"), "--organ", " "], "请写明汇总报告的机关名称"),
        (["sum", sample("003"), "--organ", "某县", "--expected", "none.txt"], "none.txt：找不到这个文件"),
        (["rule", "ZZ"], "没有代码为 ZZ 的规则"),
        (["check", sample("003"), "--before", "nowhere"], "nowhere 里没有可以使用的报告"),
        (["check", sample("003"), "--subordinates", "."], ". 里没有可以使用的报告"),
        (["fee", "--items", "-3"], "不在允许的范围内"),
        (["due", "2026-13-40"], "2026-13-40 不是日期"),
        (["write", sample("003"), "-o", "x.foo"], "不能写成 foo"),
        (["form", "2018"], "2018 不在可选的值之中"),
    ],
)
def test_what_cannot_be_used_is_said_in_the_users_words(run, tmp_path, monkeypatch, arguments, says):
    monkeypatch.chdir(tmp_path)
    code, _, err = run(*arguments)
    assert code == 2
    assert says in err


def test_a_list_of_names_may_be_saved_in_an_old_encoding(run, tmp_path):
    names = tmp_path / "names.txt"
    names.write_bytes("某某局\r\n".encode("gb18030"))
    _, out, _ = run("check", sample("003"), "--expected", names)
    assert "缺1个：某某局" in out


def test_annotations_name_files_by_their_path_and_those_that_cannot_be_used(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/junk.txt").write_text("年", encoding="utf-8")
    (tmp_path / "a/report.txt").write_bytes(sample("002").read_bytes())
    _, out, _ = run("check", "a", "--format", "github")
    assert out.startswith("::error file=a/junk.txt::")
    assert "file=a/report.txt,line=" in out


@pytest.mark.parametrize(
    ("number", "level", "code"),
    [
        ("002", "error", 1),
        ("002", "never", 0),
        ("003", "error", 0),
        ("003", "warning", 1),
        ("003", "info", 1),
    ],
)
def test_the_code_follows_the_gravest_finding(run, number, level, code):
    """Sample 002 has errors; 003 has warnings at the most."""
    assert run("check", sample(number), "--fail-on", level)[0] == code


def test_an_unusable_file_outweighs_every_finding(run, tmp_path):
    (tmp_path / "空.txt").write_bytes(b"")
    assert run("check", sample("002"), tmp_path / "空.txt", "--fail-on", "never")[0] == 2


def test_a_pattern_stands_for_its_files_and_names_each_once(run):
    _, out, _ = run("read", SAMPLES / "00[34].txt", sample("003"), "--format", "json")
    assert [json.loads(line)["source"]["name"] for line in out.splitlines()] == ["003.txt", "004.txt"]


def test_a_file_without_a_report_is_named_on_the_index_of_the_pages(run, tmp_path):
    (tmp_path / "空.txt").write_bytes(b"")
    code, _, err = run("check", sample("003"), tmp_path / "空.txt", "--format", "html", "-o", tmp_path / "pages")
    assert code == 2
    assert "空.txt：文件是空的" in err
    assert "空.txt：文件是空的" in (tmp_path / "pages" / "index.html").read_text("utf-8")


def test_a_workbook_is_not_poured_into_a_terminal(run, monkeypatch):
    monkeypatch.setattr("gongkai.cli.output.sys.stdout.isatty", lambda: True, raising=False)
    code, out, err = run("check", sample("003"), "--format", "xlsx")
    assert (code, out) == (2, "")
    assert "-o" in err


def test_long_work_shows_how_far_it_is_where_somebody_watches(run, tmp_path, monkeypatch):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_bytes(sample("003").read_bytes())
    monkeypatch.setattr("gongkai.cli.batch.sys.stderr.isatty", lambda: True, raising=False)
    code, out, _ = run("read", tmp_path, "--format", "json", "--jobs", "1")
    assert (code, len(out.splitlines())) == (0, 12)


def test_two_reports_of_one_year_hand_nothing_on_and_the_page_says_so(run, tmp_path):
    run("compare", sample("003"), sample("004"), "--format", "html", "-o", tmp_path / "a.html")
    assert "不是相邻两年，不作比较" in (tmp_path / "a.html").read_text("utf-8")


def test_reports_that_state_no_year_are_not_added_up_without_one(run, tmp_path):
    undated = tmp_path / "无年度.txt"
    undated.write_text(re.sub("20[12][0-9]", "", sample("003").read_text("utf-8")), "utf-8")
    code, _, err = run("sum", undated, "--organ", "某县")
    assert code == 2
    assert "请用 --year 指定" in err


@pytest.mark.parametrize(
    ("key", "stated"), [("requests/handled/natural", "报告里没有这一格"), ("disputes/review/all", "0")]
)
def test_a_cell_that_is_not_there_is_traced_to_that(run, key, stated):
    """The table 3 of sample 004 is cut short; its table 4 is whole."""
    assert f"填报：{stated}\n" in run("trace", sample("004"), key)[1]
