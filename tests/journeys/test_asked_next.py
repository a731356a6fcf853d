"""What is texted right after a reply to danger: it is met, the number stays in sight and the offer open."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.journeys.diary import TextingParent

HURT = "ma man battered me last night"
OF_THE_PAST = "i was raped years ago and my rent is behind"
DESPAIR = "cant cope any more, nobody would miss me"
TELL = "Yes, tell a key worker"


async def handover_of(pace: Pace) -> Handover | None:
    async with pace.database.reading() as session:
        return await session.scalar(select(Handover))


@pytest.mark.parametrize(
    ("first", "said", "wording"),
    [
        (HURT, "it was me that wound him up", "after_danger_blame"),
        (HURT, "the bairns heard the lot", "after_danger_saw_it"),
        (HURT, "dont want him lifted", "after_danger_police"),
        (HURT, "ma cheek's aw swollen", "after_danger_hurt"),
        (OF_THE_PAST, "scared they put my wee boy in care", "after_danger_children"),
        (OF_THE_PAST, "no even ma sister knows, never told a soul", "after_danger_first_told"),
        (OF_THE_PAST, "dae they answer at night", "after_danger_open_unknown"),
        (DESPAIR, "naebody ever listens", "after_danger_hopeless"),
        (DESPAIR, "ma wee yin needs me", "after_danger_holds_on"),
        (DESPAIR, "nae credit on my phone", "after_danger_free"),
        (DESPAIR, "it's just been such a long week", "after_danger_here"),
        (DESPAIR, "bills piling up on the mat every morning", "after_danger_here"),
        (DESPAIR, "naw, jist wabbit", "after_danger_put_off"),
        (DESPAIR, "yeh please tell somebody", "after_danger_waits"),
        (DESPAIR, "i just need a rest from everything for a while", "after_danger_here"),
    ],
)
async def test_what_follows_is_met_with_the_number_in_sight(
    parent: TextingParent, key_worker: Worker, first: str, said: str, wording: str
) -> None:
    await parent.say(first)
    answer = await parent.say(said)
    assert parent.wording == wording
    assert "999" in answer
    assert parent.choices[0] == (TELL if first != DESPAIR else "A person, please")
    assert "Whereabouts" not in answer


async def test_the_offer_stays_open_until_it_is_answered(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say(HURT, "feel daft now", "will the polis come if i ring", "i dont know")
    assert await handover_of(pace) is None
    await parent.say("aye go on then")
    assert parent.wording.startswith("utter_worker_")
    assert await handover_of(pace) is not None


async def test_a_wish_for_a_woman_is_no_refusal_and_goes_with_the_yes(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say(OF_THE_PAST, "only if it's a woman")
    assert "can't promise" in parent.all
    assert await handover_of(pace) is None
    await parent.say("yes")
    assert parent.wording.startswith("utter_worker_")
    told = await handover_of(pace)
    assert told is not None
    assert "woman" in (told.summary or "")


async def test_when_it_suits_goes_with_the_yes(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(HURT, "aye but only when the weans are at school")
    assert parent.wording.startswith("utter_worker_")
    told = await handover_of(pace)
    assert told is not None
    assert "school" in (told.summary or "")


@pytest.mark.parametrize("said", ["yes but dont mention what he did", "aye just aboot the rent"])
async def test_who_wants_part_of_it_told_is_told_what_we_cannot_do(
    parent: TextingParent, pace: Pace, key_worker: Worker, said: str
) -> None:
    await parent.say(OF_THE_PAST, said)
    assert parent.wording == "after_danger_part"
    assert await handover_of(pace) is None
    assert {TELL, "Home and rent", "Not now"} == set(parent.choices)


@pytest.mark.parametrize(
    "said", ["any food banks near me", "need nappies for the wean", "i'd like help with my rent"]
)
async def test_what_is_plainly_asked_for_is_gone_on_with_and_the_number_stays(
    parent: TextingParent, said: str
) -> None:
    await parent.say(HURT)
    answer = await parent.say(said)
    assert parent.wording == "utter_ask_area"
    assert "0800 027 1234" in answer
    assert "STOP" in answer
    await parent.say("Kirkcaldy")
    assert parent.services


@pytest.mark.parametrize("said", ["tell ma boys ah love them", "let my mum know im sorry", "theyd be better off"])
async def test_a_goodbye_is_an_emergency_once_more(parent: TextingParent, key_worker: Worker, said: str) -> None:
    await parent.say(DESPAIR)
    assert "999" in await parent.say(said)
    assert parent.wording.startswith("risk_")


@pytest.mark.parametrize(
    "said", ["hes back, kickin the door", "he's ootside, will he find out", "took a load of tablets"]
)
async def test_danger_after_danger_is_danger(parent: TextingParent, key_worker: Worker, said: str) -> None:
    await parent.say(HURT)
    await parent.say(said)
    assert parent.wording.startswith("risk_immediate_danger")


async def test_without_danger_before_it_the_same_words_are_ordinary(parent: TextingParent) -> None:
    await parent.say("hi", "sorry for going on")
    assert not parent.wording.startswith("after_danger")
    await parent.say("tell my boys i love them")
    assert parent.wording == "risk_perhaps"  # asked about, and nobody is told


@pytest.mark.parametrize("said", ["please dont message me again tonight", "dinnae text me back the nicht"])
async def test_who_asks_for_no_text_gets_the_least_there_is(
    parent: TextingParent, key_worker: Worker, said: str
) -> None:
    await parent.say(HURT)
    await parent.say(said)
    assert parent.wording == "risk_phone_leave"
    assert parent.choices == []


async def test_where_they_are_now_is_no_search(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(HURT)
    await parent.say("we're at my mum's in airdrie the now, what now")
    assert parent.wording == "after_danger_here"


async def test_no_just_the_rent_is_looked_for(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(OF_THE_PAST)
    await parent.say("no just the rent please")
    assert parent.wording in ("utter_ask_area", "utter_offer_services")
