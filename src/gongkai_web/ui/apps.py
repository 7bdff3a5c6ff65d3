"""The ui app as Django knows it."""

import gettext

from django.apps import AppConfig

from gongkai.basis.language import DOMAIN, LAW
from gongkai.cli.language import LOCALE
from gongkai_web.ui.language import later


class UiConfig(AppConfig):
    """The ui app."""

    name = "gongkai_web.ui"
    label = "ui"
    verbose_name = later("界面")

    def ready(self) -> None:
        """Tell where the words of the core are in English."""
        for domain in (DOMAIN, LAW):
            gettext.bindtextdomain(domain, LOCALE)
