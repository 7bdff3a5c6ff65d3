"""A report put together: facts, sections, cells, and what a person should know about the reading."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gongkai.basis.language import listed, speaks_english, verbatim
from gongkai.basis.language import translate as _
from gongkai.claims import Passage, extract
from gongkai.forms import (
    FORM_2019,
    FORM_2021,
    FORMS,
    Appearance,
    Cell,
    CellRef,
    Form,
    NoFormError,
    Paragraph,
    Period,
    Problem,
    Report,
    State,
    TableReading,
    TableState,
    form_for,
)
from gongkai.forms.shared import SECTIONS
from gongkai.ingest.astray import set_astray
from gongkai.ingest.certainty import is_misread, settled
from gongkai.ingest.dates import YEAR, days_in, year_in
from gongkai.ingest.document import Document, Picture
from gongkai.ingest.drafts import Draft
from gongkai.ingest.elsewhere import set_apart
from gongkai.ingest.facts import (
    Named,
    contact_in,
    is_organ,
    named_in,
    named_within,
    organ_acting,
    organ_told,
    period_in,
    region_of,
    titles_of_file,
    unglued,
)
from gongkai.ingest.flow import Atom
from gongkai.ingest.locate import Located
from gongkai.ingest.looks import Row
from gongkai.ingest.match import match
from gongkai.ingest.outline import Outline
from gongkai.ingest.repair import repaired
from gongkai.ingest.run_in import headings_run_in
from gongkai.ingest.sections import Prose
from gongkai.ingest.unlaid import unlaid_draft
from gongkai.ingest.unmatched import pictures_in, set_unmatched

_SECTION_OF = {"disclosure": 1, "requests": 2, "disputes": 3}
_TELLING = 2
"""Tables 2 and 3 show by their labels on which form they were drawn; table 4 is the same in both."""

_QUOTED = re.compile(r"《([^《》]*公开[^《》]*)》")
_YEAR = re.compile(rf"({YEAR})\s*年")
_PLACES = ("省", "自治区", "市", "州", "盟", "县", "旗", "区", "镇", "乡", "街道")
_OFFICES = ("办公室", "办公厅")
_SOURCES = frozenset({"contentsource", "source", "author", "publisher", "来源", "发布机构"})
_DATED = frozenset({"pubdate", "publishdate", "created", "date", "creationdate"})


def assembled(document: Document, atoms: Sequence[Atom], outline: Outline, *, located: Located, prose: Prose) -> Report:
    """The report that these findings make."""
    named = _named(document, prose)
    period = period_in(paragraph.text for paragraph in (*prose.preface, *_opening(prose)))
    year, problems = _year(document, named, period, prose)
    prescribed, no_form = _prescribed(year)
    drafts = {key: match(lines, key, prescribed) for key, lines in located.tables.items() if lines}
    form = _borne(drafts.values(), prescribed)
    drafts |= {key: unlaid_draft(atoms, places, key, form) for key, places in located.unlaid.items()}
    _set_unplaced(drafts, located, atoms, outline)
    tables = {
        key: _reading(drafts.get(key), form, pictures=pictures_in(atoms, outline, _SECTION_OF[key]))
        for key in _SECTION_OF
    }
    tables |= {key: replace(tables[key], appearance=_appearance(lines)) for key, lines in located.tables.items()}
    organ, unsure = _organ(document, named, prose)
    return Report(
        form=form,
        year=year,
        organ=organ,
        cells=_cells(drafts, tables, form),
        region=region_of(organ),
        title=unglued(named, organ) if named else "",
        period=period,
        signed_by=prose.signature.by if prose.signature else "",
        signed_on=prose.signature.on if prose.signature else None,
        preface=prose.preface,
        sections=prose.sections,
        contact=contact_in(p.text for p in (*prose.preface, *_opening(prose), *_closing(prose))),
        claims=extract(_passages(prose), year=year, organ=organ),
        tables=tables,
        problems=(
            *document.problems,
            *problems,
            *unsure,
            *no_form,
            *headings_run_in(atoms, prose.sections),
            *_remarks(drafts, tables, year),
        ),
        source=document.source,
    )


def _set_unplaced(drafts: Mapping[str, Draft], located: Located, atoms: Sequence[Atom], outline: Outline) -> None:
    """Enter the cells as not placed that are there, and of which it is not certain where."""
    set_apart(drafts, atoms)
    set_astray(drafts, located, atoms, outline)
    set_unmatched(drafts, atoms, outline)


def _opening(prose: Prose) -> tuple[Paragraph, ...]:
    return prose.sections[0].paragraphs if prose.sections else ()


def _closing(prose: Prose) -> tuple[Paragraph, ...]:
    return prose.sections[-1].paragraphs if prose.sections else ()


def _named(document: Document, prose: Prose) -> Named | None:
    """The report's title as it prints it, completed from its preface and from the file's own title."""
    printed = [prose.named] if prose.named else []
    opening = (*prose.preface, *_opening(prose)[:2])
    quoted = [named_in(title) for p in opening for title in _QUOTED.findall(p.text)]
    within = [named_within(p.text) for p in opening]
    of_file = titles_of_file(document.title)
    if printed and of_file and _is_strangers(printed[0], of_file[0], prose):
        printed, of_file = of_file, printed
    known = [*printed, *of_file, *(named for named in (*quoted, *within) if named)]
    if not known:
        return None
    year = next((named.year for named in known if named.year), None)
    title = next((named.title for named in known if named.title), "")
    organs = [named.organ for named in known if named.organ]
    return Named(title, _fullest(organs), year)


def _is_strangers(printed: Named, of_file: Named, prose: Prose) -> bool:
    """Whether a title is another organ's, which the page lists: the report speaks of that in the file's own title."""
    told = "\n".join([p.text for p in (*prose.preface, *_opening(prose))])
    signed = prose.signature.by if prose.signature else ""
    named = [one.organ != "" and (one.organ in told or one.organ == signed) for one in (printed, of_file)]
    return named == [False, True] and printed.organ != ""


def _fullest(organs: Sequence[str]) -> str:
    """The first name, or the one that says in full what it shortens: 市民政局, 某市民政局."""
    first = organs[0] if organs else ""
    return next((o for o in organs if o.endswith(first) and region_of(o) and not region_of(first)), first)


def _organ(document: Document, named: Named | None, prose: Prose) -> tuple[str, tuple[Problem, ...]]:
    """The organ: the title's, unless the signature says it better; last the file's own properties, which is said.

    A signature says it better when it has the title's name in full, or without stray words before it, or when the
    title only names a place.
    """
    titled, signed = named.organ if named else "", prose.signature.by if prose.signature else ""
    if signed and (signed.endswith(titled) or titled.endswith(signed)):
        return signed, ()
    if titled:
        government = titled in signed and titled.endswith(_PLACES) and not signed.endswith(_OFFICES)
        return signed if government else titled, ()
    if told := _told(prose):
        return told, ()
    for key, value in document.meta:
        if key.lower() in _SOURCES and is_organ(value):
            return value.strip(), (
                Problem("organ-from-file", _("报告没有写明机关，按文件属性记为“{value}”").format(value=value.strip())),
            )
    return "", (Problem("organ-unknown", _("报告没有写明机关")),)


def _told(prose: Prose) -> str:
    """The organ of which the first paragraphs speak, in full where they name whom to ask as well."""
    opening = [p.text for p in (*prose.preface, *_opening(prose))[:3]]
    acting = next(filter(None, map(organ_acting, opening)), "")
    asked = next(filter(None, map(organ_told, opening)), "")
    return asked if asked.endswith(acting) else acting


def _year(
    document: Document, named: Named | None, period: Period | None, prose: Prose
) -> tuple[int | None, tuple[Problem, ...]]:
    """The year reported on: by title, period, text, and last the file's own properties, which is said."""
    if named and named.year:
        return named.year, ()
    if period and (day := period.end or period.start):
        return day.year, ()
    texts = [p.text for p in (*prose.preface, *_opening(prose))]
    mentioned = Counter(year for text in texts for word in _YEAR.findall(text) if (year := year_in(word)))
    if mentioned:
        return mentioned.most_common(1)[0][0], ()
    if prose.signature and prose.signature.on:
        return prose.signature.on.year - 1, ()
    for key, value in document.meta:
        days = days_in(value)
        if days and key.lower() in _DATED:
            year = days[0][0].year - 1
            return year, (
                Problem(
                    "year-from-file",
                    _("报告没有写明年度，按文件属性的日期“{value}”推为{year}年").format(value=value, year=year),
                ),
            )
    return None, (Problem("year-unknown", _("报告没有写明年度")),)


