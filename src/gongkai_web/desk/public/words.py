"""The law's words that applicants choose between, so that readers of English have them too."""

from gongkai.statute.tariff import Mode
from gongkai_web.ui.language import later

KINDS = {
    "natural": later("自然人"),
    "business": later("商业企业"),
    "research": later("科研机构"),
    "charity": later("社会公益组织"),
    "lawyer": later("法律服务机构"),
    "other": later("其他"),
}
"""The six kinds of applicant of table 3."""
UNITS = {Mode.ITEMS: later("件"), Mode.PAGES: later("页")}
STATES = {
    "unconfirmed": later("待确认"),
    "unsigned": later("待签收"),
    "handling": later("办理中"),
    "correcting": later("待补正"),
    "explaining": later("待说明理由"),
    "awaiting_fee": later("待缴费"),
    "signing": later("待签发"),
    "sending": later("待送达"),
    "answered": later("已答复"),
    "closed": later("已办结"),
}
