"""Words of the annual report: where it stands, what is done to it, what the ledger counts."""

from django.db.models import TextChoices

from gongkai_web.ui.language import later


class Stage(TextChoices):
    """Where a report is on its way."""

    DRAFT = "draft", later("编写中")
    SUBMITTED = "submitted", later("已报送")
    RETURNED = "returned", later("已退回")
    ACCEPTED = "accepted", later("已通过")
    PUBLISHED = "published", later("已公开")
    REOPENED = "reopened", later("公开后修改")


class ReportDeed(TextChoices):
    """What can be done to a report."""

    WRITTEN = "written", later("修改文字")
    FROZEN = "frozen", later("冻结数据")
    THAWED = "thawed", later("解除冻结")
    SUBMITTED = "submitted", later("报送")
    RETURNED = "returned", later("退回")
    ACCEPTED = "accepted", later("通过")
    PUBLISHED = "published", later("送公开")
    WAIVED = "waived", later("说明检查结果")
    REOPENED = "reopened", later("公开后修改")


class WorkKind(TextChoices):
    """What the dated ledger holds: each record one thing done on one day, with its source."""

    WEBSITE = "proactive-website", later("其他政府网站发布")
    WECHAT = "proactive-wechat", later("微信公众号发布")
    WEIBO = "proactive-weibo", later("微博发布")
    OTHER_CHANNEL = "proactive-other-channel", later("其他方式发布")
    RESPONSE = "responses", later("回应关切")
    MEETING = "meetings", later("会议公开")
    DECISION = "public-decisions", later("重大决策公开")
    OPEN_DAY = "open-days", later("开放日")
    TRAINING = "trainings", later("培训")
    LICENCE = "licences", later("行政许可决定")
    PENALTY = "penalties", later("行政处罚决定")
    COERCION = "coercive-measures", later("行政强制决定")

    @property
    def in_table_2(self) -> bool:
        """Whether a cell of table 2 counts it."""
        return self in {WorkKind.LICENCE, WorkKind.PENALTY, WorkKind.COERCION}


class LedgerRow(TextChoices):
    """What the ledger counts: rows of table 2 that no document is behind."""

    LICENCES = "licences", later("行政许可")
    PENALTIES = "penalties", later("行政处罚")
    COERCIVE_MEASURES = "coercive-measures", later("行政强制")
    FEES = "fees", later("行政事业性收费（万元）")
