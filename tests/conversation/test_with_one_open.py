"""What there is in a text to one service that lies open: the question, another one, how they are to be in touch."""

import pytest

from bot.conversation import agreeing, asking_them
from bot.conversation.with_one_open import (
    asks_if_a_person,
    asks_if_social_work,
    asks_of_another,
    asks_of_reaching,
    question_in,
    without_why,
)


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("have you one in leven", True),
        ("is there a nearer one", True),
        ("do they give you one", False),
        ("what time is the saturday one", True),
        ("is this one free", False),
        ("is it a one off", False),
    ],
)
def test_whether_another_is_asked_about(text: str, another: bool) -> None:
    assert asks_of_another(text) is another


def test_only_the_question_is_looked_up() -> None:
    assert question_in("sorry i was at work. is it on this week").strip() == "is it on this week"
    assert question_in("aye. ive two boys can they both go").strip() == "ive two boys can they both go"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("ask them to text rather than ring. i never answer", "text rather than ring"),
        ("can you ask them to phone me", ""),
        ("could they not just text me", "text me"),
    ],
)
def test_how_they_are_bidden_to_be_in_touch(text: str, how: str) -> None:
    assert asking_them.how_bidden(text) == how


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aye that would be a load off my mind", ""),
        ("yes thank you so much for your help", ""),
        ("yes but after 4", "after 4"),
        ("yes, he's deaf", "he's deaf"),
    ],
)
def test_only_words_that_tell_something_go_along(text: str, words: str) -> None:
    assert agreeing.words_beside_yes(text) == words


def test_why_they_ring_is_no_despair() -> None:
    assert "quicker" not in without_why("i'll phone them myself, it'll be quicker")
    assert "quicker" in without_why("what is quicker, pills or a rope")


@pytest.mark.parametrize(
    "text",
    [
        "is that social work tho? dont want them in ma hoose",
        "i just asked if that wummin is fae the social",
        "are they from the council",
    ],
)
def test_whether_it_is_social_work_is_asked_of_it(text: str) -> None:
    assert asks_if_social_work(text)


@pytest.mark.parametrize(
    "text", ["social work are at the door", "will you tell social work", "is my social worker in"]
)
def test_social_work_itself_is_another_thing(text: str) -> None:
    assert not asks_if_social_work(text)


@pytest.mark.parametrize("text", ["can i text them? dont like phoning", "can I email them instead"])
def test_whether_they_can_be_written_to_is_asked(text: str) -> None:
    assert asks_of_reaching(text)


@pytest.mark.parametrize("text", ["can they text me", "can you text them for me", "i can text my sister"])
def test_who_is_to_write_is_another_thing(text: str) -> None:
    assert not asks_of_reaching(text)


def test_it_is_asked_of_the_service_whether_it_is_a_person() -> None:
    assert asks_if_a_person("is it a real person")
    assert asks_if_a_person("ok are they real people or a machine")
    assert not asks_if_a_person("are you a real person")
    assert not asks_if_a_person("can i get a real person")
