"""The portal app as Django knows it."""

from django.apps import AppConfig

from gongkai_web.ui.language import later


class PortalConfig(AppConfig):
    """The portal app."""

    name = "gongkai_web.portal"
    label = "portal"
    verbose_name = later("门户")
