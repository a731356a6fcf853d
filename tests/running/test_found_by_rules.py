"""What the rules find in the texts of a file, handed to the evaluation so that it measures both layers."""

import json
from pathlib import Path

from bot.running.understanding import found_by_rules


def test_each_text_has_what_the_rules_find(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    lines = [json.dumps({"text": "i want to die"}), "not json", json.dumps({"text": "is there a toddler group"})]
    file.write_text("\n".join(lines), "utf-8")
    found = json.loads(found_by_rules([file, tmp_path / "missing.jsonl"], tmp_path).read_text("utf-8"))
    assert found == {"i want to die": "suicide_self_harm", "is there a toddler group": None}
