"""`gongkai manage reseal_identities`: change the key under which applicants' identities and papers lie."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.desk.services import reseal_all


class Command(BaseCommand):
    """When a key may have become known, or once a year."""

    help = "更换申请人身份和材料的加密密钥。中断了可以重新执行。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal everything anew."""
        self.stdout.write(f"已用新的密钥重新加密{reseal_all()}项")
