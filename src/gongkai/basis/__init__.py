"""What everything stands on: citations, code lists, origins, and the tree of errors."""

from gongkai.basis.citation import Citation, Instrument
from gongkai.basis.codes import CodeList, UnknownCodeError
from gongkai.basis.errors import GongkaiError, LawError, UnusableInputError
from gongkai.basis.instruments import (
    ANNUAL_FORM_2019,
    ANNUAL_FORM_2021,
    FEE_RULES,
    INSTRUMENTS,
    REGULATION,
)
from gongkai.basis.origin import ENTERED, Origin

__all__ = [
    "ANNUAL_FORM_2019",
    "ANNUAL_FORM_2021",
    "ENTERED",
    "FEE_RULES",
    "INSTRUMENTS",
    "REGULATION",
    "Citation",
    "CodeList",
    "GongkaiError",
    "Instrument",
    "LawError",
    "Origin",
    "UnknownCodeError",
    "UnusableInputError",
]
