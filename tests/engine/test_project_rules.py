"""The project's own rules, with actions that do anything: folding changes nothing, and no rule leads nowhere."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from action_server import ActionServer
from conftest import BOT, ROOT, bot_inputs
from engine.launcher.state import state_of
from engine.training import train
from side import Side

WHOLE = 10**6  # turns kept: all of them
PHRASES = """
version: "3.1"
nlu:
  - intent: greeting
    examples: "- hello\\n- hiya\\n"
  - intent: thanks
    examples: "- thanks\\n- cheers\\n"
"""


class Improviser(ActionServer):
    """Answers every action with a wording and some slots: the same each time for the same action and time."""

    slots: dict[str, list[Any]]  # what each slot may be set to

    async def _run(self, request: web.Request) -> web.Response:
        call = await request.json()
        now = call["tracker"]["latest_message"]["metadata"]["now"]
        chance = random.Random(f"{call['next_action']} at {now}")
        chosen = chance.sample(sorted(self.slots), k=min(2, len(self.slots)))
        events = [{"event": "slot", "name": name, "value": chance.choice(self.slots[name])} for name in chosen]
        said = {"custom": {"say": "utter_said", "variables": {}, "choices": []}}
        return web.json_response({"events": events, "responses": [said]})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Side, Improviser]]:
    """The project's domain, wording and rules, without what its texts mean: turns are choices here."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "domain.yml", folder)
    shutil.copytree(ROOT / "content/wording", folder / "wording")
    shutil.copytree(ROOT / "data/stories", folder / "data")
    shutil.copy(BOT / "config.yml", folder)
    (folder / "data/phrases.yml").write_text(PHRASES)
    train(bot_inputs(folder), folder / "models", say=lambda line: None)
    actions = Improviser()
    side = Side(folder / "models", actions.address)
    actions.slots = {slot.name: _values(slot) for slot in side.processor.domain.slots if slot.influence_conversation}
    yield side, actions
    side.close()
    actions.stop()


def _values(slot: Any) -> list[Any]:
    return [None, *{"bool": [True, False], "categorical": getattr(slot, "values", [])}.get(slot.type_name, ["some"])]


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(choices=st.lists(st.tuples(st.integers(0, 10**6), st.booleans()), min_size=6, max_size=20))
def test_any_conversation_goes_the_same_way_folded_and_whole(
    project: tuple[Side, Improviser], monkeypatch: pytest.MonkeyPatch, choices: list[tuple[int, bool]]
) -> None:
    side, actions = project
    intents = [
        intent for intent in side.processor.domain.intents if intent not in ("back", "restart", "session_start")
    ]
    folded = whole = None
    for moment, (number, set_by_the_app) in enumerate(choices):
        intent = intents[number % len(intents)]
        name = sorted(actions.slots)[number % len(actions.slots)]
        slots = {name: actions.slots[name][number % len(actions.slots[name])]} if set_by_the_app else {}
        answer = side.turn(f"/{intent}", slots, folded, str(moment))
        with monkeypatch.context() as patch:
            patch.setattr("engine.launcher.turns.state_of", lambda tracker: state_of(tracker, WHOLE))
            unfolded = side.turn(f"/{intent}", slots, whole, str(moment))
        folded, whole = answer.pop("state"), unfolded.pop("state")
        assert answer == unfolded
