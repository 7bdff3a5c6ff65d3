"""What must happen once a minute, and once a day, whether anybody asks or not."""

import logging
import threading
from datetime import date

from django.db import close_old_connections, connections
from django.utils import timezone

from gongkai_web.annual.reminding import mail_of_the_day as remind_of_reports
from gongkai_web.desk.services.outbox import send_due
from gongkai_web.desk.services.reminding import mail_office
from gongkai_web.desk.turning import turn_of_day as turn_of_desk
from gongkai_web.library.tasks import run_schedule, turn_of_day
from gongkai_web.portal.patrol import SHARES, due, patrol
from gongkai_web.search.following import trim

MINUTE = 60.0
_log = logging.getLogger(__name__)


class Ticker(threading.Thread):
    """A thread beside the server. All that it does may be done twice, so two servers may tick at once."""

    def __init__(self, interval: float = MINUTE) -> None:
        super().__init__(name="ticker", daemon=True)
        self._interval = interval
        self._stopped = threading.Event()
        self._day: date | None = None

    def run(self) -> None:
        """Tick until stopped; the first time at once."""
        try:
            while not self._stopped.is_set():
                self.tick()
                self._stopped.wait(self._interval)
        finally:
            connections.close_all()  # those of this thread alone

    def tick(self) -> None:
        """Publish, take down, send what is due; each new day remind, tidy, patrol. A failure is logged, tried again."""
        close_old_connections()
        try:
            self._work()
        except Exception:  # noqa: BLE001 - the outermost line of the thread
            _log.exception("ticker failed")
        finally:
            close_old_connections()

    def _work(self) -> None:
        run_schedule()
        send_due()
        if self._day != (today := timezone.localdate()):
            turn_of_day(today, mail=mail_office)
            turn_of_desk(today)
            remind_of_reports(today)
            trim()
            self._day = today
            if due(today):
                patrol(today, share=today.toordinal() % SHARES)

    def stop(self) -> None:
        """End after what is being done."""
        self._stopped.set()
        self.join()
