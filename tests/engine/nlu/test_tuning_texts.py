"""The texts that the layers for risk are tuned on, made from phrases without a tuning."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.tuning.texts import examples

CONTENT = Path("content")
FILES = {
    "needs.yml": {
        "need/childcare": [f"is there a nursery place for {who}" for who in ("my wee one", "twins", "a lad of two")]
    },
    "past.yml": {"need/domestic_abuse": ["he was never kind to me at all"]},
    "acts.yml": {"greeting": ["hiya"]},
    "risks.yml": {"risk/homeless_tonight": [f"night {number} and no bed for us" for number in range(40)]},
    "none.yml": {"risk/none": ["camping out in the garden for fun"]},
}


@pytest.fixture
def phrases(tmp_path: Path) -> Path:
    for name, groups in FILES.items():
        lines = ["nlu:"]
        for intent, texts in groups.items():
            lines += [f"  - intent: {intent}", "    examples: |", *(f"      - {text}" for text in texts)]
        (tmp_path / name).write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def test_needs_and_acts_are_examples_of_no_risk_but_past_abuse_is_left_open(phrases: Path) -> None:
    risks = {one.topic: one.risk for one in examples(phrases, CONTENT) if one.topic}
    assert risks == {"need/childcare": "none", "greeting": "none", "need/domestic_abuse": None}


def test_some_risks_stand_among_ordinary_sentences_and_keep_their_name(phrases: Path) -> None:
    joined = [one for one in examples(phrases, CONTENT) if one.topic is None and one.risk == "homeless_tonight"]
    longer = [one.text for one in joined if "nursery" in one.text]
    assert 2 < len(longer) < 30
    assert all("night" in text for text in longer)


def test_as_many_ordinary_texts_are_joined(phrases: Path) -> None:
    found = examples(phrases, CONTENT)
    ordinary = [one for one in found if one.topic is None and one.risk == "none" and "garden" not in one.text]
    assert ordinary
    assert all(one.text.count("nursery") >= 2 for one in ordinary)


def test_the_same_phrases_give_the_same_texts(phrases: Path) -> None:
    assert examples(phrases, CONTENT) == examples(phrases, CONTENT)
