"""The user."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as later


class User(AbstractUser):
    """A person who signs in. What they may do follows from their memberships of organs alone."""

    full_name = models.CharField(later("姓名"), max_length=50, blank=True)
    phone = models.CharField(later("办公电话"), max_length=50, blank=True)

    class Meta:
        verbose_name = later("用户")
        verbose_name_plural = later("用户")

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name that stands under what this person signs; the login where no name is known."""
        return self.full_name or self.username

    def get_short_name(self) -> str:
        """The same: a Chinese name is not shortened."""
        return self.get_full_name()
