"""Accounts as Django knows them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as later


class AccountsConfig(AppConfig):
    """The accounts app."""

    name = "gongkai_web.accounts"
    label = "accounts"
    verbose_name = later("用户")
