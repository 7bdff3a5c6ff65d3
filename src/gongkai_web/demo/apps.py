"""The demo app as Django knows it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo app."""

    name = "gongkai_web.demo"
    label = "demo"
    verbose_name = "演示"
