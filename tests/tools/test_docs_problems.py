"""Every code that the reading of a report may give has its line in the table, and none is there that is not given."""

import ast
import re
from pathlib import Path

import docs_problems

INGEST = Path(__file__).parents[2] / "src/gongkai/ingest"
GIVING = {"Problem", "_problem", "note", "_give_up"}
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _given():
    for path in INGEST.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)) if called in GIVING:
                    arguments = [*node.args, *(each.value for each in node.keywords)]
                    yield from (inner.value for each in arguments for inner in _strings(each))
                case ast.Assign(targets=[ast.Name(id="_MESSAGES")], value=ast.Dict(keys=keys)):
                    yield from (key.value for key in keys)
                case ast.Assign(targets=[ast.Name(id="code")], value=value):
                    yield from (inner.value for inner in _strings(value))


def _strings(node):
    if isinstance(node, ast.IfExp):
        return [*_strings(node.body), *_strings(node.orelse)]
    spoken = isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    return [node] if spoken else []


def test_every_code_has_its_line():
    assert sorted(set(_given())) == [problem.code for problem in docs_problems.PROBLEMS]


def test_every_line_says_all():
    assert not [problem.code for problem in docs_problems.PROBLEMS if not all(problem)]
