"""`pace bench` runs for real and says what it measured; how much that is belongs to the machine."""

import shutil
from pathlib import Path

import pytest

from bot.running.bench import PHRASES, as_table, bench

A_FEW_TOPICS = ("needs/energy", "needs/housing", "acts/yes", "acts/unclear", "risks/homeless_tonight")
"""To learn from every phrase in two ways takes minutes on one core."""


@pytest.fixture
def phrases(tmp_path: Path) -> Path:
    for topic in A_FEW_TOPICS:
        there = tmp_path / f"{topic}.yml"
        there.parent.mkdir(exist_ok=True)
        shutil.copy(PHRASES / f"{topic}.yml", there)
    return tmp_path


def test_a_run_measures_both_pipelines_and_the_rules(phrases: Path) -> None:
    found = bench(training=False, rounds=1, phrases=phrases)
    for name in ("rules_ms", "ours_ms", "default_ms"):
        assert 0 < found[name]["median"] <= found[name]["p95"]
    assert found["texts"] == 305
    table = as_table(found)
    assert "goal: 10 ms or less" in table
    assert "the usual pipeline, a text" in table
