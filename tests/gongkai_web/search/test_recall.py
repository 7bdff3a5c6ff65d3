"""A person who searches a word finds every document that contains it, and no other: held against reading them all."""

import random
import re
import unicodedata
from collections import Counter

import pytest

from corpus import WORDS, entries
from gongkai_web.search.asking import asked
from gongkai_web.search.model import Facet, Query
from gongkai_web.search.tokens import tokens

HAN = re.compile("[一-鿿]+")
FIXED = [
    "低保",
    "复议",
    "税",
    "的",
    "残疾人",
    "乡村振兴",
    "一网通办",
    "工作",
    "低保 复议",
    "税 农村 信访",
    "不存在之词",
    "2021",
    "30号",
]


class Shelf:
    """Documents that are read from end to end for every question."""

    def __init__(self, held):
        self.held = held
        self.texts = {
            entry.key: re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", entry.text)).lower() for entry in held
        }

    def holding(self, question):
        """The keys of all that contain every word; a number counts as a whole."""
        patterns = [re.compile(_whole(re.escape(word))) for word in question.split()]
        return {key for key, text in self.texts.items() if all(pattern.search(text) for pattern in patterns)}

    def questions(self, count, *, seed=7):
        """Words of one to eight characters as they stand in the documents, and two or three of them together."""
        chance = random.Random(seed)
        words = []
        for length in range(1, 9):
            while len(words) < count * length:
                run = chance.choice(HAN.findall(chance.choice(self.held).text))
                if len(run) >= length:
                    start = chance.randrange(len(run) - length + 1)
                    words.append(run[start : start + length])
        several = [" ".join(chance.sample([*words, *WORDS], chance.choice((2, 3)))) for _ in range(count)]
        return [*FIXED, *words, *several]

    def passages(self, count, *, seed=9):
        """Pieces of the documents with whatever stands in them: digits, brackets, full stops, ends of lines."""
        chance = random.Random(seed)
        for _ in range(count):
            text = chance.choice(self.held).text
            start = chance.randrange(len(text))
            yield text[start : start + chance.randint(2, 20)].replace("\n", "、")

    def holding_tokens(self, question):
        """The keys of all whose tokens hold those of the question, one after the other."""
        held = {entry.key: f" {' '.join(tokens(entry.text))} " for entry in self.held}
        wanted = [f" {' '.join(phrase)} " for phrase in asked(question).phrases]
        return {key for key, text in held.items() if all(phrase in text for phrase in wanted)}


def _whole(pattern):
    """A pattern that begins or ends in a digit stands alone there."""
    before = r"(?<!\d)" if pattern[0].isdigit() else ""
    after = r"(?!\d)" if pattern[-1].isdigit() else ""
    return before + pattern + after


def hold_against(engine, shelf, count):
    by_key = {entry.key: entry for entry in shelf.held}
    for question in shelf.questions(count):
        expected = shelf.holding(question)
        found = engine.search(Query(question, size=500))
        assert found.total == len(expected), question
        keys = {hit.key for hit in found.hits}
        assert keys == expected if found.total <= 500 else keys <= expected, question
        for facet in Facet:
            counted = Counter(value for key in expected if (value := getattr(by_key[key], facet)))
            assert dict(found.facets.get(facet, ())) == counted, (question, facet)


def test_every_document_with_the_word_is_found_and_no_other(engine):
    shelf = Shelf(list(entries(300)))
    engine.rebuild(shelf.held, 1)
    hold_against(engine, shelf, 15)


def test_a_piece_of_a_document_finds_every_document_that_has_it(engine):
    shelf = Shelf(list(entries(60)))
    engine.rebuild(shelf.held, 1)
    for passage in shelf.passages(60):
        found = engine.search(Query(f"“{passage}”", size=100))
        assert {hit.key for hit in found.hits} == shelf.holding_tokens(f"“{passage}”"), passage


@pytest.mark.slow
def test_every_document_of_four_thousand_is_found(engine):
    shelf = Shelf(list(entries(4_000)))
    engine.rebuild(shelf.held, 1)
    hold_against(engine, shelf, 40)
