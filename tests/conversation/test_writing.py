"""What a text of risk leaves for later."""

import pytest

from bot.conversation.writing import also_mentioned
from bot.safety.verdict import Verdict


@pytest.mark.parametrize(
    ("risk", "needs", "kept"),
    [
        ("suicide_self_harm", ["bereavement", "confidence_wellbeing"], []),
        ("suicide_self_harm", ["bereavement", "housing"], ["housing"]),
        ("severe_distress", ["bereavement"], ["bereavement"]),
        ("destitution_today", ["money_benefits"], ["food_essentials", "money_benefits"]),
    ],
)
def test_how_somebody_in_danger_feels_is_no_wish(risk: str, needs: list[str], kept: list[str]) -> None:
    understood = {"needs": [{"id": need} for need in needs], "unsure": False}
    assert also_mentioned(understood, Verdict(risk))["needs"] == kept
