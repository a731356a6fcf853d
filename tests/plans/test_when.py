"""Times in parents' own words, said on Tuesday 2 March 2027 at half past ten in the morning, in Fife.

A day in the table is `day month hour:minute`; `?` after it means that the parent is asked whether it is right, `!`
that it lies in their quiet hours. A word stands for the question that is asked; None for words that name no time.
"""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.content.segments import to_gsm7
from bot.plans.said import QUESTIONS
from bot.plans.when import Ask, Habits, Understood, understand

SCOTLAND = ZoneInfo("Europe/London")
NOW = datetime(2027, 3, 2, 10, 30, tzinfo=UTC)
FIFE = Habits(area="fife")

DAYS = [
    ("next Tuesday", "9 Mar 10:00"),
    ("nxt tues", "9 Mar 10:00"),
    ("next tuseday pls", "9 Mar 10:00"),
    ("next wednesday", "10 Mar 10:00 ?"),
    ("wednesday", "3 Mar 10:00"),
    ("wensday", "3 Mar 10:00"),
    ("weds", "3 Mar 10:00"),
    ("this friday", "5 Mar 10:00"),
    ("on friday", "5 Mar 10:00"),
    ("fri", "5 Mar 10:00"),
    ("firday", "5 Mar 10:00"),
    ("setterday", "6 Mar 10:00"),
    ("monday", "8 Mar 10:00"),
    ("tuesday", "9 Mar 10:00 ?"),
    ("friday next", "5 Mar 10:00"),
    ("monday next week", "8 Mar 10:00"),
    ("next week on thursday", "11 Mar 10:00"),
    ("wednesday after next", "10 Mar 10:00"),
    ("week after next on friday", "19 Mar 10:00"),
    ("the morn", "3 Mar 10:00"),
    ("ra morra", "3 Mar 10:00"),
    ("2moro", "3 Mar 10:00"),
    ("tomoz", "3 Mar 10:00"),
    ("tommorow", "3 Mar 10:00"),
    ("tomorrow", "3 Mar 10:00"),
    ("the morn's morn", "3 Mar 10:00"),
    ("in the morn", "3 Mar 10:00"),
    ("in the morning", "3 Mar 10:00"),
    ("day after tomorrow", "4 Mar 10:00"),
    ("the day efter the morn", "4 Mar 10:00"),
    ("a week tomorrow", "10 Mar 10:00"),
    ("a week the morn", "10 Mar 10:00"),
    ("a week on tuesday", "16 Mar 10:00 ?"),
    ("a week on friday", "12 Mar 10:00"),
    ("friday week", "12 Mar 10:00"),
    ("2 weeks on friday", "19 Mar 10:00"),
    ("a fortnight on Monday", "22 Mar 10:00"),
    ("a week today", "9 Mar 10:00"),
    ("three weeks today", "23 Mar 10:00"),
    ("in a fortnight", "16 Mar 10:00"),
    ("a fortnicht", "16 Mar 10:00"),
    ("in a couple of weeks", "16 Mar 10:00"),
    ("coupla weeks", "16 Mar 10:00"),
    ("in twa weeks", "16 Mar 10:00"),
    ("in a week", "9 Mar 10:00"),
    ("in a week and a half", "12 Mar 10:00"),
    ("a week", "9 Mar 10:00"),
    ("2 wks", "16 Mar 10:00"),
    ("2wks please", "16 Mar 10:00"),
    ("in six weeks' time", "13 Apr 10:00"),
    ("in 6 weeks", "13 Apr 10:00"),
    ("6 weeks from now", "13 Apr 10:00"),
    ("give me a month", "2 Apr 10:00"),
    ("in a month's time", "2 Apr 10:00"),
    ("a month", "2 Apr 10:00"),
    ("in three months", "2 Jun 10:00"),
    ("in 10 days", "12 Mar 10:00"),
    ("in a few days", "5 Mar 10:00 ?"),
    ("a few weeks", "23 Mar 10:00 ?"),
    ("a wee few weeks", "23 Mar 10:00 ?"),
    ("in a couple of days", "4 Mar 10:00"),
    ("in a year", "2 Mar 2028 10:00"),
    ("maybe thursday", "4 Mar 10:00 ?"),
    ("by friday", "4 Mar 10:00 ?"),
    ("before friday", "4 Mar 10:00 ?"),
    ("after friday", "6 Mar 10:00"),
    ("week on sunday", "14 Mar 10:00"),
    ("in 6-8 weeks", "27 Apr 10:00 ?"),
    ("half a year", "2 Sep 10:00"),
]
DATES = [
    ("the 28th", "28 Mar 10:00"),
    ("28th", "28 Mar 10:00"),
    ("on the 1st", "1 Apr 10:00"),
    ("the 2nd", "2 Apr 10:00"),
    ("the 2nd at 4", "2 Mar 16:00"),
    ("31st", "31 Mar 10:00"),
    ("twenty eighth", "28 Mar 10:00"),
    ("after the 28th", "29 Mar 10:00"),
    ("2 days after the 28th", "30 Mar 10:00"),
    ("a week before the 28th", "21 Mar 10:00"),
    ("28 march", "28 Mar 10:00"),
    ("28th of March", "28 Mar 10:00"),
    ("march 28th", "28 Mar 10:00"),
    ("1 march", "1 Mar 2028 10:00"),
    ("1st of feb", "1 Feb 2028 10:00"),
    ("28/3", "28 Mar 10:00"),
    ("28/03/27", "28 Mar 10:00"),
    ("28.3.2027", "28 Mar 10:00"),
    ("2027-03-28", "28 Mar 10:00"),
    ("tuesday the 9th", "9 Mar 10:00"),
    ("Tuesday 9 March", "9 Mar 10:00"),
    ("tues 9th march 2pm", "9 Mar 14:00"),
    ("wednesday 9 march", "day_and_date_differ"),
    ("thursday the 9th", "day_and_date_differ"),
    ("30 feb", "which_day"),
    ("29th february", "29 Feb 2028 10:00"),
    ("the twenty-first of april", "21 Apr 10:00"),
    ("3 May", "3 May 10:00"),
    ("4th of next month", "4 Apr 10:00"),
    ("first Monday in June", "7 Jun 10:00"),
    ("1st tues of the month", "6 Apr 10:00"),
    ("second friday of next month", "9 Apr 10:00"),
    ("last friday of the month", "26 Mar 10:00"),
    ("first monday in february", "7 Feb 2028 10:00"),
    ("w/c 15 march", "15 Mar 10:00"),
    ("second week of april", "12 Apr 10:00 ?"),
    ("appointment on the 15th so after that", "16 Mar 10:00"),
    ("3 March 2026", "already_past"),
    ("1/1/2020", "already_past"),
]
SEASONS = [
    ("next week", "8 Mar 10:00 ?"),
    ("sometime next week", "8 Mar 10:00 ?"),
    ("one day next week", "8 Mar 10:00 ?"),
    ("middle of next week", "10 Mar 10:00 ?"),
    ("end of next week", "12 Mar 10:00 ?"),
    ("the week after next", "15 Mar 10:00 ?"),
    ("later this week", "4 Mar 10:00 ?"),
    ("end of the week", "5 Mar 10:00"),
    ("weekend", "6 Mar 10:00"),
    ("at the wknd", "6 Mar 10:00"),
    ("next weekend", "13 Mar 10:00 ?"),
    ("after the weekend", "8 Mar 10:00"),
    ("next month", "1 Apr 10:00 ?"),
    ("start of next month", "1 Apr 10:00"),
    ("end of the month", "31 Mar 10:00"),
    ("end o the month", "31 Mar 10:00"),
    ("end of next month", "30 Apr 10:00"),
    ("end of march", "31 Mar 10:00"),
    ("mid-march", "15 Mar 10:00 ?"),
    ("in may", "1 May 10:00 ?"),
    ("end of june", "30 Jun 10:00"),
    ("in march", "which_day"),
    ("after Christmas", "29 Dec 10:00 ?"),
    ("efter xmas", "29 Dec 10:00 ?"),
    ("before christmas", "18 Dec 10:00 ?"),
    ("christmas eve", "24 Dec 10:00"),
    ("hogmanay", "31 Dec 10:00"),
    ("after hogmanay", "5 Jan 2028 10:00 ?"),
    ("in the new year", "5 Jan 2028 10:00 ?"),
    ("after easter", "30 Mar 10:00 ?"),
    ("after the school holidays", "12 Apr 10:00 ?"),
    ("after the hols", "12 Apr 10:00 ?"),
    ("after the easter holidays", "12 Apr 10:00 ?"),
    ("when the schools go back", "12 Apr 10:00 ?"),
    ("once the weans are back at school", "12 Apr 10:00 ?"),
    ("after the summer holidays", "18 Aug 10:00 ?"),
    ("when school breaks up", "26 Mar 10:00 ?"),
    ("before the holidays", "19 Mar 10:00 ?"),
    ("after the tattie holidays", "when_school_back"),
    ("when I'm paid on the 28th", "28 Mar 10:00"),
    ("after pay day on the 28th", "29 Mar 10:00"),
    ("payday's friday", "5 Mar 10:00"),
    ("when my wages come in on friday", "5 Mar 10:00"),
    ("after pay day", "when_paid"),
    ("when I get paid", "when_paid"),
    ("when my UC comes in", "when_paid"),
    ("two days after payday", "when_paid"),
]
HOURS = [
    ("at 3", "2 Mar 15:00"),
    ("at 10", "3 Mar 10:00"),
    ("at 8", "2 Mar 20:00 ?"),
    ("10am", "3 Mar 10:00"),
    ("11am", "2 Mar 11:00"),
    ("noon", "2 Mar 12:00"),
    ("after 7", "2 Mar 19:30 ?"),
    ("Thursday after 7", "4 Mar 19:30 ?"),
    ("thursday before 12", "4 Mar 11:00"),
    ("Friday morning", "5 Mar 10:00"),
    ("fri mornin", "5 Mar 10:00"),
    ("friday efternin", "5 Mar 14:00"),
    ("sunday evening", "7 Mar 19:00"),
    ("the morn's nicht", "3 Mar 19:00"),
    ("the morns nicht", "3 Mar 19:00"),
    ("the nicht", "2 Mar 19:00"),
    ("tonight", "2 Mar 19:00"),
    ("2nite at 8", "2 Mar 20:00"),
    ("8 the night", "2 Mar 20:00"),
    ("this afternoon", "2 Mar 14:00"),
    ("later today", "2 Mar 13:00"),
    ("later the day", "2 Mar 13:00"),
    ("wensday at 2", "3 Mar 14:00"),
    ("thurs 10am", "4 Mar 10:00"),
    ("thursday at 10.30", "4 Mar 10:30"),
    ("fri 3", "5 Mar 15:00 ?"),
    ("friday at half 7", "5 Mar 19:30 ?"),
    ("half ten tomorrow", "3 Mar 10:30"),
    ("hauf past ten the morn", "3 Mar 10:30"),
    ("fri quarter to 4", "5 Mar 15:45"),
    ("twenty past ten on friday", "5 Mar 10:20"),
    ("back of 7 tonight", "2 Mar 19:15"),
    ("7 o'clock tomorrow night", "3 Mar 19:00"),
    ("friday 2-3pm", "5 Mar 14:30"),
    ("between 10 and 12 on friday", "5 Mar 11:00"),
    ("tomorrow 14:00", "3 Mar 14:00"),
    ("1430 hrs tomorrow", "3 Mar 14:30"),
    ("first thing tomorrow", "3 Mar 09:00"),
    ("tomorrow teatime", "3 Mar 17:00"),
    ("thursday lunchtime", "4 Mar 12:30"),
    ("after the school run", "3 Mar 09:30"),
    ("friday when the kids are at school", "5 Mar 10:30"),
    ("monday when the weans are in their bed", "8 Mar 20:00"),
    ("next tues pm", "9 Mar 14:00"),
    ("in half an hour", "2 Mar 11:00"),
    ("in hauf an oor", "2 Mar 11:00"),
    ("in an hour", "2 Mar 11:30"),
    ("in an hour and a half", "2 Mar 12:00"),
    ("20 mins", "2 Mar 10:50"),
    ("in 3 hours", "2 Mar 13:30"),
    ("same time tomorrow", "3 Mar 10:30"),
    ("this time next week", "9 Mar 10:30"),
    ("not before 10", "3 Mar 10:30"),
    ("efter the weans are away tae school", "3 Mar 09:30"),
    ("the morn at denner time", "3 Mar 12:30"),
    ("friday 10-12", "5 Mar 11:00 ?"),
    ("in 2 days at 3", "4 Mar 15:00"),
    ("a week on wednesday about 11", "10 Mar 11:00"),
    ("the 28th at 6 in the evening", "28 Mar 18:00"),
    ("sat night at 11", "6 Mar 23:00 !"),
    ("at 11 tonight", "2 Mar 23:00 !"),
    ("friday 6am", "5 Mar 06:00 !"),
    ("midnight on friday", "6 Mar 00:00 !"),
]
NO_TIME_YET = [
    ("whenever", "which_day"),
    ("soon", "which_day"),
    ("later on", "which_day"),
    ("not sure", "which_day"),
    ("one day", "which_day"),
    ("when I'm ready", "which_day"),
    ("after my operation", "which_day"),
    ("tuesday or wednesday", "which_day"),
    ("not friday", "which_day"),
    ("friday/saturday", "which_day"),
    ("mon-fri", "which_day"),
    ("in the summer", "which_day"),
    ("yesterday", "already_past"),
    ("last tuesday", "already_past"),
    ("a week past friday", "already_past"),
    ("every tuesday", "one_at_a_time"),
    ("text me every second Tuesday to see how im getting on", "one_at_a_time"),
    ("every 2nd week on a tuesday", "one_at_a_time"),
    ("once a fortnight", "one_at_a_time"),
    ("ilka tuesday", "one_at_a_time"),
    ("in 3 years", "too_far"),
    ("I need help with my rent", None),
    ("hello", None),
    ("my 2 kids and me", None),
    ("i am 32 and have 3 kids aged 2 5 and 9", None),
    ("07700 900123", None),
    ("KY12 9AB", None),
    ("thanks", None),
    ("", None),
    ("!!! ???", None),
    ("\N{SMILING FACE WITH SUNGLASSES}", None),
]
ALL = DAYS + DATES + SEASONS + HOURS + NO_TIME_YET


