"""A text that denies what we took it for is not taken for it again: we own up, and go on with what it asks for."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import KeptNeed, Parent
from tests.journeys.diary import TextingParent, record
from tests.journeys.meaning import understood_as

FUNERALS = ("Long Evening Group", "Missing Someone Night", "One Thing at a Time")
NAMELESS = "08088 01 03 02"


async def kept(pace: Pace) -> list[str]:
    """The needs that are kept for later."""
    async with pace.database.reading() as session:
        return list(await session.scalars(select(KeptNeed.need).where(KeptNeed.taken_up_at.is_(None))))


async def careful(parent: TextingParent) -> bool:
    """Whether a parent is texted carefully."""
    return (await record(parent)).careful


@pytest.mark.parametrize(
    "words", ["what? nobody died", "NOBODY HAS DIED ffs", "naebody's deid hen", "no one has passed away"]
)
async def test_nobody_has_died(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Motherwell", "my mum died and I need the funeral paid")
    said = await parent.say(words)
    assert "wrong" in said
    assert "sorry for your loss" not in said.lower()
    assert not set(FUNERALS) & set(parent.services)
    assert len(parent.choices) >= 2
    await parent.say("2")
    assert not set(FUNERALS) & set(parent.services)


@pytest.mark.parametrize(
    "words", ["no its not debt. its a sanction at the jobcentre", "naw no debt, it's my universal credit got stopped"]
)
async def test_what_it_is_instead_is_gone_on_with(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Leith", "help wi my debts")
    said = await parent.say(words)
    assert "wrong" in said
    assert "money and benefits" in said


async def test_a_sofa_not_debt(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Leith", "help wi my debts")
    said = await parent.say("?? i said a sofa not debt")
    assert "wrong" in said
    assert "debt and bills" not in said
    assert "Debt and bills" not in parent.choices


async def test_no_separation(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Fife", "I'm separating, and need childcare")
    assert "separation_contact" in await kept(pace)
    await parent.say("no separation. there's no separation. take that off")
    assert "wrong" in parent.all
    assert "separation_contact" not in await kept(pace)
    assert "separating" not in parent.all


@pytest.mark.parametrize(
    "words", ["there's no food in", "not enough food for the weans", "nae food", "no food for the kids"]
)
async def test_want_is_no_denial(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Motherwell", "is there a food bank")
    said = await parent.say(words)
    assert "wrong" not in said


@pytest.mark.parametrize(
    "words", ["I'm not coping with the debt", "work but not too far away", "im no working the now"]
)
async def test_other_nots_deny_nothing(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Motherwell", "help me find work")
    assert "read you wrong" not in await parent.say(words)


async def shy_boy(parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch, *, also: str = "") -> None:
    """A false alarm, as a classifier may raise one: about a club for a boy."""
    words = "does he have to go with me? i was wanting something he can go to himself"
    sign = {"risk": "sexual_violence", "risk_sure": True, "needs": [{"id": "separation_contact", "confidence": 0.18}]}
    understood_as(pace, monkeypatch, {words: sign, also: sign} if also else {words: sign})
    await parent.say("hi", "I'm in Kirkcaldy", "a club for my son, he's 9", words)
    assert NAMELESS in parent.all


async def test_what_is_that_number(parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    await shy_boy(parent, pace, monkeypatch)
    assert await careful(parent)
    said = await parent.say("what? what is that number? i asked about a club for my son")
    assert "listen" in said
    assert NAMELESS not in said
    assert "things to do with the kids" in said
    assert not await careful(parent)
    assert await kept(pace) == []


async def test_what_is_that_number_alone(parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    await shy_boy(parent, pace, monkeypatch)
    said = await parent.say("whats that number you keep giving me")
    assert "listen" in said
    assert "Carry on" in parent.choices
    assert await careful(parent)
    await parent.pick("Carry on")
    assert parent.services


async def test_a_protest_is_not_answered_with_the_number_again(
    parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch
) -> None:
    protest = "what? why would i need that, i just asked if it was for boys cause he's shy"
    await shy_boy(parent, pace, monkeypatch, also=protest)
    said = await parent.say(protest)
    assert NAMELESS not in said
    assert "wrong" in said
    assert not await careful(parent)


async def test_what_the_rules_find_is_overruled_by_no_denial(
    parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shy_boy(parent, pace, monkeypatch)
    said = await parent.say("what? why would i need that, my ex raped me")
    assert NAMELESS in said
    assert await careful(parent)


async def test_another_risk_in_a_denial_is_heard(
    parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "no i just asked about a club. it's all too dark"
    understood_as(pace, monkeypatch, {words: {"risk": "severe_distress", "risk_sure": True}})
    await shy_boy(parent, pace, monkeypatch)
    assert "Samaritans" in await parent.say(words)


async def test_careful_texting_that_the_rules_turned_on_stays(parent: TextingParent) -> None:
    await parent.say("hi", "my ex keeps threatening me")
    assert await careful(parent)
    await parent.say("why would i need that, i just asked about a club")
    assert await careful(parent)


async def test_careful_texting_of_their_own_stays(
    parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch
) -> None:
    await parent.say("hi", "my ex has this phone some days")
    await shy_boy(parent, pace, monkeypatch)
    await parent.say("what is that number? i asked about a club for my son")
    assert await careful(parent)


async def test_not_homeless_but_the_group(parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "that group, do i have to go by myself or can i take a friend"
    understood_as(pace, monkeypatch, {words: {"risk": "homeless_tonight", "risk_sure": True}})
    await parent.say("hi", "I'm in Motherwell", "I want to meet other parents", words)
    assert "Shelter" in parent.all
    said = await parent.say("no im not homeless, i mean the parents group. can i bring my pal")
    assert "Home and rent" not in said
    assert "wrong" in said


async def test_an_answer_to_a_question_of_ours_is_no_denial(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "help wi my debts", "Leith", "can I make a plan", "no debt and a wee job")
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Parent.careful))).one() is False
    assert "read you wrong" not in parent.all


@pytest.mark.parametrize(
    "words", ["naebody's died. its his talking", "no one's dead, it's his speech he needs help wi"]
)
async def test_a_loss_denied_is_never_met_with_sorrow(parent: TextingParent, words: str) -> None:
    await parent.say("wee man is 3 and no talking yet, nursery said wait list. Airdrie")
    said = await parent.say(words)
    assert "I'm so sorry" not in said
    assert "Losing someone" not in parent.choices
    assert "extra support for a child" in said


async def test_a_loss_denied_that_nobody_spoke_of(parent: TextingParent) -> None:
    await parent.say("hi", "Govan")
    said = await parent.say("we split up in june. nobody died but it feels like it. looking for a parents group")
    assert "sorry" not in said.lower()
    assert "Losing someone" not in parent.choices


async def test_a_number_beside_a_denial_picks(parent: TextingParent) -> None:
    await parent.say("cant sleep, its guilt since the split. i want something for sleep. Glasgow")
    second = parent.services[1]
    assert second in await parent.say("nobody died!! option 2")


async def test_refusing_grief_services_keeps_what_else_was_said(parent: TextingParent) -> None:
    await parent.say(
        "I want help asking my dad's pension people what to do, he died in August and there's a form. Cupar"
    )
    said = await parent.say("No I don't want grief groups. It's the form. Someone who can look at it with me")
    assert "loss" not in said
    assert "money and benefits" in said


@pytest.mark.parametrize(
    "words",
    ["no a grief group. just somebody to talk to about my mum dying", "my grans not dead, its my mum thats died"],
)
async def test_a_loss_that_stays_one(parent: TextingParent, words: str) -> None:
    await parent.say("my mum died in may. Motherwell")
    said = await parent.say(words)
    assert "wrong" not in said
    assert "sorry" in said
