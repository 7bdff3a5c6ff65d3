"""What the checks found, in the public envelope: what `gongkai check FILE --format json` prints."""

from collections.abc import Mapping
from decimal import Decimal

from gongkai.checks import Check, Examination, Unassessable
from gongkai.checks.model import Finding
from gongkai.forms import CellRef, Report
from gongkai.render.envelope import Fields, decimal, dump, origin, report_to_dict
from gongkai.render.words import titled


def findings_to_dict(examination: Examination, report: Report) -> Fields:
    """The envelope of a report with `findings` and `not_assessable`."""
    return {
        **report_to_dict(report),
        "findings": [finding_to_dict(finding) for finding in examination.findings],
        "not_assessable": [_open(check, why) for check, why in examination.not_assessable],
    }


def findings_to_json(examination: Examination, report: Report, *, indent: int | None = None) -> str:
    """That envelope as JSON, on one line unless an indent is given."""
    return dump(findings_to_dict(examination, report), indent=indent)


def finding_to_dict(finding: Finding) -> Fields:
    """One finding: its check, what is wrong and where, and what would put it right."""
    check, fault = finding.check, finding.fault
    suggested = fault.suggested
    return {
        "code": check.code,
        "name": check.name,
        "title": titled(check),
        "severity": finding.severity.value,
        "message": fault.message,
        "cells": [str(ref) for ref in fault.cells],
        "text": fault.text,
        "values": {name: plain_value(value) for name, value in fault.values.items()},
        "suggestion": fault.suggestion or None,
        "suggested": {"cell": str(suggested[0]), "value": decimal(suggested[1])} if suggested else None,
        "origin": origin(fault.origin),
        "also": [origin(place) for place in fault.also],
        "basis": str(check.basis) if check.basis else None,
        "examines": list(check.examines),
    }


def plain_value(value: object) -> object:
    """A value of a finding as JSON has it: decimals as strings, days as ISO 8601, keys and anything else as text."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return decimal(value)
        case Mapping():
            return {str(name): plain_value(part) for name, part in value.items()}
        case list() | tuple() if not isinstance(value, CellRef):
            return [plain_value(part) for part in value]
        case _:
            return str(value)


def _open(check: Check, why: Unassessable) -> Fields:
    return {
        "code": check.code,
        "name": check.name,
        "title": titled(check),
        "reason": why.reason,
        "cells": [str(ref) for ref in why.cells],
    }
