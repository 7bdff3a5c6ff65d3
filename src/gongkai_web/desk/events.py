"""What can happen to a request, as the journal tells it: never a name of a person."""

from django.utils.translation import gettext_noop as _

from gongkai.handling import ACTS
from gongkai_web.journal.kinds import Kind

OF_ACTS = {rule.kind: Kind(f"desk.{rule.code}", rule.label, _("公开申请{number}：{what}")) for rule in ACTS.values()}
"""One for every act on a request."""
REGISTERED = Kind("desk.registered", _("登记公开申请"), _("登记公开申请{number}（{channel}）"))
ASSIGNED = Kind("desk.assigned", _("分办公开申请"), _("公开申请{number}交由用户{officer}办理"))
RESTRICTED = Kind("desk.restricted", _("限制查看"), _("公开申请{number}限制查看：{on_off}"))
REMINDED = Kind("desk.reminded", _("督办"), _("督办公开申请{number}"))
LOOKED = Kind("desk.looked", _("查看申请人身份"), _("查看公开申请{number}的申请人身份：{why}"))
ERASED = Kind("desk.erased", _("删除身份信息"), _("依法删除公开申请{number}的申请人身份信息：{why}"))
RESEALED = Kind("desk.resealed", _("更换身份信息的密钥"), _("更换密钥，重新加密{count}项"))
LETTER = Kind("desk.letter", _("文书"), _("公开申请{number}的{title}{what}"))
PAPER = Kind("desk.paper", _("材料"), _("公开申请{number}加入材料一件"))
REDACTED = Kind("desk.redacted", _("涂黑答复附件"), _("公开申请{number}的答复附件涂黑{count}处"))
COVERED = Kind("desk.covered", _("说明附件的遮盖情况"), _("公开申请{number}的答复附件：{what}"))
RECOMPUTED = Kind("desk.recomputed", _("重算到期日"), _("重算在办申请的到期日：{count}件有变动"))
CONTACTED = Kind("desk.contacted", _("联系确认"), _("为公开申请{number}联系申请人：{result}"))
PROPOSED = Kind("desk.proposed", _("提请延期"), _("公开申请{number}提请延长{days}个工作日"))
REFUSED = Kind("desk.refused", _("不同意延期"), _("公开申请{number}不同意延长{days}个工作日"))
CO_HANDLED = Kind("desk.co-handled", _("协办"), _("公开申请{number}{what}"))
READ = Kind("desk.read", _("查阅材料"), _("查阅公开申请{number}的材料一件"))
NOTICE = Kind(
    "desk.notice", _("收录放假安排通知"), _("收录{year}年放假安排通知，重算在办申请的到期日：{count}件有变动")
)
FETCHED = Kind("desk.fetched", _("申请人取得材料"), _("公开申请{number}的申请人在线取得{title}"))
RATED = Kind("desk.rated", _("满意度评价"), _("公开申请{number}的申请人作了满意度评价"))
COMPLAINED = Kind("desk.complained", _("收到投诉举报"), _("收到对{organ_name}的投诉举报一件"))
COMPLAINT = Kind("desk.complaint", _("处理投诉举报"), _("对{organ_name}的第{number}件投诉举报：{what}"))
DISPUTE = Kind("desk.dispute", _("复议诉讼"), _("公开申请{number}的{title}{what}"))
RELEASED = Kind("desk.released", _("转为主动公开的评估"), _("公开申请{number}{what}"))
SWEPT = Kind("desk.swept", _("清理没有登记的材料文件"), _("清理没有登记的加密材料文件{count}个"))
REWORDED = Kind("desk.reworded", _("修改代填的内容"), _("修改为公开申请{number}代填的内容"))
RECEIPT = Kind("desk.receipt", _("打印登记回执"), _("打印公开申请{number}的登记回执（含查询码）"))
SET = Kind("desk.set", _("设定办理规则"), _("设定{organ_name}的依申请公开办理规则"))

KINDS = (
    *OF_ACTS.values(),
    REGISTERED,
    ASSIGNED,
    RESTRICTED,
    REMINDED,
    LOOKED,
    ERASED,
    RESEALED,
    LETTER,
    PAPER,
    REDACTED,
    COVERED,
    RECOMPUTED,
    CONTACTED,
    PROPOSED,
    REFUSED,
    CO_HANDLED,
    READ,
    NOTICE,
    FETCHED,
    RATED,
    COMPLAINED,
    COMPLAINT,
    DISPUTE,
    RELEASED,
    SWEPT,
    REWORDED,
    RECEIPT,
    SET,
)
