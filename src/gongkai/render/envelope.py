"""A report as the public envelope: what `gongkai read FILE --format json` prints.

The names are public and stable; `schema/report.schema.json` describes them. Numbers are decimal strings, so that no
reader turns an amount into a binary fraction; days are ISO 8601; what was not found is null.
"""

import json
from collections.abc import Iterable, Iterator

from gongkai.basis import Origin
from gongkai.claims import Claim
from gongkai.forms import Cell, Contact, Paragraph, Period, Problem, Report, Section, Source, TableReading, refs_of

SCHEMA = "gongkai.report/1"
"""What the envelope says of itself. The number changes only when a name changes its meaning or goes."""

Fields = dict[str, object]


def report_to_dict(report: Report) -> Fields:
    """The envelope of a report: what it says of itself, its sections, all cells of its tables, its statements."""
    return {
        "schema": SCHEMA,
        "organ": report.organ,
        "year": report.year,
        "form": report.form.key,
        "region": report.region,
        "title": report.title,
        "period": _period(report.period),
        "signed_by": report.signed_by,
        "signed_on": report.signed_on.isoformat() if report.signed_on else None,
        "preface": _paragraphs(report.preface),
        "sections": dict(_sections(report.sections)),
        "contact": _contact(report.contact),
        "tables": {key: _table(reading) for key, reading in report.tables.items()},
        "cells": {str(ref): cell_to_dict(report[ref]) for ref in dict.fromkeys((*refs_of(report), *report.cells))},
        "claims": [_claim(claim) for claim in report.claims],
        "problems": [_problem(problem) for problem in report.problems],
        "source": _source(report.source),
    }


def to_json(report: Report, *, indent: int | None = None) -> str:
    """The envelope as JSON, on one line unless an indent is given."""
    return dump(report_to_dict(report), indent=indent)


def dump(envelope: Fields, *, indent: int | None = None) -> str:
    """JSON in Chinese characters, with every character that no encoding can write replaced."""
    text = json.dumps(envelope, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8")


def decimal(number: object) -> str:
    """A number in plain digits, never with an exponent."""
    return format(number, "f")


def origin(place: Origin) -> Fields:
    """Where a thing was found; empty where it was typed or computed."""
    return place.to_dict()


def _period(period: Period | None) -> Fields | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "text": period.text,
    }


def _paragraphs(paragraphs: Iterable[Paragraph]) -> list[Fields]:
    return [{"text": p.text, "origin": origin(p.origin)} for p in paragraphs]


def _sections(sections: Iterable[Section]) -> Iterator[tuple[str, Fields]]:
    """Sections by the title they stand for; a second one of a title carries its count, for none may be lost."""
    met: dict[str, int] = {}
    for section in sections:
        met[section.title] = met.get(section.title, 0) + 1
        again = f" ({met[section.title]})" if met[section.title] > 1 else ""
        yield (
            section.title + again,
            {
                "number": section.number,
                "heading": section.heading,
                "title": section.title,
                "text": section.text,
                "paragraphs": _paragraphs(section.paragraphs),
                "pictures": list(section.pictures),
                "level": section.level,
                "origin": origin(section.origin),
            },
        )


def _contact(contact: Contact) -> Fields:
    return {
        "address": contact.address,
        "postcode": contact.postcode,
        "phone": contact.phone,
        "fax": contact.fax,
        "email": contact.email,
        "website": contact.website,
    }


def _table(reading: TableReading) -> Fields:
    return {
        "state": reading.state.value,
        "form": reading.form,
        "labels": [list(pair) for pair in reading.labels],
        "missing_rows": list(reading.missing_rows),
        "notes": list(reading.notes),
        "heads": reading.appearance.heads,
        "ruled": reading.appearance.ruled,
        "origin": origin(reading.origin),
    }


def cell_to_dict(cell: Cell) -> Fields:
    """A cell: its number, its state, what was found, and where."""
    fields: Fields = {
        "value": decimal(cell.value) if cell.value is not None else None,
        "state": cell.state.value,
        "text": cell.text,
        "origin": origin(cell.origin),
    }
    if cell.suggested is not None:
        fields["suggested"] = decimal(cell.suggested)
    return fields


def _claim(claim: Claim) -> Fields:
    return {
        "subject": claim.subject,
        "value": decimal(claim.value),
        "unit": claim.unit,
        "approx": claim.approx,
        "relation": claim.relation.value,
        "whole": claim.whole,
        "year": claim.year,
        "label": claim.label,
        "text": claim.text,
        "sentence": claim.sentence,
        "section": claim.section,
        "group": claim.group,
        "hedge": claim.hedge,
        "scope": claim.scope,
        "channel": claim.channel,
        "heads": claim.heads,
        "listing": claim.listing.value if claim.listing else None,
        "apart": claim.apart,
        "origin": origin(claim.origin),
    }


def _problem(problem: Problem) -> Fields:
    return {"code": problem.code, "message": problem.message, "origin": origin(problem.origin)}


def _source(source: Source) -> Fields:
    return {"name": source.name, "sha256": source.sha256, "kind": source.kind, "size": source.size}
