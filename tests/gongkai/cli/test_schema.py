"""Every line that the command line prints as JSON fits the schema that ships with it."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from gongkai.checks.examples import example
from gongkai.render import write

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
SCHEMAS = {
    name: json.loads(files("gongkai.render").joinpath(f"schema/{name}.schema.json").read_text("utf-8"))
    for name in ("report", "findings")
}
REGISTRY = Registry().with_resources([(schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()])
COMMANDS = {"read": "report", "check": "findings"}
each_command = pytest.mark.parametrize("command", COMMANDS)


def faults(line, schema):
    found = Draft202012Validator(SCHEMAS[schema], registry=REGISTRY).iter_errors(json.loads(line))
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


@pytest.fixture
def folder(tmp_path):
    """Reports in every format, the real ones, and files that cannot be used."""
    for form in ("docx", "html", "xlsx", "json", "csv", "markdown", "text"):
        ending = {"markdown": "md", "text": "txt"}.get(form, form)
        (tmp_path / f"made-{form}.{ending}").write_bytes(
            write(example(cells={"requests/received/all": 4}).report, form)
        )
    for path in SAMPLES.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


@each_command
def test_every_line_on_a_folder_fits(run, folder, command):
    code, out, _ = run(command, folder, "--format", "json", "--jobs", "1")
    lines = out.splitlines()
    assert (code, len(lines)) == (2, len(list(folder.iterdir())))
    assert sum("error" in json.loads(line) for line in lines) == 2
    assert [fault for line in lines for fault in faults(line, COMMANDS[command])] == []


@each_command
def test_the_one_line_on_a_file_fits(run, folder, command):
    for name in ("003.txt", "made-docx.docx", "broken.docx"):
        _, out, _ = run(command, folder / name, "--format", "json")
        assert faults(out, COMMANDS[command]) == []


@each_command
def test_the_file_that_output_names_holds_the_same_lines(run, folder, tmp_path, command):
    names = [folder / "003.txt", folder / "broken.docx"]
    run(command, *names, "--format", "json", "-o", tmp_path / "lines")
    lines = (tmp_path / "lines").read_text("utf-8").splitlines()
    assert [faults(line, COMMANDS[command]) for line in lines] == [[], []]


def test_the_schema_refuses_a_line_that_is_neither():
    assert faults('{"error": "no name"}', "report")
    assert faults('{"source": {"name": "a"}, "error": "", "more": 1}', "findings")
