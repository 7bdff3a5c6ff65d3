"""The gazette app as Django knows it."""

from django.apps import AppConfig

from gongkai_web.ui.language import later


class GazetteConfig(AppConfig):
    """The gazette app."""

    name = "gongkai_web.gazette"
    label = "gazette"
    verbose_name = later("政府公报")
