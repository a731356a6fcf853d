"""What a turn says and asks for, from the events that Rasa added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.core.events import BotUttered, Event

from engine.launcher.contract import Json
from engine.launcher.failures import ACTION_FAILED, TurnFailed


def messages_in(events: Iterable[Event]) -> list[Json]:
    """Messages in the order in which they were said.

    A rule's response carries its name in `utter_action`; an action says {"say": wording, ...} as json_message.
    """
    messages = []
    for said in _said(events):
        custom = said.data.get("custom")
        if custom is None:
            messages.append(_from_response(said))
        elif "say" in custom:
            messages.append(_from_action(custom))
    return messages


def effects_in(events: Iterable[Event]) -> list[Json]:
    """The lasting effects that actions asked for, in order."""
    return [custom["effect"] for said in _said(events) if "effect" in (custom := said.data.get("custom") or {})]


def check_said(events: Iterable[Event], action: str) -> None:
    """Raise TurnFailed when an action said something that the contract does not know."""
    for said in _said(events):
        custom = said.data.get("custom")
        if custom is not None and not _is_known(custom):
            raise TurnFailed(ACTION_FAILED, f"{action} said something unknown")


def _said(events: Iterable[Event]) -> list[BotUttered]:
    return [event for event in events if isinstance(event, BotUttered)]


def _is_known(custom: Any) -> bool:
    if not isinstance(custom, dict):
        return False
    if "effect" in custom:
        return isinstance(custom["effect"], dict) and isinstance(custom["effect"].get("kind"), str)
    choices, variables = custom.get("choices") or [], custom.get("variables") or {}
    return (
        isinstance(custom.get("say"), str)
        and isinstance(variables, dict)
        and isinstance(choices, list)
        and all(isinstance(choice, dict) and isinstance(choice.get("payload"), str) for choice in choices)
    )


def _from_response(said: BotUttered) -> Json:
    buttons = said.data.get("buttons") or []
    choices = [_choice(button.get("title"), button) for button in buttons]
    return {"wording": said.metadata.get("utter_action"), "text": said.text, "variables": {}, "choices": choices}


def _from_action(custom: Json) -> Json:
    choices = [_choice(choice.get("label"), choice) for choice in custom.get("choices") or []]
    return {"wording": custom["say"], "text": None, "variables": custom.get("variables") or {}, "choices": choices}


def _choice(label: str | None, choice: Json) -> Json:
    more = {name: choice[name] for name in ("also", "about") if choice.get(name)}
    return {"label": label, "id": choice.get("id"), "payload": choice["payload"], **more}
