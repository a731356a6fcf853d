"""The studio: what an admin publishes is in the next text, what the lint stops is not, and nothing typed is lost."""

import re
import uuid
from html import unescape

import pytest
from sqlalchemy import select

from bot.content.life import Edit, Life, PublishingStopped
from bot.content.publishing import Publishing
from bot.content.wording import Wordings
from bot.database.tables import Address, Service
from bot.directory import offers
from bot.directory.shipped import CONTENT, load_shipped
from bot.messages import ChannelName, Choice, Saying
from tests.console.conftest import token_in, wrote

HELP, RISK = "utter_not_now", "risk_severe_distress"
PLAIN = "That's fine. I'm here whenever you like."


def address(id: str) -> str:
    return f"/admin/wording/{id}"


def forms(html: str) -> dict[str, str]:
    """What a browser would send back of the page's texts."""
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL)
    boxes = re.findall(r'<input id="choice-[0-9]" name="([^"]+)"[^>]* value="([^"]*)"', html)
    seen = re.search(r'name="seen" value="([^"]+)"', html)
    return {**{name: unescape(text) for name, text in (*areas, *boxes)}, "seen": seen[1] if seen else ""}


async def send(browser, id: str, where: str = "", page: str | None = None, **changed: str):
    """Changes fields of the wording's page (or of `page`, opened earlier) and sends the form."""
    html = page or (await browser.get(address(id))).text
    return await browser.http.post(address(id) + where, data={"csrf": token_in(html), **forms(html), **changed})


async def next_text(
    pace, id: str, style: ChannelName = ChannelName.SIMULATOR_SMS, choices: tuple[Choice, ...] = ()
) -> str:
    """What the outbox of the running app says to a parent now. The engine brings the `choices` that shipped."""
    parent_id = await wrote(pace, "hello", f"+4477009{uuid.uuid4().int % 100000:05d}", style)
    async with pace.database.transaction() as session:
        there = (await session.scalars(select(Address).where(Address.parent_id == parent_id))).one()
        text = await pace.outbox.say(session, there, Saying(id, choices=choices), pace.clock())
        assert text is not None
        return text.body


async def test_published_words_are_in_the_next_text_without_a_restart(pace, staff):
    before = await next_text(pace, HELP)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    assert unescape((await olga.get(address(HELP))).text).count(before.split("\n")[0]) >= 1
    saved = await send(olga, HELP, act="draft", **{"sms-0": PLAIN})
    assert saved.status_code == 303, saved.text
    assert await next_text(pace, HELP) == before
    page = (await olga.get(address(HELP))).text
    assert "<ins>" in page
    assert "Live now" in page
    published = await send(olga, HELP, "/publish", reason="Shorter")
    assert published.status_code == 303, published.text
    assert (await next_text(pace, HELP)).startswith(PLAIN)
    page = unescape((await olga.get(published.headers["location"])).text)
    assert "Published. It counts from the next text on." in page
    assert "published by Olga" in page
    assert "A change waits" not in (await olga.get("/admin")).text


async def test_parents_get_the_choices_that_the_preview_shows(pace, staff):
    """Also when the engine says the wording, which knows only the labels that shipped."""
    olga = await staff("Olga", roles=["publisher"], areas=[])
    labels = {"choice-0": "", "choice-1": "Chat with a worker", "choice-2": "Another thing", "choice-3": "Leave it"}
    shown = await send(olga, "utter_unclear", "/preview", **labels)
    offered = "1 Chat with a worker\n2 Another thing\n3 Leave it"
    assert offered in unescape(shown.json()["html"])
    assert (await send(olga, "utter_unclear", "/publish", **labels)).status_code == 303
    shipped = Wordings().shipped["utter_unclear"].choices
    said = await next_text(pace, "utter_unclear", choices=shipped)
    assert said.endswith(f"\n{offered}")
    another = await next_text(pace, "utter_unclear", choices=(Choice("Housing", "/need"), *shipped[1:]))
    assert another.endswith("\n1 Housing\n2 Chat with a worker\n3 Another thing\n4 Leave it")


async def test_each_choice_says_what_it_does(staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = unescape((await olga.get(address("utter_welcome_back"))).text)
    assert "It carries on where they were." in page
    assert "It ends the topic kindly." in page


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("Carry on with whatever you were looking at", "is 42 characters long; 40 are the most"),
        ("Not now", '"Not now" is what another choice here does'),
    ],
)
async def test_a_label_that_is_too_long_or_says_another_deed_is_stopped(staff, label, says):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    answer = await send(olga, "utter_welcome_back", "/publish", **{"choice-0": label})
    assert (answer.status_code, says in unescape(answer.text)) == (422, True)
    assert forms(answer.text)["choice-0"] == label


