"""Requests, their applicants, acts and papers, and what comes after."""

from gongkai_web.desk.models.acts import ActNote, ImmutableActError, RequestAct
from gongkai_web.desk.models.after import Complaint, Dispute, FeeNotice, Rating, Release
from gongkai_web.desk.models.applicants import Applicant, Identity, ImmutableLookError, Look
from gongkai_web.desk.models.contacts import Contact, Proposal
from gongkai_web.desk.models.deciding import Decision
from gongkai_web.desk.models.papers import Letter, LetterTemplate, Paper, Redaction, Series
from gongkai_web.desk.models.requests import Request
from gongkai_web.desk.models.sides import CoHandling, Consulted, Feed, Practice, Remark, Watch
from gongkai_web.desk.models.told import DayMail, Message, Reader

__all__ = [
    "ActNote",
    "Applicant",
    "CoHandling",
    "Complaint",
    "Consulted",
    "Contact",
    "DayMail",
    "Decision",
    "Dispute",
    "FeeNotice",
    "Feed",
    "Identity",
    "ImmutableActError",
    "ImmutableLookError",
    "Letter",
    "LetterTemplate",
    "Look",
    "Message",
    "Paper",
    "Practice",
    "Proposal",
    "Rating",
    "Reader",
    "Redaction",
    "Release",
    "Remark",
    "Request",
    "RequestAct",
    "Series",
    "Watch",
]
