"""The services as the gate that every published record asks."""

from typing import Any

from gongkai_web.library.services.publishing import publish
from gongkai_web.library.services.withdrawal import take_down


class Services:
    """Whatever Wagtail calls on a record comes to the same services as any other call."""

    def publish(self, record: Any, *, by: Any, revision: Any, wagtail: dict[str, Any]) -> object:
        """Publish a version, or refuse."""
        return publish(record, by=by, revision=revision, wagtail=wagtail)

    def take_down(self, record: Any) -> object:
        """Take down what was published until now, or refuse."""
        return take_down(record)
