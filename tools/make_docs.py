"""Write the reference pages of the checks, the forms, the law, the command line: `python tools/make_docs.py`.

The pages are made from the catalogue and the forms and kept in the repository; a test holds them fresh.
"""

import sys
from collections.abc import Iterable, Iterator
from gettext import translation
from pathlib import Path

import docs_cli
import docs_detectors
import docs_law
import docs_letters
import docs_problems
import docs_settings
from gongkai.checks import CATALOGUE, Case, Check, Facts
from gongkai.checks.examples import SOUND
from gongkai.checks.facts import NOTHING_KNOWN
from gongkai.cli.catalogue import unwrapped
from gongkai.cli.language import LOCALE
from gongkai.forms import FORMS, Form, Report, Table, TableState

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs/reference"
FAMILIES = {
    "A": "Arithmetic: sums and balances that the form prescribes",
    "G": "Many organs, deadlines, copying",
    "P": "Table 2",
    "Q": "Table 4",
    "R": "Table 3",
    "S": "Structure and format",
    "T": "Numbers in the prose, against each other and the tables",
}
CHINESE, ENGLISH = (translation("checks", LOCALE, languages=[name]).gettext for name in ("zh_CN", "en"))
_TOLD = ("title", "year", "organ", "period", "signed_by", "signed_on", "contact")


def pages() -> dict[Path, str]:
    """Every reference page, by its path below docs/reference."""
    made = {Path("checks/index.md"): index(CATALOGUE)}
    made |= {Path(f"checks/{check.code}.md"): page(check) for check in CATALOGUE}
    made |= {Path(f"forms/{form.key}.md"): form_page(form) for form in FORMS.values()}
    made |= {
        Path("cli.md"): docs_cli.page(),
        Path("law.md"): docs_law.page(),
        Path("letters.md"): docs_letters.page(),
        Path("detectors.md"): docs_detectors.page(),
    }
    made[Path("settings.md")] = docs_settings.page()
    made[Path("json.md")] = docs_problems.page()
    return made


def index(checks: Iterable[Check]) -> str:
    """The list of all checks, by family."""
    lines = ["# Checks", "", "Every check of an annual report. The number in brackets is the examiner's own."]
    family = ""
    for check in checks:
        if check.code[0] != family:
            family = check.code[0]
            lines += ["", f"## {family}: {FAMILIES[family]}", "", "| code | fault | severity | |", "|---|---|---|---|"]
        state = ", ".join(f"`{need}`" for need in check.needs)
        numbers = ", ".join(check.examines) or "—"
        lines.append(f"| [{check.code}]({check.code}.md) ({numbers}) | {check.title} | {check.severity} | {state} |")
    return "\n".join(lines) + "\n"


