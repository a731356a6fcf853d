"""What an admin changes in the studio, as a parent meets it: in the next text, without a restart."""

from sqlalchemy import select, update

from bot.app import Pace
from bot.content.life import Edit
from bot.conversation.private_chat import Chat
from bot.database.tables import (
    DraftReview,
    Handover,
    InboundText,
    Offer,
    OutboundText,
    Parent,
    Revision,
    Service,
    Worker,
)
from bot.directory import withdrawing
from bot.directory.kinds.all_kinds import LIFE
from bot.people import reviewing
from tests.journeys.diary import TextingParent
from tests.journeys.test_signposting import in_fife


async def edit(pace: Pace, worker: Worker, wording: str, words: str) -> Edit:
    async with pace.database.reading() as session:
        body = await LIFE.kinds["wording"].live(session, wording)
        seen = await LIFE.mark(session, "wording", wording)
    assert body is not None
    return Edit("wording", wording, {**body, "sms": [words], "telegram": []}, worker.id, "", seen, pace.clock())


async def test_a_published_sentence_is_in_the_next_text(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await in_fife(parent)
    words = "That's all right by me. I'm here whenever."
    change = await edit(pace, key_worker, "utter_not_now", words)
    async with pace.database.transaction() as session:
        await LIFE.publish(session, change)
    assert words in await parent.pick("Not now")


async def test_a_withdrawn_service_is_never_told_again_even_to_who_is_looking_at_it(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await in_fife(parent)
    name, other = parent.choices[0], parent.choices[1]
    assert name in await parent.say("1")
    async with pace.database.transaction() as session:
        id = (await session.scalars(select(Service.id).where(Service.name == name))).one()
        await withdrawing.withdraw(session, id, key_worker, "The hall flooded", pace.clock())
    for words in ("what's their phone number?", f"tell me more about {name}", "can they contact me", "yes"):
        assert name not in await parent.say(words), words
    said = await parent.say("I need help with my rent arrears")
    assert name not in said
    assert other in said or parent.choices


async def test_a_withdrawn_service_cannot_be_picked_from_the_offer_that_lies_open(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await in_fife(parent)
    name = parent.choices[0]
    async with pace.database.transaction() as session:
        id = (await session.scalars(select(Service.id).where(Service.name == name))).one()
        await withdrawing.withdraw(session, id, key_worker, "The hall flooded", pace.clock())
    assert name not in await parent.say("1")
    await parent.pick("Something else") if "Something else" in parent.choices else None
    assert name not in " ".join(parent.choices)


async def test_a_parent_who_volunteered_reads_drafts_and_goes_on_where_they_were(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    async with pace.database.transaction() as session:
        code = (await reviewing.add_reviewer(session, "Morag", pace.clock())).code
    await parent.say("hi")
    assert "DRAFT STOP" in await parent.say(f"DRAFT {code}")
    await in_fife(parent)
    offered = list(parent.choices)
    change = await edit(pace, key_worker, "utter_not_now", "Fine by me. I'm here whenever.")
    async with pace.database.transaction() as session:
        revision = await LIFE.ask_review(session, change)
        await reviewing.ask(session, pace.outbox, revision, "Fine by me. I'm here whenever.", pace.clock())
    assert "Fine by me. I'm here whenever." in await parent.reads()
    await parent.say("draft sounds kind to me")
    async with pace.database.reading() as session:
        assert (await session.scalars(select(DraftReview.answer))).all() == ["sounds kind to me"]
        assert (await session.scalars(select(Revision.state))).all() == ["review"]
    assert offered[0] in await parent.say("1"), "the offer from before still lies open"


async def test_danger_in_an_answer_to_a_draft_is_danger_first(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    async with pace.database.transaction() as session:
        reviewer = await reviewing.add_reviewer(session, "Morag", pace.clock())
    await parent.say("hi", f"DRAFT {reviewer.code}")
    change = await edit(pace, key_worker, "utter_not_now", "Fine by me. I'm here whenever.")
    async with pace.database.transaction() as session:
        revision = await LIFE.ask_review(session, change)
        await reviewing.ask(session, pace.outbox, revision, "Fine by me. I'm here whenever.", pace.clock())
    await parent.reads()
    assert "999" in await parent.say("draft I am going to kill myself tonight")
    async with pace.database.reading() as session:
        assert (await session.scalars(select(DraftReview.answer))).all() == [None]


async def test_a_draft_is_tried_in_a_private_chat_that_leaves_nothing_behind(pace: Pace, key_worker: Worker) -> None:
    change = await edit(pace, key_worker, "utter_not_now", "Fine by me, and no rush at all.")
    async with pace.database.transaction() as session:
        await LIFE.save(session, change)
    chat = Chat()
    for text in ("I'm in Kirkcaldy", "I need help with my rent arrears"):
        chat = await pace.private_chat.say(chat, text)
    assert len(chat.offered) >= 4
    chat = await pace.private_chat.say(chat, "not now")
    assert (chat.lines[-1].body, chat.lines[-1].draft) == ("Fine by me, and no rush at all.", 1)
    chat = await pace.private_chat.say(Chat.from_json(chat.as_json()), "he's kicking the door in and I'm scared")
    assert "999" in chat.lines[-1].body
    async with pace.database.reading() as session:
        for table in (Parent, Offer, Handover, InboundText, OutboundText):
            assert (await session.scalars(select(table))).all() == []


async def test_a_draft_of_a_service_is_tried_before_it_is_live(pace: Pace, key_worker: Worker) -> None:
    """It stands in the list of the private chat and can be looked at, and no parent and no table knows it."""
    body = {
        "name": "Soup on the Stairs", "organisation": "Salt and Kettle", "short": "Soup and a chat",
        "what": "Parents and little ones share a pot of soup.", "needs": ["money_benefits"], "areas": ["fife"],
        "phone": "0131 496 0101",
    }  # fmt: skip
    async with pace.database.transaction() as session:
        seen = await LIFE.mark(session, "service", "soup")
        draft = await LIFE.save(session, Edit("service", "soup", body, key_worker.id, "", seen, pace.clock()))
        await session.execute(update(Service).where(Service.areas.contains(["fife"])).values(state="held"))
    for drafts, told in (((), False), ((str(draft.id),), True)):
        chat = Chat()
        for text in ("I'm in Kirkcaldy", "which benefits can I claim"):
            chat = await pace.private_chat.say(chat, text, drafts)
        assert ("Soup on the Stairs" in chat.lines[-1].body) is told
    number = next(str(at) for at, choice in enumerate(chat.offered, 1) if choice["label"] == "Soup on the Stairs")
    chat = await pace.private_chat.say(chat, number, drafts)
    assert "share a pot of soup" in chat.lines[-1].body
    async with pace.database.reading() as session:
        assert await session.get(Service, "soup") is None
