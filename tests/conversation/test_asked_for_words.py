"""What there is in words that the plan asked for."""

from bot.conversation.asked_for_words import answer_in, goal_told, other_goal_in, what_is_in_the_way


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


def test_a_goal_told_in_so_many_words_is_heard() -> None:
    assert goal_told("nae bother. can u remember my goal is to get on top of the bills") == "get on top of the bills"
    assert goal_told("my goal for now is a job wi school hours. no much else") == "a job wi school hours"
    for other in ("what is my goal", "his goal is to see them", "my goal is what?", "we scored a goal"):
        assert goal_told(other) == ""