def moment(words: str, now: datetime = NOW) -> datetime:
    """`9 Mar 10:00` or `1 Feb 2028 10:00`, on the wall in Scotland."""
    date = words if len(words.split()) == 4 else " ".join([*words.split()[:2], "2027", words.split()[2]])
    return datetime.strptime(date, "%d %b %Y %H:%M").replace(tzinfo=SCOTLAND)


@pytest.mark.parametrize(("words", "expected"), ALL, ids=[words[:40] or "nothing" for words, _ in ALL])
def test_a_parents_words(words: str, expected: str | None) -> None:
    found = understand(words, NOW, FIFE)
    if expected is None:
        assert found is None
    elif expected in QUESTIONS:
        assert found == Ask(expected)
    else:
        assert isinstance(found, Understood)
        assert found.moment == moment(expected.strip(" ?!"))
        assert found.sure == ("?" not in expected)
        assert found.quiet == ("!" in expected)


def test_what_is_said_back_is_plain_and_fits_a_text() -> None:
    found = understand("next tuesday", NOW)
    assert isinstance(found, Understood)
    assert found.said_back == "Tuesday 9 March, about 10 in the morning"
    said = [result.said_back for words, _ in ALL if isinstance(result := understand(words, NOW, FIFE), Understood)]
    assert all(to_gsm7(words) == words and len(words) < 60 for words in said)


