"""The processes that read and examine: lean, as many as there are cores, and none lost over one bad file."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Self

Task = tuple[Any, Callable[..., Any], tuple[Any, ...]]
"""What is asked: a key, the function, its arguments."""
AHEAD = 16
"""Tasks for each process that are handed out before the first is done: none waits while the books are kept."""


class Crew:
    """Processes that do tasks. Those that nobody gave work end with the crew; all end with the process that has it."""

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or len(os.sched_getaffinity(0))
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Let the processes go."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def do(self, tasks: Iterable[Task]) -> Iterator[tuple[Any, Any]]:
        """The key and the answer of each task as it is done; None is the answer of one that ended its process."""
        waiting: dict[Future[Any], Task] = {}
        broken: list[Task] = []
        source = iter(tasks)
        while True:
            while len(waiting) < self.jobs * AHEAD and not broken and (task := next(source, None)):
                waiting[self._ask(task)] = task
            if not waiting and not broken:
                return
            done = wait(waiting, return_when=FIRST_COMPLETED).done if waiting else set()
            for future in done:
                task = waiting.pop(future)
                try:
                    yield task[0], future.result()
                except BrokenProcessPool:
                    broken.append(task)
            if broken and not waiting:
                self._pool = None
                yield from self._one_by_one(broken)
                broken = []

    def _one_by_one(self, tasks: Iterable[Task]) -> Iterator[tuple[Any, Any]]:
        """Whichever of these ended its process is found by giving each a process of its own."""
        for key, work, given in tasks:
            with _pool(1) as alone:
                try:
                    answer = alone.submit(work, *given).result()
                except BrokenProcessPool:
                    answer = None
            yield key, answer

    def _ask(self, task: Task) -> "Future[Any]":
        _key, work, given = task
        if self._pool is None:
            self._pool = _pool(self.jobs)
        try:
            return self._pool.submit(work, *given)
        except BrokenProcessPool as error:
            failed: Future[Any] = Future()
            failed.set_exception(error)
            return failed


class Alone(Crew):
    """Nobody but this process, which does each task at once: for a few files that are known to be sound."""

    def __init__(self) -> None:
        super().__init__(1)

    def do(self, tasks: Iterable[Task]) -> Iterator[tuple[Any, Any]]:
        """The key and the answer of each task, in their order."""
        for key, task, given in tasks:
            yield key, task(*given)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Started anew and not forked: the server has threads, and its memory is no business of a stranger's file.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_watch, initargs=(os.getpid(),))


def _watch(parent: int) -> None:
    """End this process soon after the one that it works for is gone."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=look, daemon=True).start()
