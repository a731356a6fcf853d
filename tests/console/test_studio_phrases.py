"""Phrases in the studio: decided on, never lost or shown unredacted, and a risk that was missed reaches a person."""

import uuid
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, OwnTopic, Phrase, Training
from bot.learning.topics import acts, labels, needs, risks
from bot.settings import PROJECT
from bot.yaml_files import read_yaml
from tests.console.conftest import token_in
from tests.learning.test_queue import ODD, noted
from tests.phones import settle

PAGE, TAUGHT = "/admin/phrases", "/admin/phrases/taught"


@pytest.fixture
async def olga(staff):
    return await staff("Olga", roles=["publisher"], areas=[])


async def only_phrase(pace: Pace) -> Phrase:
    async with pace.database.reading() as session:
        return (await session.scalars(select(Phrase))).one()


async def test_a_text_is_shown_redacted_and_taught(pace, olga):
    assert "Nothing to look at" in (await olga.get(PAGE)).text
    await noted(pace, "ma son Jamie's box on the wall keeps going off")
    page = unescape((await olga.get(PAGE)).text)
    assert "Jamie" not in page
    assert "box on the wall keeps going off" in page
    assert 'name="topic" value="need/housing">Home and rent</button>' in page
    phrase = await only_phrase(pace)
    answer = await olga.submit(PAGE, f"{PAGE}/{phrase.id}/teach", topic="need/energy")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?said=taught")
    taught = await only_phrase(pace)
    assert (taught.state, taught.topic) == ("taught", "need/energy")
    page = (await olga.get(TAUGHT)).text
    assert "1 phrase is not learnt yet" in " ".join(page.split())
    assert "Nothing to look at" in (await olga.get(PAGE)).text


async def test_two_decide_at_once_and_the_second_is_told(pace, olga, staff):
    await noted(pace)
    phrase = await only_phrase(pace)
    page = (await olga.get(PAGE)).text
    await olga.submit(PAGE, f"{PAGE}/{phrase.id}/teach", topic="need/energy")
    late = await olga.http.post(f"{PAGE}/{phrase.id}/teach", data={"csrf": token_in(page), "topic": "need/debt"})
    assert (late.status_code, "decided on that text already" in late.text) == (409, True)
    assert (await only_phrase(pace)).topic == "need/energy"


@pytest.mark.parametrize("topic", ["", "need/none", "risk/suicide_self_harm", "own/x", "risk/none"])
async def test_no_topic_that_is_not_in_the_list(pace, olga, topic):
    await noted(pace)
    phrase = await only_phrase(pace)
    answer = await olga.submit(PAGE, f"{PAGE}/{phrase.id}/teach", topic=topic)
    assert answer.status_code == 409
    assert (await only_phrase(pace)).state == "waiting"


async def test_not_for_training_deletes_it(pace, olga):
    await noted(pace)
    phrase = await only_phrase(pace)
    assert (await olga.submit(PAGE, f"{PAGE}/{phrase.id}/not-for-training")).status_code == 303
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Phrase))).all() == []


async def test_a_risk_that_was_missed_reaches_a_key_worker(pace, olga, staff):
    await noted(pace)
    phrase = await only_phrase(pace)
    answer = await olga.submit(PAGE, f"{PAGE}/{phrase.id}/worry", topic="risk/severe_distress")
    assert answer.headers["location"] == f"{PAGE}?said=told"
    async with pace.database.reading() as session:
        handover = (await session.scalars(select(Handover))).one()
    assert (handover.state, handover.urgency, handover.risk) == ("requested", "urgent", "severe_distress")
    assert (await only_phrase(pace)).topic == "risk/severe_distress"
    aisha = await staff("Aisha", roles=["supervisor"])
    assert "Worrying words" in (await aisha.get("/inbox")).text


async def test_a_phrase_of_our_own_is_redacted_too_and_kept_once(pace, olga):
    given = {"words": "Jamie's no sleepin again", "topic": "need/parenting"}
    assert (await olga.submit(TAUGHT, f"{PAGE}/add", **given)).status_code == 303
    assert (await only_phrase(pace)).words == "[name] no sleepin again"
    again = await olga.submit(TAUGHT, f"{PAGE}/add", **given)
    assert (again.status_code, "here already" in again.text) == (422, True)
    assert 'value="Jamie&#39;s no sleepin again"' in again.text, "what was typed stays"


async def test_a_new_topic_counts_as_one_of_the_assistants(pace, olga):
    await noted(pace)
    made = await olga.submit(TAUGHT, f"{PAGE}/topics", name="Smoke alarms", counts_as="need/housing")
    assert made.status_code == 303
    twice = await olga.submit(TAUGHT, f"{PAGE}/topics", name="smoke ALARMS", counts_as="need/energy")
    assert (twice.status_code, "already" in twice.text) == (422, True)
    async with pace.database.reading() as session:
        own = (await session.scalars(select(OwnTopic))).one()
    phrase = await only_phrase(pace)
    await olga.submit(PAGE, f"{PAGE}/{phrase.id}/teach", topic=f"own/{own.id}")
    assert (await only_phrase(pace)).topic == "need/housing"
    page = (await olga.get(TAUGHT)).text
    assert "Smoke alarms (1)" in page
    assert "Answered as: Home and rent" in page
    assert ODD in page


async def test_two_clicks_are_one_training(pace, olga):
    first = await olga.submit(TAUGHT, f"{PAGE}/train")
    second = await olga.submit(TAUGHT, f"{PAGE}/train")
    assert first.headers["location"] == second.headers["location"]
    assert "Waiting to begin" in (await olga.get(first.headers["location"])).text
    async with pace.database.reading() as session:
        assert len((await session.scalars(select(Training))).all()) == 1


async def test_a_training_that_died_holds_up_no_other(pace, olga, clock):
    first = await olga.submit(TAUGHT, f"{PAGE}/train")
    clock.forward(minutes=31)
    second = await olga.submit(TAUGHT, f"{PAGE}/train")
    assert first.headers["location"] != second.headers["location"]
    assert "did not come to its end" in (await olga.get(first.headers["location"])).text


async def test_a_training_without_an_engine_says_so(pace, olga):
    asked = await olga.submit(TAUGHT, f"{PAGE}/train")
    await settle(pace)
    page = (await olga.get(asked.headers["location"])).text
    assert "did not come to its end" in page
    assert "The engine does not answer" in page


@pytest.mark.parametrize("roles", [["agency_editor"], ["key_worker"], ["supervisor"], ["parent_reviewer"]])
async def test_others_do_not_see_what_parents_wrote(pace, staff, roles):
    nobody = await staff("Nina", roles=roles)
    assert (await nobody.get(PAGE)).status_code == 403


def test_every_intent_that_ships_has_a_name_for_admins():
    shipped = set()
    for file in (PROJECT / "data" / "nlu").rglob("*.yml"):
        shipped |= {entry["intent"] for entry in read_yaml(file)["nlu"] if not entry["intent"].startswith("move/")}
    known = {topic.id for topic in (*needs(), *acts(), *risks())}
    assert shipped - {"risk/none"} == known
    assert all(labels().values())


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(None, "from under a minute to a few minutes"), (43, "about 40 seconds"), (200, "about 3 minutes")],
)
async def test_it_says_how_long_the_last_training_took(pace, olga, seconds, says):
    if seconds:
        now = pace.clock()
        async with pace.database.transaction() as session:
            session.add(
                Training(
                    id=uuid.uuid4(), asked_at=now - timedelta(seconds=seconds), ended_at=now, state="past", report={}
                )
            )
    assert says in " ".join((await olga.get("/admin/phrases/taught")).text.split())
