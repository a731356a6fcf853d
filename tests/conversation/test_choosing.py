"""Numbers, positions and the words themselves all choose; anything else is left to the engine."""

import pytest

from bot.conversation.choosing import asking, choose, choose_by_first, is_only_a_number, pointed_at
from bot.messages import Choice

SERVICES = (
    Choice("Pram Walk Wednesdays: a wander and a blether", "/a", ("Harbour Families",)),
    Choice("Money advice at the library", "/b"),
    Choice("Something else", "/something_else"),
    Choice("Not now", "/not_now"),
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1), ("2", 2), ("2.", 2), ("no 2 pls", 2), ("number two please", 2), ("the second one", 2),
        ("gie's the second yin", 2), ("option 3", 3), ("B", 2), ("first", 1), ("I'll take the first one please", 1),
        ("the money one", 2), ("money advice please", 2), ("pram walk", 1), ("library", 2), ("not now", 4),
        ("something else", 3), ("SOMETHING ELSE", 3), ("4", 4), ("the one at the library", 2),
        ("Harbour Families", 1),
        ("1st", 1), ("aye, number 1", 1), ("can i have 2 please x", 2), ("wan", 1), ("Not now.", 4),
    ],
)  # fmt: skip
def test_these_choose(text: str, number: int) -> None:
    chosen = choose(text, SERVICES)
    assert chosen is not None
    assert chosen.number == number


@pytest.mark.parametrize(
    "text",
    ["5", "0", "12", "1 or 2", "yes", "I have 2 children", "my second child has autism",
     "i need help with money and food",
     "", "hello", "how much is it", "both", "is the library near a bus stop", "I need 2 nursery places", "🙂"],
)  # fmt: skip
def test_these_do_not(text: str) -> None:
    assert choose(text, SERVICES) is None


def test_nothing_is_chosen_when_nothing_was_offered() -> None:
    assert choose("2", ()) is None


@pytest.mark.parametrize("text", ["baith", "both please", "all of them", "the two of them, both", "aye, both"])
def test_both_picks_the_first_and_takes_the_others_along(text: str) -> None:
    needs = (
        Choice("Childcare", '/need{"need": "childcare"}'),
        Choice("Work", '/need{"need": "work"}'),
        Choice("Something else", "/something_else"),
    )
    chosen = choose(text, needs)
    assert chosen is not None
    assert (chosen.number, chosen.choice.payload) == (1, '/need{"need": "childcare", "others": "work"}')


@pytest.mark.parametrize("text", ["both", "all done", "that's all", "both my kids are ill"])
def test_both_picks_nothing_where_there_is_one_or_other_words(text: str) -> None:
    one = (Choice("Childcare", '/need{"need": "childcare"}'), Choice("Not now", "/not_now"))
    assert choose(text, one) is None


@pytest.mark.parametrize(("text", "is_one"), [("2", True), ("the second yin", True), ("aye", False), ("rent", False)])
def test_only_a_number(text: str, is_one: bool) -> None:
    assert is_only_a_number(text) is is_one


LIST = (
    Choice("Childcare", '/need{"need": "childcare"}'),
    Choice("Pram Walk", '/choose_service{"service": "pram"}'),
    Choice("Not now", "/not_now"),
)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("2. and is it free", 2, "and is it free"),
        ("1 do they have fridges", 1, "do they have fridges"),
        ("1. hes 5 hes anxious, wishaw", 1, "hes 5 hes anxious, wishaw"),
        ("no 2, how much does it cost me", 2, "how much does it cost me"),
        ("2) whats the number", 2, "whats the number"),
    ],
)
def test_a_number_with_words_behind_it_chooses(text: str, number: int, rest: str) -> None:
    found = choose_by_first(text, LIST)
    assert found is not None
    assert (found[0].number, found[1]) == (number, rest)


@pytest.mark.parametrize(
    "text",
    ["2 kids", "2. kids", "2 yr old and a baby", "2 quid left", "2 o'clock", "2.30", "1pm is fine",
     "2 of them are at school",
     "1 bedroom flat", "2, 5 and 7 year olds", "2/1 Leith Walk", "14 Main Street", "3 but not today", "4. how much",
     "1 in 3"],
)  # fmt: skip
def test_a_number_of_something_does_not(text: str) -> None:
    assert choose_by_first(text, LIST) is None


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("what time is the first one", 1),
        ("does number 2 take any 1 year olds", 2),
        ("how much is that top one", 1),
        ("have you got the address for the second one", 2),
        ("aye go wi the last wan", 2),
    ],
)
def test_a_place_in_the_list_within_a_text_points_at_a_service(text: str, service: int) -> None:
    services = [Choice(name, f'/choose_service{{"service": "{name}"}}') for name in ("pram", "tea")]
    found = pointed_at(text, [*services, Choice("Not now", "/not_now")])
    assert found is not None
    assert found[0].choice == services[service - 1]


@pytest.mark.parametrize(
    "text",
    [
        "not the first one",
        "we tried the first one already",
        "the first one or the second one",
        "my first one is 3 weeks old",
    ],
)
def test_a_place_turned_down_or_told_of_points_at_none(text: str) -> None:
    assert pointed_at(text, LIST) is None


def test_a_service_that_is_asked_about_is_told_of() -> None:
    assert asking(LIST[1]) == '/choose_service{"service": "pram", "do": "tell"}'


@pytest.mark.parametrize(
    ("text", "number"), [("i'll do it", 2), ("ill do it", 2), ("please do", None), ("do it", None)]
)
def test_a_bid_is_no_word_of_doing_it_themselves(text: str, number: int | None) -> None:
    choices = (Choice("Yes, ask them", "/contact"), Choice("No, I'll do it", "/finish", ("no", "myself")))
    picked = choose(text, choices)
    assert (picked.number if picked else None) == number


@pytest.mark.parametrize("text", ["1 yes thank you", "1 thank you", "aye 1 cheers"])
def test_thanks_beside_a_number_pick_it(text: str) -> None:
    choices = (Choice("Yes, ask them", "/contact_service"), Choice("No, I'll do it", "/finish"))
    chosen = choose(text, choices)
    assert chosen is not None
    assert chosen.number == 1


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        (
            "1 please. Just mums chatting over a coffee would be nice",
            1,
            "Just mums chatting over a coffee would be nice",
        ),
        ("2 then. will they need his birth certificate", 2, "will they need his birth certificate"),
        ("first one please. it is free?", 1, "it is free?"),
    ],
)
def test_a_pick_with_please_may_go_on(text: str, number: int, rest: str) -> None:
    listed = [Choice(name, f'/choose_service{{"service": "{name}"}}') for name in ("one", "two")]
    picked = choose_by_first(text, listed)
    assert picked is not None
    assert (picked[0].number, picked[1]) == (number, rest)
