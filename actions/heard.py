"""What an action is told: the text, what it means, the slots, and what this turn asked for so far."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rasa_sdk import Tracker

from bot.directory.needs import Need

NEAR_ENOUGH = 0.08
"""Below this a need is no guess worth asking about."""
NEARLY = 0.5
"""So large a share of the likeliest one's is nearly as likely."""
NO_MERE_GUESS = 0.4
"""Below this a tender need is only a guess."""


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

    def likely(self, known: Mapping[str, Need], most: int = 2) -> list[str]:
        """The needs that the text may be about when nobody is sure, likeliest first.

        A tender one is no guess to make lightly: it must be likely in itself, and nearly as likely as any other.
        """
        ranking = self.understood.get("ranking") or ()
        shares = {
            guess["id"]: guess["confidence"]
            for guess in ranking
            if guess["id"] in known and guess["confidence"] >= NEAR_ENOUGH
        }
        least = max(NO_MERE_GUESS, NEARLY * max(shares.values(), default=0.0))
        return [id for id, share in shares.items() if share >= least or not known[id].tender][:most]

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
