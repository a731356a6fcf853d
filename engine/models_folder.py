"""The folder of trained models: the newest is served, and each is named by a fingerprint of its inputs."""

from __future__ import annotations

from pathlib import Path

from engine.inputs import Inputs

ENDING = ".tar.gz"
KEPT = 5


def path_for(inputs: Inputs, models: Path) -> Path:
    """Where the model of these inputs is, or will be."""
    return models / f"{inputs.fingerprint()}{ENDING}"


def name_of(model: Path) -> str:
    """A model's name: its file's, without the ending."""
    return model.name.removesuffix(ENDING)


def oldest_first(models: Path) -> list[Path]:
    """The trained models, by when they were trained or last found to be up to date."""
    return sorted(models.glob(f"*{ENDING}"), key=lambda model: model.stat().st_mtime_ns)


def make_newest(model: Path) -> bool:
    """Whether the model exists; if so it is from now on the one that is served."""
    if not model.exists():
        return False
    model.touch()
    return True


def prune(models: Path, keep: int = KEPT) -> None:
    """Remove all but the newest models."""
    for model in oldest_first(models)[:-keep]:
        model.unlink()
