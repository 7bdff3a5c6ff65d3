"""One page that a person can work from: the report as read on the left, what is wrong with it on the right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from gongkai.basis.language import clauses, speaks_english
from gongkai.basis.language import translate as _
from gongkai.checks import Examination, Finding, Severity
from gongkai.forms import Cell, CellRef, Report, label_of
from gongkai.render.marking import Marks, marks_of, runs
from gongkai.render.markup import Extra, table
from gongkai.render.outline import Part, Piece, outline, title_of
from gongkai.render.page import CHINESE, text, working_page
from gongkai.render.pictures import Sheet, pictures
from gongkai.render.terminal import NAMES, SIGNS, place_of
from gongkai.render.words import titled
from gongkai.render.writers.html import TAGS

GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)

_RESULTS, _SHOW, _FINDING, _GO = _("检查结果"), _("显示"), _("问题"), _("看报告中的位置")
_BY_SUMS, _PERHAPS, _COLON = _("按勾稽关系推算"), _("可能是"), _("：")
_GUESSED = _("推测，请与图片核对")
_NONE = _("没有发现问题。")
_INDEX, _REPORT, _TOTAL, _REFUSED = _("年度报告检查结果"), _("报告"), _("合计"), _("无法使用的文件")


def workbench_page(report: Report, examination: Examination, sheets: Sequence[Sheet] = ()) -> str:
    """The whole page. It needs no script: links lead from a finding to its place and back.

    `sheets` are the pictures that the report was read from.
    """
    findings = gravest_first(examination.findings)
    left, marks = marked_report(report, findings)
    language = f' lang="{CHINESE}"' if speaks_english() else ""
    shown = pictures(report, sheets, marks.cells)
    body = (
        f"{_header(report, findings)}\n{_filters(findings)}\n"
        f'<div class="bench">\n<main class="report" id="report"{language}>\n{left}\n{shown}\n</main>\n'
        f'<aside class="findings" aria-label="{_RESULTS}">\n{_list(report, findings, marks)}\n'
        f"{_not_assessable(examination)}\n{_problems(report)}</aside>\n</div>"
    )
    return working_page(f"{title_of(report)}　{_RESULTS}", body, styles=("base", "workbench"))


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order in which a page lists and numbers them."""
    known = list(findings)
    return [finding for severity in GRAVEST_FIRST for finding in known if finding.severity is severity]


def marked_report(report: Report, findings: Sequence[Finding]) -> tuple[str, Marks]:
    """The report as read, in markup, with the places of the findings marked, and where each finding is marked.

    A mark links to `#finding-N`, where N is the place of its finding in the sequence, from 1.
    """
    pieces = tuple(outline(report))
    printed = [place.ref for piece in pieces if piece.layout for place in piece.layout.places if place.ref]
    marks = marks_of(report, findings, printed)
    return "\n".join(_piece(piece, report, findings, marks) for piece in pieces), marks


def _header(report: Report, findings: Sequence[Finding]) -> str:
    counts = "　".join(
        f'<span class="{s.value}">{SIGNS[s]} {NAMES[s]} {_count(findings, s)}</span>' for s in GRAVEST_FIRST
    )
    source = report.source
    return (
        f'<header class="bar"><p class="file">{text(source.name)}</p><p class="counts">{counts}</p>'
        f'<p class="digest">{text(source.kind)}　sha256 {text(source.sha256[:12])}</p></header>'
    )


def _filters(findings: Sequence[Finding]) -> str:
    """Radio buttons that style sheets listen to: all, or one severity."""
    choices = [("all", _("全部"), len(findings)), *((s.value, NAMES[s], _count(findings, s)) for s in GRAVEST_FIRST)]
    buttons = "".join(
        f'<input type="radio" name="show" id="show-{key}"{" checked" if key == "all" else ""}>'
        f'<label for="show-{key}">{name} {count}</label>'
        for key, name, count in choices
    )
    return f'<fieldset class="filters"><legend>{_SHOW}</legend>{buttons}</fieldset>'


