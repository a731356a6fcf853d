"""What was understood of a text, in the contract's form and in Rasa's.

Our components put their findings on Rasa's message under the names in `FOUND` (with `add_to_output`). A turn
always goes through the contract's form, so a text understood before and one parsed now cannot differ.
"""

from __future__ import annotations

import re
from typing import Any

from engine.launcher.contract import Json
from engine.launcher.failures import BadRequest

FOUND: Json = {  # what our components add, and what is meant when they add nothing
    "needs": [],
    "ranking": [],
    "act": None,
    "finer_act": None,
    "risk": None,
    "risk_confidence": 0.0,
    "risk_sure": True,
    "unsure": False,
    "moves": {},
}
_ENTITY_PARTS = ("entity", "value", "start", "end", "role", "group")
_LEADING_SLASHES = re.compile(r"[\s/]*/")


def plain(text: str) -> str:
    """The text with leading slashes blanked: to Rasa "/delete_my_data" would be an order, not words."""
    return _LEADING_SLASHES.sub(lambda found: " " * len(found.group()), text, count=1) if "/" in text else text


def from_parse_data(parse_data: Json) -> Json:
    """The contract's `understood` from what Rasa parsed."""
    intent = parse_data.get("intent") or {}
    found = {name: parse_data.get(name, nothing) for name, nothing in FOUND.items()}
    entities = [_entity(entity) for entity in parse_data.get("entities") or []]
    understood = {"intent": intent.get("name"), "confidence": float(intent.get("confidence") or 0.0)}
    return {**understood, **found, "entities": entities}


def from_choice(parse_data: Json) -> Json:
    """The contract's `understood` from a picked choice: an intent and entities, nothing to be unsure of."""
    understood = from_parse_data(parse_data)
    needs = [entity["value"] for entity in understood["entities"] if entity["entity"] == "need"]
    act = None if understood["intent"] == "need" else understood["intent"]
    sure = [{"id": need, "confidence": 1.0} for need in needs]
    return {**understood, "needs": sure, "ranking": sure, "act": act, "finer_act": act}


def as_parse_data(understood: Json, text: str) -> Json:
    """What Rasa takes as parsed; actions find the whole of it at tracker.latest_message["understood"].

    Raises BadRequest when it is not something that /understand returned.
    """
    intent, entities = understood.get("intent"), understood.get("entities", [])
    if not isinstance(intent, str | None) or not isinstance(entities, list):
        raise BadRequest("understood is not what /understand returns")
    return {
        "text": text,
        "intent": {"name": intent, "confidence": understood.get("confidence", 0.0)},
        "entities": entities,
        "understood": understood,
    }


def _entity(entity: Json) -> dict[str, Any]:
    return {part: entity[part] for part in _ENTITY_PARTS if entity.get(part) is not None}
