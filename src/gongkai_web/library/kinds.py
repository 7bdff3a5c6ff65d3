"""The lists that a document is described by."""

from django.db.models import TextChoices


class DocumentKind(TextChoices):
    """What a document is in law."""

    REGULATION = "regulation", "规章"
    NORMATIVE = "normative", "行政规范性文件"
    POLICY = "policy", "其他政策文件"
    INFORMATION = "information", "其他政府信息"


class Genre(TextChoices):
    """The fifteen kinds of official documents, and what is none of them."""

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

    OPEN = "open", "主动公开"
    ON_REQUEST = "on-request", "依申请公开"
    CLOSED = "closed", "不予公开"


class RelationKind(TextChoices):
    """What one document does to another."""

    AMENDS = "amends", "修改"
    REPEALS = "repeals", "废止"
    DECLARES_LAPSED = "declares-lapsed", "宣布失效"


class InterpretationForm(TextChoices):
    """In what form a policy is interpreted."""

    TEXT = "text", "文字"
    CHART = "chart", "图解"
    ANIMATION = "animation", "动漫"
    MEDIA = "media", "音视频"
    PRESS = "press", "新闻发布会"
    ANSWERS = "answers", "问答"


class Interpreter(TextChoices):
    """Who interprets."""

    LEADER = "leader", "负责人解读"
    EXPERT = "expert", "专家解读"
    PRESS = "press", "媒体解读"
    ORGAN = "organ", "部门解读"


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
