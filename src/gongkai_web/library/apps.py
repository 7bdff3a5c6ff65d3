"""The library app as Django knows it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The library app."""

    name = "gongkai_web.library"
    label = "library"
    verbose_name = "文件库"
