"""Reading what the user named, so that one bad file is one line and never the end of the others."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.cli.faults import why
from gongkai.cli.inputs import STDIN
from gongkai.forms import Report
from gongkai.ingest import Ocr, read, read_bytes


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


def open_report(name: str, ocr: str = "auto") -> Report | Unusable:
    """The report in a file (or on standard input, for `-`), or why there is none; `ocr` as the option names it."""
    if name != STDIN and Path(name).is_dir():
        return Unusable(name, _("文件夹里没有可以识读的文件"))
    try:
        if name == STDIN:
            return read_bytes(sys.stdin.buffer.read(), _("标准输入"), Ocr(ocr))
        return read(name, Ocr(ocr))
    except UnusableInputError as error:
        return Unusable(_("标准输入") if name == STDIN else name, error.reason)
    except OSError as error:
        return Unusable(name, why(error))
