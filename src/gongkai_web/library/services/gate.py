"""The services as the gate that every published record asks."""

from typing import Any

from gongkai_web.library.services.publishing import publish
from gongkai_web.library.services.withdrawal import take_down
from gongkai_web.review.selectors import rule_of
from gongkai_web.review.workflows import workflow_of


class Services:
    """Whatever Wagtail calls on a record comes to the same services as any other call."""

    def publish(self, record: Any, *, by: Any, revision: Any, wagtail: dict[str, Any]) -> object:
        """Publish a version, or refuse."""
        return publish(record, by=by, revision=revision, wagtail=wagtail)

    def take_down(self, record: Any) -> object:
        """Take down what was published until now, or refuse."""
        return take_down(record)

    def workflow(self, record: Any) -> Any:
        """The workflow that shows its reviews: that of the rule which its organ comes under."""
        return workflow_of(rule_of(record.organ, type(record)))
