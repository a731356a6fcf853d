"""A bid that we ask whoever lies open, and which words go along with it."""

import pytest

from bot.conversation.asking_them import picked_and_bidden, wish_in, words_of_a_bid
from bot.conversation.by_name import beside_the_name
from bot.messages import Choice

COURSES = Choice("Slow Road Courses", '/choose_service{"service": "slow-road"}')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ask them, its urgent", "its urgent"),
        ("ok ask them, hes 13 and mornings are worst", "hes 13 and mornings are worst"),
        ("Yes ask them for me too", ""),
        ("aye ask that one as well then", ""),
        ("can you ask them for me", ""),
        ("lovely ask them. its ella shes 3", "its ella shes 3"),
        ("That sounds right for him. Please ask them.", ""),
        ("perfect, can you ask them please", ""),
        (
            "friday suits every second week. aye ask them, and tell them im a dad on my own",
            "friday suits every second week. tell them im a dad on my own",
        ),
    ],
)
def test_what_goes_along_with_a_bid(text: str, words: str) -> None:
    assert words_of_a_bid(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "ask them if its free",
        "i'll ask them myself",
        "dont ask them",
        "should i ask them",
        "ask them what it costs",
        "is it free. ask them",
        "no. ask them",
        "its nice but no. ask her",
        "my ex would kill me if i did. ask her",
        "",
    ],
)
def test_what_is_no_bid(text: str) -> None:
    assert words_of_a_bid(text) is None


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("no the slow road courses", ""),
        ("slow road. after 3 please", "after 3 please"),
        ("evenings only, text first", "evenings only, text first"),
    ],
)
def test_its_own_name_is_nothing_to_go_by(words: str, left: str) -> None:
    assert beside_the_name(words, COURSES) == left


def test_that_they_can_be_in_touch_is_a_wish() -> None:
    wish = wish_in("no. english by phone, they can contact me. after 6")
    assert wish is not None
    assert (wish.before, wish.words) == ("no. english by phone", "after 6")
    for fear in (
        "im scared they can contact me",
        "they can ring me all they want",
        "they can text me but id rather not",
    ):
        assert wish_in(fear) is None


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("first. ask them please", ("a", "")),
        ("2. ask them, hes 3", ("b", "hes 3")),
        ("2 an ask them as wel ta", ("b", "")),
        ("1 then. ask them to contact me, txt not phone", ("a", "txt not phone")),
        ("2, can you ask them to contact me", ("b", "")),
        ("2 and ask them if they take babies", None),
        ("2 an ask them what it costs", None),
        ("2. dont ask them yet", None),
        ("2 tell me more", None),
        ("first. is it free", None),
        ("not the first. ask them please", None),
        ("ask them please", None),
    ],
)
def test_one_of_a_list_is_picked_and_to_be_asked(text: str, picked: tuple[str, str] | None) -> None:
    listed = [Choice(name, f'/choose_service{{"service": "{id}"}}') for id, name in (("a", "Hinge"), ("b", "Kettle"))]
    assert picked_and_bidden(text, listed) == picked
