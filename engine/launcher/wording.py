"""The fallback texts: what ships in the domain, for when the app has no wording of its own."""

from __future__ import annotations

import copy
import re
from typing import Any

from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.trackers import DialogueStateTracker

from engine.launcher.failures import INTERNAL, TurnFailed

_VARIABLE = re.compile(r"\{(\w+)\}")


class Phone(OutputChannel):
    """Names the channel whose wording Rasa is to choose; sends nothing."""

    def __init__(self, channel: str) -> None:
        self._channel = channel

    def name(self) -> str:
        """ "sms" or "telegram"."""
        return self._channel


class ShippedWording(TemplatedNaturalLanguageGenerator):
    """Rasa's responses, but a missing one is a failure and a half-filled text is none."""

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any]:
        """The response with its text filled. Raises TurnFailed when there is none by that name."""
        response: dict[str, Any] | None = await super().generate(utter_action, tracker, output_channel, **kwargs)
        if response is None:
            raise TurnFailed(INTERNAL, f"no response {utter_action}")
        return response

    def text_of(self, wording: str, channel: str, slots: dict[str, Any], variables: dict[str, Any]) -> str | None:
        """The text of a wording that an action says; None when none ships or a variable is missing."""
        response = self.generate_from_slots(wording, slots, channel, **variables)
        return response.get("text") if response else None

    def _random_response_for(
        self, utter_action: str, output_channel: str, filled_slots: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Not by chance as Rasa's: the first variation, so that a turn run again says the same."""
        if utter_action not in self.responses:
            return None
        variations = ResponseVariationFilter(self.responses)
        suitable = variations.responses_for_utter_action(utter_action, output_channel, filled_slots)
        return suitable[0] if suitable else None

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        variables = {**(filled_slots or {}), **kwargs}
        return {**copy.deepcopy(response), "text": fill(response.get("text"), variables)}


def fill(text: str | None, variables: dict[str, Any]) -> str | None:
    """The text with its {variables} filled; None when one of them has no value."""
    if text is None or any(variables.get(name) is None for name in _VARIABLE.findall(text)):
        return None
    return _VARIABLE.sub(lambda found: str(variables[found[1]]), text)
