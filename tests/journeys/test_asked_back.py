"""While the plan asks for words, whatever is texted is not taken for the answer."""

import pytest

from bot.app import Pace
from bot.plans.shown import Plan
from tests.journeys.diary import TextingParent
from tests.journeys.test_plan_in_words import plan

STRENGTHS = ("hi", "make a plan", "the wee one loves nursery", "i can cook for ten")


def words_of(plan: Plan) -> list[str]:
    return [words for _, words in (*plan.going_well, *plan.good_at)] + [goal.want for goal in plan.goals]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("how d'you mean", "utter_plan_such_as_well"),
        ("whit d'ye need tae know that fur", "utter_plan_why"),
        ("who's reading this", "utter_plan_who_sees"),
        ("is a plan free", "utter_plan_costs"),
        ("whats this for", "utter_plan_what_it_is"),
        ("it's ma pal needs a plan no me", "utter_plan_whose"),
        ("that's a hard one", "utter_plan_take_time"),
    ],
)
async def test_what_is_asked_back_is_answered_and_the_question_stays(
    parent: TextingParent, pace: Pace, text: str, wording: str
) -> None:
    await parent.say("hi", "make a plan", text)
    assert parent.wording == wording
    assert words_of(await plan(parent, pace)) == []
    await parent.say("my boy is talking now")
    assert words_of(await plan(parent, pace)) == ["my boy is talking now"]


async def test_the_question_is_asked_once_more(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "make a plan", "sorry kettle was on, what did you ask")
    assert parent.wording == "utter_plan_going_well"
    assert words_of(await plan(parent, pace)) == []


@pytest.mark.parametrize(
    "text", ["too tired for this tonight", "i'll get back tae ye wance they're asleep", "ask me anither day"]
)
async def test_a_put_off_is_kept_by_nobody_and_no_text_is_set(parent: TextingParent, pace: Pace, text: str) -> None:
    await parent.say(*STRENGTHS, text)
    assert parent.wording == "utter_plan_no_rush"
    assert "Text me another day" in parent.choices
    assert (await plan(parent, pace)).goals == ()


async def test_the_wish_may_come_first(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "make a plan", "can we just skip tae whit ah want")
    assert parent.wording == "utter_plan_want_also"
    await parent.say("a wee car")
    assert words_of(await plan(parent, pace)) == ["a wee car"]


async def test_a_need_in_place_of_a_strength_is_looked_for(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "make a plan", "a plan's no use hen, need nappies and milk")
    assert parent.wording not in ("utter_plan_good_at", "utter_plan_good_at_also")
    assert words_of(await plan(parent, pace)) == []


async def test_the_last_answer_is_taken_back_and_the_question_stays(parent: TextingParent, pace: Pace) -> None:
    await parent.say(*STRENGTHS, "actually dont keep that last bit")
    assert parent.wording == "utter_plan_bit_out"
    await parent.say("a place of my own")
    assert words_of(await plan(parent, pace)) == ["the wee one loves nursery", "a place of my own"]


async def test_the_last_answer_is_put_right(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "make a plan", "my girl won at chess", "i meant she won at darts, not at chess")
    assert parent.wording == "utter_plan_bit_put_right"
    assert words_of(await plan(parent, pace)) == ["my girl won at darts"]


async def test_another_goal_takes_the_place_of_the_first(parent: TextingParent, pace: Pace) -> None:
    await parent.say(*STRENGTHS, "a job in a shop", "changed ma mind, i want a college course")
    assert parent.wording == "utter_plan_how"
    (goal,) = (await plan(parent, pace)).goals
    assert (goal.want, goal.how) == ("a college course", None)


@pytest.mark.parametrize("text", ["havent a clue", "could you no fill it in for me", "do they do it at weekends"])
async def test_who_knows_no_way_is_offered_help_with_it(parent: TextingParent, pace: Pace, text: str) -> None:
    await parent.say(*STRENGTHS, "a job in a shop", text)
    assert {"Look for help with it", "Talk to a person"} <= set(parent.choices)
    (goal,) = (await plan(parent, pace)).goals
    assert goal.how is None


async def test_somewhere_that_does_it_is_looked_for_by_the_goal(parent: TextingParent, pace: Pace) -> None:
    await parent.say(*STRENGTHS, "help with writing a cv", "is there anywhere in Kirkcaldy that does that")
    assert parent.services
    (goal,) = (await plan(parent, pace)).goals
    assert goal.how is None


@pytest.mark.parametrize(
    "text", ["baby steps", "my boss said she'd put in a word for me", "can i ask my auntie?", "need a bus pass first"]
)
async def test_a_way_of_theirs_is_kept_whatever_it_sounds_like(parent: TextingParent, pace: Pace, text: str) -> None:
    await parent.say(*STRENGTHS, "a job in a shop", text)
    (goal,) = (await plan(parent, pace)).goals
    assert goal.how == text


@pytest.mark.parametrize("text", ["my ex to stop turning up at the house", "to sleep without being feart of him"])
async def test_danger_said_sideways_is_no_answer_and_gets_numbers(
    parent: TextingParent, pace: Pace, text: str
) -> None:
    await parent.say(*STRENGTHS)
    assert "0800 027 1234" in await parent.say(text)
    assert (await plan(parent, pace)).goals == ()


async def test_despair_said_sideways_is_kept_and_noticed(parent: TextingParent, pace: Pace) -> None:
    await parent.say(*STRENGTHS)
    assert "999" in await parent.say("just no tae feel like this any more")
    assert [goal.want for goal in (await plan(parent, pace)).goals] == ["just no tae feel like this any more"]
