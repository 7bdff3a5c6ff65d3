"""Roles that a member has in an organ, and the acts that each allows.

This table is the whole policy: `gongkai_web.organs.policies` reads it, and nothing else decides.
"""

from collections.abc import Mapping

from django.db.models import TextChoices

from gongkai_web.ui.language import later


class Role(TextChoices):
    """What a member is to an organ."""

    EDITOR = "editor", later("编辑")
    FIRST_REVIEWER = "first-reviewer", later("一审")
    SECOND_REVIEWER = "second-reviewer", later("二审")
    THIRD_REVIEWER = "third-reviewer", later("三审")
    SECRECY_REVIEWER = "secrecy-reviewer", later("保密审查员")
    DESK_OFFICER = "desk-officer", later("申请经办人")
    HEAD = "head", later("公开工作机构负责人")
    REPORT_WRITER = "report-writer", later("年报编写人")
    SUPERVISOR = "supervisor", later("监督人员")
    AUDITOR = "auditor", later("审计人员")


class Act(TextChoices):
    """What can be done for, or to, an organ."""

    SEE = "see", later("查看工作内容")
    DRAFT = "draft", later("起草和修改内容")
    PUBLISH = "publish", later("发布和撤回内容")
    REVIEW = "review", later("审核内容")
    REVIEW_SECRECY = "review-secrecy", later("保密审查")
    HANDLE_REQUESTS = "handle-requests", later("办理公开申请")
    SEE_APPLICANTS = "see-applicants", later("查看申请人身份")
    SIGN_ANSWERS = "sign-answers", later("签发答复、同意延期")
    WRITE_REPORT = "write-report", later("编写年度报告")
    MANAGE_ORGAN = "manage-organ", later("维护机关信息和成员")
    REORGANISE = "reorganise", later("调整机关：更名、合并、分立、导入")
    SUPERVISE = "supervise", later("监督检查")
    READ_JOURNAL = "read-journal", later("查看日志")


OWN: Mapping[Role, frozenset[Act]] = {
    Role.EDITOR: frozenset({Act.SEE, Act.DRAFT}),
    Role.FIRST_REVIEWER: frozenset({Act.SEE, Act.REVIEW}),
    Role.SECOND_REVIEWER: frozenset({Act.SEE, Act.REVIEW}),
    Role.THIRD_REVIEWER: frozenset({Act.SEE, Act.REVIEW}),
    Role.SECRECY_REVIEWER: frozenset({Act.SEE, Act.REVIEW_SECRECY}),
    Role.DESK_OFFICER: frozenset({Act.SEE, Act.HANDLE_REQUESTS, Act.SEE_APPLICANTS}),
    Role.HEAD: frozenset(
        {
            Act.SEE,
            Act.DRAFT,
            Act.PUBLISH,
            Act.HANDLE_REQUESTS,
            Act.SEE_APPLICANTS,
            Act.SIGN_ANSWERS,
            Act.WRITE_REPORT,
            Act.MANAGE_ORGAN,
            Act.READ_JOURNAL,
        }
    ),
    Role.REPORT_WRITER: frozenset({Act.SEE, Act.WRITE_REPORT}),
    Role.SUPERVISOR: frozenset({Act.SEE, Act.SUPERVISE, Act.MANAGE_ORGAN, Act.REORGANISE}),
    Role.AUDITOR: frozenset({Act.SEE, Act.READ_JOURNAL}),
}
"""What each role may do in the organ that the membership names."""

BELOW: Mapping[Role, frozenset[Act]] = {
    Role.SUPERVISOR: frozenset({Act.SEE, Act.SUPERVISE, Act.MANAGE_ORGAN, Act.REORGANISE}),
    Role.AUDITOR: frozenset({Act.SEE, Act.READ_JOURNAL}),
}
"""What each role may do in the organs below it; a role that is not listed ends at its own organ."""
