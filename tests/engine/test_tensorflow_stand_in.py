"""The stand-in answers every import Rasa makes, computes nothing, and gets out of the way when asked to."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from conftest import ROOT
from engine import tensorflow_stand_in

ASK = "from engine import tensorflow_stand_in; print(tensorflow_stand_in.is_installed())"


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_module_of_rasa_that_wants_tensorflow_can_be_imported() -> None:
    ended = python(
        "import engine\n"
        "from rasa.engine.recipes import default_components\n"
        "from rasa.utils.tensorflow import callback, crf, layers, metrics, models, rasa_layers, transformer\n"
        "print(len(default_components.DEFAULT_COMPONENTS) > 30)"
    )
    assert ended.stdout == "True\n", ended.stderr


def test_names_are_stable_and_can_be_subclassed() -> None:
    import tensorflow as tf  # the stand-in
    from tensorflow.keras import layers

    class Layer(tf.keras.layers.Layer):
        pass

    assert tf.Tensor is tf.Tensor
    assert issubclass(Layer, layers.Layer)
    assert not isinstance(1, tf.Tensor)


def test_computing_says_the_way_back() -> None:
    import tensorflow as tf

    class Model(tf.keras.Model):
        pass

    for call in (tf.constant, tf.keras.layers.Dense, Model):
        with pytest.raises(tensorflow_stand_in.StandInUsed, match="ENGINE_TENSORFLOW=real"):
            call(1)


def test_it_is_installed_once() -> None:
    before = list(sys.meta_path)
    tensorflow_stand_in.install()
    assert sys.meta_path == before


def test_importing_the_engine_puts_it_in() -> None:
    assert python(ASK).stdout == "True\n"


def test_the_way_back_leaves_it_out() -> None:
    assert python(ASK, ENGINE_TENSORFLOW="real").stdout == "False\n"
