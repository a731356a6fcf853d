"""When a text answers an open question, and when it changes the subject."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.conversation.open_questions import ANSWER, agreed, payload_for
from bot.messages import Choice

NOW = datetime(2027, 1, 11, 10, tzinfo=UTC)


def understood(act: str | None = None, needs: tuple[str, ...] = (), sure: float = 0.9, **more: Any) -> dict[str, Any]:
    found = [{"id": need, "confidence": sure} for need in needs]
    return {"finer_act": act, "needs": found, "confidence": sure, "unsure": False, "risk": None, **more}


@pytest.mark.parametrize(
    ("what", "text", "meaning", "is_answer"),
    [
        ("want", "a job in a nursery", understood(None, ("work",)), True),
        ("how", "phone the college", understood(None, ("learning",)), True),
        ("going_well", "I need help with my rent", understood(None, ("housing",)), False),
        ("going_well", "nothing really", understood("dont_know"), True),
        ("going_well", "are you a robot?", understood("who_are_you"), False),
        ("going_well", "can I talk to somebody", understood("talk_to_person"), False),
        ("step", "anything", understood(None, risk="social_work"), True),
        ("step", "anything", understood(None, risk="severe_distress"), False),
        ("time", "the 28th", understood(None, ("money_benefits",)), True),
        ("time", "whenever", understood("check_in"), True),
        ("time", "my rent", understood(None, ("housing",)), False),
        ("choice", "bananas", understood("unclear"), False),
        ("stop_word", "bananas", understood(None, ("food_essentials",), 0.35, unsure=True), True),
    ],
)
def test_answers(what: str, text: str, meaning: dict[str, Any], is_answer: bool) -> None:
    assert payload_for(text, {"what": what}, meaning, NOW) == (ANSWER if is_answer else None)


def test_without_a_question_nothing_is_an_answer() -> None:
    assert payload_for("bananas", None, understood("unclear"), NOW) is None


def test_a_yes_in_any_words_picks_the_choice_that_is_one() -> None:
    offered = (Choice("See it", "/show"), Choice("Delete it", "/erase", ("yes",)))
    chosen = agreed(understood("yes"), offered)
    assert chosen is not None
    assert chosen.choice.payload == "/erase"
    assert agreed(understood("no"), offered) is None
