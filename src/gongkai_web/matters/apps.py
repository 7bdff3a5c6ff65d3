"""The matters app as Django knows it."""

from django.apps import AppConfig

from gongkai_web.ui.language import later


class MattersConfig(AppConfig):
    """The matters app."""

    name = "gongkai_web.matters"
    label = "matters"
    verbose_name = later("民生实事和意见征集")
