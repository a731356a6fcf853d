"""What all actions share: they read, set slots, say things and ask for effects; they never write."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.heard import Heard
from actions.reply import Reply

Slots = Mapping[str, Any]
"""Slots to set, by name."""


class PaceAction(Action):  # type: ignore[misc]
    """An action of ours. Subclasses give it a `called` and an `act`."""

    called: str

    def name(self) -> str:
        """The name that rules use."""
        return self.called

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """As rasa-sdk calls it."""
        slots = await self.act(Heard(tracker), Reply(dispatcher))
        return [SlotSet(name, value) for name, value in slots.items()]

    @abstractmethod
    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Does the action's work; the slots to set."""
