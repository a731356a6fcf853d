"""What is said while the plan asks for words: an answer, however it is written, or something else."""

import pytest

from bot.conversation.asked_for_words import answer_in, other_goal_in, said_in, what_is_in_the_way


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("going_well", "my mum helps me out"),
        ("going_well", "not a lot. the dog i suppose"),
        ("going_well", "kids passed their swimming, no bad eh?"),
        ("going_well", "does keeping them fed count"),
        ("going_well", "the wee one told me already she loves school"),
        ("going_well", "just got a wee place of my own, need curtains but its mine"),
        ("going_well", "I can see my mum more now"),
        ("good_at", "can i say baking?"),
        ("good_at", "fixing things. i show my neighbour how to do it"),
        ("good_at", "tell a good story"),
        ("want", "could i be a teacher"),
        ("want", "is it possible to get a degree at 40"),
        ("want", "some help with the house"),
        ("want", "to get back to how i was"),
        ("want", "to go back to college next year"),
        ("want", "to let go of the past"),
        ("how", "can i ask my mum?"),
        ("how", "do it at night when they sleep"),
        ("how", "dunno maybe the community centre"),
        ("how", "leave it till january then start"),
        ("how", "need to go to the bank"),
        ("how", "what about the library"),
    ],
)
def test_an_answer_is_one_however_it_is_written(what: str, text: str) -> None:
    assert said_in(text, what) is None


@pytest.mark.parametrize(
    ("what", "text", "does"),
    [
        ("going_well", "how d'you mean", "such_as"),
        ("going_well", "dunno what to put", "such_as"),
        ("good_at", "at what", "such_as"),
        ("want", "whatever you think", "such_as"),
        ("how", "you're meant to help me", "such_as"),
        ("going_well", "why do you need that", "why"),
        ("going_well", "whit fur", "why"),
        ("good_at", "who's reading this", "sees"),
        ("going_well", "is this free", "costs"),
        ("want", "how does this work", "plan"),
        ("good_at", "i thought you were gonna find me a nursery", "plan"),
        ("going_well", "my sister's the one wants a plan", "whose"),
        ("good_at", "sorry the wean woke up, what did you ask", "lost"),
        ("going_well", "hmm that's a hard one", "wonders"),
        ("want", "never thought about it", "wonders"),
        ("going_well", "need to run, bus is here", "later"),
        ("want", "later hen, tea's burning", "later"),
        ("good_at", "can i do this tomorrow", "later"),
        ("going_well", "next question please", "skips"),
        ("how", "leave it blank", "skips"),
        ("going_well", "can we just skip to what i want", "want"),
        ("want", "what have you got down so far", "shows"),
        ("want", "actually dont keep that", "takes_back"),
        ("want", "delete the last bit please", "takes_back"),
        ("how", "changed my mind, i want to do a course", "other_goal"),
        ("how", "havent a clue", "no_way"),
        ("how", "told you already", "told"),
        ("how", "could you write it for me", "who_does"),
        ("how", "do they do it at weekends", "asks"),
        ("going_well", "i need nappies no a plan", "seeks"),
        ("how", "is there a class near here", "seeks"),
    ],
)
def test_what_is_no_answer_is_known_by_its_form(what: str, text: str, does: str) -> None:
    assert said_in(text, what) == does


def test_a_story_is_kept_whatever_is_in_it() -> None:
    assert said_in("why would i know " + "and then we went to the shops with the weans " * 3, "going_well") is None


def test_what_leads_up_to_an_answer_is_no_part_of_it() -> None:
    assert answer_in("same as i told you before, a course") == "a course"
    assert answer_in("write down: ring the college") == "ring the college"
    assert answer_in("ring the college") == "ring the college"


def test_another_goal_is_taken_by_its_words() -> None:
    assert other_goal_in("changed my mind, i want to do a course") == "a course"
    assert other_goal_in("changed my mind") == ""


def test_what_is_in_the_way_is_a_part_of_the_text() -> None:
    assert what_is_in_the_way("a course yes but it's the bus fares holding me back") == (
        "it's the bus fares holding me back"
    )
    assert what_is_in_the_way("ask my mum") == ""
