"""Days, weeks and months: nothing comes unasked, what was asked for comes once, and nobody starts from nothing."""

import itertools

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import CheckIn
from tests.conftest import MovableClock
from tests.journeys.conftest import NewParent
from tests.journeys.diary import TextingParent, record


async def check_ins(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        return list(await session.scalars(select(CheckIn.state).order_by(CheckIn.set_at)))


async def test_kirsty_looks_once_and_is_left_in_peace_for_half_a_year(parent: TextingParent) -> None:
    await parent.say("need help wi the rent", "Kirkcaldy")
    assert parent.services
    await parent.silence(weeks=26)
    await parent.say("hi again")
    assert parent.wording == "utter_still_you"
    assert "rent" not in parent.all
    await parent.pick("We've texted before")
    assert parent.services


async def test_an_old_number_picks_nothing_any_more(parent: TextingParent) -> None:
    await parent.say("need help wi the rent", "Kirkcaldy")
    await parent.silence(weeks=4)
    await parent.say("2")
    assert parent.wording != "utter_service", "it is asked which one, not guessed"
    assert parent.choices


async def test_not_the_now_is_never_chased(parent: TextingParent) -> None:
    await parent.say("hi", "help with rent arrears", "Kirkcaldy", "no the now, too much on")
    assert not parent.choices
    assert "?" not in parent.all
    await parent.silence(weeks=9)


async def test_a_text_on_pay_day_comes_once_and_an_unanswered_one_is_dropped(
    parent: TextingParent, pace: Pace
) -> None:
    await parent.say("hi", "text me when I get paid on the 28th")
    while parent.wording in ("utter_check_in_sure", "utter_check_in_quiet"):
        await parent.say("aye")
    assert "28" in "".join(parent.phone.texts)
    assert await parent.on("2027-03-27 23:00") == []
    (came,) = await parent.later(days=2)
    assert came.startswith("Hello")
    await parent.silence(weeks=8)
    assert await check_ins(pace) == ["unanswered"]


@pytest.mark.parametrize(
    ("now", "words", "day", "hour"),
    [
        ("2027-03-26 14:00", "text me on sunday at 10 in the morning", "2027-03-28", 10),
        ("2027-10-29 14:00", "message me on sunday at 10 in the morning", "2027-10-31", 10),
    ],
)
async def test_when_the_clocks_change_ten_in_the_morning_stays_ten(
    parent: TextingParent, clock: MovableClock, now: str, words: str, day: str, hour: int
) -> None:
    clock.set(now)
    await parent.say("hi", words)
    while parent.wording in ("utter_check_in_sure", "utter_check_in_quiet"):
        await parent.say("yes")
    assert await parent.on(f"{day} 0{hour - 1}:55") == []
    assert len(await parent.on(f"{day} {hour}:05")) == 1


async def test_a_text_set_is_moved_twice_and_then_called_off(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "gie me a text next tuesday")
    while parent.wording in ("utter_check_in_sure", "utter_check_in_quiet"):
        await parent.say("aye")
    await parent.say("naw make it the thursday")
    assert "Thursday" in parent.all
    await parent.say("sorry, friday")
    await parent.say("och just cancel the reminder")
    assert parent.wording == "utter_check_in_cancelled"
    await parent.silence(weeks=3)
    assert set(await check_ins(pace)) == {"cancelled"}


async def test_a_pause_keeps_back_even_what_was_set_and_she_carries_on_where_she_was(parent: TextingParent) -> None:
    await parent.say("hi", "help with rent arrears", "Kirkcaldy")
    await parent.say("text me on friday at 11")
    while parent.wording in ("utter_check_in_sure", "utter_check_in_quiet"):
        await parent.say("aye")
    await parent.say("pause everything for now please")
    assert parent.wording.startswith("utter_pause")
    await parent.silence(weeks=6)
    await parent.say("that's me back, can we carry on")
    assert parent.services or parent.choices


async def test_at_three_in_the_night_she_gets_her_answer_and_nothing_else_before_morning(
    parent: TextingParent, clock: MovableClock
) -> None:
    clock.set("2027-03-06 03:10")
    await parent.say("cannae sleep for worry about money", "Glasgow")
    assert parent.choices
    await parent.say("text me tomorrow")
    while parent.wording in ("utter_check_in_sure", "utter_check_in_quiet"):
        await parent.say("yes")
    assert await parent.on("2027-03-06 07:55") == []


async def test_only_in_the_mornings_holds_what_she_asked_for_until_morning(
    parent: TextingParent, clock: MovableClock
) -> None:
    await parent.say("hi", "someone reads my phone. only text me in the mornings")
    kept = await record(parent)
    assert kept.careful
    assert kept.quiet_from is not None
    await parent.say("text me tomorrow at 4 in the afternoon")
    while parent.wording in ("utter_check_in_sure", "utter_check_in_quiet"):
        await parent.say("yes")
    came = await parent.later(days=4)
    assert len(came) <= 1
    assert all(word not in " ".join(came).lower() for word in ("rent", "money", "service", "abuse"))


async def test_two_needs_two_months_apart(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    await parent.say("a wee hand wi the gas bill please", "Methil")
    assert parent.services
    await parent.pick("Not now")
    await parent.silence(weeks=9)
    await parent.say("hello")
    await parent.say("different thing: my boy's waiting on an autism assessment, who can help")
    assert "Where" not in parent.all, "where she lives was said before"
    assert parent.services


async def test_she_looks_in_every_few_days_and_is_never_greeted_alike_twice(parent: TextingParent) -> None:
    hellos = [await parent.say("hi")]
    for days in (2, 3, 4, 9, 15):
        await parent.silence(days=days)
        hellos.append(await parent.say("hiya"))
    assert all(one != other for one, other in itertools.pairwise(hellos))


async def test_the_new_year_comes_between(parent: TextingParent, clock: MovableClock) -> None:
    clock.set("2027-12-24 16:30")
    await parent.say("hi", "text me after the holidays")
    for _ in range(3):
        if parent.wording in ("utter_check_in_sure", "utter_check_in_quiet"):
            await parent.say("aye")
        elif parent.wording.startswith("utter_when"):
            await parent.say("the 10th of january")
    came = await parent.on("2028-02-01 12:00")
    assert len(came) == 1
