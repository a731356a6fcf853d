"""What the lint finds, and that nothing that ships gives it reason to speak."""

import pytest

from bot.content.deeds import deed_of
from bot.content.lint import lint
from bot.content.uses import Use, Uses
from bot.content.wording import Wording, Wordings
from bot.messages import Choice

USES = Uses()
NURSERY = Choice("Nursery", "/need1")
SOMETHING_ELSE = Choice("Something else", "/something_else")
NOT_NOW = Choice("Not now", "/not_now")


def codes(
    *forms: str, use: Use | None = None, choices: tuple[Choice, ...] = (), telegram: tuple[str, ...] = ()
) -> set[str]:
    """What is found of a wording with these SMS forms, beside there being one form only."""
    wording = Wording("utter_x", forms, telegram, choices)
    return {finding.code for finding in lint(wording, use or Use(), USES.numbers)} - {"one_form"}


@pytest.mark.parametrize("id", sorted(Wordings().shipped))
def test_shipped_wording_gives_no_reason_to_speak(id: str) -> None:
    assert lint(Wordings().shipped[id], USES.of(id), USES.numbers) == []


@pytest.mark.parametrize("id", sorted(id for id, wording in Wordings().shipped.items() if wording.choices))
def test_every_choice_of_a_wording_says_what_it_does(id: str) -> None:
    assert all(deed_of(choice.payload) for choice in Wordings().shipped[id].choices)


def test_every_listed_use_has_a_wording() -> None:
    assert set(USES._content["wordings"]) <= set(Wordings().shipped)


def test_a_plain_text_is_fine() -> None:
    assert codes("That's fine. Text me any time.") == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thanks {name}.", "unknown_variable"),
        ("Thanks { area }.", "stray_brace"),
        ("You must reply today.", "pressure"),
        ("You'll have to fill this in.", "pressure"),
        ("It is your last chance.", "pressure"),
        ("Ring 0800 123 4567.", "unchecked_number"),
        ("Well done \U0001f600", "emoji"),
        ("Well done \U0001f600", "unicode"),
        ("See www.example.org for more.", "link"),
        ("Where are you? What would you like?", "two_questions"),
        ("Notwithstanding bureaucratic complexity, eligibility necessitates documentation.", "hard_to_read"),
        ("It is a long day. " * 20, "long"),
        ("It is a long day. " * 30, "too_long"),
    ],
)  # fmt: skip
def test_it_finds(text: str, code: str) -> None:
    assert code in codes(text)


def test_curly_quotes_are_made_straight_before_they_cost_anything() -> None:
    assert codes("That’s fine – text me any time…") == set()


def test_a_checked_number_may_be_named() -> None:
    assert codes("Samaritans are there on 116 123. In danger, ring 999.") == set()


def test_no_sms_form_stops() -> None:
    assert "no_sms_form" in codes(telegram=("Hello.",))


def test_an_offer_holds_a_choice_something_else_and_not_now() -> None:
    assert codes("Here.", choices=(NURSERY, SOMETHING_ELSE, NOT_NOW)) == set()
    assert codes("Here.", choices=(NURSERY, NOT_NOW)) == {"few_choices", "no_something_else"}
    assert codes("Here.", choices=(NURSERY, SOMETHING_ELSE)) == {"no_not_now"}
    assert "few_choices" in codes("Here.", choices=(SOMETHING_ELSE, NOT_NOW))


def test_choices_that_answer_a_question_need_no_way_out() -> None:
    assert codes("Which?", use=Use(answers=True), choices=(NURSERY,)) == set()


def test_choices_count_in_the_length_and_in_their_words() -> None:
    long = tuple(Choice("A very long label for a choice " * 4, f"/x{n}") for n in range(4))
    assert "too_long" in codes("Here.", choices=(*long, SOMETHING_ELSE, NOT_NOW))
    pressing = Choice("You should pick me", "/x")
    assert "pressure" in codes("Here.", choices=(pressing, SOMETHING_ELSE, NOT_NOW))


def test_a_quiet_text_names_no_topic() -> None:
    assert codes("A line on abuse is there.", use=Use(quiet=True)) == {"names_topic"}


def test_a_stop_stops_and_a_warning_does_not() -> None:
    levels = {
        finding.code: finding.stops for finding in lint(Wording("x", ("You must? Why?",), ()), Use(), USES.numbers)
    }
    assert levels == {"pressure": True, "two_questions": False, "one_form": False}
