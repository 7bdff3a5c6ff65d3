"""Who may examine which reports: whoever writes them or supervises those who do, by the one policy of organs."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.examination.models import ReportFile
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import may, organs_for
from gongkai_web.organs.roles import Act


def organs_examined(by: User) -> QuerySet[Organ]:
    """The organs whose reports a person writes or supervises."""
    written, supervised = organs_for(by, Act.WRITE_REPORT), organs_for(by, Act.SUPERVISE)
    return Organ.objects.filter(Q(pk__in=written.values("pk")) | Q(pk__in=supervised.values("pk")))


def may_hold(by: User, organ: Organ) -> bool:
    """Whether a person may bring in and judge reports of an organ."""
    return may(by, Act.WRITE_REPORT, organ) or may(by, Act.SUPERVISE, organ)


def files_for(by: User) -> QuerySet[ReportFile]:
    """The files of the organs that a person examines, and those that the person dropped and nobody has placed."""
    return ReportFile.objects.filter(Q(organ__in=organs_examined(by).values("pk")) | Q(organ=None, batch__by=by))


def require_file(by: User, file: ReportFile) -> None:
    """Let pass who may judge a file, or refuse.

    Raises:
        PermissionDenied: naming the file.
    """
    if not files_for(by).filter(pk=file.pk).exists():
        raise PermissionDenied(_("您没有校验《{title}》的权限").format(title=file))


def require_organ(by: User, organ: Organ) -> None:
    """Let pass who may hold an organ's reports, or refuse.

    Raises:
        PermissionDenied: naming the organ.
    """
    if not may_hold(by, organ):
        raise PermissionDenied(_("您没有{organ}的年度报告的权限").format(organ=organ))
