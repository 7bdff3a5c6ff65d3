"""The queue worked beside the server: a thread that keeps the books, and processes that read."""

import logging
import threading
import time

from django.db import close_old_connections, connections

from gongkai_web.examination.crew import Crew
from gongkai_web.examination.queue import is_waiting, work

IDLE = 60.0
"""Seconds without work after which the processes are let go."""
_log = logging.getLogger(__name__)
_dropped = threading.Event()


def wake() -> None:
    """Have the worker of this process look at once instead of in a second."""
    _dropped.set()


class Examiner(threading.Thread):
    """Looks every `interval` seconds, and at once when something was dropped in this process."""

    def __init__(self, interval: float = 1.0, jobs: int | None = None) -> None:
        super().__init__(name="examiner", daemon=True)
        self._interval = interval
        self._stopped = threading.Event()
        self._crew = Crew(jobs)
        self._last = time.monotonic()

    def run(self) -> None:
        """Work until stopped."""
        try:
            while not self._stopped.is_set():
                self._look()
                _dropped.wait(self._interval)
                _dropped.clear()
        finally:
            self._crew.end()
            connections.close_all()  # those of this thread alone

    def stop(self) -> None:
        """End after what is being done."""
        self._stopped.set()
        _dropped.set()
        self.join()

    def _look(self) -> None:
        """Work what is due. What goes wrong is logged and tried again: no row is done before it is saved."""
        close_old_connections()
        try:
            if is_waiting() and work(self._crew, self._stopped.is_set):
                self._last = time.monotonic()
        except Exception:  # noqa: BLE001 - the outermost line of the thread
            _log.exception("examiner failed")
        finally:
            close_old_connections()
        if time.monotonic() - self._last > IDLE:
            self._crew.end()


def start(interval: float = 1.0) -> Examiner:
    """An examiner beside the server. It ends with the process, or when it is told to `stop`."""
    thread = Examiner(interval)
    thread.start()
    return thread
