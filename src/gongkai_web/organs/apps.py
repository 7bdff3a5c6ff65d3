"""The organs app as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save

from gongkai_web.ui.language import later


class OrgansConfig(AppConfig):
    """The organs app."""

    name = "gongkai_web.organs"
    label = "organs"
    verbose_name = later("机关")

    def ready(self) -> None:
        """Notice every change of memberships."""
        from gongkai_web.organs.policies import memberships_changed

        for signal in (post_save, post_delete):
            signal.connect(memberships_changed, sender="organs.Membership", dispatch_uid="memberships")
