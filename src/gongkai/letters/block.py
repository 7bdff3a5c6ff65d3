"""One paragraph of a letter before the facts are in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from gongkai.deciding import Given, given_words

COMPUTED = frozenset({"you", "article", "ground_article", "fee_unit", "line"})
"""What a block may name that is no fact."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one for each line of the fact `each`, numbered.

    It stands in the letter where every fact of `given` is there and, with `by`, where that fact has that value.
    `article` is the place of the Regulation of the ground that it explains.
    """

    words: str
    given: tuple[str, ...] = ()
    by: tuple[str, str] | None = None
    each: str = ""
    article: str = ""

    def stands(self, known: Mapping[str, Given | None]) -> bool:
        """Whether it belongs into a letter of which so much is known."""
        there = all(given_words(known.get(name)) for name in self.given)
        return there and (self.by is None or known.get(self.by[0]) == self.by[1])

    def facts(self) -> Iterator[str]:
        """The facts that it names."""
        if self.each:
            yield self.each
        named = (name for _text, name, _format, _conversion in Formatter().parse(self.words) if name)
        yield from (name for name in named if name not in COMPUTED)
