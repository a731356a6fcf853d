"""Labels, search, putting off, mentions, waits in working time, and what a supervisor sees of silence."""

import uuid

from sqlalchemy import select

from bot.database.tables import OutboundText, Parent, ReadLog, Step
from bot.handover import wishes
from tests.console.conftest import worker_called
from tests.console.test_inbox_pages import act, come_back, page_of, texts_to


async def find(browser, words: str) -> str:
    answer = await browser.submit("/inbox/search", "/inbox/search", words=words)
    assert answer.status_code == 200
    return answer.text


async def call(pace, parent_id, name) -> None:
    async with pace.database.transaction() as session:
        (await session.get_one(Parent, parent_id)).name = name


async def test_a_label_is_put_on_found_by_and_taken_off(staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    assert (await act(aisha, parent, "label", label="  College   form ")).status_code == 303
    assert (await act(bob, parent, "label", label="college FORM")).status_code == 303
    assert "<li>College form</li>" in (await bob.get("/inbox")).text
    assert str(parent) in await find(bob, "coll")
    page = (await bob.get(page_of(parent))).text
    assert page.count("<li>College form</li>") == 1
    label_id = page.split('name="label" value="')[1][:36]
    assert (await act(bob, parent, "unlabel", label=label_id)).status_code == 303
    assert "<li>College form</li>" not in (await bob.get("/inbox")).text


async def test_a_label_is_a_word_or_two(staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    long = await act(aisha, parent, "label", label="x" * 31)
    assert (long.status_code, "a word or two" in long.text) == (422, True)
    for number in range(8):
        await act(aisha, parent, "label", label=f"label {number}")
    ninth = await act(aisha, parent, "label", label="one more")
    assert (ninth.status_code, "Take one off first" in ninth.text) == (422, True)


async def test_names_are_found_in_ones_own_areas_only_and_each_is_noted(pace, staff, asked):
    fife, glasgow = await staff("Aisha", areas=["fife"]), await staff("Bob", areas=["glasgow"])
    parent = await asked(area="fife")
    await call(pace, parent, "Samantha")
    assert "Samantha, Fife" in await find(fife, "sam")
    assert "Samantha" not in (await find(glasgow, "sam"))
    aisha = await worker_called(pace, "Aisha")
    async with pace.database.reading() as session:
        log = (await session.scalars(select(ReadLog))).all()
    assert [(one.worker_id, one.parent_id, one.page) for one in log] == [(aisha.id, parent, "search")]


async def test_words_are_found_in_ones_own_open_conversations_only(staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked("I want to ask about the nursery place & fees")
    assert "Nothing found" in await find(aisha, "nursery place")
    await act(aisha, parent, "pick-up")
    found = await find(aisha, "NURSERY place")
    assert "<mark>nursery place</mark> &amp; fees" in found
    assert "Nothing found" in await find(bob, "nursery place")
    await act(aisha, parent, "hand-on", to=str(uuid.uuid4()))
    await act(bob, parent, "take-over")
    assert "Nothing found" in await find(aisha, "nursery place")


async def test_a_search_needs_two_letters(staff, asked):
    aisha = await staff("Aisha")
    await asked()
    assert "at least two letters" in await find(aisha, " p ")


async def test_who_owes_nothing_can_be_put_off_and_comes_back(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    owed = await act(aisha, parent, "later", until="2027-03-04", waiting_for="The college answers")
    assert (owed.status_code, "They wait for your answer" in owed.text) == (422, True)
    assert 'value="The college answers"' in owed.text
    await act(aisha, parent, "reply", body="I will ask the college.")
    past = await act(aisha, parent, "later", until="2027-03-02", waiting_for="The college answers")
    assert (past.status_code, "from tomorrow on" in past.text) == (422, True)
    assert (
        await act(aisha, parent, "later", until="2027-03-04", waiting_for="The college answers")
    ).status_code == 303
    mine = (await aisha.get("/inbox/list/mine")).text
    assert "Later: Thu 4 Mar, The college answers" in mine
    assert 'Mine <span class="count">' not in mine
    assert "Aisha put this off until Thu 4 Mar" in (await aisha.get(page_of(parent))).text
    clock.set("2027-03-04 09:05")
    await aisha.sign_in("aisha@example.org")
    assert "<strong>Back today</strong>: The college answers" in (await aisha.get("/inbox/list/mine")).text


async def test_a_text_of_the_parent_ends_putting_off(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "reply", body="I will ask the college.")
    await act(aisha, parent, "later", until="2027-03-04", waiting_for="The college answers")
    clock.forward(minutes=5)
    await come_back(pace, parent, "they rang me!")
    mine = (await aisha.get("/inbox/list/mine")).text
    assert "Later:" not in mine
    assert "Waits less than a minute" in mine


async def test_an_emergency_is_not_put_off(staff, asked):
    aisha = await staff("Aisha")
    parent = await asked("he is at the door", why="risk", urgency="emergency", risk="immediate_danger")
    await act(aisha, parent, "reply", body="Are you safe now?")
    answer = await act(aisha, parent, "later", until="2027-03-04", waiting_for="Police")
    assert (answer.status_code, "An emergency is not put off" in answer.text) == (422, True)


async def test_waits_count_working_time(clock, staff, asked):
    clock.set("2027-03-05 16:30")
    await asked()
    clock.set("2027-03-08 09:30")
    aisha = await staff("Aisha")
    assert "Waits 1 h</strong>" in (await aisha.get("/inbox")).text
    assert "since Fri 5 Mar, 16:30" in (await aisha.get("/inbox")).text


async def test_mentions_are_a_list_of_their_own(pace, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "note", note="Could @Bob ask the college?")
    named = (await bob.get("/inbox/list/named")).text
    assert "Aisha named you in a note" in named
    assert "New" in named
    assert "ask the college" not in named
    await bob.get(page_of(parent))
    named = (await bob.get("/inbox/list/named")).text
    assert "Aisha named you in a note" in named
    assert ">New<" not in named
    assert "Nobody has named you yet" in (await aisha.get("/inbox/list/named")).text


async def test_a_text_sent_twice_with_one_id_is_one_text_and_another_text_is_not_lost(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    own_id = str(uuid.uuid4())
    await act(aisha, parent, "reply", body="Hello there", own_id=own_id)
    clock.forward(minutes=5)
    await act(aisha, parent, "reply", body="Hello there", own_id=own_id)
    await act(aisha, parent, "reply", body="Something else", own_id=own_id)
    assert [body for body, _ in await texts_to(pace, parent)] == ["Hello there", "Something else"]


async def test_a_proposed_step_waits_for_the_parent(pace, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    assert (await act(aisha, parent, "step", step="Ring the college")).status_code == 303
    assert "Ring the college" in (await aisha.get(page_of(parent))).text
    assert "not decided yet" in (await aisha.get(page_of(parent))).text
    assert (await act(bob, parent, "step", step="Something of Bob's")).status_code == 409
    async with pace.database.reading() as session:
        steps = (await session.scalars(select(Step))).all()
    assert [(step.words, step.state, step.proposed_by) for step in steps] == [
        ("Ring the college", "proposed", "worker")
    ]


async def test_after_abuse_the_page_says_to_ask_first(staff, asked):
    aisha = await staff("Aisha")
    parent = await asked("he checks my phone", why="risk", urgency="urgent", risk="domestic_abuse")
    ordinary = await asked()
    assert "Ask if it is safe to text" in (await aisha.get(page_of(parent))).text
    assert "Ask if it is safe to text" not in (await aisha.get(page_of(ordinary))).text


async def test_a_text_that_did_not_arrive_is_raised_on_the_page_and_in_the_list(pace, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "reply", body="Hello there")
    async with pace.database.transaction() as session:
        text = await session.scalar(select(OutboundText).where(OutboundText.parent_id == parent))
        text.status, text.failure = "failed", "30003"
    assert "Your last text did not arrive: the phone may be off" in (await aisha.get(page_of(parent))).text
    assert "The last text did not arrive" in (await aisha.get("/inbox/list/mine")).text


async def test_a_supervisor_sees_silence_and_what_is_due_and_reassigns_from_there(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    await staff("Bob")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    parent = await asked()
    await act(aisha, parent, "reply", body="I will ask the college.")
    await act(aisha, parent, "promise", what="Ask the college", due="2027-03-08")
    assert "Quiet on our side" not in (await moira.get("/overview")).text
    clock.set("2027-03-05 11:00")
    await moira.sign_in("moira@example.org")
    page = (await moira.get("/overview")).text
    assert str(parent) in page.split("Quiet on our side")[1]
    assert "by Mon 8 Mar" in page.split("Promises due this week")[1]
    to = str((await worker_called(pace, "Bob")).id)
    answer = await moira.submit("/overview", f"{page_of(parent)}/hand-on", to=to, reason="", back="/overview")
    assert answer.headers["location"] == "/overview"
    assert "with Bob" in (await moira.get("/overview")).text
    away = await moira.submit("/overview", f"{page_of(parent)}/hand-on", to=to, back="https://elsewhere.example")
    assert away.headers.get("location", page_of(parent)) == page_of(parent)


async def test_who_would_like_another_key_worker_is_marked(pace, clock, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    async with pace.database.transaction() as session:
        there = await session.get_one(Parent, parent)
        await wishes.grant(session, there, "/handover_another", clock(), pace.jobs, pressed=True)
    assert "would like another key worker" in (await bob.get("/inbox")).text
