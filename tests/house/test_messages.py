"""Every word that a user meets is there in both languages. `make docs` brings the catalogues up to date."""

import ast
import functools
import json
import os
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

import make_messages
from gongkai.cli.app import ADDED, COMMANDS
from gongkai.cli.wrapping import columns

ROOT = Path(__file__).parents[2]
MADE = make_messages.messages()
each_catalogue = pytest.mark.parametrize("name", MADE)


@each_catalogue
def test_every_message_has_a_translation(name):
    catalog = make_messages.opened(name)
    lacking = [text for text, _ in MADE[name] if not (catalog.get(text) and catalog.get(text).string)]
    assert not lacking, f"run make docs, then translate in {make_messages.po_path(name).relative_to(ROOT)}"


@each_catalogue
def test_no_translation_has_lost_its_message(name):
    known = {text for text, _ in MADE[name]}
    assert not [message.id for message in make_messages.opened(name) if message.id and message.id not in known]


@each_catalogue
def test_the_catalogue_is_as_it_is_made(name):
    made = make_messages.printed(make_messages.merged(name, MADE[name]))
    assert make_messages.po_path(name).read_bytes() == made, "run make docs"


@pytest.mark.parametrize("name", [*MADE, *make_messages.BY_HAND])
def test_the_compiled_catalogue_is_fresh(name):
    assert make_messages.po_path(name).with_suffix(".mo").read_bytes() == make_messages.compiled(name), "run make docs"


def test_the_words_of_the_platform_translate_themselves():
    made = make_messages.compiled_itself(MADE["en/django"])
    assert make_messages.po_path(make_messages.ITSELF).with_suffix(".mo").read_bytes() == made, "run make docs"


@each_catalogue
def test_placeholders_agree(name):
    for message in make_messages.opened(name):
        assert _placeholders(message.id) == _placeholders(message.string), message.id


@pytest.mark.parametrize("name", make_messages.WAGTAIL)
def test_what_the_back_office_says_keeps_its_placeholders_and_markup(name):
    """A translation may leave out a link of Wagtail's, but never name what is not given."""
    for message in make_messages.opened(name):
        if message.id:
            said, told = (" ".join(text) if isinstance(text, tuple) else text for text in (message.id, message.string))
            assert told, message.id
            assert set(re.findall(r"%\((\w+)\)s", told)) <= set(re.findall(r"%\((\w+)\)[sd]", said)), message.id


def _placeholders(text):
    braced = {field for _, field, _, _ in string.Formatter().parse(text or "") if field is not None}
    return braced | set(re.findall(r"%\((\w+)\)s", text or ""))


def test_no_template_tells_one_from_many():
    """Chinese has no plural, and the catalogues hold one text a message: a plural would stay untranslated."""
    templates = make_messages.PLATFORM.rglob("*.html")
    assert [path.name for path in templates if "{% plural %}" in path.read_text(encoding="utf-8")] == []


def test_what_is_translated_is_a_plain_string():
    """Anything else would not be found by who gathers the messages. What `_()` is given by name is marked elsewhere."""
    for path in sorted((ROOT / "src/gongkai").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "marked"}:
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"{path.name}:{node.lineno}"
            if isinstance(node, ast.JoinedStr):
                inner = [n for n in ast.walk(node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
                spoken = [call for call in inner if call.func.id == "_" and isinstance(call.args[0], ast.Constant)]
                assert not spoken, f"{path.name}:{node.lineno}"


MISTAKES = {
    "no command": [],
    "a command that is not there": ["chek"],
    "an argument that is missing": ["check"],
    "an option that is not there": ["check", "x", "--foo"],
    "an option cut short": ["check", "x", "--fail"],
    "a choice that is not offered": ["check", "x", "--format", "foo"],
    "an option without its value": ["check", "x", "--format"],
    "a number too small": ["check", "x", "--jobs", "0"],
    "a number that is none": ["check", "x", "--jobs", "a"],
    "a day that is none": ["check", "x", "--today", "2020"],
    "an argument too many": ["trace", "a", "b", "c"],
    "a value for a switch": ["check", "x", "--together=1"],
    "a language that is not spoken": ["--lang", "fr"],
    "an argument that is no choice": ["form", "2020"],
    "an option that must be there": ["sum", "x"],
    "two tariffs at once": ["fee", "--items", "1", "--pages", "1"],
}
WORDS = re.compile(r"(?<![-\w/'{])[A-Za-z]{3,}(?![-\w'])")
NAMES = {"gongkai", "help", "chek", "foo", "Word", "Excel"}


HELP = {f"help on {name}": [name, "--help"] for name in COMMANDS}
ANSWERING = """
import contextlib, io, json, sys
from gongkai.cli.language import speak
language, mistakes = json.loads(sys.argv[1])
speak(["--lang", language])
from gongkai.cli.app import run
answers = {}
for name, arguments in mistakes.items():
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        run(arguments)
    answers[name] = said.getvalue()
print(json.dumps(answers))
"""


@functools.cache
def answers(language):
    """What is said to each mistake. In a process of its own, for the language is settled once in each."""
    run = [sys.executable, "-c", ANSWERING, json.dumps([language, MISTAKES | HELP])]
    return json.loads(
        subprocess.run(run, capture_output=True, text=True, check=True, env=os.environ | {"COLUMNS": "80"}).stdout
    )


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_answered_in_chinese(mistake):
    said = re.sub(r"\[[^\]]*\]|'[^']*'", "", answers("zh")[mistake])
    assert re.search(r"[一-鿿]", said)
    assert not set(WORDS.findall(said)) - NAMES - {*COMMANDS, *ADDED}, said


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_answered_in_english_on_demand(mistake):
    said = answers("en")[mistake].replace("国办函〔2020〕109号", "")
    assert not re.search(r"[一-鿿]", said), said


@pytest.mark.parametrize("page", HELP)
def test_a_help_page_is_in_one_language_and_fits_the_terminal(page):
    chinese, english = answers("zh")[page], answers("en")[page]
    assert not {"Usage", "Options", "Show", "default", "required"} & set(re.findall(r"\w+", chinese))
    assert not re.search("用法|选项|默认|必填", english)
    assert all(columns(line) <= 80 for line in [*chinese.splitlines(), *english.splitlines()])
