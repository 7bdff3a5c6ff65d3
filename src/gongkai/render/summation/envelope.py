"""A sum as JSON: the envelope of a report, with `summation` saying what is in it and what is not."""

from gongkai.compare import Summation
from gongkai.render.envelope import Fields, dump, report_to_dict


def summation_to_dict(summation: Summation) -> Fields:
    """The sum as a report, and who is missing, late, there twice, or could not be added."""
    there = summation.attendance
    about: Fields = {
        "complete": summation.complete,
        "remarks": list(summation.remarks),
        "expected": list(summation.expected),
        "included": [{"organ": report.organ, "source": report.source.name} for report in there.present],
        "missing": list(there.missing),
        "unread": list(summation.unread),
        "late": [
            {"organ": x.organ, "signed_on": x.signed_on.isoformat(), "due": x.due.isoformat()} for x in there.late
        ],
        "undated": list(there.undated),
        "duplicates": [{"organ": x.organ, "source": x.source, "same": x.same} for x in there.duplicates],
        "other_year": [{"organ": x.organ, "year": x.year, "source": x.source} for x in there.other_year],
        "other_form": [{"organ": x.organ, "table": x.table, "form": x.form} for x in there.other_form],
        "unexpected": list(there.unexpected),
        "own": list(there.own),
        "not_counted": [
            {"organ": x.organ, "table": x.table, "state": x.state.value, "cells": [str(ref) for ref in x.cells]}
            for x in summation.not_counted
        ],
    }
    return {**report_to_dict(summation.report), "summation": about}


def summation_to_json(summation: Summation, *, indent: int | None = None) -> str:
    """That as JSON, on one line unless an indent is given. It can be read back as a report."""
    return dump(summation_to_dict(summation), indent=indent)
