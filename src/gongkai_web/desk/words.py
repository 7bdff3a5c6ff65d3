"""Words of the core that the desk shows, written down so that readers of English have them too.

A test holds this list to the core's.
"""

from gongkai_web.ui.language import later

ACTS = (
    later("收到材料"),
    later("签收"),
    later("双方确认收到"),
    later("申请人确认代填的内容"),
    later("告知补正"),
    later("收到补正"),
    later("征求意见"),
    later("收到意见"),
    later("同意延期"),
    later("告知延期"),
    later("要求说明理由"),
    later("收到理由说明"),
    later("告知延迟答复"),
    later("发出收费通知"),
    later("收到缴费"),
    later("拟答复"),
    later("退回重拟"),
    later("签发"),
    later("答复送达"),
    later("申请人撤回"),
    later("视为放弃，不再处理"),
    later("按一事一申请分开办理"),
    later("并入另一申请办理"),
    later("重新办理"),
    later("送达申请人或者被征求意见人"),
    later("更正前一条登记"),
)
"""What is done to a request."""
CHANNELS = (
    later("当面提交"),
    later("口头提出、由工作机构代为填写"),
    later("邮寄（需要签收）"),
    later("平常信函等无需签收的邮寄"),
    later("寄给工作机构以外的机构或者个人"),
    later("互联网渠道"),
    later("公布的电子邮箱"),
    later("工作机构的传真"),
    later("双方确认之日"),
    later("提交之日"),
    later("签收之日"),
)
"""The ways in, and what fixes the receipt."""
STORY = (
    later("我们收到了您的申请材料。"),
    later("我们签收了您寄来的申请，这一天是收到申请之日。"),
    later("我们与您确认收到申请，这一天是收到申请之日。"),
    later("您确认了我们代您填写的申请内容，这一天是收到申请之日。"),
    later("请您补正申请内容，具体事项见补正告知书。"),
    later("我们收到了您的补正，答复期限从这一天重新计算。"),
    later("您要的信息涉及他人或者其他机关，我们正在征求意见，这段时间不计入答复期限。"),
    later("征求的意见已经收到。"),
    later("我们需要更多时间，答复期限延长了。"),
    later("请您说明申请数量或者频次的理由。"),
    later("我们收到了您的理由说明。"),
    later("您的申请较多，我们另定了答复的日期。"),
    later("请您按收费通知缴纳信息处理费。"),
    later("我们收到了您缴纳的费用，答复期限从这一天重新计算。"),
    later("我们答复了您的申请。"),
    later("您撤回了申请。"),
    later("期限已过，按规定视为您放弃申请，不再处理。"),
    later("您的申请含有几件事，已经分开办理，各有编号。"),
    later("您的申请与另一件一并办理。"),
    later("我们重新办理您的申请。"),
    later("工作人员会与您联系，确认收到申请。确认的那一天起计算答复期限。"),
    later("邮件还没有签收。签收的那一天起计算答复期限。"),
    later("我们正在办理，最迟在到期日答复您。"),
    later("请在期限内补正；逾期不补正又没有正当理由的，视为放弃申请。"),
    later("请说明理由。没有说明，我们也会依法答复。"),
    later("请在期限内缴费；逾期不缴的，视为放弃申请。"),
    later("答复已经拟好，正在审核。"),
    later("答复已经签发，正在送达。"),
    later("办理已经结束。对答复不服的，可以按答复书写明的途径申请行政复议或者提起行政诉讼。"),
    later("办理已经结束。"),
    later("我们在等被征求意见一方的答复；最迟在到期日答复您。"),
)
"""What applicants are told of what happened, and of what comes next."""
