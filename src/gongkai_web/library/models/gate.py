"""What a record asks before it becomes public or is taken down. The services answer, and the app puts them here."""

from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


class Gate(Protocol):
    """The only way to the public, as the models know it."""

    def publish(self, record: Any, *, by: Any, revision: Any, wagtail: dict[str, Any]) -> object:
        """Publish a version, or refuse."""

    def take_down(self, record: Any) -> object:
        """Take down what was published until now, or refuse."""

    def workflow(self, record: Any) -> Any:
        """The workflow that shows its reviews."""


class Shut:
    """The gate before the app is ready: nothing passes."""

    def publish(self, record: Any, *, by: Any, revision: Any, wagtail: dict[str, Any]) -> object:
        """Refuse."""
        raise PermissionDenied(_("发布服务还没有就绪"))

    def take_down(self, record: Any) -> object:
        """Refuse."""
        raise PermissionDenied(_("发布服务还没有就绪"))

    def workflow(self, record: Any) -> Any:
        """None yet."""
        return None
