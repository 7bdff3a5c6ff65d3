"""The site as Django knows it."""

from django.apps import AppConfig

from gongkai_web.ui.language import later


class SiteConfig(AppConfig):
    """The site app: commands and checks that concern everything."""

    name = "gongkai_web.site"
    label = "site_"
    verbose_name = later("网站")

    def ready(self) -> None:
        """Watch what the public sees."""
        from gongkai_web.site.public_state import watch

        watch()
