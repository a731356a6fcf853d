"""That a service is not to be asked after all, and which of several."""

import pytest

from bot.conversation.contact_asked import cancel_it
from bot.conversation.not_after_all import ask_which, leaves_it, newest_spoken_of, picked_to_go, taken_back
from bot.handover.spoken import CARRY_ON, LEAVE_IT
from bot.messages import Choice

HOMES = Choice("Scuttle Homes", '/choose_service{"service": "homes"}', about="Scuttle Homes: rent and repairs, Leith")
CARE = Choice("Kindling Childcare Desk", '/choose_service{"service": "care"}', about="finds childminders near you")


def gone(text: str, newest: Choice | None = CARE) -> tuple[Choice, ...] | None:
    back = taken_back(text, (HOMES, CARE), spoken_of=newest is not None, newest=newest)
    return back.services if back is not None else None


def test_the_asking_is_taken_back_whatever_was_said_last() -> None:
    text = "ok thanks anyway. can I cancel the asking one, I changed my mind"
    assert taken_back(text, (HOMES,), spoken_of=False) is not None
    for kept in (
        "dont cancel the asking",
        "do not cancel my request",
        "did you cancel my request?",
        "council said to cancel my request for a move",
    ):
        assert taken_back(kept, (HOMES,), spoken_of=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "actually cancel the scuttle one, my sister knows a guy there",
        "just scuttle, keep the childcare one",
        "no i dont want scuttle to contact me",
        "cancel the first one",
        "cancel the repairs one. keep childcare",
        "keep the childcare one but no the scuttle wan",
        "only ask kindling",
        "I'll ring scuttle myself, dont ask them",
        "cancel the other one",
    ],
)
def test_one_of_two_is_taken_back_by_name_by_what_it_is_for_or_by_what_is_kept(text: str) -> None:
    assert gone(text) == (HOMES,)


@pytest.mark.parametrize("text", ["cancel that", "dont ask them after all", "cancel the second one"])
def test_what_names_nothing_takes_back_what_was_spoken_of(text: str) -> None:
    assert gone(text) == (CARE,)


@pytest.mark.parametrize(
    "text",
    [
        "cancel them both",
        "dont ask any of them",
        "cancel scuttle and kindling",
        "dont ask scuttle. dont ask kindling",
    ],
)
def test_both_are_taken_back(text: str) -> None:
    assert gone(text) == (HOMES, CARE)


def test_where_it_is_not_plain_which_it_is_asked() -> None:
    assert gone("cancel the request", newest=None) == ()
    labels = [choice.label for choice in ask_which((HOMES, CARE)).choices]
    assert labels == ["Scuttle Homes", "Kindling Childcare Desk", "Both", "Leave it as it is"]


@pytest.mark.parametrize(
    "text",
    [
        "dont tell scuttle my address",
        "cancel my netflix",
        "keep the childcare one",
        "keep the childcare one. what about scuttle",
        "keep the childcare one. stop texting me",
        "ask scuttle",
        "ask kindling. and scuttle too",
        "ask kindling please. dont tell my ex",
        "only ask kindling after 6",
        "dont tell my landlord",
        "i dont need help",
        "i dont want to move",
        "leave school",
        "did you phone my landlord",
    ],
)
def test_other_wishes_take_nothing_back(text: str) -> None:
    assert gone(text) is None


@pytest.mark.parametrize(
    "text", ["leave it. just tell the key worker what i said", "no leave it", "aye keep it as it is"]
)
def test_what_is_left_as_it_is_is_not_taken_back(text: str) -> None:
    assert leaves_it(text, (LEAVE_IT,))
    assert not leaves_it(text, (CARRY_ON,))


def test_the_choice_that_lies_open_says_which_was_spoken_of() -> None:
    assert newest_spoken_of((CARRY_ON, cancel_it((HOMES,))), (HOMES, CARE)) == HOMES
    assert newest_spoken_of((cancel_it((HOMES, CARE)),), (HOMES, CARE)) is None


@pytest.mark.parametrize(
    "text",
    ["i dont want any of them", "i dont want the first one", "cancel both", "dont tell my landlord", "leave all"],
)
def test_what_is_said_of_a_list_takes_no_request_back(text: str) -> None:
    assert taken_back(text, (HOMES,), spoken_of=False) is None


@pytest.mark.parametrize("text", ["cancel both", "leave scuttle", "cancel all but scuttle"])
def test_what_may_mean_more_is_asked_about(text: str) -> None:
    assert gone(text, newest=None) == ()


@pytest.mark.parametrize("text", ["cancel that, i meant scuttle", "dont ask them, scuttle will do"])
def test_one_named_as_the_reason_stays(text: str) -> None:
    assert gone(text) == (CARE,)


@pytest.mark.parametrize("text", ["The rent one", "the repairs one. thats the one to cancel", "scuttle"])
def test_where_it_was_asked_which_goes_one_is_named_by_what_it_is_for(text: str) -> None:
    asked = ask_which((HOMES, CARE)).choices
    assert picked_to_go(text, asked, (HOMES, CARE)) == HOMES
    assert picked_to_go(text, (CARRY_ON,), (HOMES, CARE)) is None
