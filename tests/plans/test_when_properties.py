"""What holds for any words at any time of the year, the nights included on which the clocks change."""

from datetime import UTC, datetime, time, timedelta
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.plans.said import QUESTIONS
from bot.plans.when import Ask, Habits, Understood, said_back, understand
from tests.plans.test_when import ALL

PHRASES = [words for words, _ in ALL]
PIECES = sorted({piece for words in PHRASES for piece in words.lower().split()})
CHANGES = [datetime(2027, 3, 28, tzinfo=UTC), datetime(2027, 10, 31, tzinfo=UTC)]
AREAS = (None, "fife", "glasgow", "national")

moments = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC)),
    st.builds(
        lambda day, minutes: day + timedelta(minutes=minutes),
        st.sampled_from(CHANGES),
        st.integers(-36 * 60, 36 * 60),
    ),
)
words = st.one_of(
    st.sampled_from(PHRASES),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join),
    st.text(max_size=60),
)
habits = st.builds(
    lambda area, start, end: Habits(area, time(start), time(end)) if (start - end) % 24 >= 3 else Habits(area),
    st.sampled_from(AREAS),
    st.integers(0, 23),
    st.integers(0, 23),
)


@settings(max_examples=1500, deadline=None)
@given(words, moments, habits)
@example("at 01:30", datetime(2027, 10, 31, 0, 45, tzinfo=UTC), Habits())
@example("at 01:30", datetime(2027, 10, 31, 1, 10, tzinfo=UTC), Habits())
@example("in 10 minutes", datetime(2027, 10, 31, 1, 10, tzinfo=UTC), Habits())
@example("29 feb", datetime(2029, 3, 1, tzinfo=UTC), Habits())
@example("in 999999 months", datetime(2029, 3, 1, tzinfo=UTC), Habits())
@example("the 0th", datetime(2029, 3, 1, tzinfo=UTC), Habits())
def test_always_ahead_and_said_back_as_the_same_moment(said: str, now: datetime, habit: Habits) -> None:
    found = understand(said, now, habit)
    if found is None:
        return
    if isinstance(found, Ask):
        assert found.question in QUESTIONS
        return
    assert now < found.moment <= now + timedelta(days=371)
    assert found.quiet == habit.is_quiet(found.moment)
    again = understand(found.said_back, now, habit)
    assert isinstance(again, Understood)
    assert (again.moment, again.said_back) == (found.moment, found.said_back)


@settings(max_examples=300, deadline=None)
@given(moments, habits)
def test_a_day_without_an_hour_never_falls_into_the_quiet_hours(now: datetime, habit: Habits) -> None:
    for day in ("tomorrow", "next tuesday", "in a fortnight", "the 28th", "end of the month", "weekend"):
        found = understand(day, now, habit)
        assert isinstance(found, Understood)
        assert not found.quiet


def test_every_five_minutes_of_a_day_can_be_said_back() -> None:
    now = datetime(2027, 3, 2, 10, 30, tzinfo=UTC)
    day = datetime(2027, 6, 1, tzinfo=UTC)
    for hour, minute in product(range(24), range(0, 60, 5)):
        moment = day + timedelta(hours=hour, minutes=minute)
        again = understand(said_back(moment, now), now)
        assert isinstance(again, Understood)
        assert again.moment == moment
