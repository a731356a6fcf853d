"""A conversation's compact state: what Rasa has to remember to predict the next turn, and nothing else.

It is a list of events in Rasa's own form, without texts, times or what the assistant said. The last turns are
kept; an older one is folded, which leaves of it one SlotSet a slot. MemoizationPolicy passes over turns that
only rules foresaw, so the last turns that it does see are kept too, however long ago they were.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from engine.launcher.contract import Json
from engine.launcher.failures import BadRequest

VERSION = 1
TURNS_KEPT = 5  # more than the parent's turns in any rule, and than max_history needs (training checks it)

Turn = list[Event]  # from what the parent said to the assistant's listening again
_NOT_KEPT = (BotUttered, DefinePrevUserUtteredFeaturization)


def tracker_from(state: Json | None, sender: str, domain: Domain) -> DialogueStateTracker:
    """Rasa's tracker as it was after the last turn; listening, when there was none. Raises BadRequest."""
    events = [ActionExecuted(ACTION_LISTEN_NAME)] if state is None else _read(state)
    known = {slot.name for slot in domain.slots}
    kept = [event for event in events if not isinstance(event, SlotSet) or event.key in known]
    return DialogueStateTracker.from_events(sender, kept, domain.slots, domain=domain)


def state_of(tracker: DialogueStateTracker, turns_kept: int = TURNS_KEPT) -> Json:
    """The state to hand in with the next turn."""
    events = [event for event in tracker.applied_events() if not isinstance(event, _NOT_KEPT)]
    if tracker.active_loop_name is None:  # a form tells from its events where it is, so it is never folded
        events = list(_folded(events, turns_kept))
    return {"version": VERSION, "events": [_compact(event) for event in events]}


def _folded(events: Collection[Event], turns_kept: int) -> Iterator[Event]:
    before, turns = _split(events)
    keep = _turns_to_keep(turns, turns_kept)
    slots: dict[str, SlotSet] = {}
    for index, turn in enumerate([before, *turns], start=-1):
        if index in keep:
            yield from slots.values()
            slots.clear()
            yield from turn
            continue
        slots.update({event.key: event for event in turn if isinstance(event, SlotSet)})
        if index < 0:  # the listening before everything
            yield from (event for event in turn if isinstance(event, ActionExecuted))
    yield from slots.values()


def _turns_to_keep(turns: list[Turn], number: int) -> set[int]:
    seen = [index for index, turn in enumerate(turns) if not _is_hidden(turn)]
    return {*range(len(turns))[-number:], *seen[-number:]}


def _is_hidden(turn: Turn) -> bool:
    return all(event.hide_rule_turn for event in turn if isinstance(event, ActionExecuted))


def _split(events: Iterable[Event]) -> tuple[Turn, list[Turn]]:
    before: Turn = []
    turns: list[Turn] = []
    for event in events:
        if isinstance(event, UserUttered):
            turns.append([])
        (turns[-1] if turns else before).append(event)
    return before, turns


def _compact(event: Event) -> Json:
    if isinstance(event, UserUttered):
        kinds = [{"entity": entity["entity"], "value": None, **_role(entity)} for entity in event.entities]
        return {"event": "user", "parse_data": {"intent": {"name": event.intent_name}, "entities": kinds}}
    if isinstance(event, ActionExecuted):
        return {"event": "action", "name": event.action_name, "hide_rule_turn": event.hide_rule_turn}
    return {name: value for name, value in event.as_dict().items() if name not in ("timestamp", "metadata")}


def _role(entity: dict[str, Any]) -> dict[str, Any]:
    return {part: entity[part] for part in ("role", "group") if entity.get(part)}


def _read(state: Json) -> list[Event]:
    if state.get("version") != VERSION or not isinstance(state.get("events"), list):
        raise BadRequest("state is not of this version")
    try:
        return [_kind_of(told["event"])._from_parameters(told) for told in state["events"]]
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise BadRequest("state cannot be read") from problem


@functools.cache
def _kind_of(name: str) -> type[Event]:
    """Rasa finds it anew for each event, which takes longer than reading the event."""
    kind: type[Event] | None = Event.resolve_by_type(name)
    if kind is None:
        raise BadRequest("state holds an unknown event")
    return kind
