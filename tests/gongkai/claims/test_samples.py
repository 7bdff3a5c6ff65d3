"""What the five sample reports say in numbers, line by line, held to approved lists."""

from pathlib import Path

import pytest

from gongkai.claims import Passage, Relation, extract

SAMPLES = Path(__file__).parents[2] / "data/samples"
GOLDEN = Path(__file__).parent / "golden"
YEARS = {"000": 2023, "001": 2022, "002": 2023, "003": 2023, "004": 2023}


def passages(name):
    """The paragraphs of a sample; lines of its tables have tabs or pipes."""
    lines = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [Passage("", line) for line in lines if line.strip() and "\t" not in line]


def written(claim):
    whole = f" 属于{claim.whole}" if claim.whole else ""
    relation = "" if claim.relation is Relation.COUNT else f" {claim.relation}"
    group = f" 组{claim.group}" if claim.group else ""
    return (
        f"{claim.year} {claim.subject} {claim.value:f}{claim.hedge}{claim.unit}{relation}{whole}{group} | {claim.text}"
    )


@pytest.mark.parametrize("name", YEARS)
def test_a_sample_makes_its_approved_claims(name):
    found = [written(claim) for claim in extract(passages(name), year=YEARS[name])]
    assert found == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
