"""How Rasa gets the phrases: all those of one label as a single example that carries them.

Rasa copies and fingerprints each example many times on the way to training. With 34,000 of them that took longer than
learning does, and only MeaningAndRisk reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, METADATA, METADATA_INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from engine.nlu.phrases import Phrase, read_phrases

PHRASES = "phrases"
PHRASES_BEGIN = re.compile(r"^nlu\s*:", re.MULTILINE)
TALK_BEGINS = re.compile(r"^(stories|rules)\s*:", re.MULTILINE)


class PhrasesByLabel(RasaFileImporter):
    """Rasa's own importer for stories, rules and the domain; ours for the phrases of data/nlu and those taught."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: Any = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        given = [training_data_paths] if isinstance(training_data_paths, str) else training_data_paths or []
        files = [
            path for place in map(Path, given) for path in ([place] if place.is_file() else place.rglob("*.yml"))
        ]
        texts = {path: path.read_text(encoding="utf-8") for path in sorted(files)}
        self._phrases = [path for path, text in texts.items() if PHRASES_BEGIN.search(text)]
        talk = [str(path) for path, text in texts.items() if TALK_BEGINS.search(text)]
        super().__init__(config_file, domain_path, talk)  # Rasa would read each file whole to see what is in it

    @cached_method  # type: ignore[untyped-decorator]
    def get_domain(self) -> Domain:
        """The domain, read once."""
        return super().get_domain()

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """An example a label. ValueError names a file that cannot be read."""
        return TrainingData(list(_bundles(read_phrases(*self._phrases))))


def phrases_of(examples: Iterable[Message]) -> list[Phrase]:
    """The phrases that Rasa's examples carry."""
    return [
        Phrase.of(text, _intent(example), (example.get(METADATA) or {}).get(METADATA_INTENT))
        for example in examples
        for text in (example.get(PHRASES) or "").splitlines()
    ]


def _bundles(phrases: list[Phrase]) -> Iterator[Message]:
    def label(phrase: Phrase) -> tuple[Any, ...]:
        return phrase.intent, phrase.also, phrase.counts_as

    for (intent, also, counts_as), bundle in groupby(sorted(phrases, key=label), label):
        texts = [phrase.text for phrase in bundle]
        # In two, so that Rasa warns of an intent with a single phrase, and only then.
        for half in filter(None, (texts[:1], texts[1:])):
            example = Message.build(half[0], intent, intent_metadata={"also": list(also), "counts_as": counts_as})
            example.set(PHRASES, "\n".join(half))
            yield example


def _intent(example: Message) -> str:
    return str(example.get(INTENT_RESPONSE_KEY) or example.get(INTENT))
