"""The recogniser of rapidocr (PP-OCRv6, from the wheel) on pieces of a line: text and how probable it is.

It is run without rapidocr's own pipeline: pieces are batched by width, so that a digit costs a digit's width, and a
number is read from the probabilities of digits and signs alone.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import onnxruntime

Pixels = np.ndarray[Any, np.dtype[Any]]
"""A grey picture: rows of bytes."""

HEIGHT = 48
"""Pixels of height that the model reads."""
_MODEL = "PP-OCRv6_rec_small.onnx"
_STEP = 8
"""Pixels of width for one step of the model."""
_NARROWEST, _WIDEST = 48, 2400
_AREA = 48 * 16
"""Pixels of width in one batch."""
_NUMERIC = {
    "0": "OoΟοОо〇○₀０QD°θΘōŏóòöôõŌÓÒÖÔ",
    "1": "lI|丨ı１Ⅰ",
    "—": "一ー―－─",
    "/": "／",
    ",": "，",
} | dict.fromkeys("23456789-.", "")
"""What numbers are written with, and what in a number can be nothing else, however much it looks like a letter."""


class Reading(NamedTuple):
    """What one piece says: its text and the mean probability of its characters.

    `number` is the likeliest text of digits and signs alone, `number_sure` the probability of that one's least certain
    character among all characters; the likelihood of a letter that looks the same is the digit's. `lead` is the
    probability of the first character of the text.
    """

    text: str
    sure: float
    number: str
    number_sure: float
    lead: float = 0.0


class Recogniser:
    """The model, loaded once in a process."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _threads()
        cv2.setNumThreads(_threads())
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(model(_MODEL), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        known = self._session.get_modelmeta().custom_metadata_map["character"].split("\n")
        self._characters = ["", *known, " "]
        place = {char: at for at, char in reversed(list(enumerate(self._characters)))}
        self._numeric = np.array([0, *(place[char] for char in _NUMERIC)])
        self._alike = [[place[char] for char in alike if char in place] for alike in _NUMERIC.values()]

    def read(self, pieces: Sequence[Pixels]) -> list[Reading]:
        """What each piece says, in the order given."""
        scaled = [_scaled(piece) for piece in pieces]
        order = sorted(range(len(scaled)), key=lambda at: scaled[at].shape[1])
        found: list[Reading] = [Reading("", 0.0, "", 0.0)] * len(scaled)
        for batch in _batches(order, [piece.shape[1] for piece in scaled]):
            probabilities = self._probabilities([scaled[at] for at in batch])
            for at, steps in zip(batch, probabilities, strict=True):
                text, peaks = self._decoded(steps, self._characters)
                number, own = self._decoded(self._as_numbers(steps), ["", *_NUMERIC])
                mean, least, lead = sum(peaks) / max(len(peaks), 1), min(own, default=0.0), next(iter(peaks), 0.0)
                found[at] = Reading(text, mean, number, least, lead)
        return found

    def _probabilities(self, pieces: Sequence[Pixels]) -> Pixels:
        width = max(piece.shape[1] for piece in pieces)
        width += -width % _STEP
        batch = np.zeros((len(pieces), 3, HEIGHT, width), np.float32)
        for at, piece in enumerate(pieces):
            batch[at, :, :, : piece.shape[1]] = piece.astype(np.float32) / 127.5 - 1
        result: Pixels = self._session.run(None, {self._input: batch})[0]
        return result

    def _as_numbers(self, steps: Pixels) -> Pixels:
        """The probabilities of nothing and of each numeral, what looks the same counted with it."""
        few = steps[:, self._numeric]
        for column, alike in enumerate(self._alike, 1):
            if alike:
                few[:, column] += steps[:, alike].sum(axis=1)
        return few

    @staticmethod
    def _decoded(steps: Pixels, characters: Sequence[str]) -> tuple[str, list[float]]:
        """The likeliest text of a sequence of steps, and the probability of each of its characters."""
        text, last = "", 0
        peaks: list[float] = []
        for index, probability in zip(steps.argmax(axis=1).tolist(), steps.max(axis=1).tolist(), strict=True):
            if index and index == last:
                peaks[-1] = max(peaks[-1], probability)
            elif index:
                text += characters[index]
                peaks.append(probability)
            last = index
        return text.strip(), [min(peak, 1.0) for peak in peaks]


@cache
def recogniser() -> Recogniser:
    """The recogniser of this process."""
    return Recogniser()


def _threads() -> int:
    return int(os.environ.get("OMP_NUM_THREADS") or len(os.sched_getaffinity(0)))


def model(name: str) -> str:
    """Where a model lies within the installed rapidocr, which is not imported for it."""
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("rapidocr", name="rapidocr")
    return str(Path(spec.origin).parent / "models" / name)


def _scaled(piece: Pixels) -> Pixels:
    """A piece at the height of the model."""
    height, width = piece.shape[:2]
    wide = min(max(round(width * HEIGHT / height), 1), _WIDEST)
    way = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    scaled = cv2.resize(piece, (wide, HEIGHT), interpolation=way)
    short = max(0, _NARROWEST - wide)
    return cv2.copyMakeBorder(scaled, 0, 0, short // 2, short - short // 2, cv2.BORDER_REPLICATE)


def _batches(order: Sequence[int], widths: Sequence[int]) -> Iterator[list[int]]:
    """Pieces of about one width together."""
    batch: list[int] = []
    for at in order:
        if batch and (
            widths[at] * (len(batch) + 1) > max(_AREA, widths[at]) or widths[at] > 1.3 * widths[batch[0]] + 16
        ):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
