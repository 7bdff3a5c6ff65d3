"""A sound report is sound in whatever format it comes."""

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.ingest import read_bytes
from variants import VARIANTS, drafts

SOUND = ("003", "busy", "large", "blanks", "slashes", "dashes", "form-2019")
CASES = [
    pytest.param(
        draft,
        variant,
        id=f"{draft} as {variant.name}",
        marks=[pytest.mark.slow] * (variant.slow or draft != "busy"),
    )
    for draft in SOUND
    for variant in VARIANTS.values()
]


@pytest.mark.parametrize(("draft", "variant"), CASES)
def test_no_error_is_found_in_a_sound_report(draft, variant):
    report = read_bytes(variant.make(drafts()[draft]), f"{draft}.{variant.suffix}")
    errors = [finding for finding in examine(Case(report)).findings if finding.severity is Severity.ERROR]
    assert [(finding.check.code, finding.fault) for finding in errors] == []
