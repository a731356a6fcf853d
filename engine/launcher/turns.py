"""One turn, from the request to the answer, and understanding without a turn."""

from __future__ import annotations

import asyncio
import logging
from itertools import islice

from rasa.shared.core.constants import SESSION_START_METADATA_SLOT
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from engine.launcher.answers import effects_in, messages_in
from engine.launcher.contract import Json, TurnRequest, UnderstandRequest
from engine.launcher.failures import SILENT, TurnFailed
from engine.launcher.processor import TurnProcessor
from engine.launcher.state import state_of, tracker_from
from engine.launcher.understanding import as_parse_data, from_choice, from_parse_data

log = logging.getLogger(__name__)


async def take_turn(processor: TurnProcessor, turn: TurnRequest) -> Json:
    """The answer to POST /turn. The same request gets the same answer. Raises BadRequest, TurnFailed."""
    tracker = tracker_from(turn.state, turn.sender, processor.domain)
    _set_slots(tracker, turn, processor)
    before = len(tracker.events)
    understood = await _understood(processor, turn)
    parse_data = as_parse_data(understood, turn.text)
    await processor.take(turn.text, parse_data, _for_actions(turn), tracker, turn.channel)
    events = list(islice(tracker.events, before, None))
    return {
        **_said(processor, events, tracker, turn.channel),
        "slots": _filled_slots(tracker),
        "state": state_of(tracker),
        "understood": understood,
    }


async def understand(processor: TurnProcessor, asked: UnderstandRequest) -> list[Json]:
    """What each text means, in order. Turns go on in between."""
    results = []
    for text in asked.texts:
        results.append(from_parse_data(await processor.understand(text, asked.places)))
        await asyncio.sleep(0)
    return results


async def _understood(processor: TurnProcessor, turn: TurnRequest) -> Json:
    if turn.payload is not None:
        if (choice := processor.read_choice(turn.payload)) is not None:
            return from_choice(choice)
        log.warning("a payload names no intent of this model: its words are read instead")
    if turn.understood is not None:
        return turn.understood
    return from_parse_data(await processor.understand(turn.text))


def _set_slots(tracker: DialogueStateTracker, turn: TurnRequest, processor: TurnProcessor) -> None:
    known = {slot.name for slot in processor.domain.slots}
    if unknown := turn.slots.keys() - known:
        log.warning("metadata names what is no slot of this model: %s", ", ".join(sorted(unknown)))
    slots = [SlotSet(name, value) for name, value in turn.slots.items() if name in known]
    tracker.update_with_events(slots, processor.domain)


def _for_actions(turn: TurnRequest) -> Json:
    return {**turn.metadata, "now": turn.now}


def _said(processor: TurnProcessor, events: list[Event], tracker: DialogueStateTracker, channel: str) -> Json:
    messages, effects = messages_in(events), effects_in(events)
    if not messages and not effects:
        raise TurnFailed(SILENT, f"after {tracker.latest_action_name}")
    slots = tracker.current_slot_values()
    for message in messages:
        if message["text"] is None and message["wording"] is not None:
            message["text"] = processor.nlg.text_of(message["wording"], channel, slots, message["variables"])
    return {"messages": messages, "effects": effects}


def _filled_slots(tracker: DialogueStateTracker) -> Json:
    values: Json = tracker.current_slot_values()
    return {
        name: value for name, value in values.items() if value is not None and name != SESSION_START_METADATA_SLOT
    }
