"""What can happen to the gazette besides what happens to every published record."""

from django.utils.translation import gettext_noop as _

from gongkai_web.journal.kinds import Kind

IMPORTED = Kind("gazette.imported", _("导入公报目录"), _("从{file}导入公报目录：{issues}期，{items}条"))

KINDS = (IMPORTED,)
