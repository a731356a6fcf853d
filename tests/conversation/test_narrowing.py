"""A wish for others of the kind just listed is told from all that else may follow a list."""

from typing import Any

import pytest

from bot.conversation.narrowing import narrows


def an_act(act: str, confidence: float = 0.5, *, unsure: bool = False) -> dict[str, Any]:
    return {"finer_act": act, "confidence": confidence, "unsure": unsure, "needs": []}


def a_need(need: str, confidence: float = 0.9, *, unsure: bool = False) -> dict[str, Any]:
    return {"needs": [{"id": need}], "confidence": confidence, "unsure": unsure, "finer_act": None}


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("something in a school maybe", an_act("not_now", 0.61)),
        ("a quieter one", an_act("talk_to_person", unsure=True)),
        ("maybe one on a monday", an_act("suggest", unsure=True)),
        ("nah too far", an_act("no", unsure=True)),
        ("have u got something wi a buggy", an_act("show_my_data", unsure=True)),
        ("what about online", a_need("digital")),
        ("for men?", a_need("domestic_abuse", 0.3, unsure=True)),
        ("with a creche otherwise theres no point", a_need("childcare")),
        ("need wan that pays yer travel", a_need("transport")),
        ("no AA. I'm no into the god stuff", an_act("no", unsure=True)),
        ("drop in, no appointments, I forget them", an_act("unclear", 0.9)),
        ("too far for me. anything nearer", an_act("something_else")),
        ("something with horses maybe", a_need("learning")),
        ("any open at the weekend", a_need("family_activities", 0.4)),
    ],
)
def test_others_of_the_kind_are_wished_for(text: str, understood: dict[str, Any]) -> None:
    assert narrows(text, understood, "learning")


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("is there help with a washing machine thats broke", a_need("food_essentials")),
        ("something else, my ex has stopped paying", a_need("separation_contact")),
        ("and do you have anything about my gas meter", a_need("energy", unsure=True)),
        ("maybe one worker who speaks my language", an_act("change_worker", unsure=True)),
        ("suggestion, have one for dads", an_act("suggest")),
        ("have you got any of this written down about me", an_act("show_my_data")),
        ("another time maybe, hes no well", an_act("not_now", 0.7)),
        ("maybe when he starts nursery", an_act("not_now", unsure=True)),
        ("too much, its all just too much", an_act("not_now", unsure=True)),
        ("something just snapped in me", an_act("unclear", 0.4)),
        ("i feel sick looking at them", an_act("unclear", 0.4)),
        ("how much is the first one", an_act("tell_more", unsure=True)),
        ("thanks, just what i need", an_act("thanks", 0.9)),
        ("what about celtic at the weekend", an_act("unclear", 0.99)),
        ("got a letter from the college this morning", a_need("learning")),
        ("no thanks. maybe another day", an_act("not_now", 0.7)),
        ("something else", an_act("something_else")),
        ("some days i think they'd be better off", {**an_act("unclear", 0.3), "risk": "suicide_self_harm"}),
    ],
)
def test_and_nothing_else_is_taken_for_it(text: str, understood: dict[str, Any]) -> None:
    assert not narrows(text, understood, "learning")
