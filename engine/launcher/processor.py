"""Rasa's message processor, without what it hides: no store, no lock, and nothing goes wrong in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rasa.core.actions.action import Action, RemoteAction
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, FollowupAction, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.training_data.message import Message

from engine.launcher.actions_endpoint import ActionsEndpoint, PreparedRemoteAction
from engine.launcher.answers import check_said
from engine.launcher.contract import Json
from engine.launcher.failures import ACTION_FAILED, PREDICTION_LIMIT, TurnFailed
from engine.launcher.understanding import plain
from engine.launcher.wording import Phone, ShippedWording
from engine.nlu.rasa_parts import PLACES


class TurnProcessor(MessageProcessor):
    """One loaded model. Turns of different senders may run side by side: nothing of a turn is kept here."""

    def __init__(self, model: Path, actions: ActionsEndpoint) -> None:
        super().__init__(
            model_path=model,
            # Rasa asks for both; `take` uses neither.
            tracker_store=InMemoryTrackerStore(Domain.empty()),
            lock_store=InMemoryLockStore(),
            generator=ShippedWording({}),
            action_endpoint=actions,
            on_circuit_break=_refuse_to_go_on,
        )
        self.nlg.responses = self.domain.responses
        self._fallback = _fallback_action(self.model_metadata)

    async def understand(self, text: str, places: Sequence[str] = ()) -> Json:
        """What the text means, and does in those places, as Rasa's parse data.

        A text is never taken as an order ("/intent").
        """
        read = plain(text)
        parse_data: Json = await self.parse_message(UserMessage(read, metadata={PLACES: places}))
        cut = len(read) - len(read.lstrip())  # UserMessage strips
        for entity in parse_data["entities"] if cut else ():
            entity.update(start=entity["start"] + cut, end=entity["end"] + cut)
        return parse_data

    def read_choice(self, payload: str) -> Json | None:
        """The parse data of a picked choice's payload; None when it names no intent of this model."""
        message = YAMLStoryReader.unpack_regex_message(Message({"text": payload}), self.domain)
        parse_data: Json = message.as_dict(only_output_properties=True)
        return parse_data if parse_data.get("intent") else None

    async def take(
        self, text: str, parse_data: Json, metadata: Json, tracker: DialogueStateTracker, channel: str
    ) -> None:
        """Let the parent say the text and the assistant answer, in events added to the tracker.

        Raises TurnFailed.
        """
        phone = Phone(channel)
        message = UserMessage(text, phone, tracker.sender_id, parse_data, channel, metadata=metadata)
        await self._handle_message_with_tracker(message, tracker)
        tracker = await self.run_action_extract_slots(phone, tracker)
        await self._run_prediction_loop(phone, tracker)

    def _predict_next_with_tracker(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        """As Rasa's, but the fallback answers a text and never follows another action: then it is time to listen.

        Rasa would run it, too, after an action that changed the slot its rule was chosen by, and after itself.
        """
        prediction = super()._predict_next_with_tracker(tracker)
        predicted = self.domain.action_names_or_texts[prediction.max_confidence_index]
        last = tracker.get_last_event_for(ActionExecuted)
        if predicted != self._fallback or last is None or last.action_name == ACTION_LISTEN_NAME:
            return prediction
        listen = PolicyPrediction.for_action_name(self.domain, ACTION_LISTEN_NAME)
        listen.hide_rule_turn = last.hide_rule_turn
        return listen

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        """As Rasa's, but a failing action fails the turn, and what is said stays in the tracker."""
        if isinstance(action, RemoteAction):
            action = PreparedRemoteAction(action.name(), self.action_endpoint)
        looked_at = tracker.copy()
        looked_at.update_with_events(prediction.events, self.domain)
        events = await _run(action, output_channel, nlg, looked_at, self.domain)
        self._check(events, action.name())
        self._log_action_on_tracker(tracker, action, events, prediction)
        return bool(self.should_predict_another_action(action.name()))

    def _check(self, events: Iterable[Event], action: str) -> None:
        slots = {slot.name for slot in self.domain.slots}
        for event in events:
            if isinstance(event, SlotSet) and event.key not in slots:
                raise TurnFailed(ACTION_FAILED, f"{action} set {event.key}, which is not a slot")
            if isinstance(event, FollowupAction) and event.action_name not in self.domain.action_names_or_texts:
                raise TurnFailed(ACTION_FAILED, f"{action} asked for {event.action_name}, which is not an action")
        check_said(events, action)


def _fallback_action(model: ModelMetadata) -> str | None:
    configs = [node.config for node in model.predict_schema.nodes.values()]
    return next((name for config in configs if (name := config.get("core_fallback_action_name"))), None)


async def _run(
    action: Action,
    channel: OutputChannel,
    nlg: NaturalLanguageGenerator,
    tracker: DialogueStateTracker,
    domain: Domain,
) -> list[Event]:
    try:
        return list(await action.run(channel, nlg, tracker, domain))
    except TurnFailed:
        raise
    except Exception as problem:
        raise TurnFailed(ACTION_FAILED, f"{action.name()}: {type(problem).__name__}") from problem


def _refuse_to_go_on(tracker: DialogueStateTracker, *_: object) -> None:
    raise TurnFailed(PREDICTION_LIMIT, f"after {tracker.latest_action_name}")
