"""Which blocks stand in a letter, and which facts they need."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gongkai.basis.language import translate as _
from gongkai.deciding import Given, given_words
from gongkai.letters.block import Block
from gongkai.letters.errors import LetterError
from gongkai.letters.kinds import LetterKind, To
from gongkai.letters.texts import GROUND_BLOCKS, LATE, LETTER_BLOCKS
from gongkai.statute import GROUNDS

ADDRESSED = {To.APPLICANT: "applicant", To.THIRD_PARTY: "third_party", To.ORGAN: "co_maker"}
"""The fact that names whom a letter addresses."""

ALTERNATIVES: Mapping[str, tuple[str, ...]] = {
    "granted": ("enclosures", "way"),
    "partial": ("enclosures", "way"),
    "not-ours": ("responsible", "responsible_unknown"),
}
"""Facts one of which a letter needs."""

COMMON = ("organ", "mark", "serial", "on", "contact", "phone")
"""Facts that every letter needs."""


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of letter with the disposition it tells."""

    kind: LetterKind
    disposition: str


def blocks_for(told: Told, known: Mapping[str, Given | None]) -> list[Block]:
    """The blocks that stand in the letter, in order.

    Raises:
        LetterError: when a ground is none.
    """
    return [block for block in _possible(told, known) if block.stands(known)]


def needed(told: Told, known: Mapping[str, Given | None]) -> Iterator[str]:
    """The facts that the letter cannot do without, given what is known already; of alternatives, the first.

    Raises:
        LetterError: when a ground is none.
    """
    yield from COMMON
    yield ADDRESSED[told.kind.to]
    possible = _possible(told, known)
    for block in possible:
        if block.stands(known):
            yield from (name for name in block.facts() if name not in block.given)
    if told.disposition == "partial":
        yield "grounds"
    yield from undecided(told, known)
    alternatives = ALTERNATIVES.get(told.kind.code, ())
    if alternatives and not any(given_words(known.get(name)) for name in alternatives):
        yield alternatives[0]


def speaks_of_enclosures(kind: LetterKind) -> bool:
    """Whether a letter of this kind says that something is enclosed, where something is."""
    return any("enclosures" in block.given for block in LETTER_BLOCKS[kind.code])


def undecided(told: Told, known: Mapping[str, Given | None]) -> tuple[str, ...]:
    """The facts that decide between blocks and have none of the values that those know."""
    possible = _possible(told, known)
    deciding = dict.fromkeys(block.by[0] for block in possible if block.by)
    return tuple(name for name in deciding if not any(block.by == (name, known.get(name)) for block in possible))


def _possible(told: Told, known: Mapping[str, Given | None]) -> list[Block]:
    first, *rest = LETTER_BLOCKS[told.kind.code]
    late = [] if told.kind.procedural else [LATE]
    return [first, *late, *rest, *_grounds(told, known)]


def _grounds(told: Told, known: Mapping[str, Given | None]) -> Iterator[Block]:
    if told.kind.code == "withheld":
        named: Sequence[str] = [told.disposition]
    elif told.disposition == "partial":
        named = given_words(known.get("grounds")).splitlines()
    else:
        named = []
    for ground in named:
        if ground not in GROUNDS:
            raise LetterError(_("没有这样的不予公开依据：{ground}").format(ground=ground), ("grounds",))
        yield from (replace(block, article=GROUNDS[ground].basis.place) for block in GROUND_BLOCKS[ground])
