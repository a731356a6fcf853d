"""Agreeing and refusing in a parent's own way: what comes after a yes or no counts too."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent, record


async def handover(pace: Pace) -> Handover | None:
    async with pace.database.reading() as session:
        return await session.scalar(select(Handover))


async def asks_for_contact(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I need help with my rent arrears", "1")
    await parent.pick("Ask them to contact me")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aye but by text only no calls", "by text only no calls"),
        ("yes but no mornings", "no mornings"),
        ("ok but text me efter 2pm", "text me efter 2pm"),
    ],
)
async def test_a_condition_goes_along_with_the_request(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str, words: str
) -> None:
    await asks_for_contact(parent)
    assert f'"{words}"' in await parent.say(text)
    asked = await handover(pace)
    assert asked is not None
    assert (asked.why, asked.summary_consent) == ("contact_me", "edited")
    assert (asked.summary or "").endswith(f": {words}")
    kept = await record(parent)
    assert not kept.careful
    assert kept.quiet_from is None


@pytest.mark.parametrize("text", ["yes but not now", "aye but am no sure", "aye but let me think about it"])
async def test_a_yes_that_wavers_is_asked_again(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str
) -> None:
    await asks_for_contact(parent)
    await parent.say(text)
    assert "Yes, ask them" in parent.choices
    assert await handover(pace) is None
    assert "Done" in await parent.say("aye") or "asked" in parent.all


async def test_a_plain_yes_passes_on_nothing_more(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await asks_for_contact(parent)
    await parent.say("aye please")
    asked = await handover(pace)
    assert asked is not None
    assert asked.summary is None


@pytest.mark.parametrize(
    "text", ["yes. will i get texts after that", "yes please delete it all, will you still text me"]
)
async def test_a_yes_to_deleting_may_ask_something_too(parent: TextingParent, text: str) -> None:
    await parent.say("hi", "delete everything about me")
    await parent.say(text)
    assert parent.wording == "utter_deleted"
    assert "text" in parent.all


async def test_deleting_all_but_something_is_asked_again(parent: TextingParent) -> None:
    await parent.say("hi", "delete everything about me", "yes but keep my plan")
    assert "No, keep it" in parent.choices


@pytest.mark.parametrize(
    "text", ["I don't want a key worker", "naw dinnae want a worker ta", "nae social work please"]
)
async def test_a_key_worker_refused_in_words_is_neither_asked_for_nor_offered(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str
) -> None:
    await parent.say("hi", "the panel is on monday and I need help with my rent", text)
    assert await handover(pace) is None
    assert parent.wording == "no_key_worker"
    assert "Talk to a person" not in parent.choices
    await parent.say("aye")
    assert await handover(pace) is None


async def test_what_is_wanted_beside_a_refusal_is_looked_at(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I'm in Glasgow", "no electric left on the meter til friday and the weans are freezing")
    assert "Yes, tell a key worker" in parent.choices
    await parent.say("no ta dont want social work. I just want help with my energy bill")
    assert parent.services
    assert await handover(pace) is None


async def test_a_plan_without_a_worker_goes_on(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "I want to make a plan", "i dont want a worker, just my plan")
    assert await handover(pace) is None
    assert "plan" in parent.wording
    assert "kept" not in parent.all


async def test_no_telling_and_what_was_asked_for(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "he's been threatening me since I left him. anyway is there childcare in Hamilton")
    await parent.say("no dont tell anyone. just the childcare")
    assert parent.services
    assert "South Lanarkshire" in parent.all
    assert await handover(pace) is None


@pytest.mark.parametrize("text", ["dont delete", "no don't delete it", "naw dinnae delete anything"])
async def test_not_deleting_is_never_asked_about(parent: TextingParent, text: str) -> None:
    await parent.say("hi", "delete everything about me", text)
    assert parent.wording == "utter_data_kept"


async def test_not_deleting_and_what_is_asked_beside_it(parent: TextingParent) -> None:
    await parent.say("hi", "delete everything about me", "what no dont delete. I need help with my rent in maryhill")
    assert "Glasgow" in parent.all
    assert parent.services


@pytest.mark.parametrize("text", ["cancel that", "och cancel it please", "cancel the person"])
async def test_a_request_is_taken_back_in_words(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str
) -> None:
    await parent.say("hi", "can i talk to a real person please", text)
    assert parent.wording == "utter_request_cancelled"
    asked = await handover(pace)
    assert asked is not None
    assert asked.state == "cancelled"


async def test_cancelling_something_else_leaves_the_request(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "can i talk to a real person please", "text me next tuesday at 10", "cancel that")
    asked = await handover(pace)
    assert asked is not None
    assert asked.state == "requested"


DANGER = "i think im going to take all my tablets"


@pytest.mark.parametrize("text", ["did you tell anyone?", "I'm ok now. huv ye tellt somebody about me?"])
async def test_who_was_told_after_danger_is_said_truly(
    parent: TextingParent, key_worker: Worker, clock: MovableClock, text: str
) -> None:
    clock.set("2026-11-29 11:00")
    await parent.say("hi", DANGER, text)
    assert "key worker was asked for" in parent.all or "asked for a key worker" in parent.all
    assert "on Tuesday from 9am" in parent.all
    assert len(parent.choices) >= 2


async def test_dont_tell_anybody_after_danger_is_answered_truly(
    parent: TextingParent, pace: Pace, key_worker: Worker, clock: MovableClock
) -> None:
    clock.set("2026-11-29 11:00")
    await parent.say("hi", DANGER, "naw dont tell anybody. what time is friday again")
    assert parent.wording == "told_stays"
    assert "on Tuesday from 9am" in parent.all
    asked = await handover(pace)
    assert asked is not None
    assert asked.state == "requested"


async def test_with_nobody_asked_for_it_says_so(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi", "did you tell anybody about me")
    assert parent.wording == "told_nobody"


@pytest.mark.parametrize("text", ["whens the person texting me again", "when is she texting"])
async def test_when_the_person_texts_is_the_true_time(
    parent: TextingParent, key_worker: Worker, clock: MovableClock, text: str
) -> None:
    clock.set("2026-11-29 11:00")
    await parent.say("hi", "can i talk to a real person please", text)
    assert "on Tuesday from 9am" in parent.all


@pytest.mark.parametrize("text", ["who runs this", "who is behind this", "who pays for you"])
async def test_who_runs_this_is_answered(parent: TextingParent, pace: Pace, key_worker: Worker, text: str) -> None:
    await parent.say("hi", text)
    assert parent.wording == "who_runs_unknown"
    async with pace.database.transaction() as session:
        (await session.get_one(Worker, key_worker.id)).organisation = "Haar and Hearth"
    assert "Haar and Hearth" in await parent.say(text)


async def test_nobody_gave_the_number(parent: TextingParent) -> None:
    await parent.say("who gave you my number")
    assert parent.wording == "number_from_you"


NO_POWER = "no electric left on the meter til friday and the weans are freezing"


async def test_urgent_help_is_not_said_to_be_there_today(
    parent: TextingParent, key_worker: Worker, clock: MovableClock
) -> None:
    clock.set("2026-11-29 11:00")
    for _ in range(3):
        said = await parent.say(NO_POWER)
        assert parent.wording == "risk_destitution_today"
        assert "on Tuesday from 9am" in said
        assert "for today" not in said
        assert "near you today" not in said
    assert "on Tuesday from 9am" in await parent.say("yes tell them")


async def test_in_working_hours_it_says_that_somebody_is_in(parent: TextingParent, key_worker: Worker) -> None:
    assert "in until 5pm" in await parent.say(NO_POWER)


async def test_with_no_key_worker_set_up_none_is_promised(parent: TextingParent) -> None:
    assert "None is set up here yet" in await parent.say(NO_POWER)
