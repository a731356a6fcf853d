"""What is said of a text at a time of the parent's, once it is set and once it has come."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.clock import SCOTLAND
from bot.database.tables import CheckIn
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent


async def set_for(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        rows = await session.scalars(select(CheckIn).where(CheckIn.state == "waiting").order_by(CheckIn.moment))
        return [f"{each.moment.astimezone(SCOTLAND):%a %d %b %H:%M}" for each in rows]


@pytest.fixture
async def waits(parent: TextingParent, clock: MovableClock) -> TextingParent:
    clock.set("2027-01-11 18:00")
    await parent.say("hi", "remind me on thursday to phone the surgery")
    return parent


@pytest.fixture
async def came(waits: TextingParent, clock: MovableClock) -> TextingParent:
    clock.set("2027-01-14 10:01")
    (text,) = await waits.reads()
    assert text.startswith("Hello")
    return waits


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("no this thursday, the wan efter", "Thu 21 Jan 10:00"),
        ("11 would be better im asleep at 10 lol", "Thu 14 Jan 11:00"),
        ("thursdays ma work day, friday wid be better", "Fri 15 Jan 10:00"),
        ("i sleep after night shift. 2 o'clock please", "Thu 14 Jan 14:00"),
        ("20 to if ye can, the bus is at 10", "Thu 14 Jan 09:40"),
        ("aye so long as it's no afore ten, he naps then", "Thu 14 Jan 10:00"),
    ],
)
async def test_it_is_moved_in_their_words(waits: TextingParent, pace: Pace, text: str, to: str) -> None:
    await waits.say(text)
    assert await set_for(pace) == [to]


@pytest.mark.parametrize("text", ["nvm just phoned them", "dinnae bother, i'll set an alarm", "no need, sorted it"])
async def test_it_is_called_off_in_other_words(waits: TextingParent, pace: Pace, text: str) -> None:
    await waits.say(text)
    assert await set_for(pace) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("whit will it say", "utter_check_in_says"),
        ("fine but don't mention the doctor", "utter_check_in_says"),
        ("how do i cancel if i forget", "utter_check_in_how_to_stop"),
        ("are ye sure? the last lot never did", "utter_check_in_certain"),
        ("gonnae phone them for me", "utter_check_in_not_for_them"),
        ("whit do ah even say tae them", "utter_check_in_what_to_say"),
        ("text my mum's phone an aw", "utter_check_in_one_phone"),
        ("do they answer at lunch", "utter_check_in_cannot_say"),
        ("thursday already wow", "utter_check_in_waiting"),
    ],
)
async def test_what_is_asked_of_it_leaves_it_set(waits: TextingParent, pace: Pace, text: str, wording: str) -> None:
    await waits.say(text)
    assert waits.wording == wording
    assert await set_for(pace) == ["Thu 14 Jan 10:00"]


async def test_a_new_need_is_one(waits: TextingParent, pace: Pace) -> None:
    await waits.say("is there a toddler group i could go to as well")
    assert not waits.wording.startswith("utter_check_in")
    assert await set_for(pace) == ["Thu 14 Jan 10:00"]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("phoned them, he's seen friday", "utter_check_in_well_done"),
        ("haven't had a minute", "utter_check_in_not_yet"),
        ("ah bottled it", "utter_check_in_not_yet"),
        ("it rang oot twice, naebody there", "utter_check_in_tried"),
        ("waiting on them to call back", "utter_check_in_waits"),
        ("they were pure rude", "utter_check_in_hard"),
        ("no needed now, ma maw took him", "utter_check_in_not_needed"),
        ("who's this", "utter_check_in_who"),
        ("why are you texting me", "utter_check_in_why"),
        ("stop asking about it please", "utter_check_in_no_more"),
        ("aye grand ta", "utter_check_in_fine"),
    ],
)
async def test_how_it_went_is_heard(came: TextingParent, text: str, wording: str) -> None:
    await came.say(text)
    assert came.wording == wording


@pytest.mark.parametrize(("text", "to"), [("forgot. 2moro?", "Fri 15"), ("gie me till monday", "Mon 18")])
async def test_another_day_is_set(came: TextingParent, pace: Pace, text: str, to: str) -> None:
    await came.say(text)
    assert [each[:6] for each in await set_for(pace)] == [to]


async def test_who_cannot_text_gets_the_least_there_is(came: TextingParent) -> None:
    assert await came.say("canny, he's here") in ("OK.", "Fine.")


@pytest.mark.parametrize("text", ["i want to die", "done. nobody will miss me now", "he battered me last night"])
async def test_a_risk_is_one(came: TextingParent, text: str) -> None:
    assert "999" in await came.say(text)


async def test_done_and_late_is_no_risk(came: TextingParent) -> None:
    await came.say("sorry only seeing this now. Got it sorted last night.")
    assert came.wording == "utter_check_in_well_done"
