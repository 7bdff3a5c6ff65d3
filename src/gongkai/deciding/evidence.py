"""What must be on file before a disposition is made, so that it can be proved afterwards, and what is missing of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.basis import FEE_RULES, REGULATION, Citation
from gongkai.basis.instruments import COURT_RULES
from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.deciding.facts import FACTS, Fact, Given, Kind, given_words
from gongkai.statute import DISPOSITIONS, Disposition

_PROOF = COURT_RULES.at("", verified=False, note="举证责任，见于讲解材料")


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that must be on file, with the place of law that asks for it.

    `unless` are facts any of which does instead. `when` is (fact, value): it is needed only where that fact has that
    value.
    """

    fact: Fact
    basis: Citation
    unless: tuple[str, ...] = ()
    when: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Evidence that is not on file, or is not what the law asks for; `message` says which and why."""

    fact: Fact
    message: str
    basis: Citation

    def __str__(self) -> str:
        return self.message


def _need(code: str, basis: Citation, *unless: str, when: tuple[str, str] | None = None) -> Need:
    return Need(FACTS[code], basis, unless, when)


def _all(basis: Citation, *codes: str) -> tuple[Need, ...]:
    return tuple(_need(code, basis) for code in codes)


_14, _15, _16_1, _16_2 = (
    REGULATION.at(place) for place in ("第十四条", "第十五条", "第十六条第一款", "第十六条第二款")
)
_30, _32, _35, _37 = (REGULATION.at(place) for place in ("第三十条", "第三十二条", "第三十五条", "第三十七条"))
_39_1, _39_2 = (REGULATION.at(place) for place in ("第三十九条第一款", "第三十九条第二款"))
_36 = {item: REGULATION.at(f"第三十六条第{item}项") for item in "一二三四五六七"}

EVIDENCE: Mapping[str, tuple[Need, ...]] = {
    "already-public": _all(_36["一"], "published_at"),
    "granted": (_need("enclosures", _36["二"], "way"), _need("way", _36["二"], "enclosures")),
    "partial": _all(_37, "open_parts", "withheld_parts", "grounds", "why_withheld"),
    "secret": (*_all(_14, "secret_marks", "secret_term"), _need("secret_basis", _PROOF)),
    "prohibited": _all(_14, "law_name", "law_article", "law_level"),
    "safety": _all(_14, "harm"),
    "third-party": (
        *_all(_32, "third_party", "consulted", "third_party_said"),
        _need("third_party_reasons", _32, when=("third_party_said", "objected")),
        _need("third_party_harm", _15),
    ),
    "internal": _all(_16_1, "internal_kind", "why_withheld"),
    "deliberative": _all(_16_2, "deliberative_kind", "no_duty", "why_withheld"),
    "case-file": _all(_16_2, "case_file", "no_duty", "why_withheld"),
    "query-matter": _all(_36["七"], "special_law", "special_place"),
    "not-found": _all(_36["四"], "searched_by", "searched_in", "searched_for", "searched_on"),
    "not-ours": (
        _need("not_ours_why", _36["五"]),
        _need("responsible", _36["五"], "responsible_unknown"),
        _need("responsible_contact", _36["五"], "responsible_unknown"),
    ),
    "not-made": _all(REGULATION.at("第三十八条"), "making_why"),
    "unclear": _all(_30, "correction_asked", "corrected", "still_unclear"),
    "petition": _all(_39_1, "petition_why"),
    "repeat": _all(_36["六"], "earlier_number", "earlier_on"),
    "publication": _all(_39_2, "publication"),
    "excessive": _all(_35, "excess", "reasons_asked", "reasons_judged"),
    "reconfirm": _all(DISPOSITIONS["reconfirm"].basis, "confirm_what"),
    "not-corrected": _all(_30, "correction_asked", "correction_due"),
    "fee-unpaid": _all(FEE_RULES.at(), "fee_noticed", "fee_due"),
    "other": _all(DISPOSITIONS["other"].basis, "other_why"),
}
"""What each disposition needs, by its code. `partial` needs what each of its grounds needs besides."""


def needs(disposition: Disposition | str, grounds: Sequence[str] = ()) -> tuple[Need, ...]:
    """What must be on file for a disposition; of a partial one, by the grounds of what is withheld.

    Raises:
        UnknownCodeError: when there is no such disposition.
    """
    code = disposition if isinstance(disposition, str) else disposition.code
    DISPOSITIONS[code]
    found = {need.fact.code: need for need in EVIDENCE[code]}
    if code == "partial":
        for ground in grounds:
            for need in EVIDENCE.get(ground, ()):
                found.setdefault(need.fact.code, need)
    return tuple(found.values())


def missing_evidence(
    disposition: Disposition | str, given: Mapping[str, Given | None], *, needed: Sequence[Need] = ()
) -> list[Missing]:
    """What is missing on file for a disposition, each with its article; empty when all is there.

    Args:
        disposition: how the request is to end.
        given: facts by their codes (`FACTS`); one that is empty is not given.
        needed: what the way to it asks for besides (`Outcome.evidence`).

    Raises:
        UnknownCodeError: when there is no such disposition.

    >>> [m.fact.code for m in missing_evidence("secret", {"secret_marks": "秘密"})]
    ['secret_term', 'secret_basis']
    """
    grounds = given.get("grounds") or ()
    named = [grounds] if isinstance(grounds, str) else list(grounds) if isinstance(grounds, Sequence) else []
    wanted = {need.fact.code: need for need in (*needed, *needs(disposition, named))}
    return list(_missing(tuple(wanted.values()), given))


def _missing(needed: Sequence[Need], given: Mapping[str, Given | None]) -> Iterator[Missing]:
    for need in needed:
        if need.when and given.get(need.when[0]) != need.when[1]:
            continue
        value = given.get(need.fact.code)
        if not given_words(value):
            if not any(given_words(given.get(code)) for code in need.unless):
                yield Missing(need.fact, _absent(need), need.basis)
        elif wrong := _wrong(need.fact, value):
            yield Missing(need.fact, f"{wrong}（{need.basis}）", need.basis)


def _absent(need: Need) -> str:
    others = listed(_(FACTS[code].label) for code in need.unless)
    if others:
        return _("缺少{fact}，也没有{others}（{basis}）").format(
            fact=_(need.fact.label), others=others, basis=need.basis
        )
    return _("缺少{fact}（{basis}）").format(fact=_(need.fact.label), basis=need.basis)


def _wrong(fact: Fact, value: Given | None) -> str:
    """What is wrong with a value that is one of a few."""
    if fact.kind not in {Kind.CHOICE, Kind.CHOICES}:
        return ""
    values = [value] if isinstance(value, str) else value if isinstance(value, Sequence) else [str(value)]
    odd = [one for one in values if one not in fact.choices]
    if not odd:
        return ""
    return _("{fact}不能是“{value}”，只能是：{choices}").format(
        fact=_(fact.label), value=odd[0], choices=listed(fact.choices)
    )
