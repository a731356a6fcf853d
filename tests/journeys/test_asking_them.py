"""A service is asked to get in touch, or not after all, in the parent's own words."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.journeys.diary import TextingParent, record

ARREARS = ("hi", "I'm in Kirkcaldy", "I need help with my rent arrears")


async def handover(pace: Pace) -> Handover | None:
    async with pace.database.reading() as session:
        return await session.scalar(select(Handover))


async def looks_at_one(parent: TextingParent) -> str:
    """The name of the service that is looked at; another one was listed beside it."""
    await parent.say(*ARREARS)
    name = parent.choices[0]
    await parent.say("1")
    return name


async def is_passed_on(parent: TextingParent, pace: Pace, words: str | None) -> None:
    """That the parent's words go along with the request, and change nothing in how we text."""
    asked = await handover(pace)
    assert asked is not None
    told = (asked.summary or "").partition(": ")[2] or None
    assert (asked.why, told) == ("contact_me", words)
    kept = await record(parent)
    assert not kept.careful
    assert kept.quiet_from is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aye do it. get them to contact me, text no phone", "text no phone"),
        ("ok ask them to get in touch, only efter 2", "only efter 2"),
        ("ok text them for me", None),
        ("1, text only", "text only"),
        (
            "im on nights so can you ask them tae ring me after 12",
            "im on nights. after 12",
        ),
    ],
)
async def test_those_looked_at_are_asked_as_it_would_suit(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str, words: str | None
) -> None:
    name = await looks_at_one(parent)
    asked = await parent.say(text)
    assert name in asked
    assert words is None or words in asked
    assert "Yes, ask them" in parent.choices
    assert await handover(pace) is None
    await parent.say("aye")
    await is_passed_on(parent, pace, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 but after 5 mind", "after 5 mind"),
        ("1, text only", "text only"),
        ("1 but not before 10, im on nights", "not before 10, im on nights"),
        ("1. and say its sleep", "its sleep"),
    ],
)
async def test_a_yes_by_its_number_takes_its_condition_along(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str, words: str
) -> None:
    await looks_at_one(parent)
    await parent.pick("Ask them to contact me")
    assert f'"{words}"' in await parent.say(text)
    await is_passed_on(parent, pace, words)


@pytest.mark.parametrize("text", ["1 or 2", "1 but not now", "2 but thanks"])
async def test_numbers_that_are_no_sure_yes_ask_nobody(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str
) -> None:
    await looks_at_one(parent)
    await parent.pick("Ask them to contact me")
    await parent.say(text)
    assert await handover(pace) is None


