"""Accounts as Django knows them."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The accounts app."""

    name = "gongkai_web.accounts"
    label = "accounts"
    verbose_name = "用户"
