"""A parent takes back that a second organisation reads along: in their words, by a choice, or with a worker's help."""

import asyncio

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from bot.errors import NotAllowed, NotFound
from bot.handover import desk as work
from bot.handover import handovers, joining
from bot.handover.lists import named_in_notes
from bot.handover.seeing import SharingEnded, reads_words
from tests.handover.conftest import Desk
from tests.handover.test_passing_on import bring_in, hand_on, page_of, with_aisha


@pytest.fixture
async def three(pace: Pace, hired) -> tuple[Worker, Worker, Worker]:
    """Aisha of one organisation; Bob and Carol of others, in another area."""
    people = await hired("Aisha"), await hired("Bob", areas=("glasgow",)), await hired("Carol", areas=("glasgow",))
    async with pace.database.transaction() as session:
        for worker, where in zip(people, ("Lantern Parents", "Lomond Advice", "Rowan Homes"), strict=True):
            (await session.get_one(Worker, worker.id)).organisation = worker.organisation = where
    return people


@pytest.fixture
async def shared(pace: Pace, clock, desk, three) -> tuple[Worker, Worker]:
    """Aisha has a parent, who said yes to Bob."""
    aisha, bob, _ = three
    await with_aisha(desk, clock, aisha)
    await agree_to(pace, clock, desk, aisha, bob)
    assert reads_words(bob, await desk.handover())
    return aisha, bob


async def agree_to(pace: Pace, clock, desk: Desk, holder: Worker, other: Worker) -> None:
    await bring_in(pace, desk, holder, other)
    await desk.minute()
    clock.forward(minutes=1)
    await desk.text("1")
    clock.forward(minutes=1)


async def test_the_parent_ends_it_in_words_of_their_own(pace, clock, desk, shared):
    aisha, bob = shared
    [said] = await desk.text("I dont want Bob reading ma texts any mair")
    assert "Bob from Lomond Advice" in said
    assert "Aisha from Lantern Parents" in said
    assert not reads_words(bob, await desk.handover())
    with pytest.raises(SharingEnded) as ended:
        await page_of(pace, desk, bob)
    assert (ended.value.at, ended.value.withdrawn, ended.value.holder) == (clock(), True, "Aisha")
    seen = await page_of(pace, desk, aisha)
    assert [(one.name, one.at, one.withdrawn) for one in seen.ended] == [("Bob", clock(), True)]
    assert [line.detail["to"] for line in seen.lines if line.what == "sharing_withdrawn"] == ["Bob"]
    assert any("reading ma texts" in line.body for line in seen.lines), "the worker reads it too"


async def test_who_is_let_go_of_learns_it_in_their_inbox_without_the_parent(pace, clock, desk, shared):
    _, bob = shared
    await desk.text("stop sharing")
    async with pace.database.reading() as session:
        [named] = await named_in_notes(session, bob)
    assert (named.what, named.label, named.seen) == ("sharing_withdrawn", "A parent with Aisha", False)


async def test_it_works_while_the_worker_has_just_written(desk, clock, shared):
    aisha, bob = shared
    await desk.reply(aisha, "Shall we talk at two?")
    clock.forward(minutes=1)
    await desk.minute()
    [said] = await desk.text("yes. Please stop sharing with Lomond Advice")
    assert "can't see" in said
    assert not reads_words(bob, await desk.handover())


async def test_what_is_not_plain_is_asked_back_and_nothing_ends_before_a_yes(desk, shared):
    _, bob = shared
    [question] = await desk.text("can I stop sharing with Bob?")
    assert "1 Yes, stop sharing\n2 No, keep it" in question
    assert reads_words(bob, await desk.handover())
    [kept] = await desk.text("2")
    assert "stays as it is" in kept or "nothing changes" in kept
    await desk.text("can I stop sharing with Bob?")
    [said] = await desk.text("aye")
    assert "can't see" in said
    assert not reads_words(bob, await desk.handover())


