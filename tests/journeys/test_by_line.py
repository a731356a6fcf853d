"""A service is picked, or asked about, by what its line in the list says of it."""

import pytest

from tests.journeys.diary import TextingParent

APART = ("hi", "I'm in Hamilton", "contact with his dad, what are my rights")
SHOWN = ("utter_service", "utter_service_again")


def of_the_last(parent: TextingParent) -> tuple[str, str]:
    """The name of the last service listed, and how its line begins."""
    lines = [line for line in parent.all.splitlines() if any(f" {name}: " in line for name in parent.services)]
    name, about = lines[-1].partition(" ")[2].split(": ", 1)
    return name, about.split(",")[0].lower()


@pytest.mark.parametrize(
    "words", ["the {line}", "the {line} please", "{line}, cos i cant get out much", "what's the {line}"]
)
async def test_words_of_its_line_pick_it(parent: TextingParent, words: str) -> None:
    await parent.say(*APART)
    name, line = of_the_last(parent)
    assert name in await parent.say(words.format(line=line))
    assert parent.wording in SHOWN


async def test_a_question_beside_them_is_answered(parent: TextingParent) -> None:
    await parent.say(*APART)
    name, line = of_the_last(parent)
    said = await parent.say(f"the {line}, is it free")
    assert name in said
    assert "free" in said.lower()
    assert parent.choices[0] == "Ask them to contact me"


async def test_one_that_is_turned_down_is_not_picked(parent: TextingParent) -> None:
    await parent.say(*APART)
    _, line = of_the_last(parent)
    await parent.say(f"not the {line}")
    assert parent.wording not in SHOWN


async def test_words_of_its_line_say_whom_to_ask(parent: TextingParent) -> None:
    await parent.say(*APART)
    name, line = of_the_last(parent)
    assert name in await parent.say(f"I'll go for the {line} one then. Ask them to get in touch")
    assert "Yes, ask them" in parent.choices


@pytest.mark.parametrize(
    "words", ["leave it, ill ask the college. thanks anyway", "thats fine ill ring them in the morning. night"]
)
async def test_who_goes_their_own_way_is_let_go(parent: TextingParent, words: str) -> None:
    await parent.say(*APART)
    await parent.say(words)
    assert parent.wording == "utter_finished"
