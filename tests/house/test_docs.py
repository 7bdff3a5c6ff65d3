"""The documents are whole and true: everything public has its line, every link leads somewhere, every example runs."""

import ast
import re
import runpy
import shlex
import shutil
from pathlib import Path

import pytest

import docs_cli
from gongkai.checks import CATALOGUE
from gongkai.claims import subjects
from gongkai.cli import main
from gongkai.cli.app import COMMANDS
from gongkai.forms import FORMS, State
from gongkai.ingest import read
from gongkai.render import write

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
FENCE = re.compile(r"^ *```([^\n]*)\n(.*?)^ *```$(?:\n+^```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)


def text(name):
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_check_has_its_line_and_its_page():
    index = text("reference/checks/index.md")
    assert not [c.code for c in CATALOGUE if f"[{c.code}]({c.code}.md)" not in index]
    assert not [c.code for c in CATALOGUE if not (DOCS / f"reference/checks/{c.code}.md").exists()]


def test_every_command_has_its_heading_and_every_option_its_line():
    page = text("reference/cli.md")
    assert not [name for name in COMMANDS if f"\n## {name}\n" not in page]
    for name, command in docs_cli.commands().items():
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        flags = [flag for p in command["parameters"] for flag in re.findall(r"--[\w-]+", p["written"])]
        assert not [flag for flag in flags if flag not in section], name


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_every_row_and_column_of_a_form_has_its_line(form):
    page = text(f"reference/forms/{form.key}.md")
    for table in form.tables:
        keys = {*table.rows, *(column for _row, column in table.columns)}
        assert not [key for key in sorted(keys) if f"| `{key}` |" not in page]


def test_every_subject_of_a_statement_has_its_line():
    page = text("reference/claims.md")
    named = {rule.subject for rule in subjects._RULES} | set(_strings(ROOT / "src/gongkai/claims", _FAMILIES))
    assert not [subject for subject in sorted(named) if f"| `{subject}` |" not in page]


_FAMILIES = re.compile(r"(?:proactive|normative|requests|proposals|fee|staff)-[a-z-]*[a-z]")


def _strings(folder, pattern):
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and pattern.fullmatch(node.value):
                yield node.value


def test_every_state_of_a_cell_has_its_line():
    assert not [state for state in State if f"| `{state.value}` |" not in text("reference/json.md")]


def test_every_page_is_reached_from_the_first():
    seen, waiting = set(), [DOCS / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        waiting += [target for target in _targets(page) if target.is_relative_to(DOCS)]
    decisions = set((DOCS / "decisions").glob("*.md"))
    unreached = set(DOCS.rglob("*.md")) - seen - decisions - {DOCS / "benchmarks.md"}
    assert not {str(page.relative_to(ROOT)) for page in unreached}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    made_elsewhere = {DOCS / "benchmarks.md"}
    assert not [str(t) for t in _targets(page) if not t.exists() and t not in made_elsewhere]


def _targets(page):
    plain = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)#\s]+)", plain):
        if "://" not in link:
            yield (page.parent / link).resolve()


def examples():
    """Every block that is marked to be run, with what it is said to print."""
    for page in PAGES:
        for number, (info, code, printed) in enumerate(FENCE.findall(page.read_text(encoding="utf-8")), 1):
            if info.endswith(" run"):
                yield pytest.param(info.split()[0], code, printed, id=f"{page.relative_to(ROOT)} block {number}")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the files that the documents name."""
    folder = tmp_path_factory.mktemp("desk")
    samples = ROOT / "tests/data/samples"
    for there in ("reports", "tests/data/samples"):
        shutil.copytree(samples, folder / there)
    (folder / "earlier").mkdir()
    report = read(samples / "003.txt")
    last = (samples / "003.txt").read_text(encoding="utf-8").replace("2023", "2022")
    (folder / "earlier/003.txt").write_text(last, encoding="utf-8")
    (folder / "report.txt").write_bytes((samples / "003.txt").read_bytes())
    for name in ("report.html", "report.docx", "2023.docx", "county.docx", "报告.html", "2023年.docx", "报告.docx"):
        (folder / name).write_bytes(write(report, name.rpartition(".")[2]))
    for name in ("2022.html", "2022年.html"):
        (folder / name).write_bytes(write(read(folder / "earlier/003.txt"), "html"))
    shutil.copytree(samples, folder / "报告文件夹")
    (folder / "organs.txt").write_text("吴忠市民政局\n岭东区民政局\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("language", "code", "printed"), [*examples()])
def test_an_example_runs_and_prints_what_it_says(desk, monkeypatch, capsys, language, code, printed):
    monkeypatch.chdir(desk)
    monkeypatch.setenv("LANGUAGE", "en")
    if language == "python":
        (desk / "example.py").write_text(code, encoding="utf-8")
        runpy.run_path(str(desk / "example.py"))
    else:
        for line in filter(None, (line.partition("#")[0].strip() for line in code.splitlines())):
            assert _run(line) in {0, 1}, line
    said = " ".join(capsys.readouterr().out.split())
    assert not [line for line in printed.splitlines() if " ".join(line.split()) not in said], said


def _run(line):
    program, *arguments = shlex.split(line)
    assert program == "gongkai"
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    return leaving.value.code
