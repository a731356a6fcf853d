"""Rasa is given every phrase of the files, and nothing is lost by carrying those of a label together."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter

from engine.nlu.phrases import Phrase, read_phrases
from engine.nlu.rasa_importer import phrases_of

CONFIG = "recipe: default.v1\nimporters: [{name: engine.nlu.rasa_importer.PhrasesByLabel}]\n"
DOMAIN = 'version: "3.1"\nintents: [hello, need]\n'
PHRASES = """\
version: "3.1"
nlu:
  - intent: hello
    examples: |
      - hi
      - ay up, it's "me" again
  - intent: need/debt
    metadata:
      also: [housing]
      counts_as: 30
    examples: |
      - I owe the council and the landlord
"""
RULES = 'version: "3.1"\nrules:\n  - rule: hello\n    steps: [{intent: hello}, {action: action_listen}]\n'


@pytest.fixture
def importer(tmp_path: Path) -> TrainingDataImporter:
    (tmp_path / "config.yml").write_text(CONFIG)
    (tmp_path / "domain.yml").write_text(DOMAIN)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/phrases.yml").write_text(PHRASES)
    (tmp_path / "data/rules.yml").write_text(RULES)
    (tmp_path / "taught.yml").write_text(PHRASES.replace("- hi\n", "- hiya\n"))
    files = [str(tmp_path / name) for name in ("data", "taught.yml")]
    return TrainingDataImporter.load_from_config(str(tmp_path / "config.yml"), str(tmp_path / "domain.yml"), files)


def test_all_phrases_arrive_with_what_the_file_says_of_them(importer: TrainingDataImporter, tmp_path: Path) -> None:
    arrived = phrases_of(importer.get_nlu_data().intent_examples)
    assert set(arrived) == set(read_phrases(tmp_path / "data", tmp_path / "taught.yml"))
    assert Phrase("I owe the council and the landlord", "need/debt", ("housing",), 30) in arrived
    assert Phrase('ay up, it\'s "me" again', "hello") in arrived


def test_rules_beside_the_phrases_are_read(importer: TrainingDataImporter) -> None:
    assert [step.block_name for step in importer.get_stories().story_steps] == ["hello"]


def test_a_file_with_phrases_and_rules_gives_both(importer: TrainingDataImporter, tmp_path: Path) -> None:
    (tmp_path / "both.yml").write_text(PHRASES + RULES.split("\n", 1)[1])
    both = TrainingDataImporter.load_from_config(
        str(tmp_path / "config.yml"), str(tmp_path / "domain.yml"), [str(tmp_path / "both.yml")]
    )
    assert len(phrases_of(both.get_nlu_data().intent_examples)) == 3
    assert len(both.get_stories().story_steps) == 1


def test_a_file_that_cannot_be_read_is_named(importer: TrainingDataImporter, tmp_path: Path) -> None:
    (tmp_path / "data/phrases.yml").write_text(PHRASES + "  - intent: [unfinished\n")
    with pytest.raises(ValueError, match=r"phrases\.yml"):
        importer.get_nlu_data()
