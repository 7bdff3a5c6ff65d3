"""The gazette app as Django knows it."""

from django.apps import AppConfig


class GazetteConfig(AppConfig):
    """The gazette app."""

    name = "gongkai_web.gazette"
    label = "gazette"
    verbose_name = "政府公报"
