"""The compact state: folding changes nothing that is said, keeps no text, and does not grow."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Engine
from engine.launcher.state import TURNS_KEPT, state_of, tracker_from
from side import Side

WHOLE = 10**6  # turns kept: all of them
SAID = ["hello", "my house is damp", "aye", "naw", "thanks", "my plan", '/need{"need": "debt"}', "/no"]
TURNS = st.lists(
    st.tuples(st.sampled_from(SAID), st.sampled_from([{}, {"first": True}, {"first": False}, {"area": "Fife"}])),
    min_size=1,
    max_size=25,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(turns=TURNS)
def test_folded_and_whole_conversations_go_the_same_way(
    side: Side, monkeypatch: pytest.MonkeyPatch, turns: list[tuple[str, dict[str, Any]]]
) -> None:
    folded = whole = None
    for said, slots in turns:
        answer = side.turn(said, slots, folded)
        with monkeypatch.context() as patch:
            patch.setattr("engine.launcher.turns.state_of", lambda tracker: state_of(tracker, WHOLE))
            unfolded = side.turn(said, slots, whole)
        folded, whole = answer.pop("state"), unfolded.pop("state")
        assert answer == unfolded


def test_turns_that_only_rules_foresaw_do_not_push_out_a_story(side: Side) -> None:
    state = side.turn("my plan", {}, None)["state"]
    for _ in range(2 * TURNS_KEPT):
        state = side.turn("hello", {}, state)["state"]
    answer = side.turn("aye", {}, state)
    assert [message["wording"] for message in answer["messages"]] == ["utter_menu"]
    assert side.turn("aye", {}, None)["messages"][0]["wording"] == "utter_unclear"


def test_the_state_does_not_grow_with_the_conversation(side: Side) -> None:
    state, sizes = None, []
    for number in range(40):
        state = side.turn(SAID[number % len(SAID)], {"area": f"area {number}"}, state)["state"]
        sizes.append(len(json.dumps(state)))
    assert max(sizes[20:]) < 2 * max(sizes[8:12])
    assert max(sizes) < 6000


def test_folding_keeps_every_slot(side: Side) -> None:
    state = side.turn("my house is damp", {"area": "Fife"}, None)["state"]
    state = side.turn('/need{"need": "debt"}', {}, state)["state"]
    for _ in range(2 * TURNS_KEPT):
        answer = side.turn("hello", {}, state)
        state = answer["state"]
    assert answer["slots"] == {"need": "debt", "area": "Fife", "asked": "consent"}


def test_the_state_holds_nothing_that_was_said(engine: Engine) -> None:
    state = None
    for text in ("my house is damp and mouldy", "cheers", "hello"):
        state = engine.turn(text, state)["state"]
    kept = json.dumps(state)
    assert not any(word in kept for word in ("damp", "mouldy", "cheers", "What would you like", "2026"))


def test_a_conversation_goes_on_after_a_restart(side: Side, engine: Engine) -> None:
    """`side` and `engine` are two processes that share nothing but the state."""
    state = side.turn("my house is damp", {}, None)["state"]
    state = json.loads(json.dumps(state))
    assert engine.turn("aye", state)["messages"] == side.turn("aye", {}, state)["messages"]
    assert engine.turn("aye", state)["state"] == side.turn("aye", {}, state)["state"]


def test_slots_that_a_model_does_not_know_are_dropped(side: Side) -> None:
    state = side.turn("hello", {}, None)["state"]
    state["events"].insert(1, {"event": "slot", "name": "of_an_older_model", "value": 1})
    assert side.turn("hello", {}, state)["messages"]


def test_an_open_form_is_never_folded(side: Side) -> None:
    tracker = tracker_from(None, "p1", side.processor.domain)
    from rasa.shared.core.events import ActionExecuted, ActiveLoop, UserUttered

    tracker.update(ActiveLoop("a_form"))
    for _ in range(3 * TURNS_KEPT):
        tracker.update(UserUttered("hello", {"name": "greeting"}))
        tracker.update(ActionExecuted("utter_greeting"))
        tracker.update(ActionExecuted("action_listen"))
    assert sum(event["event"] == "user" for event in state_of(tracker)["events"]) == 3 * TURNS_KEPT
