"""Every sentence of the core that somebody reads is marked for translation, or is data and stands in this list.

`_("…")` is said at once, `marked("…")` is a constant that `_()` says later. Named fields are filled in afterwards: an
f-string is a different sentence every time, and nobody could translate it. What is searched for in a report, written
into one or quoted from the law is data.
"""

import ast
import functools
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import make_messages

CORE = Path(__file__).parents[2] / "src/gongkai"
CHINESE = re.compile(r"[\u3400-\u9fff]")
SPEAKING = (
    "basis",
    "calendar",
    "checks",
    "cli",
    "clock",
    "compare",
    "deciding",
    "fees",
    "forms",
    "ingest",
    "letters",
    "repeats",
)
SPEAKING += ("render", "scan")
"""What has something to say. `claims` finds, `statute` states the law, `documents` serves the platform."""

SEARCHED = "searched for in what somebody wrote"
PRINTED = "printed in a report or a letter, which is Chinese"
NAMED = "a name of the law, the form or an organ"
ALLOWED = {
    "basis/instruments.py": (NAMED, "*"),
    "basis/language.py": (NAMED, "_NUMERALS"),
    "calendar/festivals.py": (NAMED, "FESTIVALS_BASIS 补假"),
    "calendar/notices.py": (NAMED, "Notice"),
    "checks/content.py": (SEARCHED, "_ORDER"),
    "checks/contents.py": (SEARCHED, "_DIGITS"),
    "checks/entries.py": (SEARCHED, "_SAME"),
    "checks/examples.py": ("an invented report", "*"),
    "checks/facts.py": (SEARCHED, "_LICENSING"),
    "checks/formalities.py": (SEARCHED, "落款 日期"),
    "checks/organs.py": ("an invented report", "_MOVED"),
    "checks/periods.py": (PRINTED, "至"),
    "checks/prose_repeats.py": (SEARCHED, "_TEXTS"),
    "checks/prose_sums.py": (SEARCHED, "_CHANNEL_NAMES"),
    "checks/prose_terms.py": (SEARCHED, "_REQUEST_UNITS _PEOPLE"),
    "checks/residue.py": (SEARCHED, "_ORDINARY_BEFORE _COUNTED 无 此处输入 一步"),
    "checks/sources.py": (NAMED, "*"),
    "checks/handled.py": ("an invented request, and names that records give to ranks", "_STATUTES _one"),
    "checks/statements.py": (SEARCHED, "_BEFORE"),
    "checks/structure.py": (NAMED, "NUMBERS _ACCEPTED"),
    "checks/text_requests.py": (SEARCHED, "_NEW_WORDS _says_out"),
    "checks/titling.py": (PRINTED, "KIND 年政府信息公开工作年度报告"),
    "cli/commands/form.py": (NAMED, "一二三四五六"),
    "cli/happenings.py": ("what the user writes, in either language", "_MAKERS"),
    "cli/knowledge.py": ("what the user writes, in either language", "PUBLICISED ANSWERS _YES FACTS"),
    "cli/wrapping.py": (SEARCHED, "_WIDE"),
    "compare/sums.py": (PRINTED, "NUMERALS _report"),
    "deciding/evidence.py": (NAMED, "_PROOF _14 _30 _36 _39_1 EVIDENCE"),
    "deciding/facts.py": (NAMED, "_COURSE _DECISION given_words"),
    "deciding/narrowing.py": (NAMED, "_deciding"),
    "deciding/questions.py": (NAMED, "*"),
    "forms/model.py": (NAMED, "Column"),
    "forms/shared.py": (NAMED, "*"),
    "forms/y2019.py": (NAMED, "*"),
    "forms/y2021.py": (NAMED, "*"),
    "ingest/assembly.py": (SEARCHED, "_PLACES _OFFICES _SOURCES"),
    "ingest/dates.py": (SEARCHED, "_DIGITS _C YEAR"),
    "ingest/exchange/rows.py": ("the labels of a file are its format", "FACTS"),
    "ingest/facts.py": (SEARCHED, "*"),
    "ingest/flow.py": (SEARCHED, "_NOTES"),
    "ingest/glued.py": (SEARCHED, "_NUMBERS"),
    "ingest/labels.py": (SEARCHED, "_SYNONYMS label_of"),
    "ingest/looks.py": (SEARCHED, "WEAK _NOTES"),
    "ingest/numbers.py": (SEARCHED, "_UNIT _ZERO _in_units"),
    "ingest/readers/docx/numerals.py": (PRINTED, "*"),
    "ingest/readers/docx/styles.py": (SEARCHED, "_TITLE"),
    "ingest/readers/html/flow.py": (SEARCHED, "_HAN"),
    "ingest/readers/normal.py": (SEARCHED, "_SUPPLEMENT"),
    "ingest/readers/ocr/engine.py": (SEARCHED, "_NUMERIC"),
    "ingest/readers/ocr/headings.py": (SEARCHED, "_ALIKE"),
    "ingest/readers/ocr/numerals.py": (SEARCHED, "_LIKE told"),
    "ingest/readers/pdf/gutter.py": (SEARCHED, "_NUMERALS"),
    "ingest/readers/pdf/reading.py": ("the name of a picture", "blocks_of"),
    "ingest/readers/pdf/segments.py": (SEARCHED, "_VALUE_WORD"),
    "ingest/readers/xlsx/values.py": (PRINTED, "_day"),
    "ingest/rows.py": (SEARCHED, "_WORDS_FOR_NONE"),
    "ingest/signs.py": (PRINTED, "*"),
    "ingest/titles.py": (SEARCHED, "*"),
    "letters/composing.py": (PRINTED, "contact_of"),
    "letters/kinds.py": (NAMED, "*"),
    "letters/letter.py": (PRINTED, "*"),
    "letters/sending/examples.py": ("an invented request", "*"),
    "letters/sending/form.py": (SEARCHED, "*"),
    "letters/sending/law.py": (SEARCHED, "*"),
    "letters/texts.py": (PRINTED, "*"),
    "letters/wording.py": (PRINTED, "*"),
    "render/letters/forms.py": (PRINTED, "*"),
    "render/letters/page.py": (PRINTED, "_lines"),
    "render/letters/template.py": (PRINTED, "*"),
    "render/markup.py": (PRINTED, "table"),
    "render/outline.py": (PRINTED, "*"),
    "render/words.py": ("English shows the keys", "SUBJECTS"),
    "render/writers/csv.py": ("the labels of a file are its format", "_rows"),
    "render/writers/docx/package.py": (PRINTED, "_title"),
    "render/writers/docx/paper.py": ("names of fonts", "*"),
    "render/writers/docx/table.py": (PRINTED, "table"),
    "render/writers/xlsx.py": (PRINTED, "*"),
    "repeats/anchors.py": (SEARCHED, "*"),
    "repeats/matching.py": (SEARCHED, "*"),
    "repeats/normal.py": (SEARCHED, "*"),
    "scan/detectors/homes.py": (SEARCHED, "_LABEL _NUMBER home_address"),
    "scan/detectors/page_rules.py": ("examples of pages", "*"),
    "scan/detectors/wording.py": (SEARCHED, "wrong_title"),
    "scan/values/bases.py": (NAMED, "*"),
    "scan/values/covering.py": (SEARCHED, "address"),
    "scan/words/context.py": ("an invented organ", "EXAMPLE"),
    "scan/words/folding.py": (SEARCHED, "_DASHES _STARS _SIGNS"),
}
"""Each with the reason, and what is data there: constants or functions by name, single words, or everything."""

