"""The requests the app sends, read at the edge. Answers are plain dictionaries made in `answers`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.launcher.failures import BadRequest

Json = dict[str, Any]


@dataclass(frozen=True)
class TurnRequest:
    """One text of a parent, or one choice picked, with all that is needed to answer it."""

    sender: str  # opaque: the app's name for the conversation
    text: str  # what the parent wrote, or the label of what was picked
    now: str  # ISO time at which the text arrived: what actions take as the present
    payload: str | None = None  # '/need{"need": "housing"}' when a choice was picked: then nothing is parsed
    metadata: Json = field(default_factory=dict)  # "channel", "slots" (set before the turn), and the app's own
    state: Json | None = None  # as the last turn returned it; none at the first
    understood: Json | None = None  # from /understand: then the text is not parsed again

    @property
    def channel(self) -> str:
        """Whose wording is the fallback: Telegram's, or that of a plain text."""
        return "telegram" if self.metadata.get("channel") == "telegram" else "sms"

    @property
    def slots(self) -> Json:
        """What the app wants rules to see in this turn, by slot."""
        slots = self.metadata.get("slots")
        return slots if isinstance(slots, dict) else {}


_FIELDS: dict[str, tuple[type, bool]] = {  # type, and whether it has to be there
    "sender": (str, True),
    "text": (str, True),
    "now": (str, True),
    "payload": (str, False),
    "metadata": (dict, False),
    "state": (dict, False),
    "understood": (dict, False),
}


def read_turn(body: Any) -> TurnRequest:
    """The request of POST /turn. Raises BadRequest."""
    fields = {name: value for name, value in _object(body).items() if value is not None}
    for name, (kind, needed) in _FIELDS.items():
        if name in fields and not isinstance(fields[name], kind):
            raise BadRequest(f"{name} is not a {kind.__name__}")
        if needed and name not in fields:
            raise BadRequest(f"{name} is missing")
    if unknown := fields.keys() - _FIELDS.keys():
        raise BadRequest(f"unknown: {', '.join(sorted(unknown))}")
    return TurnRequest(**fields)


@dataclass(frozen=True)
class UnderstandRequest:
    """Texts to understand without a turn, and the places of a talk where each may do something."""

    texts: list[str]
    places: list[str]


def read_texts(body: Any) -> UnderstandRequest:
    """The request of POST /understand. Raises BadRequest."""
    asked = _object(body)
    return UnderstandRequest(_strings(asked, "texts"), _strings({"places": [], **asked}, "places"))


def _strings(asked: Json, name: str) -> list[str]:
    strings = asked.get(name)
    if not isinstance(strings, list) or not all(isinstance(string, str) for string in strings):
        raise BadRequest(f"{name} is not a list of str")
    return strings


def read_path(body: Any) -> str:
    """The request of POST /model. Raises BadRequest."""
    path = _object(body).get("path")
    if not isinstance(path, str):
        raise BadRequest("path is not a str")
    return path


def _object(body: Any) -> Json:
    if not isinstance(body, dict):
        raise BadRequest("the body is not an object")
    return body
