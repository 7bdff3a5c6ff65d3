"""What can happen to the gazette besides what happens to every published record."""

from gongkai_web.journal.kinds import Kind

IMPORTED = Kind("gazette.imported", "导入公报目录", "从{file}导入公报目录：{issues}期，{items}条")

KINDS = (IMPORTED,)
