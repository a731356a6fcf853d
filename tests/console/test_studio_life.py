"""The life of a change: approved, scheduled, in a bundle, read by parents; and who may take which step."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select

from bot.clock import SCOTLAND
from bot.content.life import Edit
from bot.database.tables import Address, OutboundText, Parent, Reviewer, Revision, Service, Worker
from bot.directory.kinds.all_kinds import LIFE
from bot.directory.shipped import load_shipped
from bot.people import reviewing
from bot.people.their_data import everything
from tests.console.conftest import token_in, wrote
from tests.console.test_studio import HELP, PLAIN, RISK, address, next_text, send
from tests.console.test_studio_entries import LUNCH, add
from tests.console.test_studio_entries import send as send_entry


async def states(pace, kind: str) -> list[str]:
    async with pace.database.reading() as session:
        rows = await session.scalars(select(Revision.state).where(Revision.kind == kind).order_by(Revision.number))
        return list(rows)


async def test_a_scheduled_change_goes_live_by_itself(pace, clock, staff):
    before = await next_text(pace, HELP)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    gone = await send(olga, HELP, "/schedule", goes_live="2027-03-01T09:00", **{"sms-0": PLAIN})
    assert (gone.status_code, "That time has gone by" in unescape(gone.text)) == (422, True)
    missing = await send(olga, HELP, "/schedule", **{"sms-0": PLAIN})
    assert "Choose a day and a time" in unescape(missing.text)
    planned = await send(olga, HELP, "/schedule", goes_live="2027-04-01T09:00", **{"sms-0": PLAIN})
    assert planned.headers["location"].endswith("said=scheduled")
    assert "goes live Thu 1 Apr, 09:00" in (await olga.get(address(HELP))).text
    await pace.schedule.sweep()
    assert await next_text(pace, HELP) == before
    clock.set("2027-04-01 09:00")
    await pace.schedule.sweep()
    assert (await next_text(pace, HELP)).startswith(PLAIN)
    assert await states(pace, "wording") == ["live"]


async def test_what_is_stopped_by_then_stays_a_draft_and_says_so(pace, clock, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = await add(olga, "services", **(LUNCH | {"review_by": "2027-03-20"}))
    assert (await send_entry(olga, page, "/schedule", goes_live="2027-04-01T09:00")).status_code == 303
    clock.set("2027-04-01 09:00")
    await pace.schedule.sweep()
    assert await states(pace, "service") == ["draft"]
    await olga.sign_in("olga@example.org")
    html = unescape((await olga.get(page)).text)
    assert "was stopped" in html
    assert "Its review date has gone by" in html


async def test_approved_waits_for_somebody_to_publish_it_and_counts_as_the_second_person(pace, staff):
    before = await next_text(pace, RISK)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    petra = await staff("Petra", roles=["publisher"], areas=[])
    kinder = before.split("\n")[0] + " Truly."
    assert (await send(olga, RISK, "/approve", **{"sms-0": kinder})).headers["location"].endswith("said=second")
    assert (await send(petra, RISK, "/approve")).headers["location"].endswith("said=approved")
    assert await next_text(pace, RISK) == before
    assert (await send(olga, RISK, "/publish")).headers["location"].endswith("said=published")
    assert "Truly." in await next_text(pace, RISK)


async def test_a_bundle_goes_live_as_one(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = await add(olga, "services", **LUNCH)
    unnamed = await send_entry(olga, page, "/bundle")
    assert "give a new one a name" in unescape(unnamed.text)
    assert (await send_entry(olga, page, "/bundle", bundle_name="Soup week")).status_code == 303
    listed = (await olga.get("/admin/bundles")).text
    bundle = re.search(r'href="(/admin/bundles/[^"]+)">Soup week', listed)[1]
    id = bundle.rsplit("/", 1)[1]
    assert (await send(olga, HELP, "/bundle", bundle=id, **{"sms-0": PLAIN})).status_code == 303
    assert (await olga.submit(bundle, bundle + "/publish")).status_code == 303
    assert (await next_text(pace, HELP)).startswith(PLAIN)
    async with pace.database.reading() as session:
        assert len((await session.scalars(select(Service))).all()) == 1
    assert "All of it went live" in (await olga.get(bundle)).text
    assert (await send(olga, HELP, "/bundle", bundle=id, **{"sms-0": "Fine by me."})).status_code == 422


async def test_what_stops_one_change_stops_its_whole_bundle(pace, clock, staff):
    before = await next_text(pace, HELP)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    await send(olga, HELP, "/bundle", bundle_name="Soup week", **{"sms-0": PLAIN})
    bundle = re.search(r'href="(/admin/bundles/[^"]+)">Soup week', (await olga.get("/admin/bundles")).text)[1]
    page = await add(olga, "services", **LUNCH)
    assert (await send_entry(olga, page, "/bundle", bundle=bundle.rsplit("/", 1)[1])).status_code == 303
    clock.set("2027-08-02 10:00")
    await olga.sign_in("olga@example.org")
    stopped = await olga.submit(bundle, bundle + "/publish")
    told = unescape(stopped.text)
    assert (stopped.status_code, "Nothing of it was published" in told, "review date" in told) == (422, True, True)
    assert await next_text(pace, HELP) == before
    assert await states(pace, "service") == ["approved"]


async def bundled(olga, **change: str) -> str:
    """A bundle with new words and a new service in it; its page."""
    await send(olga, HELP, "/bundle", bundle_name="Soup week", **{"sms-0": PLAIN})
    bundle = re.search(r'href="(/admin/bundles/[^"]+)">Soup week', (await olga.get("/admin/bundles")).text)[1]
    page = await add(olga, "services", **(LUNCH | change))
    assert (await send_entry(olga, page, "/bundle", bundle=bundle.rsplit("/", 1)[1])).status_code == 303
    return bundle


async def test_a_scheduled_bundle_goes_live_by_itself_as_one(pace, clock, staff):
    before = await next_text(pace, HELP)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    bundle = await bundled(olga)
    for said, told in (("", "Choose a day and a time"), ("2020-01-01T10:00", "That time has gone by")):
        wrong = await olga.submit(bundle, bundle + "/schedule", goes_live=said)
        assert (wrong.status_code, told in unescape(wrong.text)) == (422, True)
    soon = (clock() + timedelta(hours=2)).astimezone(SCOTLAND).strftime("%Y-%m-%dT%H:%M")
    assert (await olga.submit(bundle, bundle + "/schedule", goes_live=soon)).status_code == 303
    assert "All of it goes live by itself" in (await olga.get(bundle)).text
    assert "goes live" in (await olga.get("/admin/bundles")).text
    await pace.schedule.sweep()
    assert (await next_text(pace, HELP), await states(pace, "service")) == (before, ["approved"])
    clock.forward(hours=2, minutes=1)
    await pace.schedule.sweep()
    assert (await next_text(pace, HELP)).startswith(PLAIN)
    assert await states(pace, "service") == ["live"]
    await olga.sign_in("olga@example.org")
    assert "All of it went live" in (await olga.get(bundle)).text


async def test_a_schedule_is_taken_back(pace, clock, staff):
    before = await next_text(pace, HELP)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    bundle = await bundled(olga)
    soon = (clock() + timedelta(hours=2)).astimezone(SCOTLAND).strftime("%Y-%m-%dT%H:%M")
    await olga.submit(bundle, bundle + "/schedule", goes_live=soon)
    assert (await olga.submit(bundle, bundle + "/schedule", act="not-any-more")).status_code == 303
    clock.forward(hours=3)
    await pace.schedule.sweep()
    assert await next_text(pace, HELP) == before


async def test_a_scheduled_bundle_that_is_stopped_by_then_changes_nothing_and_says_so(pace, clock, staff):
    before = await next_text(pace, HELP)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    bundle = await bundled(olga, review_by=(clock() + timedelta(days=1)).date().isoformat())
    later = (clock() + timedelta(days=9)).astimezone(SCOTLAND).strftime("%Y-%m-%dT%H:%M")
    assert (await olga.submit(bundle, bundle + "/schedule", goes_live=later)).status_code == 303
    clock.forward(days=10)
    await pace.schedule.sweep()
    await olga.sign_in("olga@example.org")
    assert "and was stopped" in (await olga.get(bundle)).text
    assert (await next_text(pace, HELP), await states(pace, "service")) == (before, ["approved"])
    stopped = await olga.submit(bundle, bundle + "/schedule", goes_live="2030-01-01T10:00")
    assert (stopped.status_code, "review date" in unescape(stopped.text)) == (422, True)


async def test_a_change_can_be_taken_out_of_its_bundle(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    await send(olga, HELP, "/bundle", bundle_name="Soup week", **{"sms-0": PLAIN})
    bundle = re.search(r'href="(/admin/bundles/[^"]+)">Soup week', (await olga.get("/admin/bundles")).text)[1]
    async with pace.database.reading() as session:
        revision = (await session.scalars(select(Revision.id))).one()
    await olga.submit(bundle, bundle + "/take-out", revision=str(revision))
    assert "Nothing is in it now" in (await olga.get(bundle)).text
    assert "nothing in this bundle" in (await olga.http.post(
        bundle + "/publish", data={"csrf": token_in((await olga.get("/admin")).text)}
    )).text  # fmt: skip


async def says(pace, parent_id, body: str) -> reviewing.Said | None:
    async with pace.database.transaction() as session:
        return await reviewing.take(session, await session.get_one(Parent, parent_id), body, pace.clock())


async def test_parents_who_volunteered_get_the_draft_and_only_their_answer_lands_beside_it(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    nobody = await send(olga, HELP, "/review", **{"sms-0": PLAIN})
    assert (nobody.status_code, "Invite some under Reviewers" in unescape(nobody.text)) == (422, True)
    await olga.submit("/admin/reviewers", "/admin/reviewers", first_name="Morag")
    code = re.search(r"DRAFT (\d{5})", (await olga.get("/admin/reviewers")).text)[1]
    parent = await wrote(pace, "hello", "+447700900111")
    other = await wrote(pace, "hello", "+447700900112")
    assert await says(pace, other, "DRAFT 00000") is None
    assert await says(pace, parent, f"draft {code}") is reviewing.Said.JOINED
    assert await says(pace, other, f"DRAFT {code}") is None, "a code works once"
    assert (await send(olga, HELP, "/review", **{"sms-0": PLAIN})).headers["location"].endswith("said=asked")
    async with pace.database.reading() as session:
        sent = list(
            await session.scalars(
                select(OutboundText).where(OutboundText.parent_id == parent).order_by(OutboundText.place)
            )
        )
    assert [text.purpose for text in sent] == ["review", "review"]
    assert sent[1].body == PLAIN
    assert "draft" not in sent[0].body.split("\n")[0].lower() or "DRAFT" in sent[0].body
    assert await says(pace, parent, "ma ex is at the door again") is None
    assert await says(pace, parent, "Draft: the second bit sounds bossy") is reviewing.Said.KEPT
    html = unescape((await olga.get(address(HELP))).text)
    assert "the second bit sounds bossy" in html
    assert "Morag, a parent" in html
    assert "at the door" not in html
    assert "With parents" in html
    async with pace.database.reading() as session:
        held = await everything(session, await session.get_one(Parent, parent), pace.clock())
    assert "the second bit sounds bossy" in held.in_full(), "a parent sees this among what is held"
    again = await send(olga, HELP, "/review")
    assert again.status_code == 422, "nobody is asked twice about the same draft"
    assert await says(pace, parent, "draft stop") is reviewing.Said.LEFT
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Reviewer))).all() == []


async def test_a_parent_who_stopped_texts_is_not_sent_drafts(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    parent = await wrote(pace, "hello", "+447700900111")
    async with pace.database.transaction() as session:
        reader = await reviewing.add_reviewer(session, "Morag", pace.clock())
        reader.parent_id = parent
        (await session.scalars(select(Address))).one().opted_out_at = pace.clock()
    assert (await send(olga, HELP, "/review", **{"sms-0": PLAIN})).status_code == 422


@pytest.mark.parametrize("step", ["publish", "approve", "schedule", "bundle"])
async def test_an_editor_takes_no_step_of_a_publisher(staff, step):
    edna = await staff("Edna", roles=["agency_editor"], areas=[])
    assert (await send(edna, HELP, f"/{step}", **{"sms-0": PLAIN})).status_code == 403


async def test_a_private_chat_keeps_what_was_typed_while_the_engine_is_away(staff):
    edna = await staff("Edna", roles=["agency_editor"], areas=[])
    page = (await edna.get("/admin/try")).text
    sealed = re.search(r'name="chat" value="([^"]+)"', page)[1]
    fields = {"csrf": token_in(page), "chat": sealed, "text": "I need help with my rent"}
    answer = await edna.http.post("/admin/try", data=fields)
    assert (answer.status_code, "The engine did not answer" in answer.text) == (503, True)
    assert "I need help with my rent</textarea>" in answer.text
    broken = await edna.http.post("/admin/try", data={**fields, "chat": "x", "text": ""})
    assert (broken.status_code, "Say hello" in broken.text) == (200, True)


async def test_a_private_chat_says_which_drafts_it_offers_and_only_to_those_who_may_see_them(pace, staff):
    await load_shipped(pace.database)
    olga, edna = (
        await staff("Olga", roles=["publisher"], areas=[]),
        await staff("Edna", roles=["agency_editor"], areas=[]),
    )
    whole = {
        "name": "Soup on the Stairs", "organisation": "Salt and Kettle", "short": "Soup and a chat", "what": "Soup.",
        "needs": ["peer_support"], "areas": ["fife"], "phone": "0131 496 0101",
    }  # fmt: skip
    async with pace.database.transaction() as session:
        by = (await session.scalars(select(Worker.id))).first()
        for entry, body in (("soup", whole), ("half", {"name": "Half a Service"})):
            seen = await LIFE.mark(session, "service", entry)
            await LIFE.save(session, Edit("service", entry, body, by, "", seen, pace.clock()))
    page = unescape((await olga.get("/admin/try")).text)
    assert re.search(r"Offered here though not live yet: <a [^>]*>Soup on the Stairs</a>", page)
    assert re.search(r"because something stops it from going live: <a [^>]*>Half a Service</a>", page)
    others = (await edna.get("/admin/try")).text
    assert "Soup on the Stairs" not in others
    assert "Half a Service" not in others
