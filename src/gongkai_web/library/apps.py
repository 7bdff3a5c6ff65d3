"""The library app as Django knows it."""

from django.apps import AppConfig

from gongkai_web.ui.language import later


class LibraryConfig(AppConfig):
    """The library app."""

    name = "gongkai_web.library"
    label = "library"
    verbose_name = later("文件库")

    def ready(self) -> None:
        """Open the gate of the models; models can be imported from here on."""
        from gongkai_web.library.models import PublicRecord
        from gongkai_web.library.services.gate import Services

        PublicRecord.gate = Services()
