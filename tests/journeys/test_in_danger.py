"""Words of risk come first, wherever they fall: in an offer, a plan, a pause, after STOP, in an edited text."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.conftest import MovableClock
from tests.journeys.conftest import NewParent
from tests.journeys.diary import Helping, TextingParent, record
from tests.journeys.meaning import understood_as


async def handovers(pace: Pace) -> list[Handover]:
    async with pace.database.reading() as session:
        return list(await session.scalars(select(Handover)))


def risk_first(parent: TextingParent) -> bool:
    return bool(parent.promises.last) and parent.promises.last[0].purpose == "risk"


async def test_in_the_middle_of_an_offer(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "help with rent arrears", "Kirkcaldy")
    assert parent.services
    said = await parent.say("whats the point, im going to take all my tablets the night")
    assert risk_first(parent)
    assert "999" in said
    assert "116 123" in said
    (handover,) = await handovers(pace)
    assert handover.urgency == "emergency"
    await parent.say("sorry. 2")
    assert parent.choices, "she can go on from there"


async def test_in_the_middle_of_a_plan_and_the_plan_is_not_told_what_it_was(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I want to make a plan", "kids are doing ok")
    await parent.say("he's outside the door with a knife")
    assert risk_first(parent)
    assert "999" in parent.all
    await parent.later(hours=3)
    assert "knife" not in await parent.say("show me my plan")


@pytest.mark.parametrize("channel", ["sms", "telegram"])
async def test_after_stop_one_attempt_and_then_silence(
    new_parent: NewParent, channel: str, pace: Pace, key_worker: Worker
) -> None:
    parent = new_parent(channel)
    await parent.say("hi", "STOP")
    await parent.say("I'm going to kill myself")
    assert len(parent.heard) == (1 if channel == "telegram" else 0), "Twilio lets nothing through after STOP"
    assert [each.urgency for each in await handovers(pace)] == ["emergency"]
    await parent.say("are you there")
    assert parent.heard == []
    await parent.silence(weeks=2)


async def test_an_edited_text_that_turns_to_danger_is_answered(
    new_parent: NewParent, pace: Pace, key_worker: Worker
) -> None:
    parent = new_parent("telegram")
    await parent.say("hi", "I'm fine")
    await parent.edit("I'm not fine, I want to die tonight")
    assert risk_first(parent)
    assert len(await handovers(pace)) == 1


async def test_a_child_who_texts_hears_of_childline_and_a_person(parent: TextingParent) -> None:
    await parent.say("hi im 11 and my mum wont wake up shes been drinking")
    assert risk_first(parent)
    assert "0800 1111" in parent.all
    assert "999" in parent.all


async def test_somebody_reading_along_finds_nothing(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("he tracks my phone and wont let me see my sister")
    assert risk_first(parent)
    for word in ("abuse", "domestic", "violence", "women's aid", "partner"):
        assert word not in parent.all.lower()
    await parent.say("no dont tell anybody")
    assert (await record(parent)).careful
    assert parent.wording == "utter_not_telling"
    assert parent.choices == ["Talk to a person", "Something else", "Not now"]
    await parent.silence(weeks=4)


async def test_words_that_sound_alarming_and_are_not(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi")
    for text in ("this form is killing me lol", "I could murder a cup of tea", "the weans are climbing the walls"):
        await parent.say(text)
        assert not risk_first(parent), text
    assert await handovers(pace) == []


async def test_nowhere_to_sleep_at_midnight_gets_numbers_then_a_key_worker_if_they_like(
    parent: TextingParent, pace: Pace, key_worker: Worker, clock: MovableClock
) -> None:
    clock.set("2027-03-05 23:40")
    await parent.say("me and the twins have been put out, naewhere tae sleep the night")
    assert risk_first(parent)
    assert "0808 800 4444" in parent.all
    assert await handovers(pace) == []
    await parent.say("aye tell them please")
    assert [(each.urgency, each.why) for each in await handovers(pace)] == [("urgent", "risk")]
    assert "Monday" in parent.all, "it says when somebody will really be there"


async def test_no_food_for_the_weans_then_the_offer_goes_on(parent: TextingParent) -> None:
    await parent.say("hi", "Kirkcaldy", "there's nothing in the cupboards and the weans havenae eaten the day")
    assert risk_first(parent)
    await parent.say("no yer alright, is there a food bank")
    assert parent.services
    await parent.pick(parent.services[0])
    assert parent.wording == "utter_service"


@pytest.mark.parametrize("no", ["no", "3", "no i dont want anyone told"])
async def test_no_to_a_key_worker_goes_on_with_what_the_text_asked_for(
    parent: TextingParent, pace: Pace, key_worker: Worker, no: str
) -> None:
    await parent.say("hi", "Kirkcaldy", "I owe the catalogue hundreds and the kids have had nothing to eat today")
    assert risk_first(parent)
    await parent.say(no)
    assert parent.wording == "utter_not_telling"
    assert "Debt and bills" in parent.choices[:2], "the need was not lost"
    assert await handovers(pace) == []
    await parent.pick("Debt and bills")
    assert parent.services


async def test_who_has_no_food_today_is_shown_what_is_near_before_any_key_worker_is_in(
    parent: TextingParent, pace: Pace
) -> None:
    await parent.say("there's no food in the house and the weans are hungry")
    assert "What is near me" in parent.choices
    await parent.say("2")
    assert parent.wording == "utter_ask_area"
    await parent.say("Kirkcaldy")
    assert parent.services
    assert await handovers(pace) == []


async def test_danger_while_a_worker_has_them_is_answered_at_once(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    aisha = Helping(parent, key_worker)
    await parent.say("hi", "can I talk to a person")
    await aisha.picks_up()
    await aisha.writes("Hi, Aisha here. How are things?")
    assert await parent.say("not bad ta") == ""
    await parent.say("no actually he's battering the door down")
    assert risk_first(parent)
    assert [each.urgency for each in await handovers(pace)] == ["emergency"]


async def test_the_same_fear_said_three_times_is_answered_three_times_in_other_words(
    parent: TextingParent, key_worker: Worker
) -> None:
    said = {
        await parent.say(text)
        for text in ("I want to kill myself", "I mean it I'm going to kill myself", "ill kill myself the night")
    }
    assert len(said) == 3
    assert all("999" in each for each in said)


async def test_a_child_is_told_of_childline_and_offered_a_person(parent: TextingParent) -> None:
    said = await parent.say("im only 12 can i talk to u about school")
    assert "0800 1111" in said
    assert parent.choices == ["A person, please", "Something else", "Not now"]
    assert "key worker" in await parent.say("1")


@pytest.mark.parametrize("said", ["yes", "ok thanks", "naw", "i dont know", "hello?", "later", "bye"])
async def test_a_few_words_after_danger_are_met_and_nothing_is_pressed_on_them(
    parent: TextingParent, said: str
) -> None:
    await parent.say("he's outside the door with a knife")
    await parent.say(said)
    assert parent.wording == "after_danger"
    assert len(parent.heard) == 1
    assert parent.choices == ["A person, please", "Something else", "Not now"]
    await parent.say("help with my rent")
    assert "STOP" in parent.all, "what has to be known of us comes with the first answer about anything else"


@pytest.mark.parametrize("said", ["never mind then", "forget it, sorry to bother you", "och forget i said anything"])
async def test_taking_it_back_deletes_nothing_and_is_met(parent: TextingParent, said: str) -> None:
    await parent.say("I don't want to be here anymore")
    await parent.say(said)
    assert parent.wording == "after_danger"


@pytest.mark.parametrize(
    "said",
    [
        "took a few too many",
        "should i go to hospital",
        "paracetamol. about an hour ago",
        "its the tablets",
        "feel a bit sick",
    ],
)
async def test_what_is_said_of_the_body_after_danger_is_danger(
    parent: TextingParent, pace: Pace, key_worker: Worker, said: str
) -> None:
    await parent.say("I don't want to be here anymore", "hello?")
    assert "999" in await parent.say(said)
    assert risk_first(parent)


async def test_the_same_words_on_another_day_are_ordinary(parent: TextingParent) -> None:
    await parent.say("hi", "is there a bus to the hospital in Kirkcaldy")
    assert not risk_first(parent)


async def test_who_this_is_comes_shortly_after_numbers(parent: TextingParent) -> None:
    await parent.say("I don't want to be here anymore")
    await parent.say("is there a group for dads in Kirkcaldy")
    assert "STOP" in parent.all
    assert "Hello" not in parent.all


async def test_who_asks_for_something_after_danger_gets_it(parent: TextingParent) -> None:
    await parent.say("hi", "he's outside the door with a knife", "he's away now. help with rent arrears in Kirkcaldy")
    assert parent.services


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("no, I dinnae need a worker", "utter_request_stays"),
        ("the panel is on monday", "utter_social_work"),
    ],
)
async def test_what_is_plainly_said_after_danger_is_not_passed_over(
    parent: TextingParent, key_worker: Worker, said: str, wording: str
) -> None:
    await parent.say("hi", "he's outside the door with a knife")
    await parent.say(said)
    assert parent.wording == wording


async def test_a_yes_the_next_day_is_no_answer_to_danger(parent: TextingParent) -> None:
    await parent.say("hi", "he's outside the door with a knife")
    await parent.later(hours=20)
    await parent.say("hello")
    assert parent.wording != "after_danger"


WALKING = "I've kept up my walking"


@pytest.fixture
def weak_sign(pace: Pace, monkeypatch: pytest.MonkeyPatch) -> str:
    """A text with one plain need in which the engine sees a weak sign of danger as well, as in WALKING."""
    text = "I need a hand with my teenager's behaviour"
    sign = {"risk": "suicide_self_harm", "risk_sure": False}
    understood_as(pace, monkeypatch, {text: sign, WALKING: sign})
    return text


@pytest.mark.parametrize("no", ["no", "2", "carry on", "naw yer awright hen, nothing like that"])
async def test_a_weak_sign_is_asked_about_and_no_goes_on_with_what_was_asked(
    parent: TextingParent, pace: Pace, key_worker: Worker, weak_sign: str, no: str
) -> None:
    await parent.say("hi", "Kirkcaldy", weak_sign)
    assert risk_first(parent)
    assert "999" in parent.all
    assert await handovers(pace) == [], "nobody is told without a word"
    await parent.say(no)
    assert parent.services, "the need was not lost"


async def test_a_number_after_something_else_is_no_answer_to_a_weak_sign(
    parent: TextingParent, pace: Pace, key_worker: Worker, weak_sign: str
) -> None:
    await parent.say("hi", weak_sign, "Kirkcaldy")
    assert parent.services, "the need was kept"
    await parent.say("1")
    assert await handovers(pace) == []


async def test_an_answer_with_a_weak_sign_is_kept_and_asked_about(
    parent: TextingParent, key_worker: Worker, weak_sign: str
) -> None:
    await parent.say("hi", "I'd like to make a plan", WALKING)
    assert risk_first(parent)
    await parent.say("no")
    assert "kept up my walking" in await parent.say("show me my plan")


async def test_a_weak_sign_that_is_one_reaches_a_key_worker_at_a_yes(
    parent: TextingParent, pace: Pace, key_worker: Worker, weak_sign: str
) -> None:
    await parent.say("hi", weak_sign, "aye please")
    assert [(each.urgency, each.why) for each in await handovers(pace)] == [("emergency", "agreed")]


async def test_a_weak_sign_while_a_worker_has_them_says_who_sees_it(
    parent: TextingParent, pace: Pace, key_worker: Worker, weak_sign: str
) -> None:
    aisha = Helping(parent, key_worker)
    await parent.say("hi", "can I talk to a person")
    await aisha.picks_up()
    said = await parent.say(weak_sign)
    assert risk_first(parent)
    assert "Aisha" in said
    assert not parent.choices


@pytest.mark.parametrize("words", ["i'm ok but he's at the door, what do i do", "no im fine but hes back"])
async def test_he_is_at_the_door_after_words_of_him(parent: TextingParent, words: str) -> None:
    await parent.say("he hit me last night")
    assert risk_first(parent)
    assert "999" in await parent.say(words)
    assert risk_first(parent)


async def test_owning_up_beside_a_question_of_names_is_heard(parent: TextingParent) -> None:
    await parent.say("the wean next door is out in the close with no jacket, she's 3")
    assert "999" in parent.all
    await parent.say("it wis me that hit him. will they know it was me")
    assert risk_first(parent) or parent.wording.startswith("risk_")