def test_another_year_is_named() -> None:
    found = understand("in the new year", NOW)
    assert isinstance(found, Understood)
    assert found.said_back == "Wednesday 5 January 2028, about 10 in the morning"


def test_words_around_a_time_do_not_matter() -> None:
    plain = understand("friday morning", NOW)
    assert understand("Aye go on then, friday mornin pal", NOW) == plain
    assert understand("can you text me on FRIDAY MORNING please??", NOW) == plain


@pytest.mark.parametrize(
    ("quiet", "words", "expected"),
    [
        ((time(12), time(9)), "friday", "5 Mar 10:00"),
        ((time(12), time(11)), "friday", "5 Mar 11:00"),
        ((time(0), time(18)), "friday", "5 Mar 18:00"),
        ((time(12), time(9)), "friday morning", "5 Mar 10:00"),
        ((time(20), time(11)), "friday morning", "5 Mar 11:00"),
        ((time(19), time(8)), "friday evening", "5 Mar 18:30"),
        ((time(9), time(17)), "thursday at 9", "4 Mar 21:00 ?"),
    ],
)
def test_a_parents_own_times_decide_what_they_left_open(quiet: tuple[time, time], words: str, expected: str) -> None:
    found = understand(words, NOW, Habits(quiet_from=quiet[0], quiet_until=quiet[1]))
    assert isinstance(found, Understood)
    assert found.moment == moment(expected.strip(" ?"))
    assert not found.quiet


