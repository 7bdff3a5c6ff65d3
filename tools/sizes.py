"""Hold modules and functions to their size: `python tools/sizes.py src`.

Counted are net lines: no blank lines, no comments, no docstrings. A module may have 400, a function 40.
Migrations are written by a machine and not counted.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MODULE = 400
FUNCTION = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def net_lines(node: ast.AST, source: list[str]) -> int:
    """Lines of a module or function that carry code."""
    first = getattr(node, "lineno", 1)
    last = getattr(node, "end_lineno", None) or len(source)
    documented = {line for inner in ast.walk(node) for line in _docstring_lines(inner)}
    return sum(
        1
        for number in range(first, last + 1)
        if number not in documented and source[number - 1].strip() and not source[number - 1].lstrip().startswith("#")
    )


def _docstring_lines(node: ast.AST) -> range:
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return range(node.lineno, (node.end_lineno or node.lineno) + 1)
        case _:
            return range(0)


def too_large(path: Path) -> Iterator[str]:
    """One line for everything in a file that is past its size."""
    text = path.read_text(encoding="utf-8")
    source = text.splitlines()
    tree = ast.parse(text)
    if (lines := net_lines(tree, source)) > MODULE:
        yield f"{path}: module of {lines} lines; {MODULE} at most"
    for node in ast.walk(tree):
        if isinstance(node, Function) and (lines := net_lines(node, source)) > FUNCTION:
            yield f"{path}:{node.lineno}: {node.name} has {lines} lines; {FUNCTION} at most"


def main(roots: list[str]) -> int:
    """Print what is too large below the roots; 1 when anything is."""
    faults = [
        fault
        for root in roots
        for path in sorted(Path(root).rglob("*.py"))
        if "migrations" not in path.parts
        for fault in too_large(path)
    ]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["src"]))
