"""Quiet hours: direct replies leave at once, everything else waits for the morning, by the clock on the wall."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.database.tables import Parent
from bot.outbox.pace import end_of_quiet, may_leave_at

SCOTLAND = ZoneInfo("Europe/London")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SCOTLAND).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        ("2027-03-02 12:00", "2027-03-02 12:00"),
        ("2027-03-02 20:59", "2027-03-02 20:59"),
        ("2027-03-02 21:00", "2027-03-03 08:00"),
        ("2027-03-03 03:15", "2027-03-03 08:00"),
        ("2027-03-03 08:00", "2027-03-03 08:00"),
        ("2027-03-27 23:30", "2027-03-28 08:00"),  # the clocks go forward that night
        ("2027-10-30 23:30", "2027-10-31 08:00"),  # and back that one
    ],
)
def test_quiet_hours_end_in_the_morning(now: str, leaves: str) -> None:
    assert end_of_quiet(Parent(), local(now)) == local(leaves)


def test_a_parents_own_quiet_hours_count() -> None:
    mornings_only = Parent(quiet_from=time(12, 0), quiet_until=time(9, 0))
    assert end_of_quiet(mornings_only, local("2027-03-02 13:00")) == local("2027-03-03 09:00")


def test_a_direct_reply_leaves_at_night_and_a_late_one_does_not() -> None:
    now = local("2027-03-02 23:10")
    assert may_leave_at(Parent(), "reply", now, local("2027-03-02 23:00")) == now
    assert may_leave_at(Parent(), "reply", now, local("2027-03-02 22:00")) == local("2027-03-03 08:00")
    assert may_leave_at(Parent(), "risk", now, None) == now