def test_a_part_of_the_day_outside_their_times_is_marked() -> None:
    mornings_only = Habits(quiet_from=time(12), quiet_until=time(9))
    found = understand("friday evening", NOW, mornings_only)
    assert isinstance(found, Understood)
    assert found.quiet


def test_too_late_for_today() -> None:
    evening = datetime(2027, 3, 2, 20, 45, tzinfo=UTC)
    assert understand("today", evening) == Ask("too_late_today")
    assert understand("this morning", evening) == Ask("too_late_today")


@pytest.mark.parametrize("area", [None, "national", "somewhere else"])
def test_without_an_area_the_parent_is_asked_when_school_is_back(area: str | None) -> None:
    assert understand("after the school holidays", NOW, Habits(area=area)) == Ask("when_school_back")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SCOTLAND).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "words", "expected", "said"),
    [
        # The clocks go forward on 28 March 2027 at 1: half past one does not exist, and becomes half past two.
        ("2027-03-27 12:00", "28th 01:30", "2027-03-28 02:30", "Sunday 28 March, about half past 2 in the morning"),
        ("2027-03-27 12:00", "tomorrow", "2027-03-28 10:00", "Sunday 28 March, about 10 in the morning"),
        ("2027-03-27 12:00", "in a week", "2027-04-03 10:00", "Saturday 3 April, about 10 in the morning"),
        ("2027-03-28 00:30", "in an hour", "2027-03-28 02:30", "Sunday 28 March, about half past 2 in the morning"),
        # They go back on 31 October 2027 at 2: the hour before comes twice.
        ("2027-10-30 12:00", "31st 01:30", "2027-10-31 01:30", "Sunday 31 October, about half past 1 in the morning"),
        ("2027-10-30 12:00", "a week tomorrow", "2027-11-07 10:00", "Sunday 7 November, about 10 in the morning"),
    ],
)  # fmt: skip
def test_changes_of_the_clocks(now: str, words: str, expected: str, said: str) -> None:
    found = understand(words, local(now))
    assert isinstance(found, Understood)
    assert (found.moment, found.said_back) == (local(expected), said)
    assert found.sure == ("01:30" not in words)


def test_in_a_few_hours_counts_real_hours_over_a_change_of_the_clocks() -> None:
    now = local("2027-10-30 23:30")
    found = understand("in 5 hours", now)
    assert isinstance(found, Understood)
    assert (found.moment - now).total_seconds() == 5 * 3600
