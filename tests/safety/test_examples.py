"""Every example that stands beside a rule holds."""

import pytest

from bot.safety.rules import Rule, Rules
from bot.safety.verdict import ORDER

RULES = Rules.load()


def examples(kind: str) -> list[object]:
    return [pytest.param(rule, text, id=f"{rule.id}: {text}") for rule in RULES.rules for text in getattr(rule, kind)]


@pytest.mark.parametrize(("rule", "text"), examples("must_match"))
def test_matches(rule: Rule, text: str) -> None:
    assert rule.id in RULES.holding(text)
    assert RULES.assess(text).risk is not None


@pytest.mark.parametrize(("rule", "text"), examples("must_not_match"))
def test_does_not_match(rule: Rule, text: str) -> None:
    assert rule.id not in RULES.holding(text)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_rule_is_held_by_both_kinds_of_example(rule: Rule) -> None:
    assert len(rule.must_match) >= 2
    assert rule.must_not_match


def test_every_risk_has_rules() -> None:
    assert {rule.risk for rule in RULES.rules} == set(ORDER)
