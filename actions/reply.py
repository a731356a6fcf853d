"""What an action answers with: things to say, and lasting effects to ask for."""

from collections.abc import Sequence
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.messages import Choice


class Reply:
    """Says wordings and asks for effects. Nothing is written here: the turn does that."""

    def __init__(self, dispatcher: CollectingDispatcher) -> None:
        self._dispatcher = dispatcher

    def say(self, wording: str, choices: Sequence[Choice] = (), **variables: str) -> None:
        """Says a wording with its variables; without choices, the wording's own are offered."""
        self._dispatcher.utter_message(
            json_message={
                "say": wording,
                "variables": variables,
                "choices": [choice.as_json() for choice in choices],
            }
        )

    def effect(self, kind: str, **data: Any) -> None:
        """Asks that something lasts."""
        self._dispatcher.utter_message(json_message={"effect": {"kind": kind, **data}})