async def test_a_yes_to_the_worker_who_wrote_since_ends_nothing(desk, clock, shared):
    aisha, bob = shared
    await desk.text("should I stop sharing with Bob?")
    await desk.reply(aisha, "Shall I ring you about it?")
    clock.forward(minutes=1)
    await desk.minute()
    assert await desk.text("yes") == []
    assert reads_words(bob, await desk.handover())


async def test_what_is_unclear_is_for_the_worker_who_ends_it_with_one_button(pace, desk, shared):
    aisha, bob = shared
    assert await desk.text("Bob knows my sister and I feel funny about that") == []
    assert reads_words(bob, await desk.handover())
    async with pace.database.transaction() as session:
        parent_id = (await desk.handover()).parent_id
        for _ in range(2):
            await work.Desk(pace.outbox).no_longer_in(session, aisha, parent_id, bob.id, pace.clock())
    [said] = await desk.minute()
    assert "Bob from Lomond Advice" in said
    assert "Aisha from Lantern Parents" in said
    with pytest.raises(SharingEnded):
        await page_of(pace, desk, bob)


async def test_who_can_see_my_texts_names_them_and_offers_an_end(desk, shared):
    _, bob = shared
    [said] = await desk.text("who can see my texts?")
    assert "Aisha from Lantern Parents" in said
    assert "1 Stop sharing with Bob from Lomond Advice\n2 Leave it as it is" in said
    assert await desk.text("is Bob in tomorrow?") == [], "a name alone picks nothing"
    assert await desk.text("Bob") == []
    assert reads_words(bob, await desk.handover())
    await desk.text("who can see my texts?")
    [ended] = await desk.text("1")
    assert "can't see" in ended
    [now] = await desk.text("who can see my texts?")
    assert "Bob" not in now
    assert "Aisha" in now


async def test_of_two_only_the_one_who_is_named_goes(pace, clock, desk, three, shared):
    aisha, bob = shared
    carol = three[2]
    await agree_to(pace, clock, desk, aisha, carol)
    [said] = await desk.text("stop sharing with Carol please")
    assert "Carol from Rowan Homes" in said
    assert "Bob" not in said
    assert (await desk.handover()).joined == [bob.id]


async def test_a_text_of_danger_gets_its_numbers_first_and_sharing_ends_all_the_same(desk, shared):
    _, bob = shared
    numbers, said = await desk.text("I want to kill myself. Stop sharing with Bob.")
    assert "116 123" in numbers
    assert "can't see" in said
    assert not reads_words(bob, await desk.handover())


async def test_after_stop_it_ends_in_silence(desk, shared):
    _, bob = shared
    await desk.text("STOP")
    assert await desk.text("stop sharing with Bob") == []
    assert not reads_words(bob, await desk.handover())


async def test_within_the_grace_it_ends_too(desk, clock, shared):
    aisha, bob = shared
    await desk.finish(aisha)
    clock.forward(hours=2)
    await desk.minute()
    [said] = await desk.text("stop sharing with Bob")
    assert "can't see" in said
    assert not reads_words(bob, await desk.handover())


@pytest.mark.parametrize("no", ["2", "I don't want Bob to see my texts"])
async def test_a_no_to_the_question_stands_until_the_worker_asks_anew(pace, clock, desk, three, no):
    aisha, bob, _ = three
    await with_aisha(desk, clock, aisha)
    await bring_in(pace, desk, aisha, bob)
    await desk.minute()
    await desk.text(no)
    assert "bring_in_refused" in await desk.lines()
    await desk.text("yes")
    await desk.text("1")
    assert not reads_words(bob, await desk.handover())
    await agree_to(pace, clock, desk, aisha, bob)
    assert reads_words(bob, await desk.handover())


async def test_a_yes_taken_back_stands_until_the_worker_asks_anew(pace, clock, desk, shared):
    aisha, bob = shared
    await desk.text("stop sharing with Bob")
    await desk.text("yes")
    assert not reads_words(bob, await desk.handover())
    await agree_to(pace, clock, desk, aisha, bob)
    assert reads_words(bob, await desk.handover())
    assert (await page_of(pace, desk, aisha)).ended == ()


