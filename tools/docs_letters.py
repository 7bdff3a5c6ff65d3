"""The reference page of deciding on a request: questions, evidence, letters, and what is looked at last."""

from collections.abc import Iterable, Iterator
from gettext import translation

from gongkai.basis import Citation
from gongkai.cli.language import LOCALE
from gongkai.deciding import EVIDENCE, QUESTIONS, SEVEN, Need
from gongkai.letters import LETTERS, SENDING_CHECKS, LetterKind, SendingCheck
from gongkai.render.letters import FIELDS
from gongkai.statute import DISPOSITIONS

_english = translation("messages", LOCALE, languages=["en"]).gettext
_ENDS = {"=given": "granted, or partial where something is withheld", "=ground": "withheld on that ground"}


def page() -> str:
    """Everything between the receipt of a request and the letter that ends it."""
    lines = [
        "# Deciding and letters",
        "",
        "○ marks what was not read in the original; the [rules of law](law.md) say what it rests on.",
        "How a letter and its remedies are chosen stands in [an explanation](../explanation/letters.md).",
        "",
        "## The seven questions",
    ]
    for number, name in enumerate(SEVEN, 1):
        lines += ["", f"### {number}. {name}", *_questions(name)]
    lines += ["", "## Evidence", "", "What must be on file before a disposition is made.", ""]
    lines += ["| disposition | evidence |", "|---|---|", *map(_evidence, EVIDENCE)]
    lines += [
        "",
        "## Letters",
        "",
        "| code | letter | to | by when | rests on | remedies |",
        "|---|---|---|---|---|---|",
    ]
    lines += [*map(_letter, LETTERS.values()), "", "## Fields of a template", "", "| field | |", "|---|---|"]
    lines += [f"| `{name}` | {label}: {_english(label)} |" for name, label in FIELDS.items()]
    lines += [
        "",
        "`facts` has a member for every fact, such as `facts.asked`.",
        "",
        "## What is looked at before sending",
    ]
    for check in SENDING_CHECKS.values():
        lines += ["", *_check(check)]
    return "\n".join(lines) + "\n"


def _questions(of: str) -> Iterator[str]:
    for question in (question for question in QUESTIONS.values() if question.of == of):
        yield from ("", f"**`{question.code}` {question.label}** {_english(question.label)}", "")
        yield from ("| answer | | leads to | rests on |", "|---|---|---|---|")
        for answer in question.answers:
            ends = _ENDS.get(answer.ends, answer.ends and f"ends: `{answer.ends}`")
            leads = ends or (answer.goes and f"`{answer.goes}`") or "the letter"
            sent = f"; sends {', '.join(f'`{letter}`' for letter in answer.letters)}" if answer.letters else ""
            yield f"| `{answer.code}` | {answer.label} | {leads}{sent} | {_cited([answer.basis])} |"


def _evidence(code: str) -> str:
    return f"| `{code}` {DISPOSITIONS[code].label} | {'；'.join(map(_needed, EVIDENCE[code]))} |"


def _needed(need: Need) -> str:
    instead = f" (or {', '.join(f'`{name}`' for name in need.unless)})" if need.unless else ""
    return f"{need.fact.label} `{need.fact.code}`{instead}"


def _letter(kind: LetterKind) -> str:
    limit = f"{kind.when}（{kind.limit}）" if kind.limit else kind.when
    remedies = "yes" if kind.carries_remedy else "contact line"
    return f"| `{kind.code}` | {kind.label} | {kind.to} | {limit} | {_cited(kind.basis)} | {remedies} |"


def _check(check: SendingCheck) -> Iterator[str]:
    yield from (f"### {check.code} {_english(check.title)}", "", f"**{check.title}.** {check.why}", "")
    yield from (f"**Basis.** {_cited([check.basis])}", "", "**Says of its faulty example.**", "", "```text")
    yield from (str(objection) for objection in check(*check.faulty()))
    yield "```"


def _cited(citations: Iterable[Citation]) -> str:
    return "；".join(f"{citation}{'' if citation.verified else ' ○'}" for citation in citations)
