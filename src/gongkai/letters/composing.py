"""A letter from its kind and the facts of the case. What is not known is named, never left blank."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.deciding import FACTS, Given, given_words
from gongkai.documents import DocumentNumber
from gongkai.letters.block import Block
from gongkai.letters.blocks import ADDRESSED, Told, blocks_for, needed, speaks_of_enclosures, undecided
from gongkai.letters.errors import LetterError
from gongkai.letters.kinds import LETTERS, LetterKind
from gongkai.letters.letter import Enclosure, Letter
from gongkai.letters.wording import filled, wording
from gongkai.statute import DISPOSITIONS, Route, clause, remedy


def compose(
    code: str,
    facts: Mapping[str, Given | None],
    *,
    disposition: str = "",
    enclosures: Sequence[Enclosure] = (),
) -> Letter:
    """A letter in words.

    Args:
        code: the kind of letter (`LETTERS`).
        facts: what is known, by the codes of `gongkai.deciding.FACTS`; what is empty is not known.
        disposition: which disposition it tells, where its kind serves several.
        enclosures: what is sent with it; without them a letter that speaks of enclosures takes the names in
            `facts["enclosures"]`.

    Raises:
        UnknownCodeError: when there is no such letter or disposition.
        LetterError: when facts are missing or of the wrong kind (all are named), or when the letter does not tell that
            disposition.

    Source: `gongkai.letters.LETTERS` for each letter; 行政复议法第二十三条第二款 for what is said of remedies.
    """
    kind = LETTERS[code]
    known = {name: value for name, value in facts.items() if value is not None and given_words(value)}
    if enclosures:
        known["enclosures"] = [enclosure.name for enclosure in enclosures]
    elif not speaks_of_enclosures(kind):
        known.pop("enclosures", None)
    told = _told(kind, disposition)
    _require(kind, told, known)
    words, on, organ = wording(known, told, kind.to), _day(known), given_words(known["organ"])
    return Letter(
        code,
        told,
        organ,
        number_of(kind, known),
        f"{organ}{kind.title}",
        words[ADDRESSED[kind.to]],
        tuple(_paragraphs(blocks_for(Told(kind, told), known), words, known)),
        remedy_of(kind, told, known),
        contact_of(known),
        on,
        tuple(enclosures) or tuple(map(Enclosure, given_words(known.get("enclosures")).splitlines())),
        MappingProxyType(known),
        remedy(told, on).doubt if told else None,
    )


def needed_facts(code: str, known: Mapping[str, Given | None], *, disposition: str = "") -> tuple[str, ...]:
    """The facts that a letter cannot do without, given what is known already; of alternatives, the first.

    Raises:
        UnknownCodeError: when there is no such letter.
        LetterError: when the letter does not tell that disposition.
    """
    kind = LETTERS[code]
    told = _told(kind, disposition)
    wanted = dict.fromkeys(needed(Told(kind, told), known))
    if told and kind.carries_remedy:
        wanted |= dict.fromkeys(("reviewer", "court"))
        if known.get("service") == "online":
            wanted["review_online"] = None
    return tuple(wanted)


def number_of(kind: LetterKind, known: Mapping[str, Given]) -> str:
    """The number of a letter: {代字}公复〔YYYY〕N号, the series by its kind."""
    serial = int(given_words(known["serial"]))
    return str(DocumentNumber(f"{given_words(known['mark'])}{kind.series}", _day(known).year, serial))


def remedy_of(kind: LetterKind, told: str, known: Mapping[str, Given]) -> tuple[str, ...]:
    """What a letter says of remedies; () where none belongs. It is what `before_sending` holds the letter against."""
    if not kind.carries_remedy or remedy(told, _day(known)).route is Route.NONE:
        return ()
    reviewer, court, online = (given_words(known.get(name)) for name in ("reviewer", "court", "review_online"))
    return (clause(told, _day(known), reviewer=reviewer, court=court, online=online, document=kind.document),)


def contact_of(known: Mapping[str, Given]) -> str:
    """The line that says whom to ask; every letter has one."""
    address = f"；地址：{given_words(known['address'])}" if given_words(known.get("address")) else ""
    return f"联系人：{given_words(known['contact'])}；联系电话：{given_words(known['phone'])}{address}。"


def _day(known: Mapping[str, Given]) -> date:
    on = known["on"]
    return on if isinstance(on, date) else date.min


def _told(kind: LetterKind, disposition: str) -> str:
    if disposition:
        DISPOSITIONS[disposition]
    elif len(kind.dispositions) == 1:
        return kind.dispositions[0]
    if disposition in kind.dispositions or (kind.procedural and not disposition):
        return disposition
    raise LetterError(
        _("{letter}不能用于处理决定“{disposition}”；可以用于：{allowed}").format(
            letter=_(kind.label), disposition=disposition, allowed=listed(kind.dispositions) or _("没有")
        )
    )


def _require(kind: LetterKind, told: str, known: Mapping[str, Given]) -> None:
    wanted = needed_facts(kind.code, known, disposition=told)
    missing = [name for name in wanted if name not in known]
    if missing:
        names = listed(_(FACTS[name].label) for name in missing)
        raise LetterError(
            _("{letter}缺少：{names}。请补充后再生成").format(letter=_(kind.label), names=names), tuple(missing)
        )
    bad = undecided(Told(kind, told), known)
    if wrong := [name for name in wanted if name in bad or not FACTS[name].takes(known[name])]:
        names = listed(_(FACTS[name].label) for name in wrong)
        raise LetterError(
            _("{letter}的这些内容不合要求：{names}。请核对日期、数字和选项").format(letter=_(kind.label), names=names),
            tuple(wrong),
        )


def _paragraphs(blocks: Sequence[Block], words: Mapping[str, str], known: Mapping[str, Given]) -> Iterator[str]:
    for block in blocks:
        if block.each:
            lines = given_words(known[block.each]).splitlines()
            last = len(lines)
            for n, line in enumerate(lines, 1):
                yield f"{n}.{line.rstrip('；。;.')}{'。' if n == last else '；'}"
        else:
            yield filled(block.words, {**words, "ground_article": block.article})