async def test_an_older_copy_comes_back_as_a_new_draft(pace, staff):
    before = await next_text(pace, HELP)
    olga = await staff("Olga", roles=["lead_partner"], areas=[])
    await send(olga, HELP, "/publish", **{"sms-0": PLAIN})
    seen = forms((await olga.get(address(HELP))).text)["seen"]
    back = await olga.submit(address(HELP), address(HELP) + "/restore", number="0", seen=seen)
    assert (back.status_code, back.headers["location"]) == (303, f"{address(HELP)}?said=restored")
    assert (await next_text(pace, HELP)).startswith(PLAIN)
    assert (await send(olga, HELP, "/publish")).status_code == 303
    assert await next_text(pace, HELP) == before
    page = (await olga.get(address(HELP))).text
    assert ("Back to what shipped" in page, "Back to number" in page) == (True, False)
    assert all(f"Number {number}" in page for number in (1, 2))
    assert (await olga.submit(address(HELP), address(HELP) + "/restore", number="9", seen="2")).status_code == 404


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sms-0": "You must reply by Friday."}, '"must" presses'),
        ({"sms-0": "Hello {name}."}, "Nothing fills {name}"),
        ({f"sms-{number}": "" for number in range(8)}, "There is no SMS form"),
        ({"sms-0": "Ring 0800 123 4567."}, "not among the helplines"),
        ({"sms-0": "Take your time. " * 40}, "SMS segments; three is the most"),
    ],
)
async def test_what_the_lint_stops_is_not_published_and_stays_typed(pace, staff, change, says):
    before = await next_text(pace, HELP)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    answer = await send(olga, HELP, "/publish", **change)
    page = unescape(answer.text)
    assert (answer.status_code, says in page, "Stops publishing" in page) == (422, True, True)
    assert forms(answer.text).get("sms-0", "") == change["sms-0"].strip()
    assert await next_text(pace, HELP) == before
    draft = await send(olga, HELP, **change)
    assert draft.status_code == 303
    assert await next_text(pace, HELP) == before


async def test_an_offer_of_one_choice_is_not_published(pace, staff, tmp_path):
    await staff("Olga", roles=["publisher"], areas=[])
    (tmp_path / "one.yml").write_text(
        "responses:\n  utter_one:\n    - text: Would you like this?\n      buttons:\n"
        "        - {title: This, payload: /this}\n        - {title: Not now, payload: /not_now}\n"
    )
    life = Life({"wording": Publishing(tmp_path)})
    body = life.kinds["wording"].shipped("utter_one") | {"sms": ["This?"]}
    async with pace.database.transaction() as session:
        seen = await life.mark(session, "wording", "utter_one")
        edit = Edit("wording", "utter_one", body, uuid.uuid4(), "", seen, pace.clock())
        with pytest.raises(PublishingStopped) as stopped:
            await life.publish(session, edit)
    assert {finding.code for finding in stopped.value.findings} == {"few_choices", "no_something_else"}


