"""Thanks with a question behind them are answered as the question; bitter ones with a sorry and real choices."""

import pytest

from tests.journeys.diary import TextingParent


async def test_a_question_behind_thanks_is_about_what_is_on_screen(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "money and benefits", "1")
    assert "When:" in await parent.say("thank you. is it open the day tho")
    assert parent.wording == "utter_service_more"


async def test_a_question_behind_thanks_names_one_of_the_list(parent: TextingParent) -> None:
    await parent.say("hi", "coatbridge", "food")
    assert "Crumb Larder" in parent.services
    said = await parent.say("thanks. whats the crumb one cost")
    assert "Crumb Larder" in said
    assert "Cost:" in said


async def test_a_wish_behind_thanks_is_looked_for(parent: TextingParent) -> None:
    await parent.say("hi", "coatbridge", "food", "1", "thanks hen. is there help wi gas bills as well")
    assert parent.services


@pytest.mark.parametrize("words", ["thanks for nothing. ill phone 101", "aye thanks a bunch"])
async def test_bitter_thanks_get_a_sorry_and_choices(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "coatbridge", "food", "1")
    said = await parent.say(words)
    assert "sorry" in said.lower()
    assert parent.choices == ["A person, please", "Something else", "Not now"]


async def test_plain_thanks_are_thanks(parent: TextingParent) -> None:
    await parent.say("hi", "coatbridge", "food", "1", "thank you so much hen, that's great")
    assert parent.wording == "utter_thanks"


async def test_danger_behind_thanks_is_danger(parent: TextingParent) -> None:
    assert "999" in await parent.say("thanks. what do i do he's at the door with a knife")


async def test_that_they_are_sorted_with_a_question_is_the_question(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears", "1")
    said = await parent.say("thats me sorted cheers. one thing, what was the number again")
    assert "Ring" in said


async def test_that_they_are_sorted_is_a_goodbye(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears", "1", "thats me sorted cheers")
    assert not parent.services