SEARCHES = {"compile", "search", "match", "fullmatch", "sub", "split", "finditer", "findall", "maketrans", "translate"}
SEARCHES |= {"removeprefix", "removesuffix", "startswith", "endswith", "strip", "replace", "partition", "find"}
MARKS = {"_", "marked"}
SPECIMENS = {"check", "detector"}
"""Their titles have a catalogue of their own, their examples are reports."""


def _modules():
    for part in SPEAKING:
        for path in sorted((CORE / part).rglob("*.py")):
            yield path.relative_to(CORE).as_posix()


def _passed(node):
    match node:
        case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)):
            return called in MARKS | SEARCHES | SPECIMENS
        case ast.Expr(value=ast.Constant()) | ast.Compare():
            return True
    return False


def _unmarked(name):
    tree = ast.parse((CORE / name).read_text(encoding="utf-8"))
    known = ALLOWED.get(name, ("", ""))[1].split()
    data = [node for node in tree.body if set(_names(node)) & set(known)]
    left_out = [*data, *(node for node in ast.walk(tree) if _passed(node))]
    passed = {id(inner) for node in left_out for inner in ast.walk(node)}
    for node in ast.walk(tree):
        spoken = isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value)
        if spoken and id(node) not in passed and not {"*", node.value.strip()} & set(known):
            yield f"{node.lineno}: {node.value}"


def _names(node):
    match node:
        case ast.Assign(targets=targets):
            return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
    return []


@pytest.mark.parametrize("name", list(_modules()))
def test_every_sentence_of_the_core_is_marked(name):
    assert list(_unmarked(name)) == []


def test_nothing_is_allowed_that_is_not_there():
    for name, (_, known) in ALLOWED.items():
        text = (CORE / name).read_text(encoding="utf-8")
        assert not [word for word in known.split() if word != "*" and word not in text], name


QUOTED = re.compile(
    r"“[^”]*”|《[^》]*》(?:第?[一二三四五六七八九十百]+[条款项章]|第（.）项|附件|[表、])*|国办\w*〔\d{4}〕\d+号"
)


@pytest.mark.parametrize("name", ["en/messages", "en/law", "en/checks"])
def test_english_is_chinese_only_where_it_quotes(name):
    for message in make_messages.opened(name):
        assert not CHINESE.search(QUOTED.sub("", message.string or "").replace("zh 中文", "")), message.string


SAYING = """
import json, sys
from gongkai.cli.language import speak
speak(["--lang", sys.argv[1]])
from gongkai.checks import CATALOGUE, examine
said = []
for check in CATALOGUE:
    for case in filter(None, (check.faulty, check.sound)):
        found = examine(case)
        said += [(f.check.code, str(f.severity), f.fault.message, f.fault.suggestion) for f in found.findings]
        said += [(c.code, "", why.reason, "") for c, why in found.not_assessable]
print(json.dumps(said))
"""


@functools.cache
def said(language):
    """Everything that the checks say on their own examples. In a process of its own: the language is settled once."""
    run = [sys.executable, "-c", SAYING, language]
    return json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)


def test_what_is_found_is_the_same_in_both_languages():
    assert [line[:2] for line in said("zh")] == [line[:2] for line in said("en")]


def test_what_checks_say_on_their_examples_is_english_around_what_it_quotes():
    words = {word for line in said("en") for word in line[2:]}
    assert [word for word in sorted(words) if CHINESE.search(QUOTED.sub("", word))] == []
