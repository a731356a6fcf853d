"""What is said for the key worker who was asked for: which one, how and when, what about; and who it will be."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Voice, Worker
from tests.journeys.diary import TextingParent


async def passed_on(pace: Pace) -> str | None:
    """What the worker will see in the parent's own words."""
    async with pace.database.reading() as session:
        (request,) = (await session.scalars(select(Handover).where(Handover.state == "requested"))).all()
        return request.summary if request.summary_consent == "edited" else None


@pytest.mark.parametrize(
    "wish",
    [
        "Can I choose a woman to talk to please",
        "Are any of the key workers women? I'd only want a woman",
        "is there a worker whos a man at all",
        "Can I pick who I get? A lady would be better",
        "Just text not call for the worker. And can you say I said a lady",
        "could it be the same wumman as afore please",
        "I'd prefer somebody that speaks urdu",
        "txt me dinnae ring",
        "which key workers are there? I'd like a woman if there is one",
    ],
)
async def test_a_wish_about_the_worker_goes_with_the_request_and_is_said_back(
    parent: TextingParent, pace: Pace, key_worker: Worker, wish: str
) -> None:
    await parent.say("hi", "can I talk to a person")
    assert wish in await parent.say(wish)
    assert parent.wording == "words_wish_kept"
    assert await passed_on(pace) == wish
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Voice))).all() == []


@pytest.mark.parametrize(
    "words", ["Is there a woman key worker I could have", "I'd like a key worker that speaks polish"]
)
async def test_a_worker_of_a_kind_asked_for_in_one_text(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    assert words in await parent.say(words)
    assert "can't" in parent.all
    assert await passed_on(pace) == words


async def test_wishes_add_up(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "can I talk to a person", "I'd like a woman", "and text no calls please")
    assert await passed_on(pace) == "I'd like a woman and text no calls please"


@pytest.mark.parametrize(
    "words",
    [
        "Who will it be? And can I choose",
        "who will it be",
        "will it be the same person each time",
        "which key workers are there",
    ],
)
async def test_who_it_will_be_is_answered_honestly(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say("hi", "can I talk to a person", words)
    assert parent.wording == "who_comes"
    assert await passed_on(pace) is None


async def test_the_summary_may_be_agreed_to_with_a_wish(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I need help with childcare in Leith", "can a key worker help")
    said = await parent.say("yes but not on mondays. and is there anyone local or a man, he's no good wi women")
    assert "not on mondays" in said
    assert parent.wording == "utter_summary_shared_words"
    kept = await passed_on(pace)
    assert kept is not None
    assert "childcare" in kept
    assert "or a man" in kept


async def test_no_summary_with_a_question_is_no_summary(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I need help with childcare in Leith", "can a key worker help")
    await parent.say("no summary. will it be the same person each time")
    assert parent.wording == "who_comes"
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Handover.summary_consent))).one() == "refused"


@pytest.mark.parametrize("words", ["mornings", "its about my boys school", "I work nights so not before 2"])
async def test_words_right_after_the_request_are_for_the_worker(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say("hi", "can I talk to a person")
    assert words in await parent.say(words)
    assert parent.wording == "words_for_worker"
    assert await passed_on(pace) == words


@pytest.mark.parametrize(
    "words",
    [
        "I need help with my rent arrears",
        "Kirkcaldy",
        "is there a women's group near me",
        "when will they text",
        "is my worker thing still on",
        "thanks",
    ],
)
async def test_what_is_no_word_for_the_worker_is_as_ever(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say("hi", "can I talk to a person", words)
    assert not parent.wording.startswith(("words_", "who_comes"))
    assert "another key worker" not in parent.all
    assert await passed_on(pace) is None


async def test_calling_it_off_is_no_wish(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "can I talk to a person", "tell them I don't need a worker any more")
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Handover.state))).one() == "cancelled"


async def test_a_risk_is_heard_before_any_wish(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "can I talk to a person", "I want a woman, he hit me again last night")
    assert "999" in parent.all
    assert not parent.wording.startswith("words_")


@pytest.mark.parametrize("words", ["Actually could it be 7 instead? I forgot about the drive home", "after 6 not 5"])
async def test_when_they_should_be_in_touch_after_all_goes_with_the_request(
    parent: TextingParent, key_worker: Worker, words: str
) -> None:
    await parent.say("work near leith, edinburgh", "1", "ask them to contact me, after 5", "yes please")
    await parent.say(words)
    assert parent.wording == "words_for_worker"
    assert words[:20] in parent.all


@pytest.mark.parametrize(
    "words",
    [
        "OK can you tell the key worker I need a break, he doesn't sleep",
        "Neither. I wanted the key worker to know I need respite",
        "I'll just wait. Please make sure they know he doesn't sleep",
    ],
)
async def test_what_the_worker_is_to_know_is_kept_whatever_was_said_last(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say("hi", "can I talk to a person", "no summary", "is there anything to give me a break")
    await parent.say(words)
    assert await passed_on(pace) == words


async def test_a_person_is_heard_behind_a_complaint(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "things to do with the kids", "1")
    await parent.say("This is going round in circles. Can I talk to someone please?")
    async with pace.database.reading() as session:
        assert len((await session.scalars(select(Handover))).all()) == 1
