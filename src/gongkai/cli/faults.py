"""What the system says of a file that it cannot open or write, in the user's language."""

import errno

from gongkai.basis.language import translate as _

_REASONS = {
    errno.ENOENT: _("找不到这个文件"),
    errno.EACCES: _("没有权限"),
    errno.EPERM: _("没有权限"),
    errno.EISDIR: _("这是文件夹，不是文件"),
    errno.ENOTDIR: _("路径中有一段是文件，不是文件夹"),
    errno.EEXIST: _("路径中有一段是文件，不是文件夹"),
    errno.ENOSPC: _("磁盘已满"),
    errno.EROFS: _("磁盘只读"),
    errno.ENAMETOOLONG: _("文件名太长"),
}


def why(error: OSError) -> str:
    """The reason of a failure; the system's own word where it is a rare one."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
