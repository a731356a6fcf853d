"""Where a text falls in two, and whether its second part asks for something else."""

import pytest

from bot.conversation.two_things import LONGEST, asks_for_more, ways_to_cut


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("aye ask them. but what about the gas money", ("aye ask them", "what about the gas money")),
        ("2 and do you know anything about childcare", ("2", "do you know anything about childcare")),
        ("no thanks. is there anything for uniforms?", ("no thanks", "is there anything for uniforms?")),
        ("tell them it\u2019s my ex. and i need nappies", ("tell them it's my ex", "i need nappies")),
        ("ok. one more thing, where can i get a cot", ("ok", "where can i get a cot")),
        ("leith - is there anything for teens", ("leith", "is there anything for teens")),
        ("no I want swimming", ("no", "I want swimming")),
    ],
)
def test_the_ways_to_cut_hold_the_right_one(text: str, parts: tuple[str, str]) -> None:
    assert parts in ways_to_cut(text)


@pytest.mark.parametrize("text", ["", "   ", "food", "...", "and", "word " * (LONGEST + 1) + ". is there anything"])
def test_what_is_no_two_things_is_not_cut(text: str) -> None:
    assert ways_to_cut(text) == []


@pytest.mark.parametrize(
    "back",
    ["what about the gas money", "is there anything for uniforms", "i need nappies", "do you know any mums groups"],
)
def test_something_else_is_asked_for(back: str) -> None:
    assert asks_for_more(back)


@pytest.mark.parametrize(
    "back",
    [
        "is it free",
        "do they have a creche",
        "do you know if they take babies",
        "how do i get there",
        "he is seven",
        "that's me sorted",
    ],
)
def test_a_question_of_what_lies_open_is_none(back: str) -> None:
    assert not asks_for_more(back)


def test_can_you_also_is_one_thing() -> None:
    assert ways_to_cut("can you also text me on wednesday") == []


@pytest.mark.parametrize("text", ["sorry, i meant could you text me thursday", "oh so, actually is there a club"])
def test_words_that_only_lead_in_are_no_part(text: str) -> None:
    assert ways_to_cut(text) == []
