"""Words of the desk: how information is wanted, what papers are, how a request came in."""

from django.db.models import TextChoices

from gongkai.handling import State
from gongkai.statute import APPLICANTS, CHANNELS, DISPOSITIONS, SERVICES
from gongkai_web.ui.language import later

APPLICANT_KINDS = [(kind.code, later(kind.label)) for kind in APPLICANTS.values()]
CHANNEL_KINDS = [(channel.code, later(channel.label)) for channel in CHANNELS.values()]
DISPOSITION_KINDS = [(each.code, later(each.label)) for each in DISPOSITIONS.values()]
METHODS = [*((way.code, later(way.label)) for way in SERVICES.values()), ("email", later("发到申请人的电子邮箱"))]
"""How a letter is served. Law knows e-mail as one of the channels of the internet."""
STATES = [(state.code, later(state.value)) for state in State]


class Form(TextChoices):
    """The form in which the information is wanted (条例第二十九条第二款第三项、第四十条)."""

    PAPER = "paper", later("纸质")
    ELECTRONIC = "electronic", later("电子数据")
    VIEW = "view", later("查阅")
    COPY_OUT = "copy-out", later("抄录")


class Delivery(TextChoices):
    """How it is to reach the applicant."""

    POST = "post", later("邮寄")
    PICK_UP = "pick-up", later("自行领取")
    ONLINE = "online", later("在线获取")
    EMAIL = "email", later("电子邮件")


class PaperKind(TextChoices):
    """What a paper in the file of a request is."""

    APPLICATION = "application", later("申请原件")
    IDENTITY = "identity", later("身份证明")
    MANDATE = "mandate", later("委托证明")
    SUPPLEMENT = "supplement", later("申请人补充材料")
    EVIDENCE = "evidence", later("办理依据")
    OPINION = "opinion", later("征求意见的答复")
    ENCLOSURE = "enclosure", later("答复附件")
    LETTER = "letter", later("文书")
    DELIVERY = "delivery", later("送达凭证")
    DISPUTE = "dispute", later("复议诉讼材料")


class ReadBack(TextChoices):
    """How an applicant confirmed what the organ filled in for them (条例第二十九条第一款)."""

    SIGNED = "signed", later("在打印的申请上签名或者盖章")
    FINGERPRINT = "fingerprint", later("在打印的申请上按手印")
    SPOKEN = "spoken", later("口头确认，有人见证")
    RECORDED = "recorded", later("口头确认，有录音录像")


class Cover(TextChoices):
    """Whether a paper to be given holds what is not to be disclosed (条例第三十七条), and what was done about it."""

    WHOLE = "whole", later("可以全部提供")
    MASKED = "masked", later("不公开的内容已在系统外遮盖")
    RAW = "raw", later("有不公开的内容，涂黑以后才能提供")
    BURNT = "burnt", later("涂黑的副本")


class IdKind(TextChoices):
    """What proves who somebody is."""

    ID_CARD = "id-card", later("居民身份证")
    CREDIT_CODE = "credit-code", later("统一社会信用代码")
    PASSPORT = "passport", later("护照")
    PERMIT = "permit", later("港澳台居民居住证或者通行证")
    OTHER = "other", later("其他证件")
