"""The matters app as Django knows it."""

from django.apps import AppConfig

from gongkai_web.ui.language import later


class MattersConfig(AppConfig):
    """The matters app."""

    name = "gongkai_web.matters"
    label = "matters"
    verbose_name = later("民生实事和意见征集")

    def ready(self) -> None:
        """Have documents name the consultations that they came from; models can be imported from here on."""
        from gongkai_web.library.asides import tell_beside
        from gongkai_web.matters.asides import consultations

        tell_beside(consultations, app=self.label)