def _count(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def _piece(piece: Piece, report: Report, findings: Sequence[Finding], marks: Marks) -> str:
    if piece.layout:
        return table(piece.layout, report, lambda ref: _cell(ref, report[ref], findings, marks))
    words = text(piece.text)
    if piece.part is Part.HEADING:
        words += "".join(_mark("", (n,), findings, marks) for n in marks.headings.get(piece.section, []))
    elif piece.paragraph in marks.stretches:
        words = "".join(_marked(piece, findings, marks))
    before, after = TAGS[piece.part]
    return f"{before}{words}{after}"


def _marked(piece: Piece, findings: Sequence[Finding], marks: Marks) -> Iterator[str]:
    assert piece.paragraph is not None  # noqa: S101  # the caller looked
    for start, end, numbers in runs(len(piece.text), marks.stretches[piece.paragraph]):
        words = piece.text[start:end]
        yield _mark(words, numbers, findings, marks) if numbers else text(words)


def _mark(words: str, numbers: Sequence[int], findings: Sequence[Finding], marks: Marks) -> str:
    gravest = min((findings[n - 1].severity for n in numbers), key=GRAVEST_FIRST.index)
    links = "".join(_link(n) for n in numbers)
    anchors = ""
    for number in numbers:
        if marks.places.get(number) == f"place-{number}":
            marks.places[number] = f"place-{number}#"  # the first mark of a finding carries its anchor
            anchors += f'<span id="place-{number}"></span>'
    return f'{anchors}<mark class="{gravest.value}">{text(words)}{links}</mark>'


def _link(number: int) -> str:
    return f'<a class="ref" href="#finding-{number}" aria-label="{_FINDING} {number}">{number}</a>'


def _cell(ref: CellRef, cell: Cell, findings: Sequence[Finding], marks: Marks) -> Extra | None:
    numbers = marks.cells.get(ref)
    if not numbers:
        role = "related" if ref in marks.related else ""
        beside = likely(cell)
        return Extra(role, beside) if role or beside else None
    gravest = min((findings[n - 1].severity for n in numbers), key=GRAVEST_FIRST.index)
    by_sums = "".join(
        _perhaps(suggested[1], _BY_SUMS)
        for n in numbers
        if (suggested := findings[n - 1].fault.suggested) and suggested[0] == ref
    )
    return Extra(f"marked {gravest.value}", (by_sums or likely(cell)) + "".join(map(_link, numbers)))


def likely(cell: Cell) -> str:
    """What a cell that was read in a picture may be, in markup to stand beside it; "" where nothing says so."""
    return "" if cell.suggested is None or cell.suggested == cell.value else _perhaps(cell.suggested, _GUESSED)


def _perhaps(value: Decimal, why: str) -> str:
    return f'<span class="likely" title="{why}">{_PERHAPS} {text(format(value, "f"))}</span>'


def _list(report: Report, findings: Sequence[Finding], marks: Marks) -> str:
    if not findings:
        return f'<p class="none">{_NONE}</p>'
    return "<ol>\n" + "\n".join(_finding(n, f, report, marks) for n, f in enumerate(findings, 1)) + "\n</ol>"


def _finding(number: int, finding: Finding, report: Report, marks: Marks) -> str:
    check, fault, severity = finding.check, finding.fault, finding.severity
    rows = [
        (_("涉及"), _cells(report, fault.cells)),
        (_("原文"), fault.text if fault.text not in fault.message else ""),
        (_("建议"), fault.suggestion),
        (_("位置"), place_of(fault.origin)),
        (_("依据"), _basis(finding)),
    ]
    details = "".join(f"<dt>{name}</dt><dd>{text(words)}</dd>" for name, words in rows if words)
    place = marks.places.get(number, "").rstrip("#")
    link = f'<a class="go" href="#{place}">{_GO}</a>' if place else ""
    return (
        f'<li class="finding {severity.value}" id="finding-{number}">'
        f'<p class="kind">{SIGNS[severity]} {NAMES[severity]}　{check.code}　{text(titled(check))}</p>'
        f'<p class="message">{text(fault.message)}</p><dl>{details}</dl>{link}</li>'
    )


def _cells(report: Report, cells: Sequence[CellRef]) -> str:
    names = clauses(label_of(report, ref) for ref in cells[:4])
    return _("{names}等{count}格").format(names=names, count=len(cells)) if len(cells) > 4 else names


def _basis(finding: Finding) -> str:
    basis = finding.check.basis
    if basis is None:
        return ""
    return str(basis) if basis.verified else str(basis) + _("（未核对原文）")


def _not_assessable(examination: Examination) -> str:
    if not examination.not_assessable:
        return ""
    lines = "".join(
        f"<li><b>{check.code}</b> {text(titled(check))}{_COLON}{text(why.reason)}</li>"
        for check, why in examination.not_assessable
    )
    summary = _("无法判断的规则 {count} 条（不等于通过）").format(count=len(examination.not_assessable))
    return f'<details class="open"><summary>{summary}</summary><ul>{lines}</ul></details>'


def _problems(report: Report) -> str:
    if not report.problems:
        return ""
    lines = "".join(f"<li>{text(problem.message)}</li>" for problem in report.problems)
    summary = _("识读说明 {count} 条").format(count=len(report.problems))
    return f'<details class="open"><summary>{summary}</summary><ul>{lines}</ul></details>'


Entry = tuple[str, str, Mapping[str, int]]


def index_page(entries: Sequence[Entry], refused: Sequence[str] = ()) -> str:
    """The list of pages of one run: (file of the page, title of the report, findings by severity)."""
    rows = "\n".join(
        f'<tr><td><a href="{text(file)}">{text(title)}</a></td>'
        + "".join(
            f'<td class="value {s.value if counts.get(s.value) else "zero"}">{counts.get(s.value, 0)}</td>'
            for s in GRAVEST_FIRST
        )
        + "</tr>"
        for file, title, counts in entries
    )
    total: Counter[str] = sum((Counter(counts) for _, _, counts in entries), Counter())
    heads = "".join(f'<th scope="col">{SIGNS[s]} {NAMES[s]}</th>' for s in GRAVEST_FIRST)
    sums = "".join(f'<td class="value">{total[s.value]}</td>' for s in GRAVEST_FIRST)
    count = _("共{count}份报告。").format(count=len(entries))
    lost = "".join(f"<li>{text(line)}</li>" for line in refused)
    return working_page(
        _INDEX,
        f'<main class="report index"><h1>{_INDEX}</h1>\n<p class="note">{count}</p>\n'
        f'<div class="scroll"><table class="statutory"><thead><tr><th scope="col">{_REPORT}</th>{heads}</tr></thead>\n'
        f'<tbody>\n{rows}\n</tbody>\n<tfoot><tr><th scope="row">{_TOTAL}</th>{sums}</tr></tfoot></table></div>\n'
        + (f"<h2>{_REFUSED}</h2><ul>{lost}</ul>" if lost else "")
        + "</main>",
        styles=("base", "workbench"),
    )
