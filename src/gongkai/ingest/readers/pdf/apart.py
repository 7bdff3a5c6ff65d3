"""A risky file read in a process of its own, which has little memory and little time.

`python -m gongkai.ingest.readers.pdf.apart` reads a pickled (bytes, Source) and writes what came of it: a document, or
the name, the reason and the detail of a refusal.
"""

import pickle
import subprocess
import sys

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Source
from gongkai.ingest.document import Document
from gongkai.ingest.guards import BOMB
from gongkai.ingest.readers.pdf.reading import read_here

MEMORY = 900 * 2**20
"""Bytes of address space, on systems that can limit it."""
SECONDS = 20


def read_apart(data: bytes, source: Source) -> Document:
    """The document that a file holds, read where it can do no harm.

    Raises:
        UnusableInputError: when reading it is refused, or takes too much memory or time.
    """
    command = [sys.executable, "-m", __name__]
    given = pickle.dumps((data, source))
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - ours
    except (subprocess.SubprocessError, OSError) as fault:
        raise UnusableInputError(source.name, _(BOMB), repr(fault)[:200]) from fault
    found = pickle.loads(done.stdout)  # noqa: S301 - written by the process that we started
    if isinstance(found, Document):
        return found
    raise UnusableInputError(*found)


def main() -> None:
    """Read what standard input gives, within the limits."""
    _limit()
    data, source = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the process that started this one
    try:
        found: object = read_here(data, source)
    except UnusableInputError as refusal:
        found = (refusal.name, refusal.reason, refusal.detail)
    sys.stdout.buffer.write(pickle.dumps(found))


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
