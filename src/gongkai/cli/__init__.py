"""The command line: `gongkai read|check|compare|sum|write|rules|rule|law|due|fee|form|trace`.

Exit codes: 0 clean, 1 findings at or above `--fail-on`, 2 input that cannot be used.
"""

import sys
from collections.abc import Sequence

from gongkai.cli.language import speak


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code.

    The language is settled before anything is imported that has words in it.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak(given)
    from gongkai.cli.app import run  # noqa: PLC0415 - its words are translated as they are imported

    sys.exit(run(given))
