"""Loading and swapping trained models."""

from __future__ import annotations

import asyncio
from pathlib import Path

from engine.launcher.actions_endpoint import ActionsEndpoint
from engine.launcher.failures import ModelUnusable
from engine.launcher.processor import TurnProcessor
from engine.models_folder import name_of, oldest_first


async def load(model: Path, actions: ActionsEndpoint) -> TurnProcessor:
    """The model, loaded beside the event loop and warmed up with one text. Raises ModelUnusable."""
    try:
        processor = await asyncio.to_thread(TurnProcessor, model, actions)
        await processor.understand("hello")
    except Exception as problem:
        raise ModelUnusable(f"{model} cannot be loaded ({type(problem).__name__})") from problem
    return processor


class LiveModel:
    """The model that answers now. A turn under way keeps the one it began with."""

    def __init__(self, models: Path, actions: ActionsEndpoint) -> None:
        self._first = models
        self._models = models if models.is_dir() else models.parent
        self._actions = actions
        self._swapping = asyncio.Lock()
        self._processor: TurnProcessor | None = None
        self.name = ""

    @property
    def processor(self) -> TurnProcessor:
        """The loaded model. Raises ModelUnusable before the first is loaded."""
        if self._processor is None:
            raise ModelUnusable("no model is loaded yet")
        return self._processor

    async def load_first(self) -> None:
        """Load the model given at the start: a file, or the newest of a folder. Raises ModelUnusable."""
        found = oldest_first(self._first) if self._first.is_dir() else [self._first]
        if not found or not found[-1].is_file():
            raise ModelUnusable(f"no trained model in {self._first}: run pace train")
        await self._swap(found[-1])

    async def load_other(self, path: str) -> None:
        """Load another model of the same folder and swap it in. Raises ModelUnusable and keeps the old one."""
        model = _same_file(Path(path), oldest_first(self._models))
        if model is None:
            raise ModelUnusable("no such model among the trained ones")
        await self._swap(model)

    async def _swap(self, model: Path) -> None:
        async with self._swapping:
            self._processor = await load(model, self._actions)
            self.name = name_of(model)


def _same_file(wanted: Path, models: list[Path]) -> Path | None:
    return next((model for model in models if model.resolve() == wanted.resolve()), None)
