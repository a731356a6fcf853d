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
    understood = {"needs": [{"id": need, "confidence": 0.5} for need in needs], "unsure": False}
    assert also_mentioned(understood, Verdict(risk))["needs"] == kept


def test_what_a_text_of_risk_is_hardly_about_is_not_kept() -> None:
    needs = [{"id": "food_essentials", "confidence": 0.9}, {"id": "family_activities", "confidence": 0.05}]
    understood = {"needs": needs, "unsure": False}
    assert also_mentioned(understood, Verdict("destitution_today"))["needs"] == ["food_essentials"]
