"""When a text may leave: direct replies at once, everything else outside the parent's quiet hours."""

from datetime import datetime, time, timedelta

from bot.clock import SCOTLAND
from bot.database.tables import Parent

QUIET_FROM = time(21, 0)
QUIET_UNTIL = time(8, 0)
DIRECT_REPLY = timedelta(minutes=15)
NEVER_HELD = frozenset({"risk", "worker"})


def may_leave_at(parent: Parent, purpose: str, now: datetime, answers_text_at: datetime | None) -> datetime:
    """The first moment at which the text may leave; `now` unless quiet hours hold it."""
    if purpose in NEVER_HELD:
        return now
    if answers_text_at is not None and now - answers_text_at <= DIRECT_REPLY:
        return now
    return end_of_quiet(parent, now)


def end_of_quiet(parent: Parent, now: datetime) -> datetime:
    """`now` outside quiet hours, else the moment at which they end, by the clock on the wall in Scotland."""
    start = parent.quiet_from or QUIET_FROM
    end = parent.quiet_until or QUIET_UNTIL
    local = now.astimezone(SCOTLAND)
    if not _within(local.time(), start, end):
        return now
    day = local.date()
    if start > end and local.time() >= start:
        day += timedelta(days=1)
    return datetime.combine(day, end, SCOTLAND).astimezone(now.tzinfo)


def _within(moment: time, start: time, end: time) -> bool:
    if start <= end:
        return start <= moment < end
    return moment >= start or moment < end
