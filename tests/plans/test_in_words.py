"""What a text does with a plan by itself, by the form of its words and by what is in the plan."""

import json
import uuid

import pytest

from bot.messages import Choice
from bot.plans import in_words
from bot.plans.shown import Plan, PlannedGoal, PlannedStep

GOAL, SAVE, MUM = (uuid.UUID(int=number) for number in (1, 2, 3))
HOW = "Ring the solicitor, then write down what he said about Christmas"
PLAN = Plan(
    goals=(
        PlannedGoal(
            GOAL,
            "him to pay what he should",
            HOW,
            None,
            "active",
            (
                PlannedStep(SAVE, "save £5 a week for the bus to Leeds", "open", "parent"),
                PlannedStep(MUM, "ask my mum about Tuesdays", "open", "parent"),
            ),
        ),
    ),
    going_well=((uuid.UUID(int=4), "my rent is paid"),),
)
SEE = (Choice("See my plan", '/plan{"do": "show"}'),)
SOLICITOR = f"{GOAL}.0"


def done_by(text: str, offered: tuple[Choice, ...] = (), *, words_asked: bool = False) -> tuple[str, str] | None:
    payload = in_words.payload_for(text, PLAN, offered, words_asked=words_asked)
    told = json.loads(payload.removeprefix("/plan")) if payload else None
    return (told["do"], told.get("id", "")) if told else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("perfect thanks. put it in my plan, ring the college", "ring the college"),
        ("Put that in my plan: try the lunch club in january", "try the lunch club in january"),
        ("put lunch club in january in my plan pls", "lunch club in january"),
        ("gonnae pit the open day in ma plan", "the open day"),
        ("add to my plan: phone the nursery", "phone the nursery"),
        ("can you add a step to my plan, phone St. Johns", "phone St. Johns"),
    ],
)
def test_words_for_the_plan_are_the_step(text: str, words: str) -> None:
    assert done_by(text) == ("add_this", "")
    assert in_words.words_in(text) == words


@pytest.mark.parametrize("text", ["pit it in ma plan", "add something to my plan", "can i add a step to my plan"])
def test_words_that_are_still_to_come_are_asked_for(text: str) -> None:
    assert done_by(text) == ("add_step", "")


@pytest.mark.parametrize(
    ("text", "do", "id"),
    [
        ("cross off ring the solicitor, i did it friday", "finish", SOLICITOR),
        ("score aff the solicitor one", "finish", SOLICITOR),
        ("tick the mum one off", "finish", str(MUM)),
        ("see my steps. the ring the solicitor one is done", "finish", SOLICITOR),
        ("done wi the £5 step", "finish", str(SAVE)),
        ("take the £5 one out my plan", "drop", str(SAVE)),
        ("tak the £5 wan oot ma plan", "drop", str(SAVE)),
        ("drop step 2", "drop", str(MUM)),
    ],
)
def test_the_step_is_the_one_that_the_text_names(text: str, do: str, id: str) -> None:
    assert done_by(text) == (do, id)


def test_what_is_meant_is_what_is_said_last() -> None:
    text = "done with save £5? no not that one. i mean the solicitor one"
    assert done_by(text, SEE) == ("finish", SOLICITOR)


@pytest.mark.parametrize(
    ("text", "do"),
    [
        ("cross off something in my plan", "finish"),
        ("take the horses out of my plan", "drop"),
        ("scrap my plan", "over"),
    ],
)
def test_where_no_step_fits_they_say_which(text: str, do: str) -> None:
    assert done_by(text) == (do, "")


@pytest.mark.parametrize(
    "text",
    [
        "not Monday, Tuesday",
        "what did I put in my plan",
        "did you cross off the solicitor one",
        "take me off the list",
        "delete my number",
        "we need a payment plan",
        "i want to plan a party",
        "put me down for the mums group",
        "thats me done thanks",
        "i've done the washing",
        "drop me a text about the solicitor",
    ],
)
def test_what_only_sounds_like_it_is_nothing_to_the_plan(text: str) -> None:
    assert done_by(text) is None


@pytest.mark.parametrize(
    "text", ["i've done the solicitor letter before", "delete my number", "im done", "is it done"]
)
def test_with_the_plan_open_only_a_step_wholly_named_is_touched(text: str) -> None:
    assert done_by(text, SEE) is None


def test_an_answer_to_a_question_of_the_plan_is_left_to_it() -> None:
    assert done_by("i've done the solicitor", SEE) == ("finish", SOLICITOR)
    assert done_by("i've done the solicitor", SEE, words_asked=True) is None


@pytest.mark.parametrize(
    "text", ["change that step, not Tuesdays, Fridays", "no fridays, not tuesdays", "change tuesdays to fridays"]
)
def test_a_word_is_put_right_where_it_stands(text: str) -> None:
    assert done_by(text, SEE) == ("swap_this", str(MUM))
    assert (in_words.put_right("ask my mum about Tuesdays", text) or "").lower() == "ask my mum about fridays"


@pytest.mark.parametrize("text", ["thats right. i also want a plan", "now the plan please", "can I have a plan?"])
def test_a_plan_wished_for_is_a_plan(text: str) -> None:
    assert done_by(text) == ("show", "")
