"""What is below its floor is said; nothing else is."""

import pytest

from covered import parts, short


def file(ran, there):
    return {"summary": {"covered_lines": ran, "num_statements": there, "covered_branches": 0, "num_branches": 0}}


def test_a_package_is_measured_over_all_its_modules():
    files = {
        "src/gongkai/forms/a.py": file(3, 4),
        "src/gongkai/forms/deep/b.py": file(2, 6),
        "src/gongkai/fees/__init__.py": file(0, 0),
    }
    assert parts({"files": files}) == {"gongkai.forms": 50.0, "gongkai.fees": 100.0}


@pytest.mark.parametrize(
    ("found", "floors", "said"),
    [
        pytest.param({"gongkai.forms": 100.0}, {"gongkai.forms": 100}, [], id="at its floor"),
        pytest.param({"gongkai.forms": 99.9}, {"gongkai.forms": 100}, ["the floor is 100"], id="below it"),
        pytest.param({}, {"gongkai.forms": 100}, ["not measured"], id="not measured"),
        pytest.param({"gongkai.forms": 100.0}, {}, ["no floor"], id="a package without a floor"),
        pytest.param({"gongkai.__init__": 100.0}, {}, [], id="the top is not a package"),
    ],
)
def test_what_is_short(found, floors, said):
    lines = list(short(found, floors))
    assert len(lines) == len(said)
    assert all(part in line for part, line in zip(said, lines, strict=True))
