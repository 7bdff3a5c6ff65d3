"""Issues and items as the public finds them."""

import re
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from gongkai_web.gazette.models import Issue, Item

_OPENING, _CLOSING = re.compile(r"[\[［【(（〈]"), re.compile(r"[\]］】)）〉]")


@dataclass(frozen=True, slots=True)
class Volume:
    """The issues of one year, newest first."""

    year: int
    issues: list[Issue]


@dataclass(frozen=True, slots=True)
class Section:
    """Items that stand under one heading, in the order of the contents. The name may be empty."""

    name: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person looks for among the items. Nothing given finds nothing: that is the list of issues."""

    year: int | None = None
    issue: int | None = None
    number: str = ""
    keyword: str = ""

    def __bool__(self) -> bool:
        return any((self.year, self.issue, self.number, self.keyword))


def public_issues(organ: str = "") -> QuerySet[Issue]:
    """Every issue that is public, newest first; of one organ where its slug is given."""
    issues = Issue.objects.filter(live=True).select_related("organ").order_by("-year", "-number", "organ__path")
    return issues.filter(organ__slug=organ) if organ else issues


def volumes(organ: str = "") -> list[Volume]:
    """All public issues, year by year, each with `length`: how many items it has. One query."""
    issues = public_issues(organ).annotate(length=Count("items"))
    return [Volume(year, list(found)) for year, found in groupby(issues, key=lambda issue: issue.year)]


def issue_at(year: int, number: int, organ: str = "") -> Issue | None:
    """The issue at an address, public or withdrawn; where several organs have one, that of the first in the tree."""
    seen = Issue.objects.filter(Q(live=True) | Q(withdrawn_on__isnull=False), year=year, number=number)
    chosen = seen.filter(organ__slug=organ) if organ else seen
    return chosen.select_related("organ").order_by("organ__path").first()


def contents(issue: Issue) -> list[Section]:
    """The contents of an issue, section by section, in the order of its editors."""
    items = Item.objects.filter(issue=issue.pk).select_related("document", "issue__organ")
    items = items.defer("document__body", "document__body_text").order_by("sort_order", "pk")
    return [Section(name, list(found)) for name, found in groupby(items, key=lambda item: item.section)]


def found_items(wanted: Wanted) -> QuerySet[Item]:
    """Items of public issues that fit all that was given, newest first."""
    items = Item.objects.filter(issue__live=True).select_related("issue__organ")
    if wanted.year:
        items = items.filter(issue__year=wanted.year)
    if wanted.issue:
        items = items.filter(issue__number=wanted.issue)
    if wanted.number:
        items = items.filter(number__contains=bracketed(wanted.number))
    for word in wanted.keyword.split():
        items = items.filter(Q(keywords__contains=word) | Q(title__contains=word))
    return items.order_by("-issue__year", "-issue__number", "sort_order", "pk")


def bracketed(text: str) -> str:
    """A document number, or part of one, with the brackets of the standard and without blanks.

    >>> bracketed("某政发 [2026] 12号")
    '某政发〔2026〕12号'
    """
    return "".join(_CLOSING.sub("〕", _OPENING.sub("〔", text)).split())
