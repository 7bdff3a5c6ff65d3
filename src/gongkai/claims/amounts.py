"""Amounts of money that are parts of one told before: 收取2950元。其中，甲局1件，收取420元；乙局2件，收取2530元."""

import re
from collections.abc import Sequence

from gongkai.claims.drafts import Draft
from gongkai.claims.model import Relation

_PARTED = re.compile("其中|分别|包括")
"""What announces the parts of an amount."""


def part_amounts(drafts: Sequence[Draft], text: str) -> None:
    """Mark the amounts of a paragraph that are parts of the one before them, in its sentence or the next."""
    whole: Draft | None = None
    for draft in drafts:
        if draft.token.unit != "元" or draft.relation is not Relation.COUNT:
            continue
        if whole is not None and _is_part(draft, whole, text):
            draft.relation, draft.whole = Relation.PART_OF, whole
        else:
            whole = draft


def _is_part(draft: Draft, whole: Draft, text: str) -> bool:
    near = draft.sentence.index - whole.sentence.index <= 1
    same = draft.subject == whole.subject
    return near and same and _PARTED.search(text, whole.token.end, draft.token.start) is not None
