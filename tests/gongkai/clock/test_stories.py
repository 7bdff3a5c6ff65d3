"""Stories of a request's clock, each named after its article and worked by hand.

The comment over a story lists its working days: runs of days, and in brackets how many have gone by. `from_` is the day
from which they are counted, `pauses` the days that are not: after the first of each pair, up to and with the second. A
counter of its own, on another's calendar, goes through the same days one by one.
"""

from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar
import pytest

from gongkai.calendar import load
from gongkai.clock import (
    ClockError,
    Consulted,
    ConsultReplied,
    Corrected,
    CorrectionAsked,
    Delayed,
    Extended,
    FeeNoticed,
    FeePaid,
    Party,
    Received,
    answer_deadline,
)
from gongkai.statute import receipt_day

CALENDAR = load()


class Story(NamedTuple):
    """What happened, how its days are counted, and the day that follows. A `told` day does not come from the count."""

    name: str
    events: list
    from_: date
    days: int
    pauses: list
    due: date
    told: bool = False


def story(name, events, **more):
    return pytest.param(Story(name, events, **more), id=name)


STORIES = [
    # May 16-17 (2); 20-24 (7); 27-31 (12); Jun 3-6 (16); 10-13 (20)
    story(
        "art 33(2): the first day on which the Regulation applied",
        [Received(date(2019, 5, 15))],
        from_=date(2019, 5, 15),
        days=20,
        pauses=[],
        due=date(2019, 6, 13),
    ),
    # Jan 19-23 (5); Feb 3-7 (10); 10-14 (15); 17-21 (20)
    story(
        "art 33(2): the long Spring Festival of 2020",
        [Received(date(2020, 1, 17))],
        from_=date(2020, 1, 17),
        days=20,
        pauses=[],
        due=date(2020, 2, 21),
    ),
    # May 6-8 (3); 10-14 (8); 17-21 (13); 24-28 (18); 31 (19); Jun 1 (20)
    story(
        "art 33(2): Labour Day of 2021, with a make-up Saturday",
        [Received(date(2021, 4, 30))],
        from_=date(2021, 4, 30),
        days=20,
        pauses=[],
        due=date(2021, 6, 1),
    ),
    # Sep 18 (1); 22-24 (4); 26-30 (9); Oct 8-9 (11); 11-15 (16); 18-21 (20)
    story(
        "art 33(2): a make-up Saturday on the day after the receipt",
        [Received(date(2021, 9, 17))],
        from_=date(2021, 9, 17),
        days=20,
        pauses=[],
        due=date(2021, 10, 21),
    ),
    # Jan 29-30 (2); Feb 7-11 (7); 14-18 (12); 21-25 (17); 28 (18); Mar 1-2 (20)
    story(
        "art 33(2): two make-up days before Spring Festival",
        [Received(date(2022, 1, 28))],
        from_=date(2022, 1, 28),
        days=20,
        pauses=[],
        due=date(2022, 3, 2),
    ),
    # Jan 3-6 (4); 9-13 (9); 16-20 (14); 28-31 (18); Feb 1-2 (20)
    story(
        "art 33(2): over the end of the year into an early Spring Festival",
        [Received(date(2022, 12, 30))],
        from_=date(2022, 12, 30),
        days=20,
        pauses=[],
        due=date(2023, 2, 2),
    ),
    # May 4-6 (3); 8-12 (8); 15-19 (13); 22-26 (18); 29-30 (20)
    story(
        "art 33(2): five days of Labour Day, and a make-up Saturday behind them",
        [Received(date(2023, 4, 28))],
        from_=date(2023, 4, 28),
        days=20,
        pauses=[],
        due=date(2023, 5, 30),
    ),
    # Oct 7-13 (7); 16-20 (12); 23-27 (17); 30-31 (19); Nov 1 (20)
    story(
        "art 33(2): Mid-autumn and National Day together",
        [Received(date(2023, 9, 28))],
        from_=date(2023, 9, 28),
        days=20,
        pauses=[],
        due=date(2023, 11, 1),
    ),
    # Feb 9 (1); 18-23 (7); 26-29 (11); Mar 1 (12); 4-8 (17); 11-13 (20)
    story(
        "art 33(2): New Year's Eve of 2024 was a working day",
        [Received(date(2024, 2, 8))],
        from_=date(2024, 2, 8),
        days=20,
        pauses=[],
        due=date(2024, 3, 13),
    ),
    # Jan 2-3 (2); 6-10 (7); 13-17 (12); 20-24 (17); 26-27 (19); Feb 5 (20)
    story(
        "art 33(2): received on the last day of the year",
        [Received(date(2024, 12, 31))],
        from_=date(2024, 12, 31),
        days=20,
        pauses=[],
        due=date(2025, 2, 5),
    ),
    # Jan 21-24 (4); 26-27 (6); Feb 5-8 (10); 10-14 (15); 17-21 (20)
    story(
        "art 33(2): a make-up Sunday before Spring Festival",
        [Received(date(2025, 1, 20))],
        from_=date(2025, 1, 20),
        days=20,
        pauses=[],
        due=date(2025, 2, 21),
    ),
    # Sep 28-30 (3); Oct 9-11 (6); 13-17 (11); 20-24 (16); 27-30 (20)
    story(
        "art 33(2): a make-up Sunday, then eight days off",
        [Received(date(2025, 9, 26))],
        from_=date(2025, 9, 26),
        days=20,
        pauses=[],
        due=date(2025, 10, 30),
    ),
    # Jan 4-9 (6); 12-16 (11); 19-23 (16); 26-29 (20)
    story(
        "art 33(2): over New Year, with a make-up Sunday",
        [Received(date(2025, 12, 31))],
        from_=date(2025, 12, 31),
        days=20,
        pauses=[],
        due=date(2026, 1, 29),
    ),
    # Jan 5-9 (5); 12-16 (10); 19-23 (15); 26-30 (20)
    story(
        "art 33(2): received on a make-up Sunday",
        [Received(date(2026, 1, 4))],
        from_=date(2026, 1, 4),
        days=20,
        pauses=[],
        due=date(2026, 1, 30),
    ),
    # Jan 4-9 (6); 12-16 (11); 19-23 (16); 26-29 (20)
    story(
        "art 33(2): received on the last day of a holiday",
        [Received(date(2026, 1, 3))],
        from_=date(2026, 1, 3),
        days=20,
        pauses=[],
        due=date(2026, 1, 29),
    ),
    # Feb 14 (1); 24-28 (6); Mar 2-6 (11); 9-13 (16); 16-19 (20)
    story(
        "art 33(2): the make-up Saturday before Spring Festival counts",
        [Received(date(2026, 2, 13))],
        from_=date(2026, 2, 13),
        days=20,
        pauses=[],
        due=date(2026, 3, 19),
    ),
    # Feb 24-28 (5); Mar 2-6 (10); 9-13 (15); 16-20 (20)
    story(
        "art 33(2): received on that Saturday",
        [Received(date(2026, 2, 14))],
        from_=date(2026, 2, 14),
        days=20,
        pauses=[],
        due=date(2026, 3, 20),
    ),
    # Feb 24-28 (5); Mar 2-6 (10); 9-13 (15); 16-20 (20)
    story(
        "art 33(2): received within Spring Festival",
        [Received(date(2026, 2, 16))],
        from_=date(2026, 2, 16),
        days=20,
        pauses=[],
        due=date(2026, 3, 20),
    ),
    # May 6-9 (4); 11-15 (9); 18-22 (14); 25-29 (19); Jun 1 (20)
    story(
        "art 33(2): received on the eve of Labour Day",
        [Received(date(2026, 4, 30))],
        from_=date(2026, 4, 30),
        days=20,
        pauses=[],
        due=date(2026, 6, 1),
    ),
    # May 6-9 (4); 11-15 (9); 18-22 (14); 25-29 (19); Jun 1 (20)
    story(
        "art 33(2): received on Labour Day",
        [Received(date(2026, 5, 1))],
        from_=date(2026, 5, 1),
        days=20,
        pauses=[],
        due=date(2026, 6, 1),
    ),
    # Sep 20-24 (5); 28-30 (8); Oct 8-10 (11); 12-16 (16); 19-22 (20)
    story(
        "art 33(2): a make-up Sunday before two holidays",
        [Received(date(2026, 9, 18))],
        from_=date(2026, 9, 18),
        days=20,
        pauses=[],
        due=date(2026, 10, 22),
    ),
    # Sep 28-30 (3); Oct 8-10 (6); 12-16 (11); 19-23 (16); 26-29 (20)
    story(
        "art 33(2): received on a Saturday of the Mid-autumn holiday",
        [Received(date(2026, 9, 26))],
        from_=date(2026, 9, 26),
        days=20,
        pauses=[],
        due=date(2026, 10, 29),
    ),
    # Sep 15-18 (4); 20-24 (9); 28-30 (12); Oct 8-10 (15); 12-16 (20)
    story(
        "art 30: asked on the seventh and last working day",
        [Received(date(2026, 9, 1)), CorrectionAsked(date(2026, 9, 10)), Corrected(date(2026, 9, 14))],
        from_=date(2026, 9, 14),
        days=20,
        pauses=[],
        due=date(2026, 10, 16),
    ),
    # Mar 19-20 (2); 23-27 (7); 30-31 (9); Apr 1-3 (12); 7-10 (16); 13-16 (20)
    story(
        "art 30: corrected on the last day of the period",
        [Received(date(2026, 3, 2)), CorrectionAsked(date(2026, 3, 4), days=10), Corrected(date(2026, 3, 18))],
        from_=date(2026, 3, 18),
        days=20,
        pauses=[],
        due=date(2026, 4, 16),
    ),
    # Mar 9-13 (5); 16-20 (10); 23-27 (15); 30-31 (17); Apr 1-3 (20)
    story(
        "art 30: corrected on a Sunday",
        [Received(date(2026, 3, 2)), CorrectionAsked(date(2026, 3, 4)), Corrected(date(2026, 3, 8))],
        from_=date(2026, 3, 8),
        days=20,
        pauses=[],
        due=date(2026, 4, 3),
    ),
    # Feb 24-28 (5); Mar 2-6 (10); 9-13 (15); 16-20 (20)
    story(
        "art 30: corrected on a make-up Saturday",
        [Received(date(2026, 2, 5)), CorrectionAsked(date(2026, 2, 6)), Corrected(date(2026, 2, 14))],
        from_=date(2026, 2, 14),
        days=20,
        pauses=[],
        due=date(2026, 3, 20),
    ),
    # Feb 24-28 (5); Mar 2-6 (10); 9-13 (15); 16-20 (20)
    story(
        "art 30: corrected within Spring Festival",
        [Received(date(2026, 2, 5)), CorrectionAsked(date(2026, 2, 6)), Corrected(date(2026, 2, 18))],
        from_=date(2026, 2, 18),
        days=20,
        pauses=[],
        due=date(2026, 3, 20),
    ),
    # Jan 4-9 (6); 12-16 (11); 19-23 (16); 26-29 (20)
    story(
        "art 30: corrected on the last day of the year",
        [Received(date(2025, 12, 15)), CorrectionAsked(date(2025, 12, 17)), Corrected(date(2025, 12, 31))],
        from_=date(2025, 12, 31),
        days=20,
        pauses=[],
        due=date(2026, 1, 29),
    ),
    # Mar 31 (1); Apr 1-3 (4); 7-10 (8); 13-17 (13); 20-24 (18); 27-28 (20)
    story(
        "art 30: late, with a good reason",
        [
            Received(date(2026, 3, 2)),
            CorrectionAsked(date(2026, 3, 4), days=5),
            Corrected(date(2026, 3, 30), excused=True),
        ],
        from_=date(2026, 3, 30),
        days=20,
        pauses=[],
        due=date(2026, 4, 28),
    ),
    # Mar 17-20 (4); 23-27 (9); 30-31 (11); Apr 1-3 (14); 7-10 (18); 13-14 (20)
    story(
        "art 30: in time by the day on which the notice arrived",
        [
            Received(date(2026, 3, 2)),
            CorrectionAsked(date(2026, 3, 4), days=5, reached=date(2026, 3, 9)),
            Corrected(date(2026, 3, 16)),
        ],
        from_=date(2026, 3, 16),
        days=20,
        pauses=[],
        due=date(2026, 4, 14),
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30 (20)
    story(
        "art 30: corrected on the day of the notice",
        [Received(date(2026, 3, 2)), CorrectionAsked(date(2026, 3, 2)), Corrected(date(2026, 3, 2))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[],
        due=date(2026, 3, 30),
    ),
    # Sep 2-4 (3); 7-11 (8); 14-18 (13); 20-24 (18); 28-30 (21); Oct 8-10 (24); 12-16 (29); 19-23 (34); 26-30
    # (39); Nov 2 (40)
    story(
        "art 33(2): extended by twenty on the last day",
        [Received(date(2026, 9, 1)), Extended(date(2026, 9, 29), 20)],
        from_=date(2026, 9, 1),
        days=40,
        pauses=[],
        due=date(2026, 11, 2),
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30-31 (21)
    story(
        "art 33(2): extended by one",
        [Received(date(2026, 3, 2)), Extended(date(2026, 3, 30), 1)],
        from_=date(2026, 3, 2),
        days=21,
        pauses=[],
        due=date(2026, 3, 31),
    ),
    # Apr 2-3 (2); 7-10 (6); 13-17 (11); 20-24 (16); 27-30 (20); May 6-9 (24); 11-15 (29); 18 (30)
    story(
        "art 33(2): extended over Labour Day",
        [Received(date(2026, 4, 1)), Extended(date(2026, 4, 28), 10)],
        from_=date(2026, 4, 1),
        days=30,
        pauses=[],
        due=date(2026, 5, 18),
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30-31 (21); Apr 1-3 (24); 7 (25)
    story(
        "art 33(2): extended on the day of receipt",
        [Received(date(2026, 3, 2)), Extended(date(2026, 3, 2), 5)],
        from_=date(2026, 3, 2),
        days=25,
        pauses=[],
        due=date(2026, 4, 7),
    ),
    # Jan 13-16 (4); 19-23 (9); 26-30 (14); Feb 2-6 (19); 9-14 (25); 24-28 (30); Mar 2-6 (35)
    story(
        "art 33(2): extended into Spring Festival",
        [Received(date(2026, 1, 12)), Extended(date(2026, 2, 6), 15)],
        from_=date(2026, 1, 12),
        days=35,
        pauses=[],
        due=date(2026, 3, 6),
    ),
    # Dec 2-5 (4); 8-12 (9); 15-19 (14); 22-26 (19); 29-31 (22); Jan 4-9 (28); 12-13 (30)
    story(
        "art 33(2): extended over the end of the year",
        [Received(date(2025, 12, 1)), Extended(date(2025, 12, 26), 10)],
        from_=date(2025, 12, 1),
        days=30,
        pauses=[],
        due=date(2026, 1, 13),
    ),
    # Mar 11-13 (3); 16-20 (8); 23-27 (13); 30-31 (15); Apr 1-3 (18); 7-10 (22); 13-17 (27); 20-22 (30)
    story(
        "art 30 before 33(2): extended after the correction",
        [
            Received(date(2026, 3, 2)),
            CorrectionAsked(date(2026, 3, 4)),
            Corrected(date(2026, 3, 10)),
            Extended(date(2026, 4, 1), 10),
        ],
        from_=date(2026, 3, 10),
        days=30,
        pauses=[],
        due=date(2026, 4, 22),
    ),
    # Mar 3-4 (2); 12-13 (4); 16-20 (9); 23-27 (14); 30-31 (16); Apr 1-3 (19); 7 (20)
    story(
        "art 33(3): five days of a third party are not counted",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 4)), ConsultReplied(date(2026, 3, 11))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 11))],
        due=date(2026, 4, 7),
    ),
    # Mar 3-4 (2); 26-27 (4); 30-31 (6); Apr 1-3 (9); 7-10 (13); 13-17 (18); 20-21 (20)
    story(
        "art 32: silence takes the fifteen days",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 4))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 25))],
        due=date(2026, 4, 21),
    ),
    # Mar 3-4 (2); 31 (3); Apr 1-3 (6); 7-10 (10); 13-17 (15); 20-24 (20)
    story(
        "art 32: the fifteen days run from the arrival of the letter",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 4), reached=date(2026, 3, 9))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 30))],
        due=date(2026, 4, 24),
    ),
    # Mar 3-4 (2); 26-27 (4); 30-31 (6); Apr 1-3 (9); 7-10 (13); 13-17 (18); 20-21 (20)
    story(
        "art 32: an opinion after the fifteen days stops nothing more",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 4)), ConsultReplied(date(2026, 4, 2))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 25))],
        due=date(2026, 4, 21),
    ),
    # Mar 3-4 (2); 26-27 (4); 30-31 (6); Apr 1-3 (9); 7-10 (13); 13-17 (18); 20-21 (20)
    story(
        "art 34: a co-maker's silence takes fifteen days too",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 4), Party.CO_MAKER)],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 25))],
        due=date(2026, 4, 21),
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30 (20)
    story(
        "art 33(3): answered on the day it was asked",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 4)), ConsultReplied(date(2026, 3, 4))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 4))],
        due=date(2026, 3, 30),
    ),
    # Mar 3-4 (2); 12-13 (4); 16-20 (9); 23-27 (14); 30-31 (16); Apr 1-3 (19); 7 (20)
    story(
        "art 33(3): two asked together are one pause",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 4), who="甲"),
            Consulted(date(2026, 3, 4), who="乙"),
            ConsultReplied(date(2026, 3, 9), "甲"),
            ConsultReplied(date(2026, 3, 11), "乙"),
        ],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 11))],
        due=date(2026, 4, 7),
    ),
    # Mar 3-4 (2); 18-20 (5); 23-27 (10); 30-31 (12); Apr 1-3 (15); 7-10 (19); 13 (20)
    story(
        "art 33(3): two that overlap",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 4), who="甲"),
            Consulted(date(2026, 3, 9), who="乙"),
            ConsultReplied(date(2026, 3, 11), "甲"),
            ConsultReplied(date(2026, 3, 17), "乙"),
        ],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 17))],
        due=date(2026, 4, 13),
    ),
    # Mar 3-4 (2); 18-20 (5); 23-27 (10); 30-31 (12); Apr 1-3 (15); 7-10 (19); 13 (20)
    story(
        "art 33(3): one within another",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 4), who="甲"),
            Consulted(date(2026, 3, 6), who="乙"),
            ConsultReplied(date(2026, 3, 9), "乙"),
            ConsultReplied(date(2026, 3, 17), "甲"),
        ],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 17))],
        due=date(2026, 4, 13),
    ),
    # Mar 3-4 (2); 9-11 (5); 16-20 (10); 23-27 (15); 30-31 (17); Apr 1-3 (20)
    story(
        "art 33(3): one after another, with days between",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 4), who="甲"),
            ConsultReplied(date(2026, 3, 6), "甲"),
            Consulted(date(2026, 3, 11), who="乙"),
            ConsultReplied(date(2026, 3, 13), "乙"),
        ],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 6)), (date(2026, 3, 11), date(2026, 3, 13))],
        due=date(2026, 4, 3),
    ),
    # Mar 3 (1); 23-27 (6); 30-31 (8); Apr 1-3 (11); 7-10 (15); 13-17 (20)
    story(
        "art 33(3): three that overlap",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 3), who="甲"),
            Consulted(date(2026, 3, 5), who="乙"),
            Consulted(date(2026, 3, 10), who="丙"),
            ConsultReplied(date(2026, 3, 6), "甲"),
            ConsultReplied(date(2026, 3, 12), "乙"),
            ConsultReplied(date(2026, 3, 20), "丙"),
        ],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 3), date(2026, 3, 20))],
        due=date(2026, 4, 17),
    ),
    # Mar 3-4 (2); 16-20 (7); 23-27 (12); 30-31 (14); Apr 1-3 (17); 7-9 (20)
    story(
        "art 33(3): a third party and a co-maker, overlapping",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 4), who="甲"),
            Consulted(date(2026, 3, 6), Party.CO_MAKER, who="乙局"),
            ConsultReplied(date(2026, 3, 10), "甲"),
            ConsultReplied(date(2026, 3, 13), "乙局"),
        ],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 4), date(2026, 3, 13))],
        due=date(2026, 4, 9),
    ),
    # Feb 3-6 (4); 9-12 (8); 26-28 (11); Mar 2-6 (16); 9-12 (20)
    story(
        "art 33(3): over Spring Festival only its working days are lost",
        [Received(date(2026, 2, 2)), Consulted(date(2026, 2, 12)), ConsultReplied(date(2026, 2, 25))],
        from_=date(2026, 2, 2),
        days=20,
        pauses=[(date(2026, 2, 12), date(2026, 2, 25))],
        due=date(2026, 3, 12),
    ),
    # Mar 3-6 (4); 11-13 (7); 16-20 (12); 23-27 (17); 30-31 (19); Apr 1 (20)
    story(
        "art 33(3): asked on a day off",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 7)), ConsultReplied(date(2026, 3, 10))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 7), date(2026, 3, 10))],
        due=date(2026, 4, 1),
    ),
    # Sep 2-4 (3); 7-11 (8); 14-16 (11); 21-24 (15); 28-30 (18); Oct 8-9 (20)
    story(
        "art 33(3): answered on a make-up Sunday",
        [Received(date(2026, 9, 1)), Consulted(date(2026, 9, 16)), ConsultReplied(date(2026, 9, 20))],
        from_=date(2026, 9, 1),
        days=20,
        pauses=[(date(2026, 9, 16), date(2026, 9, 20))],
        due=date(2026, 10, 9),
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30 (20). The answer of 1 Apr comes on a working day.
    story(
        "art 33(3): asked on the last day",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 30)), ConsultReplied(date(2026, 4, 1))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[],
        due=date(2026, 4, 1),
        told=True,
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30 (20)
    story(
        "art 33(3): asked after the last day",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 31)), ConsultReplied(date(2026, 4, 3))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[],
        due=date(2026, 3, 30),
    ),
    # Mar 6 (1); 9-13 (6); 16-20 (11); 23-27 (16); 30-31 (18); Apr 1-2 (20)
    story(
        "art 33(3): asked on the day of receipt",
        [Received(date(2026, 3, 2)), Consulted(date(2026, 3, 2)), ConsultReplied(date(2026, 3, 5))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[(date(2026, 3, 2), date(2026, 3, 5))],
        due=date(2026, 4, 2),
    ),
    # Dec 16-19 (4); 22-26 (9); 29 (10); Jan 7-9 (13); 12-16 (18); 19-20 (20)
    story(
        "art 33(3): over the end of the year",
        [Received(date(2025, 12, 15)), Consulted(date(2025, 12, 29)), ConsultReplied(date(2026, 1, 6))],
        from_=date(2025, 12, 15),
        days=20,
        pauses=[(date(2025, 12, 29), date(2026, 1, 6))],
        due=date(2026, 1, 20),
    ),
    # Mar 10-13 (4); 16-20 (9); 23-27 (14); 30-31 (16); Apr 1-3 (19); 7 (20)
    story(
        "art 33(3) with 30: before the correction it is gone with the old clock",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 3)),
            ConsultReplied(date(2026, 3, 5)),
            Corrected(date(2026, 3, 9)),
        ],
        from_=date(2026, 3, 9),
        days=20,
        pauses=[],
        due=date(2026, 4, 7),
    ),
    # Mar 10-11 (2); 17-20 (6); 23-27 (11); 30-31 (13); Apr 1-3 (16); 7-10 (20)
    story(
        "art 33(3) with 30: after the correction it stops the new clock",
        [
            Received(date(2026, 3, 2)),
            CorrectionAsked(date(2026, 3, 3)),
            Corrected(date(2026, 3, 9)),
            Consulted(date(2026, 3, 11)),
            ConsultReplied(date(2026, 3, 16)),
        ],
        from_=date(2026, 3, 9),
        days=20,
        pauses=[(date(2026, 3, 11), date(2026, 3, 16))],
        due=date(2026, 4, 10),
    ),
    # Mar 3-4 (2); 12-13 (4); 16-20 (9); 23-27 (14); 30-31 (16); Apr 1-3 (19); 7-10 (23); 13-17 (28); 20-21 (30)
    story(
        "art 33(3) with 33(2): asked, then extended in the time put off",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 4)),
            ConsultReplied(date(2026, 3, 11)),
            Extended(date(2026, 4, 7), 10),
        ],
        from_=date(2026, 3, 2),
        days=30,
        pauses=[(date(2026, 3, 4), date(2026, 3, 11))],
        due=date(2026, 4, 21),
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30-31 (21); Apr 1-2 (23); 10 (24); 13-17 (29); 20 (30)
    story(
        "art 33(3) with 33(2): asked within the extension",
        [
            Received(date(2026, 3, 2)),
            Extended(date(2026, 3, 26), 10),
            Consulted(date(2026, 4, 2)),
            ConsultReplied(date(2026, 4, 9)),
        ],
        from_=date(2026, 3, 2),
        days=30,
        pauses=[(date(2026, 4, 2), date(2026, 4, 9))],
        due=date(2026, 4, 20),
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-26 (18); Apr 7-10 (22); 13-17 (27); 20-22 (30)
    story(
        "art 33(3) with 33(2): a consultation over the beginning of the extension",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 26)),
            Extended(date(2026, 3, 30), 10),
            ConsultReplied(date(2026, 4, 3)),
        ],
        from_=date(2026, 3, 2),
        days=30,
        pauses=[(date(2026, 3, 26), date(2026, 4, 3))],
        due=date(2026, 4, 22),
    ),
    # Mar 19-20 (2); 23-27 (7); 30-31 (9); Apr 1-3 (12); 7-10 (16); 13-16 (20)
    story(
        "art 42: paid in the middle, twenty days anew",
        [Received(date(2026, 3, 2)), FeeNoticed(date(2026, 3, 10), date(2026, 3, 12)), FeePaid(date(2026, 3, 18))],
        from_=date(2026, 3, 18),
        days=20,
        pauses=[],
        due=date(2026, 4, 16),
    ),
    # Apr 9-10 (2); 13-17 (7); 20-24 (12); 27-30 (16); May 6-9 (20)
    story(
        "art 42: paid on the last day",
        [Received(date(2026, 3, 2)), FeeNoticed(date(2026, 3, 10), date(2026, 3, 10)), FeePaid(date(2026, 4, 8))],
        from_=date(2026, 4, 8),
        days=20,
        pauses=[],
        due=date(2026, 5, 9),
    ),
    # Apr 3 (1); 7-10 (5); 13-17 (10); 20-24 (15); 27-30 (19); May 6 (20)
    story(
        "art 42: noticed on the last day for the answer",
        [Received(date(2026, 3, 2)), FeeNoticed(date(2026, 3, 30), date(2026, 3, 31)), FeePaid(date(2026, 4, 2))],
        from_=date(2026, 4, 2),
        days=20,
        pauses=[],
        due=date(2026, 5, 6),
    ),
    # Feb 14 (1); 24-28 (6); Mar 2-6 (11); 9-13 (16); 16-19 (20)
    story(
        "art 42: paid before Spring Festival",
        [Received(date(2026, 2, 2)), FeeNoticed(date(2026, 2, 4), date(2026, 2, 6)), FeePaid(date(2026, 2, 13))],
        from_=date(2026, 2, 13),
        days=20,
        pauses=[],
        due=date(2026, 3, 19),
    ),
    # Mar 23-27 (5); 30-31 (7); Apr 1-3 (10); 7-10 (14); 13-17 (19); 20 (20)
    story(
        "art 42 with 33(3): a consultation before the fee is gone with the old clock",
        [
            Received(date(2026, 3, 2)),
            Consulted(date(2026, 3, 3)),
            ConsultReplied(date(2026, 3, 10)),
            FeeNoticed(date(2026, 3, 12), date(2026, 3, 12)),
            FeePaid(date(2026, 3, 20)),
        ],
        from_=date(2026, 3, 20),
        days=20,
        pauses=[],
        due=date(2026, 4, 20),
    ),
    # Mar 19-20 (2); 23-27 (7); 30-31 (9); Apr 1-3 (12); 7-10 (16); 13-17 (21); 20-23 (25)
    story(
        "art 42 with 33(2): extended after the payment",
        [
            Received(date(2026, 3, 2)),
            FeeNoticed(date(2026, 3, 10), date(2026, 3, 10)),
            FeePaid(date(2026, 3, 18)),
            Extended(date(2026, 4, 14), 5),
        ],
        from_=date(2026, 3, 18),
        days=25,
        pauses=[],
        due=date(2026, 4, 23),
    ),
    # Mar 19-20 (2); 26-27 (4); 30-31 (6); Apr 1-3 (9); 7-10 (13); 13-17 (18); 20-21 (20)
    story(
        "art 42 with 33(3): asked after the payment",
        [
            Received(date(2026, 3, 2)),
            FeeNoticed(date(2026, 3, 10), date(2026, 3, 10)),
            FeePaid(date(2026, 3, 18)),
            Consulted(date(2026, 3, 20)),
            ConsultReplied(date(2026, 3, 25)),
        ],
        from_=date(2026, 3, 18),
        days=20,
        pauses=[(date(2026, 3, 20), date(2026, 3, 25))],
        due=date(2026, 4, 21),
    ),
    # Mar 23-27 (5); 30-31 (7); Apr 1-3 (10); 7-10 (14); 13-17 (19); 20 (20)
    story(
        "art 42 with 33(2): an extension before the fee is gone with the old clock",
        [
            Received(date(2026, 3, 2)),
            Extended(date(2026, 3, 10), 10),
            FeeNoticed(date(2026, 3, 12), date(2026, 3, 12)),
            FeePaid(date(2026, 3, 20)),
        ],
        from_=date(2026, 3, 20),
        days=20,
        pauses=[],
        due=date(2026, 4, 20),
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30 (20). Told: 29 May.
    story(
        "art 35: a later day was told",
        [Received(date(2026, 3, 2)), Delayed(date(2026, 3, 20), date(2026, 5, 29))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[],
        due=date(2026, 5, 29),
        told=True,
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30 (20). Told: 31 May.
    story(
        "art 35: a later day that is a Sunday stays as it was told",
        [Received(date(2026, 3, 2)), Delayed(date(2026, 3, 20), date(2026, 5, 31))],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[],
        due=date(2026, 5, 31),
        told=True,
    ),
    # Mar 3-6 (4); 9-13 (9); 16-20 (14); 23-27 (19); 30 (20). Told: 29 May.
    story(
        "art 35 with 33(3): a consultation after it does not move the day told",
        [
            Received(date(2026, 3, 2)),
            Delayed(date(2026, 3, 20), date(2026, 5, 29)),
            Consulted(date(2026, 3, 25)),
            ConsultReplied(date(2026, 4, 1)),
        ],
        from_=date(2026, 3, 2),
        days=20,
        pauses=[],
        due=date(2026, 5, 29),
        told=True,
    ),
    # Mar 9-13 (5); 16-20 (10); 23-27 (15); 30-31 (17); Apr 1-3 (20)
    story(
        "art 31(1): handed in on a Friday",
        [Received(receipt_day("in-person", arrived=date(2026, 3, 6)).on)],
        from_=date(2026, 3, 6),
        days=20,
        pauses=[],
        due=date(2026, 4, 3),
    ),
    # Mar 9-13 (5); 16-20 (10); 23-27 (15); 30-31 (17); Apr 1-3 (20)
    story(
        "art 31(1): filled in for the applicant on a Sunday",
        [Received(receipt_day("oral", arrived=date(2026, 3, 8)).on)],
        from_=date(2026, 3, 8),
        days=20,
        pauses=[],
        due=date(2026, 4, 3),
    ),
    # Mar 10-13 (4); 16-20 (9); 23-27 (14); 30-31 (16); Apr 1-3 (19); 7 (20)
    story(
        "art 31(2): signed for three days after it was posted",
        [Received(receipt_day("signed-post", arrived=date(2026, 3, 9), signed=date(2026, 3, 9)).on)],
        from_=date(2026, 3, 9),
        days=20,
        pauses=[],
        due=date(2026, 4, 7),
    ),
    # Mar 10-13 (4); 16-20 (9); 23-27 (14); 30-31 (16); Apr 1-3 (19); 7 (20)
    story(
        "art 31(2): a plain letter counts from the day both agreed on",
        [Received(receipt_day("plain-post", arrived=date(2026, 3, 6), confirmed=date(2026, 3, 9)).on)],
        from_=date(2026, 3, 9),
        days=20,
        pauses=[],
        due=date(2026, 4, 7),
    ),
    # Mar 10-13 (4); 16-20 (9); 23-27 (14); 30-31 (16); Apr 1-3 (19); 7 (20)
    story(
        "art 31(3): sent on line on a Saturday, confirmed on Monday",
        [Received(receipt_day("online", arrived=date(2026, 3, 7), confirmed=date(2026, 3, 9)).on)],
        from_=date(2026, 3, 9),
        days=20,
        pauses=[],
        due=date(2026, 4, 7),
    ),
    # Feb 25-28 (4); Mar 2-6 (9); 9-13 (14); 16-20 (19); 23 (20)
    story(
        "art 31(3): a fax before Spring Festival, confirmed behind it",
        [Received(receipt_day("fax", arrived=date(2026, 2, 14), confirmed=date(2026, 2, 24)).on)],
        from_=date(2026, 2, 24),
        days=20,
        pauses=[],
        due=date(2026, 3, 23),
    ),
    # Mar 11-13 (3); 16-20 (8); 23-27 (13); 30-31 (15); Apr 1-3 (18); 7-8 (20)
    story(
        "art 31(2): a letter to another unit, confirmed a week later",
        [Received(receipt_day("misdirected-post", arrived=date(2026, 3, 3), confirmed=date(2026, 3, 10)).on)],
        from_=date(2026, 3, 10),
        days=20,
        pauses=[],
        due=date(2026, 4, 8),
    ),
]


@pytest.mark.parametrize("told", STORIES)
def test_the_due_day_is_the_one_worked_by_hand(told):
    assert answer_deadline(told.events, calendar=CALENDAR).due == told.due


@pytest.mark.parametrize("told", [one for one in STORIES if not one.values[0].told])
def test_another_calendar_counts_the_same_days(told):
    day, number = told.from_, 0
    while number < told.days:
        day += timedelta(1)
        paused = any(first < day <= last for first, last in told.pauses)
        number += chinese_calendar.is_workday(day) and not paused
    assert day == told.due


def test_there_are_stories_enough():
    assert len(STORIES) + len(LAPSES) >= 60


LAPSES = [
    # 4 March + 10: Mar 5-6 (2); 9-13 (7); 16-18 (10).
    pytest.param([CorrectionAsked(date(2026, 3, 4), days=10)], date(2026, 3, 18), id="art 30: ten working days set"),
    # The default, which no rule fixes: Mar 5-6 (2); 9-13 (7); 16-20 (12); 23-25 (15).
    pytest.param([CorrectionAsked(date(2026, 3, 4))], date(2026, 3, 25), id="art 30: the default of fifteen"),
    # From the arrival on 9 March: 10-13 (4); 16 (5).
    pytest.param(
        [CorrectionAsked(date(2026, 3, 4), days=5, reached=date(2026, 3, 9))],
        date(2026, 3, 16),
        id="art 30: from the day on which the notice arrived",
    ),
    # From Saturday 7 March: 9-13 (5).
    pytest.param(
        [CorrectionAsked(date(2026, 3, 4), days=5, reached=date(2026, 3, 7))],
        date(2026, 3, 13),
        id="art 30: a notice that arrived on a Saturday",
    ),
    # 10 March + 20: 11-13 (3); 16-20 (8); 23-27 (13); 30-31 (15); Apr 1-3 (18), Qingming 4-6; 7-8 (20).
    pytest.param(
        [FeeNoticed(date(2026, 3, 10), date(2026, 3, 10))], date(2026, 4, 8), id="art 42: twenty days over Qingming"
    ),
    # From the arrival on 20 March: 23-27 (5); 30-31 (7); Apr 1-3 (10); 7-10 (14); 13-17 (19); 20 (20).
    pytest.param([FeeNoticed(date(2026, 3, 10), date(2026, 3, 20))], date(2026, 4, 20), id="art 42: from the arrival"),
]


@pytest.mark.parametrize(("events", "until"), LAPSES)
def test_a_request_lapses_on_the_day_after_the_last(events, until):
    events = [Received(date(2026, 3, 2)), *events]
    waiting = answer_deadline(events, calendar=CALENDAR, asof=until)
    assert (waiting.due, waiting.waiting.until, waiting.lapsed) == (None, until, False)
    assert answer_deadline(events, calendar=CALENDAR, asof=until + timedelta(1)).lapsed


@pytest.mark.parametrize(("events", "until"), LAPSES)
def test_what_comes_after_the_last_day_is_too_late(events, until):
    late = FeePaid(until + timedelta(1)) if isinstance(events[0], FeeNoticed) else Corrected(until + timedelta(1))
    with pytest.raises(ClockError, match=f"已于{until}届满"):
        answer_deadline([Received(date(2026, 3, 2)), *events, late], calendar=CALENDAR)
