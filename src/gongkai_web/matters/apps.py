"""The matters app as Django knows it."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """The matters app."""

    name = "gongkai_web.matters"
    label = "matters"
    verbose_name = "民生实事和意见征集"
