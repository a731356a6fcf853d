"""A parent asks to be texted at a time of theirs: said back, moved, cancelled, sent once."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import CheckIn
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent, record


async def kept(pace: Pace) -> list[CheckIn]:
    async with pace.database.reading() as session:
        return list((await session.scalars(select(CheckIn).order_by(CheckIn.set_at))).all())


async def test_a_text_next_tuesday_is_said_back_and_sent_once(
    parent: TextingParent, pace: Pace, clock: MovableClock
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi")
    said = await parent.say("text me next tuesday")
    assert "Tuesday 19 January, about 10 in the morning" in said
    assert parent.choices == ["Yes, text me then", "Another time", "Not now"]
    assert await kept(pace) == []
    await parent.say("aye that's right")
    assert parent.choices == ["That's right", "Another time", "No text after all"]
    assert [each.state for each in await kept(pace)] == ["waiting"]
    assert await parent.reads() == []
    clock.set("2027-01-19 10:01")
    (came,) = await parent.reads()
    assert came.startswith("Hello")
    assert await parent.reads() == []
    clock.forward(days=5)
    assert await parent.reads() == []


async def test_without_a_day_it_asks_and_the_subject_may_change(parent: TextingParent, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "could you text me some time")
    assert "?" in parent.all
    assert "automated" in await parent.say("are you a robot?")
    await parent.say("can you check in with me")
    assert "Friday 15 January" in await parent.say("this friday at 2")


async def test_changed_and_cancelled_by_text(parent: TextingParent, pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me tomorrow at 11")
    assert "Thursday 14 January" in await parent.say("change it to thursday")
    assert len(await kept(pace)) == 1
    await parent.pick("Another time")
    assert "Monday 18 January" in await parent.say("monday")
    await parent.say("yes")
    await parent.say("cancel the reminder")
    assert [each.state for each in await kept(pace)] == ["cancelled"]


@pytest.mark.parametrize(
    ("day", "date"), [("wednesday", "Wednesday 27"), ("thursday", "Thursday 28"), ("friday", "Friday 22")]
)
async def test_a_weekday_to_move_to_is_the_one_nearest_to_what_was_set(
    parent: TextingParent, clock: MovableClock, day: str, date: str
) -> None:
    clock.set("2027-01-11 10:00")
    assert "Monday 25 January" in await parent.say("hi", "text me in a fortnight about college")
    assert f"{date} January" in await parent.say(f"make it {day} instead")


async def test_a_guess_is_asked_before_it_is_set(parent: TextingParent, pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me in a few weeks")
    assert await kept(pace) == []
    await parent.say("aye")
    assert len(await kept(pace)) == 1


@pytest.mark.parametrize("words", ["text me on friday at 11 at night", "message me at 10pm tomorrow"])
async def test_a_time_in_the_quiet_hours_is_not_set(
    parent: TextingParent, pace: Pace, clock: MovableClock, words: str
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", words)
    assert await kept(pace) == []
    assert "8 in the morning" in parent.all
    await parent.pick("Yes")
    assert len(await kept(pace)) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("aye but make it half 8 the school opens then", "half past 8 in the morning"),
        ("no half 8!!", "half past 8 in the morning"),
        ("tea time", "5 in the afternoon"),
        ("it was 7 at night I said, not 9", "7 in the evening"),
        ("tuesday not monday", "Tuesday 12 January, about 9 in the morning"),
        ("wait no tuesday", "Tuesday 12 January, about 9 in the morning"),
    ],
)
async def test_another_hour_or_day_alone_is_of_the_text_just_set(
    parent: TextingParent, pace: Pace, clock: MovableClock, changed: str, said: str
) -> None:
    clock.set("2027-01-10 12:00")
    await parent.say("hi", "text me on monday at 9 in the morning")
    assert said in await parent.say(changed)
    assert [each.state for each in await kept(pace)] == ["waiting"]


async def test_after_a_text_is_set_another_subject_stays_one(
    parent: TextingParent, pace: Pace, clock: MovableClock
) -> None:
    clock.set("2027-01-10 12:00")
    await parent.say("hi", "I'm in Kirkcaldy", "text me on monday at 9 in the morning")
    await parent.say("are there any clubs for the weans on a saturday")
    assert parent.services
    (one,) = await kept(pace)
    assert one.moment.day == 11


@pytest.mark.parametrize(
    "question",
    [
        "is my friday text still on",
        "what time is it set for",
        "have you still got my check in for friday",
        "what texts are set",
        "so did you set the friday one",
        "is that me cancelled",
    ],
)
async def test_asking_what_is_set_changes_nothing(
    parent: TextingParent, pace: Pace, clock: MovableClock, question: str
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me on friday at 6 in the evening", "thanks")
    assert "Friday 15 January, about 6 in the evening" in await parent.say(question)
    assert [(each.state, each.moment.hour) for each in await kept(pace)] == [("waiting", 18)]
    assert not (await record(parent)).careful


@pytest.mark.parametrize(
    "question",
    [
        "is the friday one still happening",
        "is the friday one for definite",
        "is my one for friday at 6 now",
        "my reminder. the text ye were gonna send me friday. is it on",
        "is friday still on",
        "is my reminder for 6.00 still on",
    ],
)
async def test_asking_right_after_it_was_set_changes_nothing_either(
    parent: TextingParent, pace: Pace, clock: MovableClock, question: str
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me on friday at 6 in the evening")
    assert "Friday 15 January, about 6 in the evening" in await parent.say(question)
    assert parent.wording == "utter_check_in_waiting"
    assert [(each.state, each.moment.hour) for each in await kept(pace)] == [("waiting", 18)]


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("sorry still here, is the odd socks one mixed", 10),
        ("the odd socks one sounds good", 10),
        ("no make it one", 13),
        ("is there any chance of 11 instead", 11),
        ("no 2 oclock i said. and is the 23rd still there as well", 14),
        ("no make it sunday night actually no monday morning, about 11", 11),
    ],
)
async def test_only_an_hour_that_is_meant_moves_a_text(
    parent: TextingParent, pace: Pace, clock: MovableClock, words: str, hour: int
) -> None:
    clock.set("2027-01-10 12:00")
    await parent.say("hi", "remind me on monday morning at 10", words)
    assert [(each.state, each.moment.day, each.moment.hour) for each in await kept(pace)] == [("waiting", 11, hour)]


async def test_the_friday_after_that_is_a_week_later(parent: TextingParent, pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-01-10 12:00")
    await parent.say("hi", "text me on friday at 11", "no the friday after that, the 22nd. and no before 1")
    assert [(each.moment.day, each.moment.hour) for each in await kept(pace)] == [(22, 13)]


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("NO. i wanted it. put it back", 18),
        ("put my reminder back on", 18),
        ("put my reminder back on, friday 4, to ring citizens advice", 16),
    ],
)
async def test_a_text_that_was_taken_off_is_put_back_by_a_word(
    parent: TextingParent, pace: Pace, clock: MovableClock, words: str, hour: int
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me on friday at 6 in the evening", "cancel the reminder", words)
    assert "Friday 15 January" in parent.all
    waiting = [each for each in await kept(pace) if each.state == "waiting"]
    assert [each.moment.hour for each in waiting] == [hour]


async def test_with_nothing_taken_off_putting_it_back_moves_nothing(
    parent: TextingParent, pace: Pace, clock: MovableClock
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me on friday at 6 in the evening", "put my reminder back on")
    assert parent.wording == "utter_check_in_waiting"
    assert [(each.state, each.moment.hour) for each in await kept(pace)] == [("waiting", 18)]


async def test_the_same_day_again_is_the_same_text(parent: TextingParent, pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me on friday at 6 in the evening", "thanks", "text me on friday at 7 in the evening")
    assert [each.moment.hour for each in await kept(pace)] == [19]
    await parent.say("thanks", "text me on friday at 2 as well")
    assert len(await kept(pace)) == 2


async def test_cancelling_says_what_is_still_set(parent: TextingParent, pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me on friday at 6 in the evening", "thanks", "text me on saturday at noon", "thanks")
    assert "Saturday 16 January" in await parent.say("cancel the friday text")
    assert sorted(each.state for each in await kept(pace)) == ["cancelled", "waiting"]


async def test_moving_it_later_on_moves_what_is_set(parent: TextingParent, pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me on friday at 7 in the evening", "thanks", "who are you")
    assert "Friday 15 January, about 8 in the evening" in await parent.say("move the reminder to 8")
    assert len(await kept(pace)) == 1


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("the first saturday of february is the open day. can you text me the friday before",), "Friday 5 February"),
        (("text me on saturday the 16th at 10", "no friday. friday 15th, the day before"), "Friday 15 January"),
        (("text me on saturday the 16th at 10", "make it the thursday before"), "Thursday 14 January"),
    ],
)
async def test_the_day_before_one_that_was_named(
    parent: TextingParent, pace: Pace, clock: MovableClock, texts: tuple[str, ...], said: str
) -> None:
    clock.set("2027-01-11 10:00")
    assert said in await parent.say("hi", *texts)
    assert len(await kept(pace)) == 1


@pytest.mark.parametrize(
    "text", ["are you still there if i need you next week?", "will ye be there on saturday night"]
)
async def test_asking_whether_we_are_there_sets_nothing(
    parent: TextingParent, pace: Pace, clock: MovableClock, text: str
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", text)
    assert await kept(pace) == []
    await parent.say("text me on friday at 6 in the evening", text)
    assert [each.moment.day for each in await kept(pace)] == [15]


@pytest.mark.parametrize(
    "second",
    [
        "and can you check in wi me on the 20th to see how it went",
        "can you also text me on wednesday 20th about my job application",
        "no both! tomorrow at 10 AND the 20th",
        "and one for the dentist on the 20th as well please",
    ],
)
async def test_a_second_wish_leaves_the_first(
    parent: TextingParent, pace: Pace, clock: MovableClock, second: str
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me tomorrow at 10", second)
    assert [each.moment.day for each in await kept(pace)] == [12, 20]
    for question in ("is there two set or one", "so will you text me tomorrow or no", "is anything still set"):
        said = await parent.say(question)
        assert "Tuesday 12 January" in said
        assert "Wednesday 20 January" in said
    await parent.say("stop the texts both of them")
    assert {each.state for each in await kept(pace)} == {"cancelled"}
    assert not (await record(parent)).careful


async def test_and_with_another_time_still_moves_the_one(
    parent: TextingParent, pace: Pace, clock: MovableClock
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me tomorrow at 10", "and make it wednesday instead")
    assert [each.moment.day for each in await kept(pace)] == [13]


@pytest.mark.parametrize(
    "text", ["dont know where to start tbh. everythings a mess", "what day? i never asked for a day"]
)
async def test_no_day_is_asked_for_again_where_none_was_meant(parent: TextingParent, pace: Pace, text: str) -> None:
    await parent.say("hi", "could you text me some time", text)
    assert not parent.wording.startswith("utter_when")
    assert await kept(pace) == []


@pytest.mark.parametrize(
    "text", ["no i dont want texted i just meant are yous always on", "I never asked for a text", "cancel that"]
)
async def test_a_text_that_was_never_wished_for_is_taken_off(
    parent: TextingParent, pace: Pace, clock: MovableClock, text: str
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me tomorrow at 10", text)
    assert [each.state for each in await kept(pace)] == ["cancelled"]
