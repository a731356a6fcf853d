"""How much the rules notice and how seldom they cry wolf: floors, so that no change loses ground.

Most of our own phrases only imply what they mean, which is the classifier's part, and more come all the time: so of
those it is counted how many are noticed, and shares are of the fixed texts, which are mostly plain.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.safety.rules import Rules
from bot.safety.verdict import URGENCY

DATA = Path(__file__).parents[2] / "data"
NLU = DATA / "nlu"
FIXED = [json.loads(line) for line in (DATA / "fixed_test.jsonl").read_text("utf-8").splitlines()]


def phrases(pattern: str) -> Iterator[tuple[str, str]]:
    for file in sorted(NLU.glob(pattern)):
        for group in yaml.safe_load(file.read_text("utf-8"))["nlu"]:
            for line in group["examples"].splitlines():
                yield group["intent"].partition("/")[2], line.removeprefix("- ")


def share(rules: Rules, texts: list[str]) -> float:
    return sum(rules.assess(text).risk is not None for text in texts) / len(texts)


def of_urgency(urgency: str) -> list[str]:
    return [text for risk in URGENCY if URGENCY[risk] == urgency for _, text in phrases(f"risks/{risk}.yml")]


def test_no_phrase_of_risk_once_noticed_is_lost(rules: Rules) -> None:
    for urgency, noticed in {"emergency": 1480, "urgent": 1980, "routine": 390}.items():
        assert sum(rules.assess(text).risk is not None for text in of_urgency(urgency)) >= noticed


def test_risks_told_plainly_are_noticed_and_named(rules: Rules) -> None:
    found = [(text["risk"], rules.assess(text["text"]).risk) for text in FIXED if text["risk"]]
    noticed = [(risk, by_rules) for risk, by_rules in found if by_rules]
    assert len(noticed) / len(found) >= 0.87
    assert sum(risk == by_rules for risk, by_rules in noticed) / len(noticed) >= 0.9


def test_hard_negatives_raise_no_alarm(rules: Rules) -> None:
    # Many were written to fool the rules: a guard wide enough for all of them would hide dangers.
    assert share(rules, [text for _, text in phrases("risks/none.yml")]) <= 0.026


def test_ordinary_texts_raise_no_alarm(rules: Rules) -> None:
    ordinary = [text for risk, text in [*phrases("needs/*.yml"), *phrases("acts/*.yml")] if risk != "domestic_abuse"]
    assert share(rules, ordinary) <= 0.008
