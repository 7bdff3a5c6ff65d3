"""What can happen to documents and interpretations."""

from django.utils.translation import gettext_noop as _

from gongkai_web.journal.kinds import Kind

CREATED = Kind("library.created", _("新建"), _("新建《{title}》"))
CHANGED = Kind("library.changed", _("修改"), _("修改《{title}》的{fields}"))
PUBLISHED = Kind("library.published", _("发布"), _("发布《{title}》第{number}版"))
UPDATED = Kind("library.updated", _("更新"), _("更新《{title}》，现为第{number}版"))
CORRECTED = Kind("library.corrected", _("更正"), _("更正《{title}》，现为第{number}版：{notice}"))
WITHDRAWN = Kind("library.withdrawn", _("撤回"), _("撤回《{title}》：{notice}"))
TAKEN_DOWN = Kind("library.taken-down", _("到期下线"), _("《{title}》到期下线：{notice}"))
SCHEDULED = Kind("library.scheduled", _("定时发布"), _("《{title}》定于{moment}发布"))
UNSCHEDULED = Kind("library.unscheduled", _("取消定时发布"), _("取消《{title}》的定时发布"))
REFUSED = Kind("library.refused", _("定时发布未成"), _("《{title}》没有按时发布：{reason}"))
RELATED = Kind("library.related", _("关联文件"), _("《{source}》{relation}《{target}》，自{since}起"))
UNRELATED = Kind("library.unrelated", _("取消关联"), _("取消《{source}》对《{target}》的{relation}"))
DISCARDED = Kind("library.discarded", _("删除草稿"), _("删除草稿《{title}》"))
ATTACHED = Kind("library.attached", _("添加附件"), _("给《{title}》添加附件“{file}”"))
IMPORTED = Kind("library.imported", _("导入文件"), _("从{file}导入{made}件文件"))
REMINDED = Kind("library.reminded", _("到期提醒"), _("《{title}》将于{expires_on}期满"))
ARCHIVED = Kind("library.archived", _("归档"), _("《{title}》保管期限{retention}，归档日期{archived_on}"))
ASSESSED = Kind("library.assessed", _("公开属性评估"), _("《{title}》（{attribute}）评估结果：{result}"))

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
    IMPORTED,
    REMINDED,
    ARCHIVED,
    ASSESSED,
)
