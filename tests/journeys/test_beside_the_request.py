"""While a key worker is waited for, what a parent texts next stays with that, unless it seeks something new."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.journeys.diary import TextingParent
from tests.journeys.test_for_the_worker import passed_on

KEPT = "it's about the rent"


async def state(pace: Pace) -> str:
    async with pace.database.reading() as session:
        return (await session.scalars(select(Handover.state))).one()


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("five weeks noo, 700 quid", "words_for_worker"),
        ("ma man lost his shifts in the summer", "words_for_worker"),
        ("and the boiler's broke", "words_for_worker"),
        ("sorry I meant the gas no the rent", "utter_worker_put_right"),
        ("sheriff court is on the 3rd", "utter_worker_urgent"),
        ("are they gonna take my flat", "utter_worker_unsure_home"),
        ("is she any good", "utter_worker_unsure"),
        ("can somebody phone me instead, i canny spell", "words_wish_kept"),
    ],
)
async def test_what_is_told_or_asked_of_it_goes_with_the_request(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str, wording: str
) -> None:
    await parent.say("hi", "can I talk to a person", KEPT)
    assert words in await parent.say(words)
    assert parent.wording == wording
    assert await passed_on(pace) == f"{KEPT} {words}"


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("any news", "utter_worker_no_word"),
        ("what happens when they text", "utter_worker_what_happens"),
        ("how do they know it's me", "utter_worker_knows_you"),
        ("what does it cost me", "utter_worker_costs"),
        ("will the landlord hear about this", "utter_worker_who_sees"),
        ("what should I say to her", "utter_worker_nothing_needed"),
        ("have you got a number for them", "utter_worker_no_number"),
        ("i feel so stupid", "utter_worker_ashamed"),
        ("pure knackered wi it all", "utter_worker_tired"),
        ("dont want to bother anybody", "utter_worker_no_bother"),
        ("aye that's fine", "utter_worker_waits"),
        ("I'll just wait", "utter_worker_waits"),
        ("my da paid it so its sorted", "utter_worker_still_wanted"),
    ],
)
async def test_what_is_asked_of_the_worker_is_answered_and_changes_nothing(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str, wording: str
) -> None:
    await parent.say("hi", "can I talk to a person", KEPT, words)
    assert parent.wording == wording
    assert await passed_on(pace) == KEPT


@pytest.mark.parametrize(
    "words",
    [
        "is there anything on for toddlers on saturdays",
        "i need a bed for my wee boy",
        "playgroups",
        "im in kirkcaldy",
        "make a plan",
        "who are you",
    ],
)
async def test_what_seeks_something_new_is_looked_for_and_the_request_stands(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say("hi", "can I talk to a person", KEPT, words)
    assert not parent.wording.startswith(("words_", "utter_worker"))
    assert await passed_on(pace) == KEPT


async def test_it_is_cancelled_in_so_many_words_and_never_on_a_guess(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "can I talk to a person", "och forget it")
    assert await state(pace) == "requested"
    await parent.say("cancel it, I got it sorted")
    assert await state(pace) == "cancelled"


async def test_words_that_were_kept_can_be_taken_back(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "can I talk to a person", "it's for my sister", KEPT, "take that out")
    assert parent.wording == "utter_worker_taken_out"
    assert await passed_on(pace) == "it's for my sister"
    assert await state(pace) == "requested"


async def test_they_can_be_said_another_way(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(
        "hi", "can I talk to a person", KEPT, "can you put that nicer", "I owe some rent and would like advice"
    )
    assert await passed_on(pace) == "I owe some rent and would like advice"


async def test_help_near_a_place_is_for_what_was_kept(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(
        "hi", "can I talk to a person", "its about my rent arrears", "can anybody in Motherwell help sooner"
    )
    assert "home and rent in North Lanarkshire" in parent.all


@pytest.mark.parametrize("words", ["he battered me and I'm feart he'll be back the night", "I don't want to live"])
async def test_a_risk_is_heard_first(parent: TextingParent, key_worker: Worker, words: str) -> None:
    await parent.say("hi", "can I talk to a person", KEPT, words)
    assert "999" in parent.all
    assert not parent.wording.startswith(("words_", "utter_worker"))