def _prescribed(year: int | None) -> tuple[Form, tuple[Problem, ...]]:
    """The form of a year; the oldest one, with a word about it, for years that had none."""
    if year is None:
        return FORM_2021, ()
    try:
        return form_for(year), ()
    except NoFormError as error:
        return FORM_2019, (Problem("no-form", str(error)),)


def _borne(drafts: Iterable[Draft], prescribed: Form) -> Form:
    """The prescribed form, unless every table that shows its form bears another's labels."""
    telling = [draft.form for draft in drafts if draft.table.key != "disputes"]
    others = {form.key for form in telling if form is not prescribed}
    return telling[0] if len(telling) == _TELLING and len(others) == 1 and prescribed not in telling else prescribed


def _reading(draft: Draft | None, form: Form, *, pictures: Sequence[Picture]) -> TableReading:
    if draft is not None:
        return draft.reading()
    if pictures:
        return TableReading(TableState.IMAGE, form.key, pictures[0].origin, notes=tuple(p.name for p in pictures))
    return TableReading(TableState.ABSENT, form.key)


def _appearance(lines: Iterable[Row]) -> Appearance:
    """What a table shows, which may stand in several grids: a header in the first is one for all."""
    grids = {id(row.line.grid): row.line.grid for row in lines}
    shown = {grid.appearance for grid in grids.values()}
    heads, ruled = {look.heads for look in shown}, {look.ruled for look in shown}
    return Appearance(True if True in heads else _one(heads), _one(ruled))


