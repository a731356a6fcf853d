"""What there is in words that the plan asked for."""

from bot.conversation.asked_for_words import answer_in, other_goal_in, what_is_in_the_way


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
