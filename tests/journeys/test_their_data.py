"""What is held is the parent's: seen, put right and deleted by text alone."""

from sqlalchemy import func, select

from bot.app import Pace
from bot.database.tables import Handover, InboundText, Offer, Parent, Worker
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent


async def count(pace: Pace, table: type) -> int:
    async with pace.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_seen_in_short_then_page_by_page(parent: TextingParent, clock: MovableClock) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I need help with my rent arrears")
    assert "your number" in await parent.say("what do you hold about me")
    clock.forward(seconds=20)
    pages = [await parent.pick("See all")]
    while "More" in parent.choices:
        assert len(pages) < 20
        clock.forward(seconds=20)
        pages.append(await parent.say("more"))
    assert "rent arrears" in " ".join(pages)
    assert len(set(pages)) == len(pages)


async def test_a_name_is_put_right(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "update my details please")
    await parent.pick("My name")
    assert "Shona" in await parent.say("call me Shona")
    async with pace.database.reading() as session:
        assert await session.scalar(select(Parent.name)) == "Shona"


async def test_who_would_rather_be_rung_gives_no_name(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi", "update my details please")
    await parent.pick("My name")
    await parent.say("actually can someone call me about my rent")
    assert "Cancel the key worker" in parent.choices


async def test_a_name_told_in_so_many_words_is_kept(parent: TextingParent, pace: Pace) -> None:
    await parent.say("i need help with rent arrears. kirkcaldy")
    assert "shaz" in await parent.say("ma name is shaz")
    async with pace.database.reading() as session:
        assert await session.scalar(select(Parent.name)) == "shaz"
    await parent.say("forget my name")
    async with pace.database.reading() as session:
        assert await session.scalar(select(Parent.name)) is None


async def test_what_one_text_said_is_not_taken_out_by_itself_and_that_is_said(parent: TextingParent) -> None:
    await parent.say("i need help with rent arrears. kirkcaldy")
    said = await parent.say("dont want that kept")
    assert parent.wording == "utter_correct_said"
    assert "sorry" in said
    assert "Delete everything" in parent.choices


async def test_who_meant_another_number_is_not_pressed(parent: TextingParent) -> None:
    said = await parent.say("no mate i think ive the wrong number sorry")
    assert "won't text you unless" in said or "leave you in peace" in said
    assert "That's all" in parent.choices


async def test_deleted_once_confirmed_and_said(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I need help with my rent arrears")
    said = await parent.say("delete everything about me")
    assert "scrambled" in said
    assert "sealed" in said
    assert await count(pace, Offer) > 0
    said = await parent.say("yes please")
    assert "gone" in said or "deleted" in said
    assert await count(pace, Offer) == 0
    async with pace.database.reading() as session:
        assert set((await session.scalars(select(InboundText.body))).all()) <= {""}


async def test_kept_after_a_no(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I need help with my rent arrears")
    await parent.say("delete everything about me", "naw")
    assert await count(pace, Offer) > 0


async def test_an_open_emergency_is_said_honestly(parent: TextingParent, pace: Pace, key_worker: object) -> None:
    await parent.say("hi", "I want to kill myself")
    assert await count(pace, Handover) == 1
    said = await parent.say("delete everything about me")
    assert "emergency" in said
    await parent.pick("Yes")
    assert await count(pace, Handover) == 1


async def test_what_only_looks_like_a_yes_deletes_nothing(parent: TextingParent) -> None:
    await parent.say("hi", "help with rent arrears", "Kirkcaldy", "delete everything you have on me")
    assert parent.wording == "utter_delete_sure"
    await parent.say("can you correct something")
    assert parent.wording != "utter_deleted"
    await parent.say("delete everything you have on me", "aye go on then")
    assert parent.wording == "utter_deleted"
