"""`pace bench` runs for real and says what it measured; how much that is belongs to the machine."""

import pytest

from bot.running.bench import as_table, bench


@pytest.mark.timeout(600)  # it learns from every phrase in two ways, on one core
def test_a_run_measures_both_pipelines_and_the_rules() -> None:
    found = bench(training=False, rounds=1)
    for name in ("rules_ms", "ours_ms", "default_ms"):
        assert 0 < found[name]["median"] <= found[name]["p95"]
    assert found["texts"] == 305
    table = as_table(found)
    assert "goal: 10 ms or less" in table
    assert "the usual pipeline, a text" in table
