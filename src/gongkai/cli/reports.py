"""Reading what the user named, so that one bad file is one line and never the end of the others."""

import json
import sys
from dataclasses import dataclass

from gongkai.basis import UnusableInputError
from gongkai.cli.inputs import STDIN
from gongkai.cli.language import translate as _
from gongkai.forms import Report
from gongkai.ingest import read, read_bytes


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file that holds no report: its name and the reason, in one line each."""

    name: str
    reason: str

    def __str__(self) -> str:
        return _("{name}：{reason}").format(name=self.name, reason=self.reason)

    def to_json(self) -> str:
        """The line that stands for this file among the reports."""
        return json.dumps({"source": {"name": self.name}, "error": self.reason}, ensure_ascii=False)


def open_report(name: str) -> Report | Unusable:
    """The report in a file (or on standard input, for `-`), or why there is none."""
    try:
        if name == STDIN:
            return read_bytes(sys.stdin.buffer.read(), _("标准输入"))
        return read(name)
    except UnusableInputError as error:
        return Unusable(name, error.reason)
    except OSError as error:
        return Unusable(name, _why(error))


def _why(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return _("找不到这个文件")
        case PermissionError():
            return _("没有读取这个文件的权限")
        case IsADirectoryError():
            return _("这是文件夹，不是文件")
        case _:
            return _("无法读取（{why}）").format(why=error.strerror or error)
