"""What is asked after a reply to a risk, and what only despair asks."""

import pytest

from bot.safety.asked_after import (
    asks_about_missing,
    asks_for_number,
    asks_for_police,
    is_practical,
    line_asked_for,
)


@pytest.mark.parametrize(
    "text",
    [
        "who gies food oot on a sunday",
        "the shelter one, are they open",
        "is there help wi gas arrears",
        "do i have to let them in",
    ],
)
def test_practical_questions(text: str) -> None:
    assert is_practical(text, "destitution_today")


@pytest.mark.parametrize(
    "text",
    [
        "will it hurt",
        "whats the point",
        "would they be better off without me",
        "how many does it take",
        "why should i go on",
    ],
)
@pytest.mark.parametrize("risk", ["suicide_self_harm", "severe_distress"])
def test_questions_of_despair(text: str, risk: str) -> None:
    assert not is_practical(text, risk)


def test_after_words_of_suicide_a_question_is_of_something_else_than_who_writes() -> None:
    assert is_practical("its him no me, should he see the school nurse", "suicide_self_harm")
    assert not is_practical("is it like falling asleep", "suicide_self_harm")


def test_numbers() -> None:
    assert asks_for_number("nspcc. whats the number again")
    assert asks_for_number("who do i ring first")
    assert not asks_for_number("number 2 please")
    assert asks_for_police("what's the number for police not 999")
    assert not asks_for_police("the police are no use")


def test_when_a_number_is_answered_and_a_line_by_its_name() -> None:
    assert asks_for_number("what hours is that number open")
    assert not asks_for_number("what hours is the toddler group")
    assert not asks_for_number("i'm open about it, no line was crossed")
    assert line_asked_for("childline number for him", frozenset({"child_at_risk"})) == "child_at_risk"
    assert line_asked_for("childline number for him", frozenset({"homeless_tonight"})) is None
    assert line_asked_for("i phoned childline", frozenset({"child_at_risk"})) is None


@pytest.mark.parametrize(
    "text",
    [
        "hes MISSING. is there a number for missing kids",
        "missing people number please",
        "who do i call to report him missing",
        "who looks for him if the polis dont",
    ],
)
def test_asks_for_those_who_look_for_the_missing(text: str) -> None:
    assert asks_about_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "my uc payment is missing child element, who do i phone",
        "do i report a missing payment",
        "who looks for jobs for him",
        "i'm missing people so much. is there anyone i can talk to",
        "I'm missing folk who loved me, nobody would phone if i was gone",
    ],
)
def test_misses_something_else(text: str) -> None:
    assert not asks_about_missing(text)
