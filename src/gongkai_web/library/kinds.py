"""The lists that a document is described by."""

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as marked

from gongkai.documents import Effect, Validity, grounds_for
from gongkai.statute import DUTIES, RETENTIONS, TOPICS
from gongkai_web.ui.language import later


class DocumentKind(TextChoices):
    """What a document is in law."""

    REGULATION = "regulation", later("规章")
    NORMATIVE = "normative", later("行政规范性文件")
    POLICY = "policy", later("其他政策文件")
    INFORMATION = "information", later("其他政府信息")


POLICIES = (DocumentKind.REGULATION, DocumentKind.NORMATIVE, DocumentKind.POLICY)
"""What has validity, is interpreted and is cleaned up; other information is and does none of it."""


class Genre(TextChoices):
    """The fifteen kinds of official documents, and what is none of them. Their names are the rules' own words."""

    RESOLUTION = "resolution", "决议"
    DECISION = "decision", "决定"
    ORDER = "order", "命令（令）"
    COMMUNIQUE = "communique", "公报"
    ANNOUNCEMENT = "announcement", "公告"
    NOTICE_PUBLIC = "public-notice", "通告"
    OPINION = "opinion", "意见"
    NOTICE = "notice", "通知"
    CIRCULAR = "circular", "通报"
    REPORT = "report", "报告"
    REQUEST = "instruction-request", "请示"
    REPLY = "reply", "批复"
    MOTION = "motion", "议案"
    LETTER = "letter", "函"
    MINUTES = "minutes", "纪要"
    OTHER = "other", "其他"


class Attribute(TextChoices):
    """Whether a document is disclosed (公开属性)."""

    OPEN = "open", later("主动公开")
    ON_REQUEST = "on-request", later("依申请公开")
    CLOSED = "closed", later("不予公开")


class AssessmentResult(TextChoices):
    """What an assessment of a document that is not open comes to (条例第十八条)."""

    STAYS = "stays", later("仍不公开")
    OPENS = "opens", later("可以公开")


class RelationKind(TextChoices):
    """What one document does to another: the effects that `gongkai.documents` knows."""

    AMENDS = Effect.AMENDS, later(Effect.AMENDS.label)
    REPEALS = Effect.REPEALS, later(Effect.REPEALS.label)
    DECLARES_LAPSED = Effect.DECLARES_LAPSED, later(Effect.DECLARES_LAPSED.label)


class PublicAct(TextChoices):
    """What was done to a record before the eyes of the public; each is a line of its public history."""

    PUBLISHED = "published", later("发布")
    UPDATED = "updated", later("更新")
    CORRECTED = "corrected", later("更正")
    WITHDRAWN = "withdrawn", later("撤回")
    TAKEN_DOWN = "taken-down", later("到期下线")


WORDS = (marked("有效"), marked("已修改"), marked("失效"), marked("废止"), marked("宣布失效"), marked("修改"))
"""The words of `gongkai.documents` for how a document stands and what is done to it, named here to be translated."""


def said(known: Validity | Effect) -> str:
    """How a document stands, or what is done to it, in the language of the page."""
    return _(known.label)


def endings() -> list[tuple[str, str]]:
    """How a document ends."""
    return [(state.value, said(state)) for state in Validity if not state.in_force]


def grounds() -> list[tuple[str, str]]:
    """Every ground on which a document is not open to all."""
    return [(ground.code, ground.label) for ground in grounds_for(Attribute.ON_REQUEST.value)]


def duties() -> list[tuple[str, str]]:
    """The duties to publish; each sets its own time."""
    return [(duty.code, f"{duty.label}（{duty.basis}）") for duty in DUTIES.values()]


def retentions() -> list[tuple[str, str]]:
    """How long a document may be kept in the archive."""
    return [(kept.code, kept.label) for kept in RETENTIONS.values()]


REPORTS, RULES = "annual-report", "rules"
"""Where annual reports and an organ's own rules of disclosure stand: sub-columns beside the statutory topics."""


def topics() -> list[tuple[str, str]]:
    """The classes of information that articles 20 and 21 name, and the two sub-columns that hold documents too."""
    named = [(topic.code, topic.label) for topic in TOPICS.values()]
    return [*named, (REPORTS, _("政府信息公开年报")), (RULES, _("政府信息公开制度"))]


def themes() -> list[tuple[str, str]]:
    """The theme classes."""
    return [(theme, theme) for theme in THEMES]


class InterpretationForm(TextChoices):
    """In what form a policy is interpreted."""

    TEXT = "text", later("文字")
    CHART = "chart", later("图解")
    ANIMATION = "animation", later("动漫")
    MEDIA = "media", later("音视频")
    PRESS = "press", later("新闻发布会")
    ANSWERS = "answers", later("问答")


class Interpreter(TextChoices):
    """Who interprets."""

    LEADER = "leader", later("负责人解读")
    EXPERT = "expert", later("专家解读")
    PRESS = "press", later("媒体解读")
    ORGAN = "organ", later("部门解读")


THEMES = (
    "国务院组织机构",
    "综合政务",
    "国民经济管理、国有资产监管",
    "财政、金融、审计",
    "国土资源、能源",
    "农业、林业、水利",
    "工业、交通",
    "商贸、海关、旅游",
    "市场监管、安全生产监管",
    "城乡建设、环境保护",
    "科技、教育",
    "文化、广电、新闻出版",
    "卫生、体育",
    "人口与计划生育、妇女儿童工作",
    "劳动、人事、监察",
    "公安、安全、司法",
    "民政、扶贫、救灾",
    "民族、宗教",
    "对外事务",
    "港澳台侨工作",
    "国防",
    "其他",
)
"""The theme classes that central pages print. From memory: an installation may keep its own list."""
