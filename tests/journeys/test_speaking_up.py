"""Who fears for somebody else's child asks whether they are named: that is no complaint, and it is answered."""

import pytest
from sqlalchemy import func, select

from bot.app import Pace
from bot.database.tables import Voice
from tests.journeys.diary import TextingParent

NEXT_DOOR = "a boy of about 5 next door is left alone every night"


@pytest.mark.parametrize(
    ("then", "wording"),
    [
        ("its no mine. will they know it wis me that phoned", "risk_child_at_risk_name"),
        ("can I report it without giving my name", "risk_child_at_risk_name"),
        ("if ah phone dae they pass oan ma name tae his maw", "risk_child_at_risk_name"),
        ("thats no a complaint. if i phone the nspcc dae they say who phoned", "risk_child_at_risk_name"),
        ("a wisnae complainin. can a phone wi nae name", "risk_child_at_risk_name"),
        ("so can ah be anonymous aye or naw", "risk_child_at_risk_name"),
        ("am a gonnae get in bother for reportin", "risk_child_at_risk_bother"),
        ("forget it. what is 101 for", "risk_police"),
    ],
)
async def test_whether_they_are_named_is_answered_and_kept_as_no_complaint(
    parent: TextingParent, pace: Pace, then: str, wording: str
) -> None:
    await parent.say(NEXT_DOOR)
    answer = await parent.say(then)
    assert parent.wording == wording
    assert "101" in answer
    assert wording == "risk_police" or "0808 800 5000" in answer
    async with pace.database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Voice)) == 0


@pytest.mark.parametrize("then", ["he is battering him right now", "it wis me that hit him, i lost it"])
async def test_a_child_in_danger_is_still_one(parent: TextingParent, then: str) -> None:
    await parent.say(NEXT_DOOR)
    assert "999" in await parent.say(then)
    assert parent.wording.startswith("risk_")
    assert parent.wording not in ("risk_child_at_risk_name", "risk_child_at_risk_bother")


@pytest.mark.parametrize("then", ["do they keep my name", "how long does that take", "is there a food bank in Leith"])
async def test_a_question_is_no_more_of_a_complaint(parent: TextingParent, then: str) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me", then)
    assert parent.wording not in ("utter_more_kept", "utter_complaint_kept")


async def test_what_was_no_complaint_may_be_taken_out(parent: TextingParent) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me", "thats no a complaint")
    assert parent.wording == "utter_take_back_sure"
    await parent.say("yes")
    assert parent.wording == "utter_taken_back"


async def test_more_of_a_complaint_goes_with_it_until_something_else_is_answered(parent: TextingParent) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me")
    await parent.say("and what is worse they laughed at my weans as well")
    assert parent.wording == "utter_more_kept"
    await parent.say("what is 101 for", "and they never even looked up at me")
    assert parent.wording != "utter_more_kept"
