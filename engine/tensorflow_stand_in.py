"""Answers Rasa's imports of TensorFlow and keras, which none of our components uses.

Rasa imports them when it starts, whatever a model holds: half a minute and several hundred megabytes for
nothing. Here every name can be imported, subclassed and used in annotations, which is all that Rasa does with
it until a component really computes with TensorFlow; that fails with `StandInUsed`, which says the way back.
"""

from __future__ import annotations

import functools
import importlib.machinery
import os
import sys
import types
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from typing import Any, NoReturn

ANSWERED = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "keras"})
WAY_BACK = "install engine/requirements-tensorflow.txt and set ENGINE_TENSORFLOW=real"


class StandInUsed(RuntimeError):
    """Something called TensorFlow, which this environment leaves out."""


class _Name(type):
    """A class for every dotted name under TensorFlow; calling one, or a subclass of one, is refused."""

    def __getattr__(cls, name: str) -> _Name:
        return _stand_in_for(cls.__name__, name)

    def __call__(cls, *args: Any, **kwargs: Any) -> NoReturn:
        raise StandInUsed(f"{cls.__name__} needs TensorFlow, which is left out here; to use it, {WAY_BACK}")


@functools.cache
def _class_named(dotted: str) -> _Name:
    return _Name(dotted, (), {})


def _stand_in_for(parent: str, name: str) -> _Name:
    if name.startswith("__"):  # Python's own questions ("are you abstract?", "what is your file?"): no
        raise AttributeError(name)
    return _class_named(f"{parent}.{name}")


class _Module(types.ModuleType):
    def __getattr__(self, name: str) -> _Name:
        return _stand_in_for(self.__name__, name)


class _Finder(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] not in ANSWERED:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing to run: names appear when they are asked for."""


def install() -> None:
    """Answer imports of TensorFlow from now on, unless ENGINE_TENSORFLOW=real. Safe to call again."""
    if os.environ.get("ENGINE_TENSORFLOW") == "real" or is_installed():
        return
    sys.meta_path.insert(0, _Finder())


def is_installed() -> bool:
    """Whether imports of TensorFlow are answered here in this process."""
    return any(isinstance(finder, _Finder) for finder in sys.meta_path)
