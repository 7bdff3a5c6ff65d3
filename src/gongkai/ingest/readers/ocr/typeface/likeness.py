"""What the digits of a file look like, learnt from those read surely, and what each digit is like."""

from itertools import product
from typing import NamedTuple

import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels
from gongkai.ingest.readers.ocr.typeface.spacing import ASIDE, UP

DIGITS = 10
ENOUGH = 5
"""Digits of a kind by which it is known what the kind looks like."""
_MOST = 40
"""Digits of a kind that are learnt from."""
_ROUNDS = 3
_ALIKE = 0.8
"""How like its kind a digit is, from -1 to 1, that the kind is learnt from."""
_EDGE = 0.22
"""The part of a digit's width at either side where its neighbours may be seen."""
_LEAST_SPREAD = 0.02
"""How much digits of a kind differ at the least, along what tells two kinds apart."""


class Look(NamedTuple):
    """What a digit is like: its kind, how like that it is, and by how much more likely that is than any other kind.

    `lead` is the logarithm of how many times more likely it is than the next kind.
    """

    digit: int
    like: float
    lead: float


class Typeface:
    """What the digits of a file look like; `usual` is how like its kind one is."""

    def __init__(self, windows: Pixels, digits: Pixels, sure: Pixels) -> None:
        """Learn from digits as they were cut, what they were read as, and how surely."""
        taken = np.concatenate(
            [np.flatnonzero(digits == digit)[np.argsort(-sure[digits == digit])][:_MOST] for digit in range(DIGITS)]
        )
        kinds, ways = digits[taken], _moved(windows[taken])
        aligned, good = ways[len(ways) // 2], np.ones(len(taken), bool)
        likeness = np.ones(len(taken))
        for _round in range(_ROUNDS):
            self._means = _means(aligned[good], kinds[good])
            places = np.einsum("snd,nd->sn", ways, self._means[kinds])
            aligned, likeness = ways[places.argmax(axis=0), np.arange(len(taken))], places.max(axis=0)
            good = likeness >= _ALIKE
        samples = {kind: aligned[good & (kinds == kind)] for kind in range(DIGITS)}
        self._samples = {kind: found for kind, found in samples.items() if len(found) >= ENOUGH}
        self.usual = float(np.median(likeness[good])) if good.any() else 1.0

    @property
    def kinds(self) -> frozenset[int]:
        """The digits whose look is known."""
        return frozenset(self._samples)

    def look(self, windows: Pixels) -> list[Look]:
        """What each of some digits is like."""
        ways = _moved(windows)
        likeness = np.einsum("snd,kd->snk", ways, self._means)
        best, where = likeness.max(axis=0), likeness.argmax(axis=0)
        return [self._look(best[at], ways[where[at], at]) for at in range(len(windows))]

    def _look(self, best: Pixels, aligned: Pixels) -> Look:
        """What a digit is like; `aligned` is the digit moved to where it is most like each kind."""
        known = sorted(self._samples, key=lambda kind: -best[kind])
        first = known[0]
        lead = min((self._lead(first, other, aligned[first]) for other in known[1:]), default=np.inf)
        return Look(first, float(best[first]), lead)

    def _lead(self, one: int, other: int, digit: Pixels) -> float:
        """How much likelier a digit is of one kind than of another, along what tells them apart."""
        along = self._means[one] - self._means[other]
        along /= max(float(np.linalg.norm(along)), 1e-6)
        here, there = self._samples[one] @ along, self._samples[other] @ along
        spread = max(float(np.sqrt((here.var() + there.var()) / 2)), _LEAST_SPREAD)
        place = float(digit @ along)
        return float(((place - np.median(there)) ** 2 - (place - np.median(here)) ** 2) / (2 * spread**2))


def _moved(windows: Pixels) -> Pixels:
    """Digits at every place where they may stand, each as a vector of length 1: places, digits, pixels."""
    tall, wide = windows.shape[1] - 2 * UP, windows.shape[2] - 2 * ASIDE
    weights = _weights(tall, wide)
    places = product(range(2 * UP + 1), range(2 * ASIDE + 1))
    return np.stack(
        [_levelled(windows[:, y : y + tall, x : x + wide].reshape(len(windows), -1), weights) for y, x in places]
    )


def _weights(tall: int, wide: int) -> Pixels:
    """How much the pixels of a digit count: those at its sides less."""
    across = np.arange(wide) + 0.5
    weights: Pixels = np.tile(np.minimum(1, np.minimum(across, wide - across) / (_EDGE * wide)), tall).astype(
        np.float32
    )
    return weights


def _levelled(digits: Pixels, weights: Pixels) -> Pixels:
    """Digits without their brightness and their contrast."""
    level = digits - (digits * weights).sum(axis=1, keepdims=True) / weights.sum()
    level *= np.sqrt(weights)
    levelled: Pixels = level / (np.linalg.norm(level, axis=1, keepdims=True) + 1e-6)
    return levelled


def _means(digits: Pixels, kinds: Pixels) -> Pixels:
    """What each kind looks like in the middle; nothing where there are too few of it."""
    means = np.zeros((DIGITS, digits.shape[1]), np.float32)
    for kind in np.flatnonzero(np.bincount(kinds, minlength=DIGITS) >= ENOUGH):
        middle = np.median(digits[kinds == kind], axis=0)
        means[kind] = middle / max(float(np.linalg.norm(middle)), 1e-6)
    return means
