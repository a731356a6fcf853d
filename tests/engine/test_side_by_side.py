"""Turns of different senders do not wait for each other, and a new model drops none."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from conftest import Engine, asked
from engine.models_folder import oldest_first


def test_a_waiting_turn_holds_nobody_up(engine: Engine) -> None:
    """The first turn's action answers only when the second's runs; else it times out."""
    with ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(engine.turn, "go on", sender="p1", payload="/wait")
        releasing = pool.submit(engine.turn, "go on", sender="p2", payload="/release")
        assert waiting.result()["messages"]
        assert releasing.result()["messages"]


def test_the_same_sender_twice_at_once(engine: Engine) -> None:
    """A turn that is run again while its first run still goes on disturbs neither."""
    state = engine.turn("my house is damp")["state"]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: engine.turn("aye", state), range(24)))
    assert all(answer == answers[0] for answer in answers)


def test_another_model_is_swapped_in_while_turns_go_on(engine: Engine, models: Path) -> None:
    (first,) = oldest_first(models)
    other = Path(shutil.copy(first, models / "other.tar.gz"))
    with ThreadPoolExecutor(4) as pool:
        turns = [pool.submit(engine.post, "/turn", asked("hello")) for _ in range(40)]
        swapped = engine.post("/model", {"path": str(other)})
        turns += [pool.submit(engine.post, "/turn", asked("hello")) for _ in range(10)]
    assert swapped == (200, {"ready": True, "model": "other"})
    assert {turn.result()[0] for turn in turns} == {200}
    assert engine.post("/model", {"path": str(first)})[0] == 200
    other.unlink()


def test_only_a_trained_model_is_loaded(engine: Engine, models: Path, tmp_path: Path) -> None:
    before = engine.get("/health")
    outside = tmp_path / "outside.tar.gz"
    outside.write_bytes(oldest_first(models)[0].read_bytes())
    broken = models / "broken.tar.gz"
    broken.write_bytes(b"not a model")
    for path in (outside, broken, models / "missing.tar.gz", models):
        status, answer = engine.post("/model", {"path": str(path)})
        assert (status, answer["error"]) == (422, "bad_request")
    broken.unlink()
    assert engine.get("/health") == before
    assert engine.turn("hello")["messages"]
