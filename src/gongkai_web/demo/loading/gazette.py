"""The issues of the gazette: so few that they are saved one by one, and then published like the documents."""

from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.utils.html import strip_tags

from gongkai_web.demo.county import GOVERNMENT
from gongkai_web.demo.days import Days
from gongkai_web.demo.gazettes import IssuePlan
from gongkai_web.demo.loading.records import publish_all
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.models import Document
from gongkai_web.library.pdf import typeset
from gongkai_web.organs.models import Organ


def load_gazette(
    days: Days, plans: Sequence[IssuePlan], organs: dict[str, Organ], documents: dict[str, Document], *, staff: Staff
) -> None:
    """The issues with their contents; those of this year have their PDF."""
    made = [_issue(plan, organs[GOVERNMENT.slug], documents) for plan in plans]
    for issue in made:
        if issue.year == days.today.year:
            issue.pdf.save(f"{issue.year}-{issue.number}.pdf", ContentFile(_printed(issue)), save=False)
        issue.save()
    publish_all(made, [plan.issued_on for plan in plans], staff=staff)


def _issue(plan: IssuePlan, organ: Organ, documents: dict[str, Document]) -> Issue:
    issue = Issue(organ=organ, title=f"{organ.name}公报", live=False)
    issue.year, issue.number, issue.total, issue.issued_on = plan.year, plan.number, plan.total, plan.issued_on
    issue.items = [
        Item(
            sort_order=n,
            section=item.section,
            page=item.page,
            document=documents[item.paper.key] if item.paper else None,
            title=item.title,
            number=item.number,
            keywords=item.keywords,
            text=item.text,
        )
        for n, item in enumerate(plan.items)
    ]
    return issue


def _printed(issue: Issue) -> bytes:
    """Its contents and its own texts, as one would print them."""
    items = list(issue.items.all())
    texts = [line for item in items if item.text for line in (item.title, *_plain(item.text))]
    return typeset(f"{issue}（总第{issue.total}期）", ["目录", *map(_line, items), *texts])


def _line(item: Item) -> str:
    """A line of the contents: title, number, page."""
    number = item.number or (item.document.number if item.document else "")
    return f"{item.shown_title}{f'（{number}）' if number else ''}，第{item.page}页"


def _plain(markup: str) -> list[str]:
    return [words for part in markup.split("</p>") if (words := strip_tags(part))]
