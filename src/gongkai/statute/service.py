"""How an answer is served (送达), and which day decides whether it was in time."""

from dataclasses import dataclass

from gongkai.basis import REGULATION, Citation, CodeList
from gongkai.basis.instruments import REVIEW_RULES, SERVICE
from gongkai.statute.rule import Rule

_BASIS = SERVICE.at()


@dataclass(frozen=True, slots=True)
class Service:
    """A way of serving an answer. `point` is the day by which the time limit is judged."""

    code: str
    label: str
    point: str
    basis: Citation = _BASIS


SERVICES = CodeList(
    "service",
    [
        Service("direct", "直接送达", "申请人签收之日"),
        Service("entrusted", "委托其他行政机关代为送达", "申请人签收之日"),
        Service("post", "邮寄送达（通过邮政企业）", "交邮之日"),
        Service(
            "online",
            "通过申请人要求的互联网渠道提供",
            "发送成功之日",
            REGULATION.at("第四十条", verified=False, note="推断：235号文只列三种送达方式，没有规定互联网渠道的时点"),
        ),
    ],
)

SERVICE_RULES = (
    Rule("post-only", "邮寄应当通过邮政企业，不得采用到付", SERVICE.at()),
    Rule("remedy-clock", "邮寄的，申请复议的期限自申请人在邮件签收单上签收之日起算", REVIEW_RULES.at("第十五条")),
)
