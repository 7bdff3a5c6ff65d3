"""Official documents (公文): their numbers, what their pages must say, and whether they are in force on a day."""

from gongkai.documents.archiving import Archiving, archive_days, filing_due_through
from gongkai.documents.dates import DateFault, date_faults
from gongkai.documents.fields import FIELDS, NOT_PROACTIVE, Field, grounds_for, missing
from gongkai.documents.index import IndexNumber
from gongkai.documents.number import DocumentNumber, Style, suggestion
from gongkai.documents.relations import circle
from gongkai.documents.title import book_title
from gongkai.documents.validity import (
    REMINDER_DAYS,
    Change,
    Course,
    Effect,
    Reason,
    Standing,
    Validity,
    course,
    reminder_day,
    validity_on,
)

__all__ = [
    "FIELDS",
    "NOT_PROACTIVE",
    "REMINDER_DAYS",
    "Archiving",
    "Change",
    "Course",
    "DateFault",
    "DocumentNumber",
    "Effect",
    "Field",
    "IndexNumber",
    "Reason",
    "Standing",
    "Style",
    "Validity",
    "archive_days",
    "book_title",
    "circle",
    "course",
    "date_faults",
    "filing_due_through",
    "grounds_for",
    "missing",
    "reminder_day",
    "suggestion",
    "validity_on",
]