async def test_a_stale_edit_shows_both_and_loses_nothing(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    petra = await staff("Petra", roles=["publisher"], areas=[])
    opened = (await petra.get(address(HELP))).text
    await send(olga, HELP, "/publish", **{"sms-0": PLAIN})
    for where in ("", "/publish"):
        clash = await send(petra, HELP, where, opened, **{"sms-0": "All right. There's no rush."})
        page = unescape(clash.text)
        assert (clash.status_code, "Somebody else changed this after" in page) == (409, True)
        assert forms(clash.text)["sms-0"] == "All right. There's no rush."
        assert "Saved meanwhile" in page
        assert (await next_text(pace, HELP)).startswith(PLAIN)
    assert (await send(petra, HELP, "/publish", clash.text)).status_code == 303
    assert (await next_text(pace, HELP)).startswith("All right. There's no rush.")


async def test_words_for_a_bad_moment_take_two_people(pace, staff):
    before = await next_text(pace, RISK)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    kinder = Wordings().shipped[RISK].sms[0] + " I'm glad you said so."
    for _ in range(2):
        answer = await send(olga, RISK, "/publish", **{"sms-0": kinder})
        assert answer.headers["location"].endswith("said=second")
        assert await next_text(pace, RISK) == before
    petra = await staff("Petra", roles=["publisher"], areas=[])
    changed = await send(petra, RISK, "/publish", **{"sms-0": kinder + " Truly."})
    assert changed.headers["location"].endswith("said=second"), "a changed draft is hers, so she is not the second"
    assert (await send(olga, RISK, "/publish")).headers["location"].endswith("said=published")
    assert "Truly." in await next_text(pace, RISK)


async def test_an_editor_saves_drafts_and_publishes_nothing(pace, staff):
    before = await next_text(pace, HELP)
    edna = await staff("Edna", roles=["agency_editor"], areas=[])
    page = (await edna.get(address(HELP))).text
    assert "/publish" not in page
    assert (await send(edna, HELP, **{"sms-0": PLAIN})).status_code == 303
    assert (await send(edna, HELP, "/publish")).status_code == 403
    assert await next_text(pace, HELP) == before
    assert "A change waits" in (await edna.get("/admin")).text


@pytest.mark.parametrize("role", ["key_worker", "supervisor", "parent_reviewer", "data_officer"])
async def test_others_are_refused(staff, role):
    somebody = await staff("Olga", roles=[role], areas=[])
    for path in ("/admin", address(HELP), "/admin/services/edi_the_kettle_morning"):
        assert (await somebody.get(path)).status_code == 403


async def test_both_phones_are_shown_as_one_types_and_without_a_script(staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    typed = {"sms-0": "Łovely. <b>Have a look</b> at {area}?\r\nYou should.", "telegram-0": "Hi"}
    answer = await send(olga, "utter_offer_services", "/preview", **typed)
    html = unescape(answer.json()["html"])
    assert "1 Hamilton Lantern Parents: Toast by the fire" in html
    assert "Unicode because of Ł" in html
    assert "South Lanarkshire?\nYou should." in html
    assert '"should" presses' in html
    assert "<b>" not in answer.json()["html"]
    assert "<li>Something else</li>" in html
    whole = await send(olga, "utter_offer_services", act="preview", **typed)
    assert (whole.status_code, html.strip() in unescape(whole.text)) == (200, True)
    assert "Number 1" not in (await olga.get(address("utter_offer_services"))).text


async def test_forms_without_a_token_and_strange_input_change_nothing(staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    html = (await olga.get(address(HELP))).text
    answer = await olga.http.post(address(HELP), data={**forms(html), "sms-0": PLAIN})
    assert answer.status_code == 403
    assert (await send(olga, HELP, seen="x")).status_code == 409
    assert (await send(olga, HELP)).status_code == 422
    assert (await olga.get(address("utter_made_up"))).status_code == 404
    nul = await send(olga, HELP, reason="a\0b", **{"sms-0": "Fine\0 by me."})
    assert nul.status_code == 303
    assert forms((await olga.get(address(HELP))).text)["sms-0"] == "Fine by me."
    assert (await olga.get("/admin", params={"q": "a\0%"})).status_code == 200


async def test_the_front_page_finds_words_services_and_helplines(pace, staff):
    await load_shipped(pace.database)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    assert (await olga.get("/")).headers["location"] == "/admin"
    assert "Safety" in (await olga.get("/admin")).text
    services = (await olga.get("/admin/services")).text
    assert all(words in services for words in ("Edinburgh", "Sample", "page 1 of"))
    assert "Not rung yet" in (await olga.get("/admin", params={"q": "samaritans"})).text
    found = (await olga.get("/admin", params={"q": "kettle morning"})).text
    assert "The Kettle Morning" in found
    assert "Rug Time" not in found
    pace.clock.set("2027-07-01 10:00")
    petra = await staff("Petra", roles=["publisher"], areas=[])
    assert "Past review" in (await petra.get("/admin/services", params={"q": "kettle morning"})).text


async def offered(pace) -> set[str]:
    async with pace.database.reading() as session:
        ids = list(await session.scalars(select(Service.id).where(Service.areas.contains(["edinburgh"]))))
        live = {id for id in ids if await offers.service_named(session, id)}
        candidates = await offers._candidates(session, "peer_support", "edinburgh", pace.clock().date())
        assert {service.id for service in candidates} & set(ids) <= live
        return live


async def test_a_withdrawn_service_is_never_offered_until_it_is_brought_back(pace, staff, tmp_path):
    await load_shipped(pace.database)
    service = "edi_the_kettle_morning"
    path = f"/admin/services/{service}"
    olga = await staff("Olga", roles=["publisher"], areas=[])
    assert service in await offered(pace)
    assert (await olga.submit(path, f"{path}/withdraw", reason="  ")).status_code == 422
    assert (await olga.submit(path, f"{path}/withdraw", reason="The hall flooded")).status_code == 303
    assert service not in await offered(pace)
    (tmp_path / "services").mkdir()
    shipped = (CONTENT / "services" / "edinburgh.yaml").read_bytes()
    (tmp_path / "services" / "edinburgh.yaml").write_bytes(shipped + b"\n")
    assert await load_shipped(pace.database, tmp_path) == ["services/edinburgh.yaml"]
    assert service not in await offered(pace), "what ships does not undo what a person did"
    page = (await olga.get(path)).text
    assert "The hall flooded" in page
    assert (await olga.submit(path, f"{path}/bring-back")).status_code == 303
    assert service in await offered(pace)
    assert (await olga.submit(path, f"{path}/bring-back")).status_code == 422
    assert (await olga.get("/admin/services/none")).status_code == 404


async def test_a_service_past_its_review_is_not_brought_back(pace, clock, staff):
    await load_shipped(pace.database)
    path = "/admin/services/edi_the_kettle_morning"
    clock.set("2027-07-01 10:00")
    olga = await staff("Olga", roles=["publisher"], areas=[])
    await olga.submit(path, f"{path}/withdraw", reason="Closed")
    answer = await olga.submit(path, f"{path}/bring-back")
    assert (answer.status_code, "past its review date" in answer.text) == (422, True)
