"""Whom a service is there for: who plainly is somebody else is not shown it."""

import pytest

from bot.database.tables import Service
from bot.directory.whom import ages_of, told_in


def a_service(who_for: str | None) -> Service:
    return Service(id="a", name="a", short="a", what="a", who_for=who_for)


@pytest.mark.parametrize(
    ("who_for", "ages"),
    [
        ("Under fives", range(5)),
        ("Children under five and their parent", range(5)),
        ("Ages 5 to 12", range(5, 13)),
        ("Parents of 11 to 18 year olds", range(11, 19)),
        ("Children from 4 months to 5 years", range(6)),
        ("Parents of children up to 12", range(13)),
        ("Parents of teens", range(11, 18)),
        ("Anyone over 16, weans welcome in the garden", None),
        ("Adults and over tens", None),
        ("Families with a baby or a new home", None),
        ("Any parent", None),
    ],
)
def test_ages_are_read_from_what_a_service_says(who_for: str, ages: range | None) -> None:
    assert ages_of(who_for.lower()) == ages


@pytest.mark.parametrize(
    ("text", "left_out", "stays"),
    [
        ("my 4 year old has awful tantrums", "Parents of teens", "Parents of 2 to 12 year olds"),
        ("shes 9 and loves drumming", "Under fives", "Ages 5 to 12"),
        ("he's only 2", "Ages 5 to 12", "Children 1 to 4"),
        ("ma three year auld", "Ages 5 to 12", "Under fives"),
        ("he's 8 weeks old", "Ages 5 to 12", "Under fives"),
        ("ma teenager winnae talk tae me", "Parents with a child under five", "Parents of 11 to 18 year olds"),
        ("I'm a single dad", "Women and children", "Lone parents"),
    ],
)
def test_who_is_for_others_is_left_out(text: str, left_out: str, stays: str) -> None:
    whom = told_in([text])
    assert whom.is_left_out_by(a_service(left_out))
    assert not whom.is_left_out_by(a_service(stays))
    assert not whom.is_left_out_by(a_service(None))


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("my two daughters are 15 and 13 and wont listen", [15, 13]),
        ("my 3 are 12 14 and 16", [12, 14, 16]),
        ("kids are 4 and 7", [4, 7]),
        ("my son is 8", [8]),
        ("she's one of 4", []),
        ("hes 10 mins away", []),
        ("he's 2 kids with somebody else", []),
        ("my 2 sons", []),
        ("im a teen mum, somewhere to take the wee one", []),
    ],
)
def test_how_old_children_are(text: str, ages: list[int]) -> None:
    assert [each.start for each in told_in([text]).ages] == ages


@pytest.mark.parametrize(
    ("text", "man"),
    [
        ("I'm a single dad", True),
        ("dad of 2 here", True),
        ("as a dad i feel alone", True),
        ("he's useless as a dad, need some company", False),
        ("im not a single dad im a mum", False),
        ("my brother is a single dad and i'm his sister", False),
    ],
)
def test_whether_a_man_writes(text: str, man: bool) -> None:
    assert told_in([text]).man is man


@pytest.mark.parametrize(
    "text",
    [
        "I'm 41",
        "i am 19 year old",
        "she's 10 minutes away",
        "2 kids and a dog",
        "my 3 kids",
        "his dad is a man of 50",
    ],
)
def test_what_is_no_age_of_a_child_leaves_nobody_out(text: str) -> None:
    assert not told_in([text]).is_left_out_by(a_service("Ages 5 to 6"))
    assert not told_in([text]).is_left_out_by(a_service("Women"))


def test_the_child_told_of_last_counts_and_one_of_several_is_enough() -> None:
    whom = told_in(["its for the 13 year old", "my 4 year old"])
    assert whom.is_left_out_by(a_service("Under fives"))
    assert not told_in(["a 4 year old and a 13 year old"]).is_left_out_by(a_service("Under fives"))
