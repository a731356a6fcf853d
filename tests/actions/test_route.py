"""The route at which the engine asks for actions, as Rasa calls it."""

import uuid
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from actions.all_actions import all_actions
from actions.route import SECRET_HEADER, actions_app
from bot.database.session import Database
from bot.database.tables import Parent
from bot.directory.shipped import load_shipped

SECRET = "known to both"
NOW = "2027-01-12T10:30:00+00:00"


@pytest.fixture
async def http(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    app = actions_app(all_actions(database), SECRET)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://actions", headers={SECRET_HEADER: SECRET}
    ) as http:
        yield http


@pytest.fixture
async def parent_id(database: Database) -> uuid.UUID:
    parent = Parent(id=uuid.uuid4())
    async with database.transaction() as session:
        session.add(parent)
    return parent.id


def call(
    name: str, parent_id: uuid.UUID, intent: str, text: str = "", slots: dict[str, Any] | None = None, **heard: Any
) -> dict[str, Any]:
    """A call as Rasa makes it, domain and all."""
    message = {
        "text": text,
        "intent": {"name": intent},
        "entities": heard.pop("entities", []),
        "metadata": {"now": NOW},
        "understood": {"needs": [], "ranking": [], "risk": None, "unsure": False, **heard},
    }
    tracker = {
        "sender_id": str(parent_id),
        "slots": slots or {},
        "latest_message": message,
        "events": heard.get("events", []),
    }
    return {
        "next_action": name,
        "sender_id": str(parent_id),
        "tracker": tracker,
        "domain": {"intents": ["any"]},
        "version": "3.6.21",
    }


def said(answer: httpx.Response) -> list[str]:
    return [message["custom"]["say"] for message in answer.json()["responses"] if "say" in message["custom"]]


def effects(answer: httpx.Response) -> list[dict[str, Any]]:
    return [message["custom"]["effect"] for message in answer.json()["responses"] if "effect" in message["custom"]]


def slots(answer: httpx.Response) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in answer.json()["events"]}


async def test_nobody_without_the_secret_runs_an_action(http: httpx.AsyncClient, parent_id: uuid.UUID) -> None:
    ask = call("action_greet", parent_id, "greeting")
    assert (await http.post("/actions", json=ask, headers={SECRET_HEADER: "guessed"})).status_code == 401
    del http.headers[SECRET_HEADER]
    assert (await http.post("/actions", json=ask)).status_code == 401


async def test_an_empty_secret_lets_nobody_in(database: Database, parent_id: uuid.UUID) -> None:
    app = actions_app(all_actions(database), "")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://actions") as http:
        answer = await http.post(
            "/actions", json=call("action_greet", parent_id, "greeting"), headers={SECRET_HEADER: ""}
        )
    assert answer.status_code == 401


async def test_an_unknown_action_is_not_found(http: httpx.AsyncClient, parent_id: uuid.UUID) -> None:
    assert (await http.post("/actions", json=call("action_nobody_wrote", parent_id, "greeting"))).status_code == 404


async def test_health_counts_the_actions_of_the_domain(http: httpx.AsyncClient) -> None:
    import yaml

    from bot.settings import PROJECT

    domain = yaml.safe_load((PROJECT / "domain.yml").read_text())
    assert (await http.get("/health")).json() == {"actions": len(domain["actions"])}


async def test_an_action_says_wordings_and_asks_for_effects(
    http: httpx.AsyncClient, database: Database, parent_id: uuid.UUID
) -> None:
    await load_shipped(database)
    answer = await http.post(
        "/actions", json=call("action_offer_services", parent_id, "need", slots={"need": "housing"})
    )
    assert said(answer) == ["utter_offer_national"]
    assert [effect["kind"] for effect in effects(answer)] == ["record_offer"]
    assert slots(answer)["asked"] == "service"


async def test_an_effect_of_the_same_turn_is_seen_by_the_next_action(
    http: httpx.AsyncClient, database: Database, parent_id: uuid.UUID
) -> None:
    await load_shipped(database)
    area = {"effect": {"kind": "set_area", "area": "fife"}}
    ask = call("action_offer_services", parent_id, "need", slots={"need": "housing"})
    ask["tracker"]["events"] = [{"event": "user"}, {"event": "bot", "data": {"custom": area}}]
    answer = await http.post("/actions", json=ask)
    assert effects(answer)[0]["area"] == "fife"


async def test_effects_of_earlier_turns_are_left_to_the_database(
    http: httpx.AsyncClient, database: Database, parent_id: uuid.UUID
) -> None:
    await load_shipped(database)
    area = {"effect": {"kind": "set_area", "area": "fife"}}
    ask = call("action_offer_services", parent_id, "need", slots={"need": "housing"})
    ask["tracker"]["events"] = [{"event": "bot", "data": {"custom": area}}, {"event": "user"}]
    assert effects(await http.post("/actions", json=ask))[0]["area"] == "national"


async def test_a_failing_action_is_an_error_and_says_nothing_of_the_text(
    http: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    ask = call("action_note_needs", uuid.uuid4(), "need", text="a private matter")
    ask["tracker"]["sender_id"] = "no id at all"
    assert (await http.post("/actions", json=ask)).status_code == 500
    assert "action_note_needs failed" in caplog.text
    assert "private" not in caplog.text
