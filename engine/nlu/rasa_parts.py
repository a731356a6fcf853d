"""The thin parts by which Rasa trains, stores, loads and runs what is in the other modules of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_RANKING_KEY,
    METADATA,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from engine.nlu import moves, sentence_vectors, storage
from engine.nlu.meaning import UNCLEAR
from engine.nlu.places_and_times import PlacesAndTimes, read_places
from engine.nlu.rasa_importer import phrases_of
from engine.nlu.understanding import Examples, Reading, Understanding, learn, read_finer_acts

Types = DefaultV1Recipe.ComponentType
CONTENT = "content"
PLACES = "places"
"""In a message's metadata: the places of a talk where its text may do something."""


@DefaultV1Recipe.register(Types.INTENT_CLASSIFIER, is_trainable=True)
class MeaningAndRisk(GraphComponent):
    """Puts what a text means on Rasa's message: its intent ("need" for any need), needs, act, risk and how sure."""

    def __init__(
        self, config: dict[str, Any], store: ModelStorage, resource: Resource, learnt: Understanding | None = None
    ) -> None:
        self._content = Path(config[CONTENT])
        self._store = store
        self._resource = resource
        self._learnt = learnt

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Where the word list and the finer acts are, from the folder Rasa is run in."""
        return {CONTENT: "content"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MeaningAndRisk:
        """For training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MeaningAndRisk:
        """From a trained model."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, storage.restore(Path(folder)))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the phrases of data/nlu."""
        phrases = phrases_of(training_data.intent_examples)
        reading = Reading.of(self._content, phrases)
        words = reading.words()
        encoder = sentence_vectors.shared()
        examples = Examples.prepare(phrases, words, encoder)
        finer, of_places = read_finer_acts(self._content), moves.learn(phrases, words, encoder)
        self._learnt = learn(examples, words, reading.finder(), finer, of_places)
        with self._store.write_to(self._resource) as folder:
            storage.store(self._learnt, reading, Path(folder))
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing that comes after this in training reads what it would add."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Understand each message's text."""
        if self._learnt is None:
            raise ValueError("nothing was learnt yet")
        for message in messages:
            places = (message.get(METADATA) or {}).get(PLACES, ())
            understood = self._learnt.understand([message.get(TEXT) or ""], sentence_vectors.shared(), places)[0]
            found = understood.found
            message.set(INTENT, {"name": found.intent, "confidence": found.confidence}, add_to_output=True)
            message.set(INTENT_RANKING_KEY, _ranking(found.intent, found.confidence), add_to_output=True)
            for name, value in understood.as_json().items():
                message.set(name, value, add_to_output=True)
        return messages


@DefaultV1Recipe.register(Types.ENTITY_EXTRACTOR, is_trainable=False)
class Named(GraphComponent):
    """Puts the places, postcodes and times that a text names among Rasa's entities."""

    def __init__(self, content: Path) -> None:
        self._finder = PlacesAndTimes(read_places(content))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Where the areas are, from the folder Rasa is run in."""
        return {CONTENT: "content"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Named:
        """For training and for running: nothing is learnt."""
        return cls(Path(config[CONTENT]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Find what each message's text names."""
        for message in messages:
            named = [entity.as_json() for entity in self._finder.find(message.get(TEXT) or "")]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *named], add_to_output=True)
        return messages


def _ranking(intent: str, confidence: float) -> Sequence[dict[str, Any]]:
    """What Rasa's own fallback reads: the intent, and unclear as the other possibility."""
    other = {"name": UNCLEAR, "confidence": 1 - confidence}
    return [{"name": intent, "confidence": confidence}, *([other] if intent != UNCLEAR else [])]
