"""What a membership lets a person do in Wagtail: enter the back office. All else is asked of the policy."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import memberships


class MembershipBackend(BaseBackend):
    """Members of any organ may enter the back office; this backend signs nobody in."""

    def authenticate(self, request: Any, username: str | None = None, password: str | None = None, **_: Any) -> None:
        """Sign nobody in."""

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: Model | None = None) -> bool:
        """Whether the permission is to enter the back office and the person belongs to an organ."""
        return perm == "wagtailadmin.access_admin" and obj is None and memberships(user_obj).exists()