async def test_buttons_of_old_questions_answer_no_new_one(pace, clock, three, new_phone):
    aisha, bob, carol = three
    phone = new_phone("telegram")
    desk = Desk(pace, phone)
    await with_aisha(desk, clock, aisha)
    await bring_in(pace, desk, aisha, bob)
    await desk.minute()
    await phone.press("No, thanks")
    [said] = await phone.press("Yes, that's fine")
    assert "Bob from Lomond Advice" in said
    assert "Aisha" in said
    assert (await desk.handover()).joined == []
    old = phone._network.arrived[phone.address][-3].buttons[0]
    await bring_in(pace, desk, aisha, carol)
    await desk.minute()
    await phone.text(old[0], button=old[1], kind="button")
    assert (await desk.handover()).joined == [], "a yes to Bob is none to Carol"
    await phone.press("Yes, that's fine")
    assert (await desk.handover()).joined == [carol.id]
    [ended] = await phone.press("No, thanks")
    assert "Carol from Rowan Homes" in ended
    assert (await desk.handover()).joined == []


async def test_who_was_let_go_of_cannot_take_the_parent_over(pace, clock, hired, desk):
    aisha, bob = await hired("Aisha"), await hired("Bob")
    await with_aisha(desk, clock, aisha)
    await agree_to(pace, clock, desk, aisha, bob)
    await desk.text("stop sharing with Bob")
    handover = await desk.handover()
    with pytest.raises(NotAllowed, match="rather not"):
        async with pace.database.transaction() as session:
            await work.Desk(pace.outbox).take_over(session, bob, handover.parent_id, clock())
    with pytest.raises(NotAllowed, match="rather not"):
        await hand_on(pace, desk, aisha, bob, "Over to you")
    assert (await desk.handover()).worker_id == aisha.id
    await desk.text("I want to kill myself")
    async with pace.database.transaction() as session:
        await work.Desk(pace.outbox).take_over(session, bob, handover.parent_id, clock())
    assert (await desk.handover()).worker_id == bob.id, "in danger whoever is there may help"


async def test_a_question_does_not_outlive_who_asked_it(pace, clock, desk, three, hired):
    aisha, bob, _ = three
    dora = await hired("Dora")
    await with_aisha(desk, clock, aisha)
    await bring_in(pace, desk, aisha, bob)
    await desk.minute()
    async with pace.database.transaction() as session:
        await handovers.take_over(session, (await desk.handover()).id, dora, clock())
    [said] = await desk.text("1")
    assert "Dora" in said
    assert not reads_words(bob, await desk.handover())


async def test_two_ends_at_the_same_moment_leave_nobody_in(pace, clock, desk, three, shared):
    aisha, _ = shared
    carol = three[2]
    await agree_to(pace, clock, desk, aisha, carol)
    found = await desk.handover()

    async def worker_ends() -> None:
        async with pace.database.transaction() as session:
            theirs = await session.get_one(Handover, found.id)
            await asyncio.sleep(0.2)
            await joining.leave(session, theirs, aisha, carol.id, clock())

    await asyncio.gather(worker_ends(), desk.text("stop sharing with Bob"))
    assert (await desk.handover()).joined == []


async def test_a_stranger_learns_nothing_of_it(pace, desk, three, shared):
    await desk.text("stop sharing with Bob")
    with pytest.raises(NotFound) as nothing:
        await page_of(pace, desk, three[2])
    assert not isinstance(nothing.value, SharingEnded)


async def test_erasing_takes_the_record_of_it_along(pace, desk, shared):
    _, bob = shared
    await desk.text("stop sharing with Bob")
    async with pace.database.transaction() as session:
        await session.delete(await session.get_one(Handover, (await desk.handover()).id))
    async with pace.database.reading() as session:
        assert await named_in_notes(session, bob) == []
        assert (await session.scalars(select(Handover.id))).all() == []
