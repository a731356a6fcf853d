"""The inbox and one parent's page, as a key worker uses them with forms alone, no script."""

import asyncio
import re
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.database.tables import Goal, HandoverEntry, OutboundText, Parent, ReadLog, Worker
from bot.handover import handovers, keeping_hours
from bot.people.parents import latest_address
from bot.staff import workers
from tests.console.conftest import open_handover, worker_called, wrote
from tests.phones import settle


def page_of(parent_id) -> str:
    return f"/inbox/{parent_id}"


async def act(browser, parent_id, form, /, **fields):
    return await browser.submit(page_of(parent_id), f"{page_of(parent_id)}/{form}", **fields)


async def texts_to(pace, parent_id):
    async with pace.database.reading() as session:
        rows = await session.scalars(
            select(OutboundText)
            .where(OutboundText.parent_id == parent_id, OutboundText.author == "worker")
            .order_by(OutboundText.place)
        )
        return [(text.body, text.status) for text in rows]


async def test_a_request_is_picked_up_read_answered_and_finished(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked("I want help with my college form, can I talk to someone")
    inbox = (await aisha.get("/inbox")).text
    assert "Parent in Fife, ending" in inbox
    assert "Asked for a person" in inbox
    assert "college form" not in inbox

    before = (await aisha.get(page_of(parent))).text
    assert "college form" not in before
    assert "Pick up and read" in before
    assert (await act(aisha, parent, "pick-up")).status_code == 303
    after = (await aisha.get(page_of(parent))).text
    assert "college form" in after
    assert "With you." in after

    assert (
        await act(aisha, parent, "reply", body="Hello, Aisha here. Shall we look at it together?")
    ).status_code == 303
    assert await texts_to(pace, parent) == [("Hello, Aisha here. Shall we look at it together?", "held")]
    done = await act(aisha, parent, "finish", outcome="Form sent off", goodbye="Bye for now, Aisha")
    assert done.status_code == 303
    handover = await open_handover(pace, parent)
    assert (handover.state, handover.outcome) == ("closing", "Form sent off")
    shown = (await aisha.get(page_of(parent))).text
    assert "finished for now" in shown
    assert "Form sent off" in shown


async def test_of_two_who_pick_up_one_has_it_and_the_other_is_told_who(pace, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    answers = await asyncio.gather(act(aisha, parent, "pick-up"), act(bob, parent, "pick-up"))
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    loser = next(answer for answer in answers if answer.status_code == 409)
    winner = "Bob" if answers[0] is loser else "Aisha"
    assert f"{winner} has picked this up" in loser.text


async def test_sending_is_picking_up_and_nobody_else_can_send_then(pace, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    assert (await act(aisha, parent, "reply", body="Hello, Aisha here.")).status_code == 303
    refused = await act(bob, parent, "reply", body="Hello, this is Bob, and I typed a lot.")
    assert refused.status_code == 409
    assert "Aisha has picked this up" in refused.text
    assert "I typed a lot" in refused.text
    assert await texts_to(pace, parent) == [("Hello, Aisha here.", "held")]


async def test_taking_over_is_open_for_all_to_see(pace, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked("something only the holder reads")
    await act(aisha, parent, "pick-up")
    assert "something only" not in (await bob.get(page_of(parent))).text
    assert (await act(bob, parent, "take-over")).status_code == 303
    assert "something only" in (await bob.get(page_of(parent))).text
    hers = (await aisha.get(page_of(parent))).text
    assert "Bob took over from Aisha" in hers
    assert "something only" not in hers


async def test_a_reply_within_a_day_of_the_goodbye_comes_back(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "finish", outcome="Fine", goodbye="Bye for now")
    clock.forward(hours=23)
    await come_back(pace, parent, "one more thing")
    await aisha.sign_in("aisha@example.org")
    assert (await open_handover(pace, parent)).state == "with_worker"
    page = (await aisha.get(page_of(parent))).text
    assert "The parent texted again" in page
    assert "for your answer</span> since" in page


async def come_back(pace, parent_id, body):
    async with pace.database.reading() as session:
        address = await latest_address(session, parent_id)
    await wrote(pace, body, address.address)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("   ", "nothing to send yet"),
        ("Shall we go to {place} on Monday?", "fill in {place}"),
        ("x" * 1600, "1600 characters"),
    ],
)
async def test_what_cannot_be_sent_is_told_and_stays_typed(pace, staff, asked, typed, told):
    aisha = await staff("Aisha")
    parent = await asked()
    answer = await act(aisha, parent, "reply", body=typed)
    assert answer.status_code == 422
    assert told in answer.text
    assert typed.strip() in answer.text
    assert (await open_handover(pace, parent)).state == "requested"


async def test_a_form_sent_twice_is_one_text(pace, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    for _ in range(2):
        assert (await act(aisha, parent, "reply", body="Hello there")).status_code == 303
    assert await texts_to(pace, parent) == [("Hello there", "held")]


async def test_a_text_can_be_taken_back_and_is_a_draft_again(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "reply", body="Oops, wrong parent")
    text_id = await newest_text(pace, parent)
    assert (await act(aisha, parent, "take-back", text=str(text_id))).status_code == 303
    assert await texts_to(pace, parent) == [("Oops, wrong parent", "cancelled")]
    assert ">Oops, wrong parent</textarea>" in (await aisha.get(page_of(parent))).text


async def test_a_text_that_has_left_cannot_be_taken_back(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "reply", body="Hello there")
    clock.forward(seconds=11)
    await pace.delivery.sweep()
    answer = await act(aisha, parent, "take-back", text=str(await newest_text(pace, parent)))
    assert (answer.status_code, "has left already" in answer.text) == (422, True)


async def newest_text(pace, parent_id):
    async with pace.database.reading() as session:
        return await session.scalar(
            select(OutboundText.id)
            .where(OutboundText.parent_id == parent_id, OutboundText.author == "worker")
            .order_by(OutboundText.place.desc())
            .limit(1)
        )


async def test_at_night_the_worker_chooses_now_or_the_morning(pace, clock, staff, asked):
    parent = await asked()
    clock.set("2027-03-02 22:40")
    aisha = await staff("Aisha")
    first = await act(aisha, parent, "reply", body="Hello, Aisha here.")
    assert first.status_code == 422
    assert "quiet time until 08:00" in first.text
    assert "Hello, Aisha here." in first.text
    assert await texts_to(pace, parent) == []
    assert (await act(aisha, parent, "reply", body="Hello, Aisha here.", leave="after_quiet")).status_code == 303
    assert "Leaves Wed 3 Mar, 08:00" in (await aisha.get(page_of(parent))).text


@pytest.mark.parametrize(("careful", "status"), [(False, 303), (True, 422)])
async def test_in_an_emergency_an_answer_waits_for_the_morning_only_where_somebody_may_read_along(
    pace, clock, staff, asked, careful, status
):
    clock.set("2027-03-02 22:40")
    parent = await asked(why="risk", urgency="emergency", risk="suicide_self_harm")
    async with pace.database.transaction() as session:
        (await session.get_one(Parent, parent)).careful = careful
    clock.forward(minutes=40)
    aisha = await staff("Aisha")
    assert (await act(aisha, parent, "reply", body="Aisha here. Are you safe just now?")).status_code == status
    clock.forward(hours=24)
    await aisha.sign_in("aisha@example.org")
    assert (await act(aisha, parent, "reply", body="How are you today?")).status_code == 422


async def test_an_answer_to_a_fresh_text_is_not_held_back_at_night(pace, clock, staff, asked):
    clock.set("2027-03-02 22:40")
    aisha = await staff("Aisha")
    parent = await asked()
    assert (await act(aisha, parent, "reply", body="Hello, Aisha here.")).status_code == 303


async def test_after_stop_nothing_can_be_sent_and_the_page_says_so(pace, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    await come_back(pace, parent, "STOP")
    page = (await aisha.get(page_of(parent))).text
    assert "The parent has stopped texts." in page
    assert 'id="body"' not in page
    refused = await act(aisha, parent, "reply", body="are you there?")
    assert (refused.status_code, "stopped texts" in refused.text) == (422, True)
    assert (await act(aisha, parent, "finish", outcome="Stopped texts")).status_code == 303


async def test_an_emergency_is_not_closed_without_what_was_done(pace, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked("he is at the door", why="risk", urgency="emergency", risk="immediate_danger")
    await act(aisha, parent, "pick-up")
    bare = await act(aisha, parent, "finish", outcome="Safe", goodbye="Bye")
    assert (bare.status_code, "write down what was done" in bare.text) == (422, True)
    assert 'value="Safe"' in bare.text
    full = {"outcome": "Safe", "goodbye": "Bye", "decision": "Rang 999 with her.", "told": "Moira"}
    assert (await act(aisha, parent, "finish", **full)).status_code == 303
    async with pace.database.reading() as session:
        entry = await session.scalar(select(HandoverEntry).where(HandoverEntry.kind == "decision"))
    assert entry.detail == {"done": "Rang 999 with her.", "told": "Moira"}
    assert "Done: Rang 999 with her. Told: Moira.<" in (await aisha.get(page_of(parent))).text


async def test_lists_keep_to_areas_and_roles(staff, asked):
    fife, glasgow = await staff("Aisha", areas=["fife"]), await staff("Bob", areas=["glasgow"])
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    known, unknown = await asked(area="fife"), await asked(area=None)
    assert (await shown(fife)) == {known, unknown}
    assert (await shown(glasgow)) == {unknown}
    assert (await shown(moira)) == {known, unknown}
    assert (await glasgow.get(page_of(known))).status_code == 404
    assert (await act_blind(glasgow, known, "pick-up")).status_code == 404
    assert (await glasgow.get(f"{page_of(known)}/live")).status_code == 404


async def shown(browser) -> set:
    return {
        uuid.UUID(one) for one in re.findall(r'href="/inbox/([0-9a-f-]{36})"', (await browser.get("/inbox")).text)
    }


async def act_blind(browser, parent_id, form, /, **fields):
    """Posts a form for a page that this browser cannot open."""
    return await browser.submit("/inbox", f"{page_of(parent_id)}/{form}", **fields)


async def test_the_safeguarding_lead_reads_emergencies_only(staff, asked):
    lead = await staff("Moira", roles=["safeguarding_lead"], areas=[])
    emergency = await asked("the wee one is hurt", why="risk", urgency="emergency", risk="child_at_risk")
    ordinary = await asked("ordinary words here")
    assert "the wee one is hurt" in (await lead.get(page_of(emergency))).text
    assert "ordinary words here" not in (await lead.get(page_of(ordinary))).text


async def test_the_list_goes_by_urgency_then_by_wait(clock, staff, asked):
    first = await asked()
    clock.forward(minutes=5)
    second = await asked()
    clock.forward(minutes=5)
    urgent = await asked(urgency="urgent", why="risk", risk="domestic_abuse")
    aisha = await staff("Aisha")
    page = (await aisha.get("/inbox")).text
    places = [page.index(str(one)) for one in (urgent, first, second)]
    assert places == sorted(places)
    assert "Waits 10 min" in page


async def test_every_opening_is_noted(pace, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await aisha.get(page_of(parent))
    await act(aisha, parent, "pick-up")
    await aisha.get(page_of(parent))
    await aisha.get(f"{page_of(parent)}/live")
    worker = await worker_called(pace, "Aisha")
    async with pace.database.reading() as session:
        log = (await session.scalars(select(ReadLog).order_by(ReadLog.at))).all()
    assert {(one.worker_id, one.parent_id) for one in log} == {(worker.id, parent)}
    assert sorted(one.page for one in log) == ["request", "request", "words"]


async def test_a_note_reaches_the_colleague_named_in_it(pace, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    assert (await act(aisha, parent, "note", note="Could @bob ask the college?")).status_code == 303
    assert "named you" in (await bob.get("/inbox")).text
    assert "Could @bob ask the college?" in (await bob.get(page_of(parent))).text
    assert "named you" not in (await bob.get("/inbox")).text
    outsider = await staff("Cara")
    assert "ask the college" not in (await outsider.get(page_of(parent))).text


async def test_handing_on_moves_promises_and_tells_who(pace, clock, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked("my own words")
    await act(aisha, parent, "pick-up")
    promised = await act(aisha, parent, "promise", what="Ask the college about fees", due="2027-03-03")
    assert promised.status_code == 303
    to = str((await worker_called(pace, "Bob")).id)
    assert (await act(aisha, parent, "hand-on", to=to, reason="Bob knows the college")).status_code == 303
    his = (await bob.get(page_of(parent))).text
    assert "Aisha handed on to Bob" in his
    assert "Bob knows the college" in his
    assert "my own words" in his
    assert "Ask the college about fees" in (await bob.get("/inbox/list/mine")).text
    assert "my own words" not in (await aisha.get(page_of(parent))).text


async def test_promises_are_kept_late_or_let_go(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    past = await act(aisha, parent, "promise", what="Ring the school", due="2027-03-01")
    assert (past.status_code, "day has passed" in past.text, "Ring the school" in past.text) == (422, True, True)
    await act(aisha, parent, "promise", what="Ring the school", due="2027-03-03")
    clock.set("2027-03-04 09:30")
    await aisha.sign_in("aisha@example.org")
    assert "was for Wed 3 Mar" in (await aisha.get("/inbox/list/mine")).text
    promise_id = (await aisha.get(page_of(parent))).text.split('name="promise" value="')[1][:36]
    assert (await act(aisha, parent, "promise-done", promise=promise_id, became="kept")).status_code == 303
    again = await act(aisha, parent, "promise-done", promise=promise_id, became="kept")
    assert again.status_code == 404
    assert "Aisha kept a promise" in (await aisha.get(page_of(parent))).text


async def test_nothing_new_is_begun_on_a_closed_handover(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "reply", body="Hello there")
    await act(aisha, parent, "finish", outcome="Got a nursery place", goodbye="Bye for now")
    clock.set("2027-03-04 10:00")
    async with pace.database.transaction() as session:
        handover = await handovers.open_for(session, parent)
        await handovers.close(session, handover, clock())
    await aisha.sign_in("aisha@example.org")
    forms = {"promise": {"what": "Ring the school", "due": "2027-03-05"}, "step": {"step": "Visit the nursery"}}
    for form, fields in forms.items():
        late = await act(aisha, parent, form, **fields)
        assert late.status_code == 422
        assert late.text.count("This handover is closed") == 1
        assert fields["what" if form == "promise" else "step"] in late.text  # what was typed is not lost


async def test_no_answer_needed_stops_the_wait(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "reply", body="Hello there")
    clock.forward(minutes=1)
    await come_back(pace, parent, "brilliant, thanks")
    assert "No answer needed" in (await aisha.get(page_of(parent))).text
    clock.forward(minutes=1)
    assert (await act(aisha, parent, "settle")).status_code == 303
    assert "Answered" in (await aisha.get("/inbox/list/mine")).text


async def test_a_goodbye_over_an_unanswered_text_is_asked_about(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "reply", body="Hello there")
    clock.forward(minutes=1)
    assert "no answer yet" not in (await aisha.get(page_of(parent))).text
    await come_back(pace, parent, "could you look at the form today?")
    goodbye = {"outcome": "Fine", "goodbye": "Bye for now"}
    asks = await act(aisha, parent, "finish", **goodbye)
    panel = asks.text.split('id="act-finish"')[1].split("</details>")[0]
    assert (asks.status_code, "could you look at the form today?" in panel) == (422, True)
    assert "Finish all the same?" in panel
    assert "Bye for now</textarea>" in panel
    first = panel.split('name="unanswered" value="')[1][:36]
    clock.forward(minutes=1)
    await come_back(pace, parent, "are you there?")
    again = await act(aisha, parent, "finish", **goodbye, unanswered=first)
    panel = again.text.split('id="act-finish"')[1].split("</details>")[0]
    assert (again.status_code, "are you there?" in panel) == (422, True)
    last = panel.split('name="unanswered" value="')[1][:36]
    assert (await act(aisha, parent, "finish", **goodbye, unanswered=last)).status_code == 303
    assert (await open_handover(pace, parent)).state == "closing"


async def test_an_emergency_is_answered_by_a_person_before_no_answer_is_needed(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked("can I talk to someone", why="risk", urgency="emergency", risk="suicide_self_harm")
    await come_back(pace, parent, "i want to kill myself tonight")
    await act(aisha, parent, "pick-up")

    async def refused() -> bool:
        assert "No answer needed" not in (await aisha.get(page_of(parent))).text
        answer = await act(aisha, parent, "settle")
        return answer.status_code == 422 and "nobody has written to them" in answer.text

    assert await refused()
    clock.forward(minutes=1)
    await act(aisha, parent, "reply", body="Are you safe just now?")
    clock.forward(seconds=5)
    await come_back(pace, parent, "aye")
    assert await refused()  # it can still be taken back
    clock.forward(seconds=6)
    await pace.delivery.sweep()
    assert "No answer needed" in (await aisha.get(page_of(parent))).text
    clock.forward(minutes=1)
    await come_back(pace, parent, "i want to kill myself")
    assert await refused()
    clock.forward(minutes=1)
    await act(aisha, parent, "reply", body="I am here. I am ringing you now")
    clock.forward(seconds=11)
    await pace.delivery.sweep()
    await come_back(pace, parent, "thanks")
    assert (await act(aisha, parent, "settle")).status_code == 303


async def test_a_draft_is_there_again_and_goes_with_the_text(staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    assert (await act(aisha, parent, "draft", body="Hello, I was just wri")).status_code == 204
    assert ">Hello, I was just wri</textarea>" in (await aisha.get(page_of(parent))).text
    await act(aisha, parent, "reply", body="Hello, I was just writing")
    assert "I was just wri</textarea>" not in (await aisha.get(page_of(parent))).text


async def test_colleagues_see_who_looks_and_who_types(clock, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    await aisha.get(page_of(parent))
    assert "Aisha is looking at this page too" in (await bob.get(page_of(parent))).text
    await act(aisha, parent, "draft", body="Hel")
    assert "Aisha is typing here too" in (await bob.get(f"{page_of(parent)}/live")).text
    clock.forward(seconds=30)
    assert "Aisha is" not in (await bob.get(f"{page_of(parent)}/live")).text


async def test_a_live_page_is_sent_again_only_when_it_changed(pace, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    first = await aisha.get(f"{page_of(parent)}/live")
    seen = first.headers["x-seen"]
    assert (await aisha.get(f"{page_of(parent)}/live", params={"seen": seen})).status_code == 204
    await come_back(pace, parent, "are you there?")
    second = await aisha.get(f"{page_of(parent)}/live", params={"seen": seen})
    assert (second.status_code, "are you there?" in second.text) == (200, True)


async def test_a_failed_text_is_shown_with_its_reason(pace, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "reply", body="Hello there")
    async with pace.database.transaction() as session:
        text = await session.scalar(select(OutboundText).where(OutboundText.parent_id == parent))
        text.status, text.failure = "failed", "30005"
    page = (await aisha.get(page_of(parent))).text
    assert "Not delivered: nobody has this number any more" in page


async def test_quick_replies_are_filled_as_far_as_we_can(staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    page = (await aisha.get(page_of(parent))).text
    assert "First hello" in page
    chosen = await act(aisha, parent, "reply", quick="hello_first", body="")
    assert chosen.status_code == 200
    assert "Hello, it is Aisha here, a real person." in chosen.text.split('id="body"')[1]


async def test_a_name_is_shown_once_it_is_known(pace, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    async with pace.database.transaction() as session:
        (await session.get_one(Parent, parent)).name = "Sam"
    assert "Sam, Fife" in (await aisha.get("/inbox")).text


async def test_a_parent_who_comes_back_is_marked_for_who_knows_them(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "finish", outcome="Went well", goodbye="Bye for now")
    async with pace.database.transaction() as session:
        handover = await handovers.open_for(session, parent)
        await handovers.close(session, handover, clock())
        await handovers.request(session, await session.get_one(Parent, parent), clock(), why="asked")
    assert "knows you" in (await aisha.get("/inbox")).text
    await act(aisha, parent, "pick-up")
    assert "Went well" in (await aisha.get(page_of(parent))).text


async def test_what_parents_write_cannot_become_part_of_the_page(staff, asked):
    aisha = await staff("Aisha")
    parent = await asked('<script>alert(1)</script> & "quotes" {{ 7*7 }}')
    await act(aisha, parent, "pick-up")
    page = (await aisha.get(page_of(parent))).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page


async def test_a_supervisor_sees_what_is_owed_and_gives_it_to_somebody_else(pace, clock, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    parent, waiting = await asked("just between us"), await asked()
    await act(aisha, parent, "reply", body="Hello there")
    await act(aisha, parent, "promise", what="Ring the school", due="2027-03-02")
    clock.forward(minutes=5)
    await come_back(pace, parent, "are you there?")
    clock.set("2027-03-03 10:00")
    await moira.sign_in("moira@example.org")
    page = (await moira.get("/overview")).text
    assert str(waiting) in page.split("Waiting for an answer")[0]
    owed = page.split("Waiting for an answer")[1]
    assert str(parent) in owed
    assert "with Aisha" in owed
    assert "was for Tue 2 Mar" in owed
    assert "just between us" not in (await moira.get(page_of(parent))).text
    to = str((await worker_called(pace, "Bob")).id)
    assert (await act(moira, parent, "hand-on", to=to, reason="Aisha is away")).status_code == 303
    await bob.sign_in("bob@example.org")
    assert "Moira handed on to Bob" in (await bob.get(page_of(parent))).text


async def test_an_emergency_goes_to_somebody_who_is_not_in_only_when_asked_twice(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    for name in ("Bob", "Cat"):
        await staff(name)
    bob, cat = [await worker_called(pace, name) for name in ("Bob", "Cat")]
    clock.set("2027-03-06 12:00")
    async with pace.database.transaction() as session:
        cat = await session.get(Worker, cat.id)
        await keeping_hours.put_on_call(session, cat, "fife", "2027-03-06T06:00", "2027-03-07T06:00")
    await aisha.sign_in("aisha@example.org")
    parent = await asked(why="risk", urgency="emergency", risk="suicide_self_harm")
    await act(aisha, parent, "pick-up")
    page = (await aisha.get(page_of(parent))).text
    assert page.index("Cat, on call (Fife)") < page.index("Bob, not in, next in on Monday from 9am (Fife)")
    question = await act(aisha, parent, "hand-on", to=str(bob.id), reason="Over to you")
    assert (question.status_code, "Bob: not in, next in on Monday from 9am" in question.text) == (422, True)
    assert f'name="sure" value="{bob.id}"' in question.text
    assert "Over to you</textarea>" in question.text
    other = await act(aisha, parent, "hand-on", to=str(bob.id), reason="Over to you", sure=str(cat.id))
    assert other.status_code == 422
    sure = await act(aisha, parent, "hand-on", to=str(bob.id), reason="Over to you", sure=str(bob.id))
    assert sure.status_code == 303
    assert (await open_handover(pace, parent)).worker_id == bob.id


async def test_what_is_no_emergency_and_who_is_on_call_are_handed_on_unasked(pace, clock, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    to = {"aisha": str((await worker_called(pace, "Aisha")).id), "bob": str((await worker_called(pace, "Bob")).id)}
    clock.set("2027-03-06 12:00")
    async with pace.database.transaction() as session:
        worker = await session.get(Worker, uuid.UUID(to["bob"]))
        await keeping_hours.put_on_call(session, worker, "fife", "2027-03-06T06:00", "2027-03-07T06:00")
    await aisha.sign_in("aisha@example.org")
    await bob.sign_in("bob@example.org")
    danger, routine = await asked(urgency="emergency"), await asked()
    await act(aisha, danger, "pick-up")
    assert (await act(aisha, danger, "hand-on", to=to["bob"])).status_code == 303
    await act(bob, routine, "pick-up")
    assert (await act(bob, routine, "hand-on", to=to["aisha"])).status_code == 303


async def test_somebody_without_the_handover_cannot_hand_it_on(pace, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    to = str((await worker_called(pace, "Bob")).id)
    refused = await act(bob, parent, "hand-on", to=to, reason="")
    assert (refused.status_code, "Aisha has picked this up" in refused.text) == (409, True)


async def from_elsewhere(pace, name, organisation):
    """A worker of another organisation, in an area of its own."""
    async with pace.database.transaction() as session:
        worker = await workers.find(session, f"{name.lower()}@example.org")
        worker.organisation = organisation
        return str(worker.id)


async def texts(pace, parent_id, body):
    await come_back(pace, parent_id, body)
    await settle(pace)


async def test_a_yes_taken_back_closes_the_page_and_both_see_when(pace, clock, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob", areas=["glasgow"])
    to = await from_elsewhere(pace, "Bob", "Lomond Advice")
    parent = await asked("the college form please")
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "bring-in", to=to)
    await texts(pace, parent, "yes")
    read = await bob.get(page_of(parent))
    assert "the college form" in read.text
    assert "You were brought in" in (await bob.get("/inbox/list/named")).text
    live = f"{page_of(parent)}/live?words=true"
    assert (await bob.get(live)).status_code == 200

    clock.set("2027-03-01 14:32")
    await texts(pace, parent, "stop sharing with Bob please")
    named = (await bob.get("/inbox/list/named")).text
    assert "The parent no longer shares with you" in named
    assert "A parent with Aisha" in named
    for path in (live, page_of(parent), f"{page_of(parent)}?all=true"):
        answer = await bob.get(path)
        assert answer.status_code in (403, 404)
        assert "college form" not in answer.text
    page = (await bob.get(page_of(parent))).text
    assert "No longer shared with you" in page
    assert "14:32" in page
    assert (await bob.submit("/hours", f"{page_of(parent)}/note", note="still here")).status_code == 404

    theirs = " ".join((await aisha.get(page_of(parent))).text.split())
    assert "Bob no longer reads along: the parent took their yes back, Mon 1 Mar, 14:32" in theirs
    assert "The parent no longer shares with Bob" in theirs


async def test_a_colleague_of_the_same_area_keeps_the_request_and_loses_the_words(pace, staff, asked):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    to = await from_elsewhere(pace, "Bob", "Lomond Advice")
    parent = await asked("the college form please")
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "bring-in", to=to)
    await texts(pace, parent, "yes")
    assert "the college form" in (await bob.get(page_of(parent))).text
    assert "Stop sharing" in (await aisha.get(page_of(parent))).text
    assert (await act(aisha, parent, "no-longer-in", who=to)).status_code == 303
    gone = await bob.get(f"{page_of(parent)}/live?words=true")
    assert (gone.status_code, gone.text) == (410, "")
    page = " ".join((await bob.get(page_of(parent))).text.split())
    assert "the college form" not in page
    assert "You no longer read along: it was ended here" in page
    assert "No longer shared with you" in (await bob.get("/inbox/list/named")).text


async def test_what_a_parent_writes_after_the_end_is_between_them_and_the_assistant(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    lead = await staff("Lena", roles=["safeguarding_lead"])
    parent = await asked("the college form please", why="risk", urgency="emergency", risk="suicide_self_harm")
    await act(aisha, parent, "pick-up")
    async with pace.database.transaction() as session:
        session.add(
            Goal(id=uuid.uuid4(), parent_id=parent, made_at=clock(), want="a job in a nursery", state="active")
        )
    assert "a job in a nursery" in (await aisha.get(page_of(parent))).text
    await act(aisha, parent, "finish", outcome="Sent", goodbye="Bye", decision="rang", told="Moira")
    clock.forward(hours=25)
    await pace.clocks.tick()
    clock.forward(minutes=10)
    await come_back(pace, parent, "something about my rash")
    for who, email in ((aisha, "aisha@example.org"), (lead, "lena@example.org")):
        await who.sign_in(email)
        page = (await who.get(page_of(parent))).text
        assert "Closed." in page
        assert "the college form" in page
        assert "rash" not in page
        assert "a job in a nursery" not in page
        assert "rash" not in (await who.get(f"{page_of(parent)}/live?all=true")).text
    async with pace.database.transaction() as session:
        await handovers.request(session, await session.get_one(Parent, parent), clock(), why="asked")
    assert "rash" not in (await aisha.get(page_of(parent))).text
    await act(aisha, parent, "pick-up")
    page = (await aisha.get(page_of(parent))).text
    assert "rash" in page
    assert "a job in a nursery" in page


async def test_a_second_goodbye_is_neither_offered_nor_taken(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    done = {"outcome": "Fine", "goodbye": "Bye for now"}
    assert (await act(aisha, parent, "finish", **done)).status_code == 303
    assert 'id="act-finish"' not in (await aisha.get(page_of(parent))).text
    clock.forward(minutes=1)
    assert (await act(aisha, parent, "finish", **done)).status_code == 303
    again = await act(aisha, parent, "finish", outcome="Really fine", goodbye="Bye once more")
    assert (again.status_code, "You have finished already" in again.text) == (422, True)
    assert await texts_to(pace, parent) == [("Bye for now", "held")]


async def test_what_is_added_after_a_goodbye_leaves_it_finished_and_the_grace_begins_anew(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "finish", outcome="Fine", goodbye="Bye for now")
    clock.forward(hours=20)
    await aisha.sign_in("aisha@example.org")
    assert (await act(aisha, parent, "reply", body="PS: the bus is the 38", leave="now")).status_code == 303
    handover = await open_handover(pace, parent)
    assert (handover.state, handover.closing_until) == ("closing", clock() + timedelta(hours=24))
    assert 'id="act-finish"' not in (await aisha.get(page_of(parent))).text
    clock.forward(hours=23)
    await come_back(pace, parent, "ta!")
    assert (await open_handover(pace, parent)).state == "with_worker"


async def test_who_texts_after_a_goodbye_need_not_get_another(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "finish", outcome="Fine", goodbye="Bye for now")
    clock.forward(minutes=5)
    await come_back(pace, parent, "thanks!")
    await act(aisha, parent, "settle")
    panel = (await aisha.get(page_of(parent))).text.split('id="act-finish"')[1].split("</details>")[0]
    assert "They have had one from you" in panel
    assert "></textarea>" in panel
    assert (await act(aisha, parent, "finish", outcome="Fine", goodbye="")).status_code == 303
    assert [body for body, _ in await texts_to(pace, parent)] == ["Bye for now"]
    assert (await open_handover(pace, parent)).state == "closing"


async def test_a_goodbye_taken_back_takes_the_finishing_back(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "finish", outcome="Fine", goodbye="Bye for now, pet")
    clock.forward(seconds=5)
    assert (await act(aisha, parent, "take-back", text=str(await newest_text(pace, parent)))).status_code == 303
    assert (await open_handover(pace, parent)).state == "with_worker"
    page = (await aisha.get(page_of(parent))).text
    assert "Aisha took the goodbye back" in page
    panel = page.split('id="act-finish"')[1].split("</details>")[0]
    assert "Bye for now, pet</textarea>" in panel
    assert "Bye for now, pet</textarea>" not in page.split('id="act-finish"')[1].split("</details>")[1]
    bare = await act(aisha, parent, "finish", outcome="Fine", goodbye="")
    assert (bare.status_code, "leave the parent a goodbye" in bare.text) == (422, True)
    assert (await act(aisha, parent, "finish", outcome="Fine", goodbye="Bye then")).status_code == 303
    assert await texts_to(pace, parent) == [("Bye for now, pet", "cancelled"), ("Bye then", "held")]


async def test_words_of_danger_are_no_wish(staff, asked):
    aisha = await staff("Aisha")
    parent = await asked("i want to kill myself tonight")
    await act(aisha, parent, "pick-up")
    about = (await aisha.get(page_of(parent))).text.split('id="facts"')[1]
    own_words = about.split("<blockquote>")[1].split("</blockquote>")[0]
    assert ("i want to kill myself tonight" in own_words, "Suicide or self-harm" in own_words) == (True, True)


async def test_in_an_emergency_the_sentences_for_it_come_first(staff, asked):
    aisha = await staff("Aisha")
    danger = await asked("he is at the door", why="risk", urgency="emergency", risk="immediate_danger")
    ready = re.compile(r'name="quick" value="(\w+)" data-words')
    in_danger = [id for id in ready.findall((await aisha.get(page_of(danger))).text) if id != "safe_to_text"]
    assert in_danger[:4] == ["danger_hello", "danger_who_is_near", "danger_telling_999", "hello_first"]
    calm = ready.findall((await aisha.get(page_of(await asked()))).text)
    assert (calm[0], calm[-3:]) == ("hello_first", in_danger[:3])
