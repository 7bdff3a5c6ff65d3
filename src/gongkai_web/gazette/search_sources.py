"""What the search may find of the gazette: the items of public issues."""

from collections.abc import Iterator, Sequence

from django.utils.html import strip_tags

from gongkai_web.gazette.models import Item
from gongkai_web.search.model import Entry
from gongkai_web.search.services import record_key

GAZETTE = "gazette"
"""The kind under which items are found."""


def item_entries(keys: Sequence[object]) -> Iterator[Entry]:
    """The entries of those of the items whose issue the public may read.

    The words of a document are found with the document; an item has those that are printed in the contents, and its
    own text.
    """
    for item in Item.objects.filter(pk__in=keys, issue__live=True).select_related("issue__organ"):
        issue = item.issue
        yield Entry(
            key=record_key(item),
            url=item.get_absolute_url() if not item.document_id else f"{issue.get_absolute_url()}#item-{item.pk}",
            title=item.title,
            body="\n".join(part for part in (str(issue), item.section, strip_tags(item.text)) if part),
            organ=issue.organ.slug,
            day=issue.issued_on,
            kind=GAZETTE,
            number=item.number,
            keywords=item.keywords,
        )