async def test_what_is_said_with_the_wish_and_with_the_yes_goes_along(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await looks_at_one(parent)
    await parent.say("get them to contact me, text no phone", "yes, mornings only")
    await is_passed_on(parent, pace, "text no phone. mornings only")


@pytest.mark.parametrize(
    "form", ["ask {} to get in touch wi me", "will the {} lot phone me", "can you get {} to ring me please"]
)
async def test_the_service_that_is_named_is_asked_and_not_the_one_looked_at(
    parent: TextingParent, key_worker: Worker, form: str
) -> None:
    await parent.say(*ARREARS)
    first, second = parent.services[:2]
    await parent.say("1", form.format(second.lower()))
    assert parent.wording == "utter_ask_about_contact"
    assert second in parent.all
    assert first not in parent.all


async def test_another_wish_in_the_same_text_comes_after_it(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    name = await looks_at_one(parent)
    assert name in await parent.say("ok ask them to get in touch. and is there anything for interview clothes")
    await parent.say("aye")
    await is_passed_on(parent, pace, None)
    assert "Work" in parent.choices
    await parent.pick("Work")
    assert parent.services


@pytest.mark.parametrize(
    "text", ["can you ask someone to ring me", "ask my ex to phone me? never", "I rang them and got no answer"]
)
async def test_nobody_is_taken_for_a_service(parent: TextingParent, key_worker: Worker, text: str) -> None:
    await looks_at_one(parent)
    await parent.say(text)
    assert "ask_about_contact" not in parent.wording


async def is_asked_for(parent: TextingParent) -> str:
    """The name of a service that a key worker is to ask."""
    name = await looks_at_one(parent)
    await parent.pick("Ask them to contact me")
    await parent.pick("Yes, ask them")
    return name


@pytest.mark.parametrize(
    "text",
    [
        "don't ask them after all",
        "actually cancel that one, my mum's giving me her old one",
        "thanks. actually scrap that i got a lift, interview sorted",
        "the cooker one, you said a key worker would ask them. don't",
        "nae need tae ask them noo, ta",
        "i dont want them to contact me any more",
        "cancel {}",
    ],
)
async def test_a_service_is_not_asked_after_all(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str
) -> None:
    name = await is_asked_for(parent)
    assert name in await parent.say(text.format(name.lower()))
    asked = await handover(pace)
    assert asked is not None
    assert asked.state == "cancelled"


async def test_what_else_is_wished_for_beside_taking_it_back_is_looked_at(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    name = await is_asked_for(parent)
    said = await parent.say(
        "actually cancel that one, my mum's giving me hers. could you look at school clothes for my big one instead"
    )
    assert name in said
    assert parent.services
    asked = await handover(pace)
    assert asked is not None
    assert asked.state == "cancelled"


async def test_a_person_who_was_asked_for_besides_still_comes(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("can i talk to a real person please")
    await is_asked_for(parent)
    await parent.say("don't ask them after all")
    assert parent.wording == "utter_contact_left_out"
    asked = await handover(pace)
    assert asked is not None
    assert (asked.state, asked.about_services) == ("requested", [])


async def two_are_asked_for(parent: TextingParent) -> tuple[str, str]:
    """The names of two services that a key worker is to ask, the one for childcare last."""
    await parent.say("I'm in Leith", "damp in the flat and the landlord does nothing")
    first = parent.services[0]
    await parent.pick(first)
    await parent.say("ask them please. after 6")
    await parent.say("yes", "I need a childminder")
    second = next(name for name in parent.services if name != first)
    await parent.pick(second)
    await parent.pick("Ask them to contact me")
    await parent.pick("Yes, ask them")
    return first, second


async def test_two_services_are_asked_for_and_the_key_worker_is_told_of_both(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    first, second = await two_are_asked_for(parent)
    asked = await handover(pace)
    assert asked is not None
    assert len(asked.about_services) == 2
    assert f"{first}: after 6" in (asked.summary or "")
    said = await parent.say("any news?")
    assert first in said
    assert second in said


async def test_one_of_two_is_cancelled_and_the_other_stays(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    first, second = await two_are_asked_for(parent)
    said = await parent.say(f"actually cancel the {first.split()[0].lower()} one, my sister knows a guy there")
    assert parent.wording == "utter_contact_one_cancelled"
    assert first in said
    assert second in said
    asked = await handover(pace)
    assert asked is not None
    assert (asked.state, len(asked.about_services)) == ("requested", 1)
    assert "after 6" not in (asked.summary or "")
    await parent.say(f"no i dont want {second.lower()} to contact me either")
    asked = await handover(pace)
    assert asked is not None
    assert asked.state == "cancelled"


async def test_it_is_asked_which_of_two_is_to_go(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    first, second = await two_are_asked_for(parent)
    await parent.say("what can you help with", "cancel the request")
    assert parent.choices[:3] == [first, second, "Both"]
    await parent.pick("Leave it as it is")
    asked = await handover(pace)
    assert asked is not None
    assert len(asked.about_services) == 2


async def test_a_person_asked_for_after_a_service_still_comes(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await is_asked_for(parent)
    await parent.say("can i talk to a real person please")
    await parent.say("don't ask them after all")
    asked = await handover(pace)
    assert asked is not None
    assert (asked.state, asked.why) == ("requested", "asked")


@pytest.mark.parametrize(
    "text", ["don't ask them to ring before 10", "dont tell them about my ex", "I don't want that", "stop texting me"]
)
async def test_other_refusals_leave_the_request_as_it_is(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str
) -> None:
    await is_asked_for(parent)
    await parent.say("I need a bed for my wean", text)
    asked = await handover(pace)
    assert asked is not None
    assert (asked.state, len(asked.about_services)) == ("requested", 1)


async def test_nobody_is_asked_where_that_is_refused_from_the_start(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await looks_at_one(parent)
    await parent.say("dont ask them to ring me")
    assert parent.wording == "utter_request_not_open"
    assert await handover(pace) is None


@pytest.mark.parametrize(
    "text", ["did you ask them?", "you didnt say if you asked {}", "have ye asked {} tae phone me yet, yes or no"]
)
async def test_whether_they_were_asked_is_said_straight(parent: TextingParent, key_worker: Worker, text: str) -> None:
    name = await is_asked_for(parent)
    asks = text.format(name.lower())
    said = await parent.say(asks)
    assert parent.wording == "contact_waits"
    assert name in said
    assert "Cancel that" in parent.choices
    await parent.pick("Cancel that")
    await parent.say(f"did you cancel {name.lower()}")
    assert parent.wording == "contact_not_asked"


async def test_with_a_list_open_it_is_asked_whom_and_the_condition_stays(parent: TextingParent) -> None:
    await parent.say("benefits help. hamilton")
    first = parent.services[0]
    await parent.say("ok ask them to contact me. mornings only, not my mobile thats broke, 01324 landline")
    assert parent.wording == "utter_which_one"
    said = await parent.say("1")
    assert first in said
    assert "mornings only" in said


async def test_how_it_would_suit_said_before_whom_goes_along(parent: TextingParent, pace: Pace) -> None:
    await parent.say(*ARREARS)
    await parent.say("ok ask them to contact me please")
    await parent.say("text not phone")
    assert parent.wording == "utter_which_one"
    await parent.say("1")
    await parent.say("yes")
    await is_passed_on(parent, pace, "text not phone")


async def test_a_number_to_be_passed_on_not_before_a_day(parent: TextingParent) -> None:
    await parent.say("my da died on wednesday. hamilton", "1")
    said = await parent.say("aye okay gie them my number but no till after the funeral, thats friday")
    assert "no till after the funeral, thats friday" in said
    said = await parent.say("i said not till after friday. can you keep that")
    assert "not till after friday" in said
    assert "Yes, ask them" in parent.choices
    said = await parent.say("i dont want funeral money i want them to ring me after friday")
    assert "after friday" in said
    assert "Yes, ask them" in parent.choices


@pytest.mark.parametrize("words", ["no not till after friday", "no thanks, not till i'm ready"])
async def test_a_no_to_contact_with_a_day_is_a_no(parent: TextingParent, words: str) -> None:
    await parent.say("a food bank. leith", "1", "can they ring me", words)
    assert "Yes, ask them" not in parent.choices


async def test_words_to_tell_a_child_with_no_group_asked_for(parent: TextingParent) -> None:
    await parent.say("my da went on wednesday. my 4 yr old keeps asking when granda is coming. hamilton")
    assert "words" in await parent.say("no a group thing. how do i tell her, she's 4")
