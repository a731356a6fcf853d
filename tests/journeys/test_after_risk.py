"""What comes after a reply to a risk: an answer to what is asked then, and not the same once more."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.journeys.diary import TextingParent

ABUSE = "he tracks my phone and wont let me see my sister"
SUICIDE = "I don't want to be here anymore"
TELLTALE = ("abuse", "domestic", "violence", "partner", "women's aid", "helpline", "lone parent")
LINE = "0800 027 1234"


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("can he see what i put", "risk_phone_sees"),
        ("not now. can he see what i text you", "risk_phone_sees"),
        ("no dont tell anybody. can he see these texts", "risk_phone_sees"),
        ("not danger now. he is at work. who will see this message?", "risk_phone_sees"),
        ("is it ok if he sees the number on the bill", "risk_phone_bill"),
        ("and the phone. how do i know if hes put something on it", "risk_phone_found"),
        ("i want to know if i can legally unplug a camera he put in my house", "risk_phone_found"),
        ("How do I take it out without him knowing", "risk_phone_found"),
        ("Just want to know how to lock my phone", "risk_phone_lock"),
        ("he knows ma pin and i want him no tae", "risk_phone_lock"),
        ("ok. what do i do if he asks what this is", "risk_phone_asked"),
        ("whit dae i say if he asks who yous are", "risk_phone_asked"),
        ("he can not know. if he look at phone what he see? delete this please", "risk_phone_delete"),
        ("can u delete these texts", "risk_phone_delete"),
        ("what number is that", "risk_phone_number"),
    ],
)
async def test_what_is_asked_of_a_watched_phone_is_answered(parent: TextingParent, said: str, wording: str) -> None:
    await parent.say(ABUSE)
    answer = await parent.say(said)
    assert parent.wording == wording
    assert "999" in answer
    assert LINE in answer or wording == "risk_phone_number"
    assert not any(word in answer.lower() for word in TELLTALE)
    assert "tell a key worker?" not in answer
    assert {"Delete what you hold", "A person, please"} <= set(parent.choices)


async def test_the_same_is_asked_of_a_phone_that_nobody_watches(parent: TextingParent) -> None:
    await parent.say("hi", "Just want to know how to lock my phone")
    assert not parent.wording.startswith("risk_phone_")
    await parent.say("who can read these texts")
    assert parent.wording == "utter_privacy"


async def test_deleting_all_that_is_held_is_still_plain(parent: TextingParent) -> None:
    await parent.say(ABUSE, "delete this please")
    await parent.pick("Delete what you hold")
    assert "Yes, delete it all" in parent.choices
    await parent.say("no keep it", "can he see these texts", "delete everything you have about me")
    assert "Yes, delete it all" in parent.choices


@pytest.mark.parametrize(
    "said", ["got to go hes in", "gtg hes back", "cant talk hes in", "he's home, cannae text", "bye he's coming"]
)
async def test_who_is_off_because_he_is_in_gets_the_least_there_is(
    parent: TextingParent, key_worker: Worker, said: str
) -> None:
    await parent.say(ABUSE)
    assert await parent.say(said) in ("OK.", "Fine.")
    assert parent.choices == []
    assert LINE in await parent.say("he tracks everything i do on my phone"), "what comes next is heard"


@pytest.mark.parametrize(
    "said", ["got to go he's in and he's got a knife", "he's here help", "cant talk hes battering the door in"]
)
async def test_danger_told_in_going_is_answered(parent: TextingParent, said: str) -> None:
    await parent.say(ABUSE)
    assert "999" in await parent.say(said)


async def test_who_is_off_without_anything_before_it_is_answered_as_ever(parent: TextingParent) -> None:
    assert "999" in await parent.say("cant talk hes in")


async def test_an_emergency_in_those_words_still_reaches_key_workers(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say(ABUSE, "cant talk hes in")
    async with pace.database.reading() as session:
        assert list(await session.scalars(select(Handover.urgency))) == ["emergency"]


@pytest.mark.parametrize("no", ["not now", "2", "no dont tell anybody"])
async def test_a_key_worker_refused_is_not_asked_about_again(parent: TextingParent, no: str) -> None:
    await parent.say(ABUSE, no)
    said = await parent.say("he's got my bank card as well")
    assert parent.wording == "risk_domestic_abuse_again"
    assert LINE in said
    assert "key worker?" not in said
    assert parent.choices == ["A key worker after all", "Something else", "Not now"]
    assert LINE in await parent.say("he takes my wages off me every month")
    assert parent.wording == "risk_domestic_abuse_again"


async def test_a_refusal_in_the_same_text_counts(parent: TextingParent) -> None:
    await parent.say("me and the twins have been put out, naewhere tae sleep the night")
    said = await parent.say("no thanks, we just have nowhere to sleep tonight")
    assert parent.wording == "risk_homeless_tonight_again"
    assert "0808 800 4444" in said
    await parent.pick("What is near me")
    assert parent.wording == "utter_ask_area"
    await parent.say("Kirkcaldy")
    assert parent.services


async def test_a_key_worker_after_all(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(ABUSE, "not now", "he takes my wages off me every month")
    await parent.pick("A key worker after all")
    async with pace.database.reading() as session:
        assert list(await session.scalars(select(Handover.urgency))) == ["urgent"]


async def test_another_risk_is_asked_about_and_an_emergency_is_one(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(ABUSE, "not now")
    await parent.say("we have nowhere to sleep tonight")
    assert parent.wording == "risk_homeless_tonight"
    await parent.say("he's outside the door with a knife")
    assert parent.wording.startswith("risk_immediate_danger")


async def test_on_the_next_day_it_is_asked_again(parent: TextingParent) -> None:
    await parent.say(ABUSE, "not now")
    await parent.later(hours=20)
    await parent.say(ABUSE)
    assert parent.wording == "risk_domestic_abuse"


@pytest.mark.parametrize(
    "said",
    [
        "No, I won't do anything",
        "naw nothing like that",
        "nah nothing like that. im no gonnae do anything",
        "no im not going to do anything. i just miss him",
        "nah im not gonna do anything. its just been so lonely since she went",
        "I won't do anything. I'm just so tired of the fighting with her dad",
        "didnt do it. tore them up",
        "im no gonnae kill masel",
        "I'm not gonna do anything stupid",
    ],
)
async def test_saying_that_they_would_do_nothing_is_met(parent: TextingParent, said: str) -> None:
    await parent.say(SUICIDE)
    answer = await parent.say(said)
    assert parent.wording == "risk_suicide_self_harm_denied"
    assert "116 123" in answer
    assert "999" in answer
    assert parent.choices == ["A person, please", "Something else", "Not now"]
    await parent.say("no")
    assert parent.wording == "after_danger", "it stays with them"


@pytest.mark.parametrize(
    "said", ["I won't do it tonight but maybe tomorrow", "not going to do anything. ive took the tablets already"]
)
async def test_a_denial_that_is_none_is_danger(parent: TextingParent, said: str) -> None:
    await parent.say(SUICIDE)
    assert "999" in await parent.say(said)
    assert parent.wording != "risk_suicide_self_harm_denied"


async def test_what_is_of_the_body_is_danger_after_a_denial_too(parent: TextingParent) -> None:
    await parent.say(SUICIDE, "naw nothing like that")
    await parent.say("its the tablets")
    assert parent.wording.startswith("risk_immediate_danger")


@pytest.mark.parametrize(
    "said",
    [
        "She's been cutting. I found out last night.",
        "ma son's talkin about killin himself hes 13",
        "ma wean's cuttin hersel",
    ],
)
async def test_a_child_who_may_harm_themselves_is_told_of_by_a_parent(parent: TextingParent, said: str) -> None:
    answer = await parent.say(said)
    assert parent.wording == "risk_suicide_self_harm_other_alone"
    for number in ("999", "111", "0800 1111", "0808 800 5000"):
        assert number in answer


@pytest.mark.parametrize("said", ["no its not me its her. she is asleep now", "its no me its ma wean"])
async def test_who_was_misread_puts_it_right(parent: TextingParent, said: str) -> None:
    await parent.say(SUICIDE)
    assert "0808 800 5000" in await parent.say(said)
    assert "999" in parent.all
    assert "Sorry" in parent.all or "right" in parent.all


@pytest.mark.parametrize(
    "said",
    [
        "my daughter is 5 and i want to die",
        "my daughter found me cutting",
        "my ex says he will kill himself if i leave",
        "the kids would be better off without me",
    ],
)
async def test_who_may_be_at_risk_themselves_is_answered_as_that(parent: TextingParent, said: str) -> None:
    assert "999" in await parent.say(said)
    assert "_other_" not in parent.wording


@pytest.mark.parametrize(
    ("said", "town", "need"),
    [
        ("me and the kids are at my sisters but only till friday", "airdrie", "home and rent"),
        ("we have nowhere to sleep tonight", "there's 3 of us. airdrie", "home and rent"),
        ("havent eaten since thursday", "hamilton", "food"),
    ],
)
async def test_a_town_goes_on_with_the_need_of_the_risk(
    parent: TextingParent, said: str, town: str, need: str
) -> None:
    await parent.say(said)
    answer = await parent.say(town)
    assert "What would you like help with?" not in answer
    assert parent.services
    assert need in answer


async def test_a_town_some_days_later_asks_what_is_wanted(parent: TextingParent) -> None:
    await parent.say("we have nowhere to sleep tonight")
    await parent.later(days=3)
    await parent.say("airdrie")
    assert not parent.services


@pytest.mark.parametrize(
    ("first", "then", "wording"),
    [
        (
            "my wee girl told me her uncle's been touching her",
            "who do i ring first, just tell me",
            "risk_child_at_risk_asked",
        ),
        (
            "my wee girl told me her uncle's been touching her",
            "nspcc. whats the number again",
            "risk_child_at_risk_asked",
        ),
        ("the ex is at the gate shouting he'll kill me", "whats the police number thats not 999", "risk_police"),
        (SUICIDE, "whats the number again", "risk_suicide_self_harm_asked"),
    ],
)
async def test_what_is_asked_after_numbers_is_no_new_alarm(
    parent: TextingParent, first: str, then: str, wording: str
) -> None:
    await parent.say(first, then)
    assert parent.wording == wording


@pytest.mark.parametrize(
    "then",
    [
        "no am no homeless ave got a hoose. its FOOD",
        "so shut the day. who gies food oot on a sunday",
        "am no gonnae dae anything. just want tae feed ma weans. rutherglen",
    ],
)
async def test_a_weak_sign_after_numbers_does_not_take_the_question(parent: TextingParent, then: str) -> None:
    await parent.say("ive nae food in for the weans the night an nothin till tuesday", then)
    assert parent.wording != "risk_perhaps"


@pytest.mark.parametrize(
    "then", ["will it hurt", "how many would it take", "whats the point", "I've written the letter to my kids"]
)
async def test_words_of_danger_after_numbers_are_danger(parent: TextingParent, then: str) -> None:
    await parent.say(SUICIDE, then)
    assert parent.promises.last[0].purpose == "risk" or (
        parent.wording.startswith("after_danger") and "999" in parent.all
    )


@pytest.mark.parametrize(
    "said", ["had 2 bottles last night. do i still do the nursery run", "i drive them. is it still in me by half 8"]
)
async def test_who_asks_before_they_drive_is_answered_and_nobody_is_told(
    parent: TextingParent, said: str, pace: Pace, key_worker: Worker
) -> None:
    assert "111" in await parent.say(said)
    assert parent.wording == "risk_before_driving"
    async with pace.database.reading() as session:
        assert not list(await session.scalars(select(Handover.id)))
    await parent.pick("Help with drink or drugs")
    assert parent.wording == "utter_ask_area"


async def test_who_drove_the_children_drunk_is_a_child_in_danger(parent: TextingParent) -> None:
    assert "999" in await parent.say("been drinking and i drove the weans to dancing")
    assert parent.wording.startswith("risk_child_at_risk")


@pytest.mark.parametrize(
    "said", ["hes MISSING. is there a number for missing kids", "is there a missing people helpline"]
)
async def test_who_looks_for_somebody_is_given_a_number(parent: TextingParent, said: str) -> None:
    await parent.say("my 16 yr old hasnt came home. last seen 4 oclock yesterday")
    assert "116 000" in await parent.say(said)
