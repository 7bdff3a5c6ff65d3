"""What can happen to organs and their members."""

from gongkai_web.journal.kinds import Kind

CREATED = Kind("organ.created", "设立机关", "设立{name}")
CHANGED = Kind("organ.changed", "修改机关信息", "修改{name}的{fields}")
RENAMED = Kind("organ.renamed", "更名", "{old}更名为{new}")
MERGED = Kind("organ.merged", "合并", "{sources}并入{target}")
SPLIT = Kind("organ.split", "分立", "{source}分立为{targets}")
MOVED = Kind("organ.moved", "调整隶属", "{name}由{old}改属{new}")
IMPORTED = Kind("organ.imported", "导入机关", "从{file}导入：新增{created}个，修改{changed}个")
# A member is named by number: the journal holds no personal data.
JOINED = Kind("organ.joined", "加入成员", "用户{member}任{organ_name}{role}")
LEFT = Kind("organ.left", "成员离任", "用户{member}不再任{organ_name}{role}")

KINDS = (CREATED, CHANGED, RENAMED, MERGED, SPLIT, MOVED, IMPORTED, JOINED, LEFT)
