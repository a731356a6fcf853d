"""Those meant are safe, it is not who writes, or it is over: what is asked then is answered, and no louder alarm."""

import pytest

from tests.journeys.diary import TextingParent

JUMPED = "Hi. My sister got jumped by her man last night. she's staying with me. what are her options"
HIT = "my sister was hit last night by her man, she's staying with me now"
BAG = "been asked tae haud a bag for a boy up the stair, he gied ma son trainers for it. son is 13"
COUSIN = "ma cousin gets watched by her ex, he sits ootside her hoose an tracks her phone"
RAPED = "my sister was raped by her boss two years ago"
PAL = "somethin happened tae ma pal efter a night oot. she didnt want it. shes only 19 wi a wean"
MISSED = "my 16 yr old hasnt came home. last seen 4 oclock yesterday"
NO_BREATH = "I cannot breathe, chest tight, I sit in the kitchen floor, everything too much, since 3 hours"
A_AND_E = "We're both safe, he's in Perth and doesn't know where I live. She's bruised but ok. Does she need A&E"
TELLTALE = ("abuse", "domestic", "violence", "rape", "women's aid", "helpline", "police")


@pytest.mark.parametrize(
    ("first", "then", "wording"),
    [
        (JUMPED, A_AND_E, "risk_safe_care_theirs"),
        (JUMPED, "We ARE safe. I'm asking about A&E", "risk_safe_care_theirs"),
        (HIT, A_AND_E, "risk_safe_care_quiet"),
        ("my daughter was jumped by a gang, she is 14", "we are safe at home. does she need a&e", "risk_safe_care"),
        (BAG, "naw am safe. who can ma boy talk tae aboot it. wishaw", "risk_child_at_risk_asked"),
        (BAG, "its his bag thing. childline number for him", "risk_child_at_risk_asked"),
        (
            COUSIN,
            "naw its no me, ave no got an ex. whit dis she write doon fur the polis",
            "risk_domestic_abuse_asked",
        ),
        (RAPED, "it's not me. if she reported it now would the police believe her", "risk_sexual_violence_theirs"),
        (PAL, "ok. an if she does go tae the polis dae they believe her. no the now", "risk_sexual_violence_theirs"),
        (RAPED, "it is not me. she is afraid hospital tell her work. they tell?", "risk_sexual_violence_theirs"),
        (RAPED, "what hours is that number open", "after_danger_open_unknown"),
        (MISSED, "his dad isn't answering either. who do i call to report him missing", "risk_missing_people"),
        (MISSED, "who looks for him if the polis dont", "risk_missing_people"),
        (MISSED, "he's home!! he was at his pal's. so sorry. do I phone anyone to cancel", "risk_home_again"),
        (MISSED, "hes hame", "risk_home_again"),
        (NO_BREATH, "It is panic I have before. not heart. I am better now", "risk_panic_over"),
    ],
)
async def test_what_is_asked_calmly_is_answered(parent: TextingParent, first: str, then: str, wording: str) -> None:
    await parent.say(first)
    answer = await parent.say(then)
    assert parent.wording == wording
    assert "Get safe first" not in answer
    assert "Sorry, I read you wrong" not in answer
    assert len(parent.choices) >= (2 if wording.startswith("after_danger") else 3)
    if wording.endswith("_quiet") or "sexual" in wording:
        assert not any(word in answer.lower() for word in TELLTALE)


async def test_who_says_that_no_child_is_meant_is_heard(parent: TextingParent) -> None:
    await parent.say(PAL, "ok. an if she does go tae the polis dae they believe her")
    await parent.say("NO theres nae wean in danger. her. she's 19")
    assert parent.wording == "risk_sexual_violence_theirs"


async def test_who_is_better_and_wants_to_talk_is_shown_where(parent: TextingParent) -> None:
    await parent.say(NO_BREATH, "It is panic I have before. not heart. I am better now")
    await parent.say("I said I'm better. I want only somewhere quiet to talk, Edinburgh")
    assert parent.services


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("he hit her heid aff the wall and battered her", "we're both safe now. does she need a&e"),
        ("my sister got jumped by her man last night, he strangled her", "shes fine now, we're safe. a&e or no"),
        (JUMPED, "we're safe but she's bleeding, does she need a&e"),
        (JUMPED, "we're ok, he's outside. do we go to a&e"),
        (JUMPED, "we're safe for now, he says he'll come here. a&e?"),
        (JUMPED, "she's ok but she took some pills. is it a&e"),
        (JUMPED, "we're not safe, should we go to a&e"),
        ("my baby was grabbed and hit by her dad", "she's fine, we're safe. does she need a&e"),
        ("i took too many tablets", "im fine now. should i go to a&e"),
        ("my boy swallowed a battery", "he's fine. do i go to a&e"),
        ("I don't want to be here anymore", "i'm safe. should i go to hospital"),
        (RAPED, "it's not me. he's at the door, do the police come"),
        (MISSED, "he's home but his head is bleeding, do i go to a&e"),
    ],
)
async def test_what_may_turn_worse_is_danger_however_calmly_it_is_said(
    parent: TextingParent, first: str, then: str
) -> None:
    await parent.say(first)
    assert "999" in await parent.say(then)
    assert not parent.wording.startswith(("risk_safe", "risk_home"))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (NO_BREATH, "it was panic, I'm better now but my arm is sore"),
        (NO_BREATH, "panic I think. still cannot breathe"),
        (MISSED, "he's not home yet, should be home by now"),
        (MISSED, "he's home but he's been drinking and hit me"),
        ("ma man hit ma wean", "he's home"),
        ("her dad took her and hasnt brought her back", "he's home now"),
        ("i was raped last year", "if she asks me, will the police believe me"),
        ("ma pals lassie got raped, shes 14", "it's not me. will the police believe her"),
    ],
)
async def test_what_is_not_over_or_not_a_friends_is_not_said_to_be(
    parent: TextingParent, first: str, then: str
) -> None:
    await parent.say(first, then)
    assert parent.wording not in ("risk_panic_over", "risk_home_again", "risk_sexual_violence_theirs")


async def test_a_wish_beside_it_is_heard(parent: TextingParent) -> None:
    await parent.say("hi", JUMPED, "we're both safe. is there a toddler group in leith")
    assert parent.services
    await parent.say("is there women's aid she can talk to in edinburgh, not me, her")
    assert parent.wording == "utter_ask_if_names_are_safe"
