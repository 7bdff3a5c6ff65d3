"""What can happen on the way to the public, as the journal tells it. Opinions stand on the steps, not here."""

from django.utils.translation import gettext_noop as _

from gongkai_web.journal.kinds import Kind

SUBMITTED = Kind("review.submitted", _("送审"), _("《{title}》送审"))
PASSED = Kind("review.passed", _("审核通过"), _("《{title}》{stage}通过"))
RETURNED = Kind("review.returned", _("审核退回"), _("《{title}》在{stage}退回"))
RULED = Kind("review.ruled", _("保密审查"), _("《{title}》保密审查结果：{ruling}"))
ANSWERED = Kind("review.answered", _("报请确定的答复"), _("《{title}》报请确定的答复：{ruling}"))
EXCEPTED = Kind("review.excepted", _("应急发布"), _("《{title}》应急发布，{due}前补审"))
TAKEN_OVER = Kind(
    "review.taken-over", _("沿用原系统的审查"), _("《{title}》由原系统审查：{who}{reviewed_on}，{ruling}")
)
ACCEPTED = Kind("review.accepted", _("说明检查结果"), _("《{title}》的一处检查结果不作处理：{code}"))
MASKED = Kind("review.masked", _("遮盖"), _("遮盖《{title}》的{count}处个人信息"))
REDACTED = Kind("review.redacted", _("涂黑"), _("涂黑《{title}》附件“{file}”的{count}处"))
COMMENTED = Kind("review.commented", _("批注"), _("在《{title}》的“{part}”处批注"))
LOOKED = Kind("review.looked", _("查看原件"), _("查看《{title}》附件“{file}”遮盖以前的原件"))
RULE_SET = Kind("review.rule-set", _("设定审核规则"), _("{organ_name}的{what}：{levels}级审核，重要件加校{extra}次"))

KINDS = (
    SUBMITTED,
    PASSED,
    RETURNED,
    RULED,
    ANSWERED,
    EXCEPTED,
    TAKEN_OVER,
    ACCEPTED,
    MASKED,
    REDACTED,
    COMMENTED,
    LOOKED,
    RULE_SET,
)
