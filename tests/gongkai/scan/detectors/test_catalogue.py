"""Each detector is tested by the examples that its own documentation prints."""

import pytest

from gongkai.basis import UnknownCodeError
from gongkai.scan import CATALOGUE, find_detector, mask_text, scan_text
from gongkai.scan.detectors.catalogue import TEXT
from gongkai.scan.words.context import EXAMPLE

FAULTY = [pytest.param(d, text, id=f"{d.code} {n}") for d in TEXT for n, text in enumerate(d.faulty)]
SOUND = [pytest.param(d, text, id=f"{d.code} {n}") for d in TEXT for n, text in enumerate(d.sound)]


@pytest.mark.parametrize(("detector", "text"), FAULTY)
def test_finds_its_faulty_examples(detector, text):
    assert detector.code in [hit.code for hit in scan_text(text, EXAMPLE)]


@pytest.mark.parametrize(("detector", "text"), SOUND)
def test_nothing_at_all_is_found_in_its_sound_examples(detector, text):
    assert [(hit.code, hit.found) for hit in scan_text(text, EXAMPLE)] == []


@pytest.mark.parametrize("detector", TEXT, ids=lambda detector: detector.code)
def test_has_examples_of_both_kinds(detector):
    assert detector.faulty
    assert detector.sound


@pytest.mark.parametrize("detector", CATALOGUE, ids=lambda detector: detector.code)
def test_says_why_and_what_to_do(detector):
    assert detector.why
    assert detector.advice
    assert detector.basis.verified or detector.basis.note


@pytest.mark.parametrize(("detector", "text"), FAULTY)
def test_a_mask_keeps_the_length_and_is_found_no_more(detector, text):
    hits = [hit for hit in scan_text(text, EXAMPLE) if hit.mask]
    masked = mask_text(text, hits)
    assert len(masked) == len(text)
    assert [hit.found for hit in scan_text(masked, EXAMPLE) if hit.mask] == []


def test_codes_and_names_are_in_order_and_used_once():
    codes = [detector.code for detector in CATALOGUE]
    assert len(codes) == len(set(codes))
    assert codes == sorted(codes, key=lambda code: ("LWHF".index(code[0]), code))
    assert len({detector.name for detector in CATALOGUE}) == len(CATALOGUE)


def test_a_detector_is_found_by_its_code():
    assert find_detector(" l101 ").name == "identity-number"
    with pytest.raises(UnknownCodeError, match="Z999"):
        find_detector("Z999")
