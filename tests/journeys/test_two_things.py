"""A text of two things: one is answered, and the other is there to pick, or is answered where the first lets go."""

import pytest

from bot.database.tables import Worker
from tests.journeys.diary import TextingParent

LIST = ("hi", "I'm in Leith", "need food")
SERVICE = (*LIST, "1")
ASKED = (*SERVICE, "ask them to contact me")


@pytest.mark.parametrize(
    ("before", "words", "wording", "choice"),
    [
        (LIST, "2 and do you know anything about childcare", "utter_service", "Childcare"),
        (
            SERVICE,
            "where is it? and is there anything for kids on saturdays",
            "utter_service_more",
            "Things to do with",
        ),
        (
            SERVICE,
            "aye ask them. but what about money for the gas as well",
            "utter_ask_about_contact",
            "Heating and energy",
        ),
        (ASKED, "yes please. also do you know any mums groups", "utter_contact_asked", "Meeting other parents"),
    ],
)
async def test_the_second_is_there_to_pick(
    parent: TextingParent, key_worker: Worker, before: tuple[str, ...], words: str, wording: str, choice: str
) -> None:
    await parent.say(*before)
    await parent.say(words)
    assert parent.wording.startswith(wording)
    assert any(each.startswith(choice) for each in parent.choices)
    await parent.say("that's all for now")
    await parent.say("menu")


async def test_what_is_picked_then_is_looked_for(parent: TextingParent) -> None:
    await parent.say(*LIST)
    await parent.say("the first one. and is there anything about courses")
    said = await parent.say("Learning")
    assert "learning" in said


@pytest.mark.parametrize(
    ("before", "words", "need"),
    [
        (LIST, "no none of them. actually its the rent thats worrying me", "home and rent"),
        (SERVICE, "i'll go myself. do you know about courses", "learning"),
        (ASKED, "no leave it. is there anything for toddlers to do", "things to do"),
    ],
)
async def test_what_is_let_go_leaves_the_second(
    parent: TextingParent, before: tuple[str, ...], words: str, need: str
) -> None:
    await parent.say(*before)
    assert need in await parent.say(words)


async def test_a_person_asked_for_behind_a_need_comes_first(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Leith")
    said = await parent.say("i need help with food. and can i talk to a person please")
    assert "key worker" in said
    assert any(each.startswith("Food") for each in parent.choices)


@pytest.mark.parametrize(
    "words", ["aye ask them. do they need to know about the baby", "aye ask them. he needs a cot", "1, is it free"]
)
async def test_a_question_about_it_or_a_word_for_them_is_no_second_thing(parent: TextingParent, words: str) -> None:
    await parent.say(*SERVICE)
    await parent.say(words)
    assert not any(each.startswith(("Food", "Life with", "Money")) for each in parent.choices)


@pytest.mark.parametrize(
    "before",
    [ASKED, ("hi", "make a plan", "the kids are happy", "cooking"), ("hi", "make a plan", "skip", "skip", "a job")],
)
async def test_a_text_wished_for_behind_an_answer_is_there_to_pick(
    parent: TextingParent, key_worker: Worker, before: tuple[str, ...]
) -> None:
    await parent.say(*before)
    await parent.say("aye, a wee bit at a time. and can you text me on friday about it")
    assert "Text me on Friday 5 March" in parent.choices
    assert "Friday 5 March" in await parent.pick("Text me on Friday 5 March")


async def test_while_they_wait_what_is_asked_for_is_looked_at(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi", "I'm in Leith", "can i talk to a person")
    await parent.say("while I wait, is there a toddler group")
    assert parent.services


@pytest.mark.parametrize(
    ("before", "words", "wording"),
    [
        (LIST, "This isn't working. Can I speak to a person please", "utter_summary_ask"),
        (LIST, "no I want a hot meal", "utter_offer"),
        (SERVICE, "ok i'll ring them nearer the time. thats all ta", "utter_may_i_ask"),
        (LIST, "nah. is there anybody to help wi the benefit forms", "utter_offer_services"),
        ((*SERVICE, "1", "1"), "1. i need help with a visa", "utter_offer"),
        (SERVICE, "so not til tomorrow then. do ye need a voucher", "utter_service"),
    ],
)
async def test_what_turns_a_list_down_leaves_what_is_wanted(
    parent: TextingParent, key_worker: Worker, before: tuple[str, ...], words: str, wording: str
) -> None:
    await parent.say(*before)
    await parent.say(words)
    assert parent.wording.startswith(wording)