def page(check: Check) -> str:
    """One check: what it finds, why, on what basis, and an example of each kind."""
    state = f"since {check.since}"
    lines = [f"# {check.code} {check.title}", "", f"{ENGLISH(check.title)}.", ""]
    lines += [f"`{check.name}` · {check.severity} · {state}", ""]
    if check.examines:
        lines += [f"**Examiner's number.** {', '.join(check.examines)}", ""]
    if check.basis:
        doubt = f" (not verified in the original: {check.basis.note})" if not check.basis.verified else ""
        lines += [f"**Basis.** {check.basis}{doubt}", ""]
    if check.needs:
        lines += [f"**Needs.** {', '.join(f'`{need}`' for need in check.needs)}", ""]
    lines += ["**为什么。** " + CHINESE(unwrapped(check.why)), "", "**Why.** " + unwrapped(check.why), ""]
    for name, case in (("Faulty", check.faulty), ("Sound", check.sound)):
        lines += [f"**{name}.** {_around(case)}", "", "```text", *differences(case), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def _around(case: Case) -> str:
    given = [
        word
        for word, there in (
            ("last year's report", case.before),
            ("subordinates' reports", case.subordinates),
            ("peers' reports", case.peers),
            ("the organs that owe a report", case.expected),
            ("facts", case.facts != NOTHING_KNOWN),
        )
        if there
    ]
    return "The sound report, with" + (f" {', '.join(given)} and" if given else "") + " these differences:"


def differences(case: Case) -> list[str]:
    """How a case differs from the sound report, one line a difference."""
    lines = list(_changed(case.report))
    if case.before:
        lines += [f"last year: {line}" for line in _changed(case.before)]
    for number, other in enumerate(case.subordinates, 1):
        lines += [f"subordinate {number}: {line}" for line in _changed(other) or ("as the sound report",)]
    lines += [f"expected: {name}" for name in case.expected]
    lines += [f"fact: {name} = {value}" for name, value in _known(case.facts)]
    return lines or ["none"]


def _known(facts: Facts) -> Iterator[tuple[str, object]]:
    for name in Facts.__slots__:
        value = getattr(facts, name)
        if value != getattr(NOTHING_KNOWN, name):
            yield name, value


def _changed(report: Report) -> list[str]:
    lines = [f"form: {report.form.key}"] if report.form is not SOUND.form else []
    for ref, cell in report.cells.items():
        if report.form is SOUND.form and cell != SOUND.cells.get(ref):
            stated = cell.text or cell.state.value
            lines.append(f"{ref!s:<48}{stated}")
    told = {name: getattr(report, name) for name in _TOLD if getattr(report, name) != getattr(SOUND, name)}
    lines += [f"{name}: {_spelt(value)}" for name, value in told.items()]
    if report.preface != SOUND.preface:
        lines.append(f"preface: {' / '.join(p.text for p in report.preface)}")
    return lines + list(_sections(report)) + list(_tables(report)) + list(_claims(report))


def _sections(report: Report) -> Iterator[str]:
    before = {s.title: s for s in SOUND.sections}
    for section in report.sections:
        same = before.get(section.title)
        if same and (section.number, section.heading) != (same.number, same.heading):
            yield f"heading: {section.number or '(no number)'} {section.heading}"
        if same and section.paragraphs != same.paragraphs:
            yield f"{section.title}: {_short(' / '.join(p.text for p in section.paragraphs))}"
    for title in before.keys() - {s.title for s in report.sections}:
        yield f"no section: {title}"


def _tables(report: Report) -> Iterator[str]:
    for key, found in report.tables.items():
        if found.state is not TableState.READ:
            yield f"table {key}: {found.state.value}"
        if found.form != report.form.key:
            yield f"table {key}: form of {found.form}"
        for printed, due in found.labels:
            yield f"table {key}: label “{printed}” for “{due}”"


def _claims(report: Report) -> Iterator[str]:
    for claim in report.claims:
        yield f"claim: {claim.subject} {claim.relation} {claim.value}{claim.unit} {claim.text}".rstrip()


def _spelt(value: object) -> str:
    if value is None or value == "":
        return "(none)"
    slots = getattr(type(value), "__slots__", ())
    parts = [str(getattr(value, s)) for s in slots if getattr(value, s)] if not isinstance(value, str) else []
    return "; ".join(parts) if parts and type(value).__module__.startswith("gongkai") else str(value)


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[:most]}… ({len(text)} characters)"


def form_page(form: Form) -> str:
    """One form: its sections, and every table with its keys, labels and sums."""
    years = f"{form.years.start} to {form.years.stop - 1}" if form.years.stop < 9999 else f"from {form.years.start}"
    lines = [f"# The form of {form.key}", "", f"For reports on {years}. {form.basis}.", "", "## Sections", ""]
    lines += [f"{number}. {title}" for number, title in enumerate(form.sections, 1)]
    for table in form.tables:
        lines += ["", *_table(table)]
    return "\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"## `{table.key}`: table {table.number} {table.title}"
    yield ""
    yield f"{len(table.refs)} cells. A key reads `{table.key}/row/column`."
    for block in table.blocks:
        yield ""
        if block.title:
            yield f"### {block.title}"
            yield ""
        yield "| row | label | also |"
        yield "|---|---|---|"
        for row in block.rows:
            label = " · ".join((*row.under, row.label))
            yield f"| `{row.key}` | {label} | {' ; '.join(row.aka)} |"
        yield ""
        yield "| column | label | unit |"
        yield "|---|---|---|"
        for column in block.columns:
            yield f"| `{column.key}` | {' · '.join((*column.under, column.label))} | {column.unit} |"
        for total in (*block.row_sums, *block.column_sums):
            yield ""
            yield f"`{total.total}` = {' + '.join(f'`{part}`' for part in total.parts)}"
        for balance in block.balances:
            yield ""
            left, right = (" + ".join(f"`{row}`" for row in side) for side in (balance.left, balance.right))
            yield f"{left} = {right}, in every column"


def main() -> int:
    """Write every page and remove those of checks that are no more."""
    made = pages()
    for folder in ("checks", "forms"):
        for path in (REFERENCE / folder).glob("*.md"):
            if path.relative_to(REFERENCE) not in made:
                path.unlink()
    for path, text in made.items():
        (REFERENCE / path).parent.mkdir(parents=True, exist_ok=True)
        (REFERENCE / path).write_text(text, encoding="utf-8")
    print(f"{len(made)} pages in {REFERENCE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
