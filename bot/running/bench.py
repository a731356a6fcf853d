"""`pace bench`: how fast texts are understood and learnt from, measured here and now, with what it is compared to."""

import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from bot.errors import PaceError
from bot.running.checks import ENGINE_PYTHON, check_engine_environment
from bot.safety.rules import Rules
from bot.settings import PROJECT

TEXTS = PROJECT / "data" / "fixed_test.jsonl"
PHRASES = PROJECT / "data" / "nlu"
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
LEARNING = ("encode_s", "learn_s", "default_learn_s")


class BenchFailed(PaceError):
    """What was to be measured did not run."""


def bench(*, training: bool, rounds: int, phrases: Path = PHRASES) -> dict[str, Any]:
    """The figures: `rules_ms`, `ours_ms` and `default_ms` with `median` and `p95`; seconds of training if asked for.

    Texts are understood by what the phrases of a folder teach.
    """
    check_engine_environment()
    texts = [json.loads(line)["text"] for line in TEXTS.read_text("utf-8").splitlines() if line.strip()]
    found: dict[str, Any] = {"rules_ms": _rules(texts, rounds)}
    command = ["-m", "engine.evaluation.speed", str(TEXTS), "--rounds", str(rounds), "--phrases", str(phrases)]
    found |= json.loads(_engine(command, ONE_CORE))
    if training:
        on_all_cores = json.loads(_engine([*command, "--from-nothing"], {}))
        found |= {name: on_all_cores[name] for name in LEARNING}
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            _engine(["-m", "engine.train", "--into", folder], {})
            found["train_command_s"] = time.perf_counter() - start
    return found


def as_table(found: dict[str, Any]) -> str:
    """For people: what was measured, the figure, and the goal or what it is compared with."""
    rows = [
        _each("rules of risk, a text", found["rules_ms"], "goal: below 5 ms"),
        _each("rules apart, a text understood (one core)", found["ours_ms"], "goal: 10 ms or less"),
        _each("the usual pipeline, a text (one core)", found["default_ms"], "compared in the same run"),
    ]
    seconds = {  # on all cores only with --training
        "train_command_s": "`pace train` after a change of phrases, from start to end",
        "encode_s": "reading every phrase anew, as the first training does",
        "learn_s": "learning from phrases that were read before",
        "default_learn_s": "the usual pipeline, learning",
    }
    rows += [f"  {words:<58} {found[key]:6.1f} s" for key, words in seconds.items() if key in found]
    return "\n".join([f"{found['texts']} texts, {found['phrases']} phrases, {os.cpu_count()} cores", *rows])


def _each(words: str, took: dict[str, float], beside: str) -> str:
    return f"  {words:<58} {took['median']:6.2f} ms, 95 of 100 within {took['p95']:.2f} ms ({beside})"


def _rules(texts: list[str], rounds: int) -> dict[str, float]:
    rules = Rules.load()
    took = []
    for text in texts * rounds:
        start = time.perf_counter()
        rules.assess(text)
        took.append(1000 * (time.perf_counter() - start))
    return {"median": round(statistics.median(took), 2), "p95": round(statistics.quantiles(took, n=20)[-1], 2)}


def _engine(arguments: list[str], environment: dict[str, str], cwd: Path = PROJECT) -> str:
    command = [str(ENGINE_PYTHON), *arguments]
    done = subprocess.run(command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchFailed(f"The engine could not be measured: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout
