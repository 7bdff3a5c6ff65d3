"""Items of the back office's menus."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act


class ItemFor(MenuItem):
    """An item that only those see who may do an act for some organ."""

    def __init__(self, act: Act, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.act = act

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may."""
        return self.act in acts_of(request.user)
