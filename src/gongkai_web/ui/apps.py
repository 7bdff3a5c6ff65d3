"""The ui app as Django knows it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The ui app."""

    name = "gongkai_web.ui"
    label = "ui"
    verbose_name = "界面"
