"""How much of our own phrases the rules notice, and how seldom they cry wolf: floors, so that no change loses ground.

Most of these phrases only imply what they mean, and the hard negatives share their details: the classifier's part.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.safety.rules import Rules
from bot.safety.verdict import URGENCY

NLU = Path(__file__).parents[2] / "data" / "nlu"


def phrases(pattern: str) -> Iterator[tuple[str, str]]:
    for file in sorted(NLU.glob(pattern)):
        for group in yaml.safe_load(file.read_text("utf-8"))["nlu"]:
            for line in group["examples"].splitlines():
                yield group["intent"].partition("/")[2], line.removeprefix("- ")


def share(rules: Rules, texts: list[str]) -> float:
    return sum(rules.assess(text).risk is not None for text in texts) / len(texts)


def of_urgency(urgency: str) -> list[str]:
    return [text for risk in URGENCY if URGENCY[risk] == urgency for _, text in phrases(f"risks/{risk}.yml")]


def test_risks_are_noticed(rules: Rules) -> None:
    assert share(rules, of_urgency("emergency")) >= 0.26
    assert share(rules, of_urgency("urgent")) >= 0.24
    assert share(rules, of_urgency("routine")) >= 0.43


def test_what_is_noticed_is_named_right(rules: Rules) -> None:
    noticed = [
        (risk, found)
        for risk, text in phrases("risks/*.yml")
        if risk in URGENCY and (found := rules.assess(text).risk)
    ]
    assert sum(risk == found for risk, found in noticed) / len(noticed) >= 0.87


def test_hard_negatives_raise_no_alarm(rules: Rules) -> None:
    assert share(rules, [text for _, text in phrases("risks/none.yml")]) <= 0.06


def test_ordinary_texts_raise_no_alarm(rules: Rules) -> None:
    ordinary = [text for risk, text in [*phrases("needs/*.yml"), *phrases("acts/*.yml")] if risk != "domestic_abuse"]
    assert share(rules, ordinary) <= 0.02
