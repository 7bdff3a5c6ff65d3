"""The ui app as Django knows it."""

from django.apps import AppConfig

from gongkai_web.ui.language import later


class UiConfig(AppConfig):
    """The ui app."""

    name = "gongkai_web.ui"
    label = "ui"
    verbose_name = later("界面")
