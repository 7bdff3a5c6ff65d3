"""What waits for a reviewer, on the first page of the back office."""

from typing import Any

from wagtail.admin.ui.components import Component

from gongkai_web.review.open_items import ways_at
from gongkai_web.review.queues import QUEUES, listed

SHOWN = 8
"""Items that the first page names."""


class ReviewPanel(Component):
    """The items that wait for this person."""

    name = "review"
    order = 5
    template_name = "review/panel.html"

    def get_context_data(self, parent_context: Any = None) -> Any:
        """The longest waiting first."""
        found = listed("mine", parent_context["request"].user)
        return {"queue": QUEUES["mine"], "ways": ways_at(found[:SHOWN]), "count": len(found)}
