"""The lists that projects and public consultations are described by."""

from django.db.models import IntegerChoices, TextChoices

from gongkai.statute.limits import BUSINESS_DRAFT, DECISION_DRAFT, RULE_DRAFT, Limit
from gongkai_web.ui.language import later


class ProjectKind(TextChoices):
    """In which list of promises a project stands."""

    LIVELIHOOD = "livelihood", later("民生实事")
    KEY = "project", later("重点项目")
    WORK_REPORT = "work-report", later("政府工作报告任务")


class ProjectState(TextChoices):
    """How far a project has come. It follows from its latest public progress; without any, nothing has begun."""

    NOT_STARTED = "not-started", later("未开工")
    UNDER_WAY = "under-way", later("推进中")
    DONE = "done", later("已完成")
    NOT_DONE = "not-done", later("未完成")

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be told: it is done, or was said why it will not be."""
        return self in {ProjectState.DONE, ProjectState.NOT_DONE}

    @property
    def sign(self) -> str:
        """The class of the mark that stands before the word: never colour alone."""
        return {"not-started": "info", "under-way": "soon", "done": "valid", "not-done": "late"}[self.value]


class QuarterNumber(IntegerChoices):
    """The quarters of a year."""

    FIRST = 1, later("第一季度")
    SECOND = 2, later("第二季度")
    THIRD = 3, later("第三季度")
    FOURTH = 4, later("第四季度")


class DraftKind(TextChoices):
    """What is put before the public. The first three must be open for opinions for a time that the law sets."""

    DECISION = "decision", later("重大行政决策草案")
    REGULATION = "regulation", later("规章草案")
    BUSINESS = "business", later("与市场主体密切相关的行政规范性文件草案")
    OTHER = "other", later("其他文件草案")

    @property
    def limit(self) -> Limit | None:
        """How long opinions must be taken, with the article; None where no rule was found that says so."""
        return {"decision": DECISION_DRAFT, "regulation": RULE_DRAFT, "business": BUSINESS_DRAFT}.get(self.value)


class ConsultationState(TextChoices):
    """Where a public consultation stands on a day: it follows from its days and from whether there is feedback."""

    COMING = "coming", later("即将开始")
    OPEN = "open", later("征集中")
    ENDED = "ended", later("已结束")
    ANSWERED = "answered", later("已反馈")

    @property
    def sign(self) -> str:
        """The class of the mark that stands before the word."""
        return {"coming": "info", "open": "valid", "ended": "soon", "answered": "info"}[self.value]


class Adoption(TextChoices):
    """What became of an opinion."""

    ADOPTED = "adopted", later("采纳")
    PARTLY = "partly", later("部分采纳")
    NOT_ADOPTED = "not-adopted", later("未采纳")
