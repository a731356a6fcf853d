"""Training: only when something changed, nothing half-written, and one line when it fails."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from conftest import BOT, bot_inputs
from engine.inputs import Inputs
from engine.models_folder import make_newest, oldest_first, path_for, prune
from engine.train import main
from engine.training import TrainingFailed, train


@pytest.fixture
def bot(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOT, tmp_path / "bot"))


def arguments(bot: Path, into: Path) -> list[str]:
    parts = {"config": "config.yml", "domain": "domain.yml", "wording": "wording", "data": "data"}
    given = [argument for name, path in parts.items() for argument in (f"--{name}", str(bot / path))]
    return ["--into", str(into), *given]


def test_a_model_is_trained_once(
    bot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("engine.train.Inputs", partial(Inputs, content=(), code=bot))
    into = tmp_path / "models"
    assert main(arguments(bot, into)) == 0
    first = capsys.readouterr()
    progress = [line.split()[0] for line in first.out.splitlines() if not line.startswith("Note: ")]
    assert progress == ["Starting", "Reading", "Training", "Trained"]
    assert first.err == ""
    (model,) = oldest_first(into)
    assert [path.name for path in into.iterdir()] == [model.name]
    assert main(arguments(bot, into)) == 0
    assert capsys.readouterr().out == f"The model {model} is up to date.\n"


def test_every_input_changes_the_fingerprint(bot: Path, tmp_path: Path) -> None:
    code = tmp_path / "nlu"
    code.mkdir()
    libraries = tmp_path / "requirements.txt"
    libraries.write_text("rasa==3.6.21\n")
    words = tmp_path / "plain_words.yaml"
    words.write_text("ken: know\n")
    inputs = replace(bot_inputs(bot), content=(words,), code=code, libraries=libraries)
    seen = {inputs.fingerprint()}
    for changed in ("config.yml", "domain.yml", "wording/greeting.yml", "data/rules.yml", "data/new.yml"):
        with (bot / changed).open("a") as file:
            file.write("# changed\n")
        seen.add(inputs.fingerprint())
    (code / "meaning.py").write_text("")
    seen.add(inputs.fingerprint())
    (bot / "data/new.yml").rename(bot / "data/renamed.yml")
    seen.add(inputs.fingerprint())
    words.write_text("ken: know\nwean: child\n")
    seen.add(inputs.fingerprint())
    libraries.write_text("rasa==3.6.22\n")
    seen.add(inputs.fingerprint())
    assert len(seen) == 10
    assert inputs.fingerprint() in seen


def test_the_newest_is_the_one_last_asked_for(tmp_path: Path) -> None:
    for age, name in enumerate(["a", "b", "c"]):
        model = tmp_path / f"{name}.tar.gz"
        model.touch()
        os.utime(model, (age, age))
    assert make_newest(tmp_path / "a.tar.gz")
    assert not make_newest(tmp_path / "d.tar.gz")
    assert [path.name[0] for path in oldest_first(tmp_path)] == ["b", "c", "a"]
    prune(tmp_path, keep=2)
    assert [path.name[0] for path in oldest_first(tmp_path)] == ["c", "a"]


def test_a_change_while_training_leaves_no_model_under_a_wrong_name(bot: Path, tmp_path: Path) -> None:
    inputs, into = bot_inputs(bot), tmp_path / "models"

    def change(line: str) -> None:
        if line.startswith("Training on"):
            (bot / "wording/greeting.yml").open("a").write("# changed\n")

    before = path_for(inputs, into)
    model = train(inputs, into, say=change)
    assert oldest_first(into) == [model]
    assert model not in (before, path_for(inputs, into))


def test_a_broken_domain_is_one_line(bot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bot / "domain.yml").write_text('version: "3.1"\nintents: {nonsense\n')
    assert main(arguments(bot, tmp_path / "models")) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("training failed: ")
    assert oldest_first(tmp_path / "models") == []


def test_rules_that_contradict_each_other_are_one_line(bot: Path, tmp_path: Path) -> None:
    rule = "  - rule: otherwise\n    steps: [{intent: greeting}, {action: utter_bye}]\n"
    with (bot / "data/rules.yml").open("a") as file:
        file.write(rule)
    with pytest.raises(TrainingFailed, match="otherwise"):
        train(bot_inputs(bot), tmp_path / "models", say=lambda line: None)


def test_a_rule_longer_than_what_is_remembered_is_refused(bot: Path, tmp_path: Path) -> None:
    turns = ", ".join(["{intent: greeting}, {action: utter_bye}"] * 5)
    with (bot / "data/rules.yml").open("a") as file:
        file.write(f"  - rule: endless\n    steps: [{turns}]\n")
    with pytest.raises(TrainingFailed, match="'endless' spans 5 turns"):
        train(bot_inputs(bot), tmp_path / "models", say=lambda line: None)


def test_missing_inputs_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments(tmp_path, tmp_path / "models")) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("nothing to train from: ")
