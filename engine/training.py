"""Trains a model with Rasa, saying what goes on and failing in one line."""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import rasa.model_training
from rasa.shared.core.events import UserUttered
from rasa.shared.core.training_data.structures import RuleStep, StoryStep
from rasa.shared.importers.importer import TrainingDataImporter

from engine.inputs import Inputs
from engine.launcher.state import TURNS_KEPT
from engine.models_folder import ENDING, name_of, oldest_first, path_for, prune
from engine.nlu.phrases import read_phrases

# Rasa notices need/<id> and risk/<id> and misses answers to them: these are meanings, not questions with answers.
_NO_NEWS = re.compile(
    "'utter_(need|risk|move)'|duplicated intents|Slot auto-fill has been removed|response (phrase|selector)"
)

Say = Callable[[str], None]


class TrainingFailed(Exception):
    """The model could not be trained; the message says why, in one line."""


def train(inputs: Inputs, models: Path, say: Say = print) -> Path:
    """Train the model of these inputs and make it the newest of its folder. Raises TrainingFailed."""
    began = time.monotonic()
    model = path_for(inputs, models)
    models.mkdir(parents=True, exist_ok=True)
    say("Reading phrases, stories, rules and wording ...")
    with _failures_in_one_line(), _warnings_said(say):
        phrases, rules = _check(inputs)
        say(f"Training on {phrases} phrases, {rules} rules and stories ...")
        # Beside its place and then moved, so that a half-written model is never found.
        with tempfile.TemporaryDirectory(prefix=".training-", dir=models) as folder:
            _run_rasa(inputs, folder)
            if path_for(inputs, models) != model:
                say("Note: what it learns from was changed meanwhile, so the next start trains again.")
                model = models / f"{name_of(model)}-mixed{ENDING}"
            os.replace(oldest_first(Path(folder))[-1], model)
    prune(models)
    say(f"Trained {model} in {time.monotonic() - began:.0f} s.")
    return model


def _run_rasa(inputs: Inputs, folder: str) -> None:
    rasas_own_report = io.StringIO()
    with contextlib.redirect_stdout(rasas_own_report), contextlib.redirect_stderr(rasas_own_report):
        rasa.model_training.train(
            domain=inputs.domain_files(),  # Rasa takes several, though its annotation says one
            config=str(inputs.config),
            training_files=inputs.training_files(),
            output=folder,
            force_training=True,
        )


def _check(inputs: Inputs) -> tuple[int, int]:
    """How many phrases, and rules and stories, there are. Raises what Rasa would only warn of."""
    importer = TrainingDataImporter.load_from_config(
        str(inputs.config), inputs.domain_files(), inputs.training_files()
    )
    domain = importer.get_domain()
    steps = importer.get_stories().story_steps
    _check_rule_lengths(steps)
    phrases = read_phrases(inputs.data, *inputs.taught)  # Rasa would take many times as long to count them
    if domain.is_empty() or not steps or not phrases:
        raise TrainingFailed("there are no phrases, no rules or no domain")
    return len(phrases), len(steps)


def _check_rule_lengths(steps: list[StoryStep]) -> None:
    for step in steps:
        turns = sum(isinstance(event, UserUttered) for event in step.events)
        if isinstance(step, RuleStep) and turns >= TURNS_KEPT:
            raise TrainingFailed(
                f"rule {step.block_name!r} spans {turns} turns; a conversation remembers {TURNS_KEPT}"
            )


@contextlib.contextmanager
def _failures_in_one_line() -> Iterator[None]:
    try:
        yield
    except TrainingFailed:
        raise
    except (Exception, SystemExit) as problem:
        said = " ".join(str(problem).split()) or type(problem).__name__
        raise TrainingFailed(f"training failed: {said}") from problem


@contextlib.contextmanager
def _warnings_said(say: Say) -> Iterator[None]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default", UserWarning)
        try:
            yield
        finally:
            news = [" ".join(str(found.message).split()) for found in caught if found.category is UserWarning]
            for said in dict.fromkeys(news):
                if not _NO_NEWS.search(said):
                    say(f"Note: {said}")
