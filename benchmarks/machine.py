"""The machine that figures were taken on, and how much memory a process took."""

import os
import platform
import resource
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


def process(arguments: list[str]) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MiB of one process of this Python."""
    start = time.perf_counter()
    code = f"import sys; sys.argv = {arguments!r}; from gongkai.cli import main; main()"
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def peak() -> float:
    """The peak memory of this process, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