def _one(answers: set[bool | None]) -> bool | None:
    """The answer that all give; None where they differ."""
    return next(iter(answers)) if len(answers) == 1 else None


def _cells(drafts: Mapping[str, Draft], tables: Mapping[str, TableReading], form: Form) -> dict[CellRef, Cell]:
    """Every cell that was found, with suggestions; of a table in a picture, every cell of the form."""
    cells: dict[CellRef, Cell] = {}
    misread = any(is_misread(draft.cells, draft.table) for draft in drafts.values())
    for key, reading in tables.items():
        if key in drafts:
            draft = drafts[key]
            certain = settled(draft.cells, draft.table, misread=misread, unnamed=draft.unnamed)
            cells |= repaired(certain, draft.table)
        elif reading.state is TableState.IMAGE:
            cells |= dict.fromkeys(form.table(key).refs, Cell(None, State.IMAGE, origin=reading.origin))
    return cells


def _remarks(drafts: Mapping[str, Draft], tables: Mapping[str, TableReading], year: int | None) -> Iterator[Problem]:
    """What there is to say about the tables."""
    for key, reading in tables.items():
        title = _titled(key)
        if reading.state is TableState.IMAGE:
            yield Problem(
                "table-image", _("{title}：统计表是图片，没有读取其中的数").format(title=title), reading.origin
            )
        elif reading.state is TableState.ABSENT:
            yield Problem("table-absent", _("{title}：没有找到统计表").format(title=title))
        if key in drafts:
            yield from drafts[key].problems
            yield from _shortfall(drafts[key], reading, title)
            yield from _outdated(drafts[key], reading, title, year)


def _titled(key: str) -> str:
    """What a remark calls a table: its title, or in English its number."""
    place = _SECTION_OF[key]
    return _("表{number}").format(number=place + 1) if speaks_english() else SECTIONS[place]


def _shortfall(draft: Draft, reading: TableReading, title: str) -> Iterator[Problem]:
    if reading.missing_rows:
        labels = listed(verbatim(draft.table.rows[key].label) for key in reading.missing_rows)
        message = _("{title}：统计表不完整，缺{count}行：{labels}").format(
            title=title, count=len(reading.missing_rows), labels=labels
        )
        yield Problem("table-cut", message, reading.origin)


def _outdated(draft: Draft, reading: TableReading, title: str, year: int | None) -> Iterator[Problem]:
    if year is None or draft.table.key == "disputes" or year in draft.form.years:
        return
    basis = draft.form.basis
    if not any(year in form.years for form in FORMS.values()):
        return
    message = _("{title}：用的是{number}的表式，不是{year}年适用的表式").format(
        title=title, number=basis.instrument.number, year=year
    )
    yield Problem("old-form" if year >= draft.form.years.stop else "new-form", message, reading.origin)


def _passages(prose: Prose) -> Iterator[Passage]:
    """The narrative for the extraction of numbers: preface and sections, without lines of tables."""
    for paragraph in prose.preface:
        yield Passage("", paragraph.text, paragraph.origin)
    for section in prose.sections:
        for paragraph in section.paragraphs:
            if "\t" not in paragraph.text:
                yield Passage(section.title, paragraph.text, paragraph.origin)
