"""The tree of errors.

* GongkaiError
  x LawError             events or acts from which the law lets nothing follow
    - ClockError         (gongkai.clock)
  x UnusableInputError   a file that holds no report we can read, with the reason
  - UnknownCodeError     (gongkai.basis.codes)

A fault *in a report* is never an exception: it is a finding. Exceptions are for callers' mistakes,
for acts that the law forbids, and for files that are not reports at all.
"""

from gongkai.basis.language import translate as _


class GongkaiError(Exception):
    """Anything that gongkai refuses, with a sentence for the person who asked."""


class LawError(GongkaiError, ValueError):
    """Something that the law does not allow or does not provide for."""


class UnusableInputError(GongkaiError):
    """A file from which no report can be read.

    `reason` is one plain line, without the file's name; `name` is the file's name. `detail` may add
    what a technician needs.
    """

    def __init__(self, name: str, reason: str, detail: str = "") -> None:
        super().__init__(_("{name}：{reason}").format(name=name, reason=reason))
        self.name = name
        self.reason = reason
        self.detail = detail
