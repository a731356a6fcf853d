"""With the details of one service open, the talk stays with it, unless something new is asked for."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.journeys.diary import TextingParent

GROUP = ("hi", "I'm in Kirkcaldy", "things to do with the kids", "1")
RENT = ("hi", "I'm in Kirkcaldy", "I need help with my rent arrears", "1")
ASK_THEM = "Ask them to contact me"


@pytest.mark.parametrize(
    "words",
    [
        "does she need to be toilet trained",
        "can she go if she has no diagnosis",
        "r they strict about shoes off",
        "shes only 2, is that too young",
        "wull they let his granda tak him",
        "what does sensory mean",
        "who do i ask for when i get there",
    ],
)
async def test_a_question_is_about_the_service(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.wording in (
        "utter_service_more",
        "utter_service_near",
        "utter_service_part_known",
        "utter_service_not_known",
    )
    assert ASK_THEM in parent.choices


async def test_what_a_text_tells_beside_its_question_is_not_answered(parent: TextingParent) -> None:
    await parent.say(*RENT)
    said = await parent.say("ive been paying £10 a week, is that stupid")
    assert "When:" not in said


@pytest.mark.parametrize("words", ["are you a real person", "who can see what I text you"])
async def test_a_question_about_us_is_not(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert not parent.wording.startswith("utter_service")


@pytest.mark.parametrize("words", ["that sounds magic, he'd be in his element", "he'd love that", "looks great tbh"])
async def test_who_likes_it_hears_the_way_on(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.wording == "of_service_liked"
    assert ASK_THEM in parent.choices


@pytest.mark.parametrize(
    "words",
    ["il gie them a phone efter the school run", "right, i'll pop along on saturday", "gonnae ring them the morra"],
)
async def test_who_gets_in_touch_alone_is_left_to_it(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.wording == "utter_may_i_ask"


@pytest.mark.parametrize(
    "words", ["ive no credit on my phone", "i get that anxious phoning places", "could you not do it for me"]
)
async def test_a_phone_in_the_way_leads_to_being_contacted(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.wording == "utter_ask_about_contact"
    assert "Yes, ask them" in parent.choices


async def test_how_they_are_to_be_in_touch_goes_along_and_why_does_not(parent: TextingParent) -> None:
    await parent.say(*GROUP)
    assert '"text rather than ring"' in await parent.say("can you ask them to text rather than ring. I never answer")
    await parent.say("something else")
    await parent.say("1")
    said = await parent.say("get them to phone me please, i cant stand phoning people")
    assert "stand phoning" not in said


@pytest.mark.parametrize(
    "words",
    [
        "they'll all be staring at us",
        "id be mortified walking in there on my own",
        "what if he kicks off in front of them",
    ],
)
async def test_a_worry_gets_a_warm_word(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.wording == "of_service_worry"


@pytest.mark.parametrize(
    "words", ["saturdays is no good, i clean offices then", "that one's not for us, she hates noise"]
)
async def test_what_does_not_suit_leads_to_others(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.services


@pytest.mark.parametrize("words", ["his da's family goes there", "ma ex bides roon there so naw"])
async def test_an_ex_near_by_is_no_new_topic(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    said = await parent.say(words)
    assert parent.wording == "of_service_ex_near"
    assert "999" in said
    assert "Talk to a person" in parent.choices


async def test_a_fact_goes_along_where_they_are_asked(parent: TextingParent) -> None:
    await parent.say(*RENT)
    await parent.say("its a housing association flat")
    assert parent.wording == "of_service_told"
    assert '"its a housing association flat"' in await parent.pick(ASK_THEM)


@pytest.mark.parametrize("words", ["what were the others again", "can i see the other two"])
async def test_the_list_comes_back(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.wording == "utter_where_we_were"
    assert parent.services


async def test_another_of_the_list_is_shown_by_its_place(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "things to do with the kids")
    second = parent.services[1]
    await parent.say("1")
    assert second in await parent.say("hm. let me see the second one")


async def test_a_yes_and_a_new_need_keeps_both(parent: TextingParent) -> None:
    await parent.say(*GROUP)
    await parent.say("aye go for it. and do you know anywhere for a cheap pram")
    assert parent.wording == "utter_ask_about_contact"
    assert "Food and things for the home" in parent.choices


@pytest.mark.parametrize(
    ("words", "need"),
    [("I need help with my gas bill", "energy"), ("how do i get childcare costs paid", "childcare")],
)
async def test_what_is_newly_looked_for_is_looked_for(parent: TextingParent, words: str, need: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.services
    assert not parent.wording.startswith(("of_service", "utter_service"))


@pytest.mark.parametrize("words", ["he battered me again last night", "i'll just go and end it all"])
async def test_a_risk_is_heard_as_ever(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert parent.wording.startswith("risk")


@pytest.mark.parametrize("words", ["thanks", "not now", "bye for now"])
async def test_small_talk_stays_small(parent: TextingParent, words: str) -> None:
    await parent.say(*GROUP)
    await parent.say(words)
    assert not parent.wording.startswith("of_service")


@pytest.mark.parametrize("words", ["phoned there, it just rang and rang", "tried that number, naebody lifts it"])
async def test_who_got_no_answer_can_have_them_asked(parent: TextingParent, words: str) -> None:
    await parent.say(*RENT)
    await parent.say(words)
    assert parent.wording == "of_service_no_answer"
    assert ASK_THEM in parent.choices


async def test_a_day_that_does_not_suit_is_not_offered_again(parent: TextingParent) -> None:
    await parent.say(*GROUP)
    await parent.say("saturdays are no good, his dad has him then")
    for number, choice in enumerate(parent.choices[:-2], 1):
        assert "Saturday" not in choice, number


async def test_what_a_key_worker_is_asks_for_none(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(*RENT)
    await parent.say("whats a key worker then")
    assert parent.wording == "what_a_worker_is"
    async with pace.database.reading() as session:
        assert await session.scalar(select(Handover)) is None


async def test_whether_a_service_is_social_work_is_answered_with_who_runs_it(parent: TextingParent) -> None:
    await parent.say("wee yin wont sleep. im in leith", "1")
    said = await parent.say("is that social work tho? dont want them in ma hoose")
    assert "Run by" in said
    assert "locked" not in said


async def test_who_turns_it_down_and_then_would_have_them_asked_is_asked(parent: TextingParent) -> None:
    await parent.say("work near leith, edinburgh", "1")
    await parent.say("its far for me. but ok, ask them contact me, by message please")
    assert parent.wording.startswith("utter_ask_about_contact")
    assert "by message" in parent.all


async def test_one_of_a_list_is_picked_and_to_be_asked_in_one_text(parent: TextingParent) -> None:
    await parent.say("work near leith, edinburgh", "first. ask them please")
    assert parent.wording.startswith("utter_ask_about_contact")


async def test_how_it_would_suit_goes_along_whatever_they_are_called(parent: TextingParent) -> None:
    await parent.say(*RENT)
    assert "after 2pm" in await parent.say("Yes ask phone class to call me, after 2pm")
    assert "Yes, ask them" in parent.choices
