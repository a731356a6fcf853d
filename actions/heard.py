"""What an action is told: the text, what it means, the slots, and what this turn asked for so far."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rasa_sdk import Tracker

NEAR_ENOUGH = 0.08
"""Below this a need is no guess worth asking about."""


@dataclass(frozen=True)
class Heard:
    """A turn as an action sees it."""

    tracker: Tracker

    @property
    def parent_id(self) -> uuid.UUID:
        """Whose turn it is."""
        return uuid.UUID(str(self.tracker.sender_id))

    @property
    def text(self) -> str:
        """What the parent wrote, or the label of what was picked."""
        return str(self.tracker.latest_message.get("text") or "")

    @property
    def intent(self) -> str:
        """The intent that rules saw."""
        return str((self.tracker.latest_message.get("intent") or {}).get("name") or "")

    @property
    def now(self) -> datetime:
        """When the text arrived; UTC."""
        told = (self.tracker.latest_message.get("metadata") or {}).get("now")
        return datetime.fromisoformat(told).astimezone(UTC) if told else datetime.now(UTC)

    @property
    def understood(self) -> dict[str, Any]:
        """The whole of what was understood, as the engine's /understand gives it."""
        return self.tracker.latest_message.get("understood") or {}

    @property
    def needs(self) -> list[str]:
        """The needs that the text holds, most likely first."""
        return [need["id"] for need in self.understood.get("needs") or ()]

    @property
    def unsure(self) -> bool:
        """Whether it is better to ask than to guess."""
        return bool(self.understood.get("unsure"))

    @property
    def risk(self) -> str | None:
        """The risk found by meaning, if any."""
        return self.understood.get("risk")

    def likely(self, known: dict[str, Any], most: int = 2) -> list[str]:
        """The needs that the text may be about when nobody is sure, likeliest first."""
        ranking = self.understood.get("ranking") or ()
        return [guess["id"] for guess in ranking if guess["id"] in known and guess["confidence"] >= NEAR_ENOUGH][
            :most
        ]

    def entity(self, name: str) -> str | None:
        """The value that came with the text or with a picked choice."""
        for entity in self.tracker.latest_message.get("entities") or ():
            if entity.get("entity") == name:
                return str(entity.get("value"))
        return None

    def slot(self, name: str) -> Any:
        """A slot's value."""
        return self.tracker.slots.get(name)

    @property
    def last_action(self) -> str:
        """The action that ran before this one."""
        return str(self.tracker.latest_action_name or "")

    @property
    def effects(self) -> list[dict[str, Any]]:
        """The effects that earlier actions of this turn asked for, in order.

        In a private chat those of its earlier turns come first, as no parent's record has them.
        """
        earlier = (self.tracker.latest_message.get("metadata") or {}).get("earlier") or []
        found: list[dict[str, Any]] = list(earlier)
        for event in self.tracker.events:
            if event.get("event") == "user":
                found = list(earlier)
            elif event.get("event") == "bot":
                custom = (event.get("data") or {}).get("custom") or {}
                if "effect" in custom:
                    found.append(custom["effect"])
        return found
