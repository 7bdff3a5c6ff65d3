"""What can happen to organs and their members."""

from django.utils.translation import gettext_noop as _

from gongkai_web.journal.kinds import Kind

CREATED = Kind("organ.created", _("设立机关"), _("设立{name}"))
CHANGED = Kind("organ.changed", _("修改机关信息"), _("修改{name}的{fields}"))
RENAMED = Kind("organ.renamed", _("更名"), _("{old}更名为{new}"))
MERGED = Kind("organ.merged", _("合并"), _("{sources}并入{target}"))
SPLIT = Kind("organ.split", _("分立"), _("{source}分立为{targets}"))
MOVED = Kind("organ.moved", _("调整隶属"), _("{name}由{old}改属{new}"))
IMPORTED = Kind("organ.imported", _("导入机关"), _("从{file}导入：新增{created}个，修改{changed}个"))
# A member is named by number: the journal holds no personal data.
JOINED = Kind("organ.joined", _("加入成员"), _("用户{member}任{organ_name}{role}"))
LEFT = Kind("organ.left", _("成员离任"), _("用户{member}不再任{organ_name}{role}"))

KINDS = (CREATED, CHANGED, RENAMED, MERGED, SPLIT, MOVED, IMPORTED, JOINED, LEFT)
