"""A refusal in words is heard as one, and what else the text asks for is kept."""

import pytest

from bot.conversation.refusing import NO_GROUP, Refused, put_aside, refused_in


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("I don't want a key worker", Refused("worker")),
        ("dinnae want a worker ta", Refused("worker")),
        ("no social work, just the meter", Refused("worker", "the meter")),
        ("no ta dont want social work. just want the meter sorted", Refused("worker", "want the meter sorted")),
        ("i dont want a worker, just the plan", Refused("worker", "the plan")),
        ("nae key worker please", Refused("worker")),
        ("I don't want social work taking my weans", None),
        ("I don't want that worker, I want somebody else", None),
        ("no worker has rung me", None),
        ("my key worker is off", None),
        ("no don't delete it", Refused("deleting")),
        ("dont delete", Refused("deleting")),
        ("I never asked you to delete anything", Refused("deleting")),
        (
            "what no dont delete. is there someone who deals with sanctions in maryhill",
            Refused("deleting", "is there someone who deals with sanctions in maryhill"),
        ),
        ("dont forget to delete my stuff", None),
        ("why don't you delete it", None),
        ("delete it", None),
    ],
)
def test_what_is_refused(text: str, refused: Refused | None) -> None:
    assert refused_in(text, telling_asked=False) == refused


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("no i dont want anyone told", ""),
        ("naw dinnae tell anybody", ""),
        ("please don't tell anyone", ""),
        ("no dont tell anyone. just the childcare", "the childcare"),
    ],
)
def test_a_no_to_telling_a_key_worker(text: str, rest: str) -> None:
    assert refused_in(text, telling_asked=True) == Refused("telling", rest)
    assert refused_in(text, telling_asked=False) is None


@pytest.mark.parametrize("text", ["no food in and nobody to tell", "he never told anybody"])
def test_other_words_refuse_nothing(text: str) -> None:
    assert refused_in(text, telling_asked=True) is None


@pytest.mark.parametrize(
    "text", ["i am not on benefits, can i still go", "i'm not on the bus route, is there one nearer"]
)
def test_a_condition_puts_nothing_aside(text: str) -> None:
    assert put_aside(text) is None


@pytest.mark.parametrize(
    ("text", "no_group"),
    [
        ("is there anything not a group", True),
        ("i cannae face a group", True),
        ("i don't mind groups", False),
        ("i can't find the group", False),
    ],
)
def test_not_a_group(text: str, no_group: bool) -> None:
    assert (NO_GROUP.search(text) is not None) is no_group
