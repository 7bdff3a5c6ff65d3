"""Under --lang en nothing is Chinese but what is quoted: reports, laws, messages, labels and paths."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.cli.app import COMMANDS

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
S003 = str(SAMPLES / "003.txt")
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(
    r"《[^》]*》(?:附件|第[零一二三四五六七八九十百]+条|第[一二三四五六七八九十]+款|[、表二三四]|第（.）项)*|“.*”"
)
# The option names these words in both languages.
FREE = re.compile(r"国办\w*〔\d{4}〕\d+号|zh 中文|gongkai due .*|[一-鿿]+/[a-z-]+")
# What our own words would be in Chinese, in answers that show the names and words of reports.
OURS = re.compile(
    "机关：|年度：|署名：|部分：|识读说明|正文里的数|增减率|合计|另有|相似度|没有计入|各机关|报告比较|报告汇总|不可比|填报：|位置："
    "|检查结果|看报告中的位置|无法判断的规则|显示"
)

pytestmark = pytest.mark.slow  # each case is a process of its own

PAGES = [["--help"], *([name, "--help"] for name in COMMANDS)]
REFUSALS = [
    ["read", "nofile"], ["read"], ["read", "."], ["read", "empty.txt"], ["read", "words.txt"], ["read", "junk.json"],
    ["read", "broken.docx"], ["read", S003, "--jobs", "0"], ["check", "nofile"], ["check", S003, "--before", "nofile"],
    ["check", S003, "--fact", "x=1"], ["check", S003, "--published-on", "2024"], ["compare", S003, "nofile"],
    ["sum", ".", "--organ", "x"], ["sum", S003], ["sum", S003, "--organ", "x", "--expected", "nofile"],
    ["write", "nofile"],
    ["write", S003, "-o", "x.foo"], ["rule", "ZZ"], ["rules", "--severity", "x"], ["form", "2018"], ["fee"],
    ["fee", "--items", "-3"], ["fee", "--items", "1", "--pages", "1"], ["due", "2026-13-40"], ["due", "1999-01-01"],
    ["due", "9999-01-01"], ["due", "2026-09-01", "延期=2026-09-20:40"],
    ["trace", S003, "a/b"], ["trace", "nofile", "a/b/c"],
    ["nonsense"],
]  # fmt: skip
ANSWERS = [
    ["check", S003], ["check", str(SAMPLES / "002.txt"), str(SAMPLES / "004.txt")], ["fee", "--items", "50"],
    ["fee", "--pages", "210"], ["due", "2026-09-01", "extension=2026-09-28:20"], ["due", "2026-09-01"], ["rules"],
    ["law", "--unverified", "limit"], ["due", "2026-09-01", "correction=2026-09-04"],
    ["due", "2026-09-01", "--ledger"],
]  # fmt: skip


@pytest.fixture
def english():
    """What a command says in English, on both streams. The language is settled once a process, so it has its own."""

    def said(*arguments):
        command = [sys.executable, "-m", "gongkai.cli", "--lang", "en", *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        return done.stdout + done.stderr

    return said


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with files that cannot be used."""
    monkeypatch.chdir(tmp_path)
    for name, content in (
        ("empty.txt", b""),
        ("words.txt", b"hello"),
        ("junk.json", b"{}"),
        ("broken.docx", b"PK\x03\x04"),
    ):
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize("arguments", [*PAGES, *REFUSALS, *ANSWERS], ids=" ".join)
def test_nothing_is_chinese_but_what_is_quoted(english, desk, arguments):
    said = FREE.sub("", QUOTED.sub("", english(*arguments)))
    assert [line for line in said.splitlines() if HAN.search(line)] == []


QUOTING = [
    ["read", S003], ["compare", S003, str(SAMPLES / "004.txt")], ["sum", S003, "--organ", "x"],
    ["trace", S003, "requests/received/all"], ["form"], ["rule", "S117"],
    ["check", S003, "--format", "html", "-o", "page.html"], ["compare", S003, S003, "--format", "html"],
    ["sum", S003, "--organ", "x", "--format", "html"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", QUOTING, ids=" ".join)
def test_our_own_words_are_english_around_what_is_quoted(english, desk, arguments):
    said = english(*arguments)
    if "-o" in arguments:
        said += (desk / "page.html").read_text("utf-8")
    shown = re.sub(r"<style>.*?</style>|“[^”]*”", "", said, flags=re.DOTALL)
    assert [line[:80] for line in shown.splitlines() if OURS.search(line)] == []
