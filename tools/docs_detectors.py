"""The reference page of the detectors, made from their catalogue."""

from collections.abc import Iterator
from gettext import translation

from gongkai.cli.language import LOCALE
from gongkai.scan import CATALOGUE, Detector, Group

HEADINGS = {
    Group.PERSON: "L: personal information in a text",
    Group.WORDS: "W: wrong words",
    Group.PAGE: "H: web pages",
    Group.FILE: "F: what a file holds and does not show",
}
SHOWN = {"\t": "→", "\u3000": "␣"}
"""What stands for signs that a page does not show."""
_english = translation("messages", LOCALE, languages=["en"]).gettext
_law = translation("law", LOCALE, languages=["en"]).gettext


def page() -> str:
    """Every detector: what it finds, why, on what basis, what to do, and its examples."""
    lines = [
        "# Detectors",
        "",
        "What the scan before publication looks for. A hit that blocks must be dealt with; one that warns should be",
        "looked at. What looks into files has no example here: `tests/gongkai/scan` makes a file for each.",
        "",
        "| code | 发现 | finds | severity |",
        "|---|---|---|---|",
    ]
    for found in CATALOGUE:
        anchor = f"#{found.code.lower()}-{found.name}"
        lines.append(f"| [{found.code}]({anchor}) | {found.title} | {_english(found.title)} | {found.severity} |")
    for group, heading in HEADINGS.items():
        members = [found for found in CATALOGUE if found.group is group]
        if members:
            lines += ["", f"## {heading}"]
        for found in members:
            lines += ["", *_section(found)]
    return "\n".join(lines) + "\n"


def _section(found: Detector) -> Iterator[str]:
    doubt = "" if found.basis.verified else f" (not verified in the original: {_law(found.basis.note)})"
    yield f"### {found.code} {found.name}"
    yield ""
    yield f"**{found.title}.** {_english(found.title)}. `{found.severity}`"
    yield ""
    yield f"**Basis.** {found.basis}{doubt}"
    yield ""
    yield f"**为什么。** {found.why}**怎么办。** {found.advice}。"
    yield ""
    yield f"**Why.** {_english(found.why)} **What to do.** {_english(found.advice)}."
    for name, texts in (("Found in", found.faulty), ("Not found in", found.sound)):
        if texts:
            yield ""
            yield f"**{name}.**"
            yield ""
            yield "```text"
            yield from ("\n".join(_visible(text) for text in texts)).split("\n")
            yield "```"


def _visible(text: str) -> str:
    for sign, shown in SHOWN.items():
        text = text.replace(sign, shown)
    return text
