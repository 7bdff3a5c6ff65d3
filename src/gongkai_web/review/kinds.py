"""The words of reviews: acts, results, how many levels."""

from django.db.models import IntegerChoices, TextChoices

from gongkai_web.ui.language import later


class ReviewAct(TextChoices):
    """What someone did to an item on its way to the public."""

    SUBMITTED = "submitted", later("送审")
    PASSED = "passed", later("通过")
    RETURNED = "returned", later("退回")
    RULED = "ruled", later("保密审查")
    ANSWERED = "answered", later("报请确定的答复")
    EXCEPTED = "excepted", later("应急发布")
    TAKEN_OVER = "taken-over", later("由原系统审查")
    ACCEPTED = "accepted", later("说明检查结果")
    COMMENTED = "commented", later("批注")
    REDACTED = "redacted", later("涂黑")


class Levels(IntegerChoices):
    """How many reviews an item passes, beside the secrecy review."""

    NONE = 0, later("只作保密审查")
    TWO = 2, later("两级：初审、终审")
    THREE = 3, later("三级：三审三校")


class Extra(IntegerChoices):
    """How many more rounds of proof-reading an important item passes."""

    NONE = 0, later("不加校")
    ONE = 1, later("加校一次")
    TWO = 2, later("加校两次")
