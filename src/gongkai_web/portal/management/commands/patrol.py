"""`gongkai manage patrol`: links within the site that lead nowhere, files that are gone or changed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gongkai_web.portal.models import Defect, DefectKind
from gongkai_web.portal.patrol import patrol


class Command(BaseCommand):
    """The whole round at once; the server goes round by itself every day and reads a seventh of the files."""

    help = "巡查站内链接和附件：打不开的链接、丢失或者变了的附件。不访问外网，站外链接只列出。可以反复执行。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Go round, and say what was found."""
        found = patrol(timezone.localdate())
        self.stdout.write(f"链接{found.links}个，附件{found.files}个")
        for kind in DefectKind:
            self.stdout.write(f"{kind.label}：{found.by_kind[kind]}")
        for defect in Defect.objects.exclude(kind=DefectKind.OUTSIDE).select_related("organ"):
            self.stdout.write(f"{defect.organ.called}　{defect.title}（{defect.url}）：{defect.place}")
