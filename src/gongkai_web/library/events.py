"""What can happen to documents and interpretations."""

from gongkai_web.journal.kinds import Kind

CREATED = Kind("library.created", "新建", "新建《{title}》")
CHANGED = Kind("library.changed", "修改", "修改《{title}》的{fields}")
PUBLISHED = Kind("library.published", "发布", "发布《{title}》第{number}版")
UPDATED = Kind("library.updated", "更新", "更新《{title}》，现为第{number}版")
CORRECTED = Kind("library.corrected", "更正", "更正《{title}》，现为第{number}版：{notice}")
WITHDRAWN = Kind("library.withdrawn", "撤回", "撤回《{title}》：{notice}")
TAKEN_DOWN = Kind("library.taken-down", "到期下线", "《{title}》到期下线：{notice}")
SCHEDULED = Kind("library.scheduled", "定时发布", "《{title}》定于{moment}发布")
UNSCHEDULED = Kind("library.unscheduled", "取消定时发布", "取消《{title}》的定时发布")
REFUSED = Kind("library.refused", "定时发布未成", "《{title}》没有按时发布：{reason}")
RELATED = Kind("library.related", "关联文件", "《{source}》{relation}《{target}》，自{since}起")
UNRELATED = Kind("library.unrelated", "取消关联", "取消《{source}》对《{target}》的{relation}")
DISCARDED = Kind("library.discarded", "删除草稿", "删除草稿《{title}》")
ATTACHED = Kind("library.attached", "添加附件", "给《{title}》添加附件“{file}”")
REMINDED = Kind("library.reminded", "到期提醒", "《{title}》将于{expires_on}期满")

KINDS = (
    CREATED,
    CHANGED,
    PUBLISHED,
    UPDATED,
    CORRECTED,
    WITHDRAWN,
    TAKEN_DOWN,
    SCHEDULED,
    UNSCHEDULED,
    REFUSED,
    RELATED,
    UNRELATED,
    DISCARDED,
    ATTACHED,
    REMINDED,
)
