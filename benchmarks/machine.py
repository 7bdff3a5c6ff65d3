"""The machine that figures were taken on, and how much memory a process took."""

import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


def described() -> str:
    """One line: processor, cores, system, Python."""
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


_CODE = """
import resource, sys
sys.argv = {!r}
from gongkai.cli import main
try:
    main()
finally:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    memory = next(line for line in open("/proc/self/status") if "VmHWM" in line).split()[1]
    print(*(one.ru_utime + one.ru_stime for one in used), memory, file=sys.stderr)
"""
"""What a measured process runs. The system's own figure for a child would count what its parent held at the fork."""


class Run(NamedTuple):
    """What one process took: wall time and processor time in seconds (its own, its workers'), peak memory in MiB."""

    wall: float
    own: float
    workers: float
    memory: float

    @property
    def processor(self) -> float:
        """All processor time, in seconds."""
        return self.own + self.workers


def process(arguments: list[str], bytecode: str) -> Run:
    """One run of a process of this Python; `bytecode` is a folder that keeps compiled modules, as an installation does.

    A checkout that is told to write no bytecode would compile every module at each start.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    child = subprocess.run(
        [sys.executable, "-c", _CODE.format(arguments)],
        env={**environment, "PYTHONPYCACHEPREFIX": bytecode},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    wall = time.perf_counter() - start
    own, workers, memory = map(float, child.stderr.split()[-3:])
    return Run(wall, own, workers, memory / 1024)


def load() -> str:
    """How busy the machine was during the last minute: figures of a busy one are slower, Python's more than C's."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
