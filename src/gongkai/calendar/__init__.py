"""Working days (工作日), with the 调休 of the yearly holiday notices."""

from gongkai.calendar.days import CalendarError, Day, WorkCalendar, load
from gongkai.calendar.notices import Holiday, Notice, NoticeError, published

__all__ = ["CalendarError", "Day", "Holiday", "Notice", "NoticeError", "WorkCalendar", "load", "published"]
