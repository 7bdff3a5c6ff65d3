"""The statutory forms of the annual report, and a report as a value."""

from gongkai.basis import GongkaiError
from gongkai.basis.language import translate as _
from gongkai.forms.cells import MISSING, NOT_READ, Cell, State
from gongkai.forms.drawn import form_of, label_of, refs_of, table_of, tables_of
from gongkai.forms.model import Balance, Block, CellRef, Column, Form, Row, Sum, Table
from gongkai.forms.report import (
    UNTOLD,
    Appearance,
    Contact,
    Paragraph,
    Period,
    Problem,
    Report,
    Section,
    Source,
    TableReading,
    TableState,
)
from gongkai.forms.y2019 import FORM_2019
from gongkai.forms.y2021 import FORM_2021

FORMS: dict[str, Form] = {form.key: form for form in (FORM_2021, FORM_2019)}


class NoFormError(GongkaiError):
    """A year for which no national form is described here."""


def form_for(year: int) -> Form:
    """The form that a report on that calendar year must use.

    Raises:
        NoFormError: for years before 2019, which had a statistical annex or local tables.

    Source: 国办公开办函〔2021〕30号 for 2021 and later, 国办公开办函〔2019〕60号 for 2019 and 2020.

    >>> form_for(2020).key
    '2019'
    """
    for form in FORMS.values():
        if year in form.years:
            return form
    raise NoFormError(
        _("{year}年的年度报告没有全国统一的现行格式；已有的格式：2019—2020年、2021年及以后").format(year=year)
    )


__all__ = [
    "FORMS",
    "FORM_2019",
    "FORM_2021",
    "MISSING",
    "NOT_READ",
    "UNTOLD",
    "Appearance",
    "Balance",
    "Block",
    "Cell",
    "CellRef",
    "Column",
    "Contact",
    "Form",
    "NoFormError",
    "Paragraph",
    "Period",
    "Problem",
    "Report",
    "Row",
    "Section",
    "Source",
    "State",
    "Sum",
    "Table",
    "TableReading",
    "TableState",
    "form_for",
    "form_of",
    "label_of",
    "refs_of",
    "table_of",
    "tables_of",
]
