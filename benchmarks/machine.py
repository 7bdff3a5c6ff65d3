"""The machine that figures were taken on, and how much memory a process took."""

import os
import platform
import subprocess
import sys
import time
from pathlib import Path


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
import sys
sys.argv = {!r}
from gongkai.cli import main
try:
    main()
finally:
    print(next(line for line in open("/proc/self/status") if "VmHWM" in line), file=sys.stderr)
"""
"""What a measured process runs. The system's own figure for a child would count what its parent held at the fork."""


def process(arguments: list[str]) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MiB of one process of this Python."""
    start = time.perf_counter()
    child = subprocess.run(
        [sys.executable, "-c", _CODE.format(arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    taken = time.perf_counter() - start
    return taken, int(child.stderr.split()[-2]) / 1024
