"""The portal app as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The portal app."""

    name = "gongkai_web.portal"
    label = "portal"
    verbose_name = "门户"
