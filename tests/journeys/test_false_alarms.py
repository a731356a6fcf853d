"""An alarm by the classifier alone, that a parent says was none, is let go: what they want is what comes next."""

import pytest

from bot.app import Pace
from tests.journeys.diary import TextingParent
from tests.journeys.meaning import understood_as

WISHED = "somebody to come wi me to the rent place. stairs on my own"
ALARM = {"risk": "suicide_self_harm", "risk_sure": True}
NEITHER = "the day was long. they came to me in march"


@pytest.mark.parametrize(
    ("denial", "next_"),
    [
        ("what? no its just stairs and me being a feartie. is there help wi rent", "home and rent"),
        ("im no suicidal hen im cold. is there anybody can put money on a meter", "energy bills"),
        ("naw nothing like that! i just want help wi the leccy bill", "energy bills"),
        ("I'm not suicidal. Please can we just talk about my son's school, he won't go in", "life with the kids"),
    ],
)
async def test_what_the_denial_wants_is_gone_on_with(
    pace: Pace, parent: TextingParent, monkeypatch: pytest.MonkeyPatch, denial: str, next_: str
) -> None:
    understood_as(pace, monkeypatch, {NEITHER: ALARM})
    await parent.say("hi", "im in wishaw", NEITHER)
    assert "116 123" in parent.all
    said = await parent.say(denial)
    assert "wrong" in said
    assert next_ in said
    assert "116 123" not in said


async def test_nor_is_it_held_against_them_after(
    pace: Pace, parent: TextingParent, monkeypatch: pytest.MonkeyPatch
) -> None:
    understood_as(pace, monkeypatch, {NEITHER: ALARM})
    await parent.say("hi", "im in wishaw", NEITHER, "eh no, youve got me all wrong")
    said = await parent.say("is there a toddler group")
    assert "not forgotten" not in said
    assert "116 123" not in said


async def test_a_bare_denial_goes_back_to_what_was_wanted(
    pace: Pace, parent: TextingParent, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "i need help wi my rent and im done in"
    needs = {"intent": "need", "needs": [{"id": "housing", "confidence": 0.9}], "confidence": 0.9, "unsure": False}
    understood_as(pace, monkeypatch, {text: {**needs, **ALARM}})
    await parent.say("hi", "im in wishaw", text)
    assert "home and rent" in await parent.say("god no i didnt mean it like that")


async def test_what_the_rules_found_is_not_let_go(parent: TextingParent) -> None:
    await parent.say("i want to kill myself")
    assert "116 123" in await parent.say("no no nothing like that, i just want a toddler group")


async def test_what_plays_it_down_is_no_denial(
    pace: Pace, parent: TextingParent, monkeypatch: pytest.MonkeyPatch
) -> None:
    understood_as(pace, monkeypatch, {NEITHER: {"risk": "domestic_abuse", "risk_sure": True}})
    await parent.say("hi", "im in wishaw", NEITHER)
    assert "wrong" not in await parent.say("forget i said anything, he just gets like that")


@pytest.mark.parametrize("words", ["can i just stop dead or is that bad for you", "is it bad to stop sudden"])
async def test_whether_drink_may_be_stopped_at_once_is_answered(parent: TextingParent, words: str) -> None:
    await parent.say("i want to cut down my drinking. cumbernauld", words)
    assert parent.wording == "risk_stopping_suddenly"


async def test_whom_to_ring_for_a_child_is_answered(parent: TextingParent) -> None:
    await parent.say("damp flat, council not answering. blantyre", "ma weans chest is bad. 111 or the gp?")
    assert parent.wording == "risk_which_care"


async def test_whether_an_ex_sees_this_phone_is_answered_without_a_number_on_it(parent: TextingParent) -> None:
    said = await parent.say("hi", "my ex pays for this phone, can he see it")
    assert parent.wording == "risk_phone_sees"
    assert "friend's phone" in said


WEAK = {"risk": "severe_distress", "risk_sure": False}


@pytest.mark.parametrize("on", ["2", "no, carry on", "carry on"])
async def test_who_carries_on_gets_the_answer_to_that_text(
    pace: Pace, parent: TextingParent, monkeypatch: pytest.MonkeyPatch, on: str
) -> None:
    text = "the second one. would they open them with me"
    await parent.say("hi", "I'm in Airdrie", "debt")
    second = parent.services[1]
    understood_as(pace, monkeypatch, {text: WEAK})
    await parent.say(text)
    assert parent.wording == "risk_perhaps"
    said = await parent.say(on)
    assert second in said
    assert "Ask them to contact me" in parent.choices


async def test_a_yes_that_an_alarm_stood_before_still_counts(
    pace: Pace, parent: TextingParent, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "aye. thursdays suit me best"
    await parent.say("hi", "I'm in Airdrie", "debt", "1", "ask them to contact me")
    understood_as(pace, monkeypatch, {text: WEAK})
    await parent.say(text)
    assert parent.wording == "risk_perhaps"
    await parent.say("2")
    assert parent.wording.startswith("utter_contact_asked") or parent.wording == "utter_person_nobody"


async def test_a_bare_denial_gets_the_answer_too(
    pace: Pace, parent: TextingParent, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "the first one. what day is it on"
    await parent.say("hi", "I'm in Airdrie", "debt")
    first = parent.services[0]
    understood_as(pace, monkeypatch, {text: ALARM})
    await parent.say(text)
    said = await parent.say("no no nothing like that")
    assert "wrong" in said
    assert first in said
