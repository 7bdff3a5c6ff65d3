"""A comparison as JSON."""

from gongkai.claims import Claim
from gongkai.compare import CarryOver, CellChange, ClaimPair, Comparison, SectionChange
from gongkai.forms import Cell, Report
from gongkai.render.envelope import Fields, decimal, dump

SCHEMA = "gongkai.comparison/1"


def comparison_to_dict(comparison: Comparison) -> Fields:
    """Both reports by name, then what differs: cells by key, what is carried over, sections, statements."""
    return {
        "schema": SCHEMA,
        "before": _named(comparison.before),
        "after": _named(comparison.after),
        "remarks": list(comparison.remarks),
        "similarity": round(comparison.similarity, 4),
        "cells": {str(cell.ref): _cell(cell) for cell in comparison.cells},
        "carried": [_carried(one) for one in comparison.carried],
        "sections": {section.title: _section(section) for section in comparison.sections},
        "claims": [_pair(pair) for pair in comparison.claims],
    }


def comparison_to_json(comparison: Comparison, *, indent: int | None = None) -> str:
    """That as JSON, on one line unless an indent is given."""
    return dump(comparison_to_dict(comparison), indent=indent)


def _named(report: Report) -> Fields:
    return {"organ": report.organ, "year": report.year, "form": report.form.key, "source": report.source.name}


def _cell(cell: CellChange) -> Fields:
    return {
        "label": cell.label,
        "before": _side(cell.before),
        "after": _side(cell.after),
        "change": _number(cell.change),
        "percent": _number(cell.percent),
        "note": cell.note,
    }


def _carried(one: CarryOver) -> Fields:
    return {
        "cell": str(one.ref),
        "label": one.label,
        "expected": _number(one.expected),
        "found": _number(one.found),
        "agrees": one.agrees,
        "reason": one.reason,
    }


def _section(section: SectionChange) -> Fields:
    return {
        "similarity": round(section.similarity, 4),
        "before": section.before,
        "after": section.after,
        "passages": [{"change": p.change.value, "before": p.before, "after": p.after} for p in section.passages],
    }


def _pair(pair: ClaimPair) -> Fields:
    return {
        "subject": pair.subject,
        "label": pair.label,
        "unit": pair.unit,
        "before": [_claim(claim) for claim in pair.before],
        "after": [_claim(claim) for claim in pair.after],
    }


def _side(cell: Cell) -> Fields:
    return {"value": _number(cell.value), "state": cell.state.value}


def _claim(claim: Claim) -> Fields:
    return {"value": decimal(claim.value), "approx": claim.approx, "text": claim.text}


def _number(number: object) -> str | None:
    return None if number is None else decimal(number)
