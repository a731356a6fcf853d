"""What a text is beside a key worker who is waited for, and what is none of that."""

import pytest

from bot.conversation.beside_the_request import Beside, heard_in, is_urgent, puts_right, tells


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("has anybody seen it yet", Beside.NO_WORD),
        ("wednesday?", Beside.NO_WORD),
        ("that's a long time to wait", Beside.NO_WORD),
        ("any news hen", Beside.NO_WORD),
        ("whit happens when they text", Beside.WHAT_HAPPENS),
        ("what will they ask me", Beside.WHAT_HAPPENS),
        ("hoo dae they ken it's me", Beside.KNOWS_YOU),
        ("do they charge me for it", Beside.COSTS),
        ("does this get back to my ex", Beside.WHO_SEES),
        ("will the school be told", Beside.WHO_SEES),
        ("what do I even say", Beside.NOTHING_NEEDED),
        ("should i have my bank papers", Beside.NOTHING_NEEDED),
        ("can I ring her", Beside.NO_NUMBER),
        ("can i ask you about another thing", Beside.GOES_ON),
        ("what can you do for me meanwhile", Beside.MEANWHILE),
        ("never mind, my sister helped", Beside.STILL_WANTED),
        ("i dinnae need them noo", Beside.STILL_WANTED),
        ("cancel it if she's not a woman", Beside.STILL_WANTED),
        ("cancel it, i got paid", Beside.CANCELS),
        ("dont want to be wasting her time", Beside.NO_BOTHER),
        ("other people need it more than me", Beside.NO_BOTHER),
        ("feel such a failure", Beside.ASHAMED),
        ("just scunnered", Beside.TIRED),
        ("aye nae bother", Beside.WAITS),
        ("tuesdays fine", Beside.WAITS),
        ("dinnae cancel it", Beside.WAITS),
        ("r u a real person", Beside.ROBOT),
    ],
)
def test_what_is_meant(text: str, meant: Beside) -> None:
    assert heard_in(text, words_kept=False) is meant


@pytest.mark.parametrize(
    "text",
    [
        "is there a playgroup on tuesdays",
        "I need a cot",
        "is there anything free for the weans",
        "what happens if they evict me",
        "hope it gets sorted",
        "she called me useless",
        "im scared of him",
        "the gas is off",
        "tell me about the fuel help",
        "it's not sorted yet",
    ],
)
def test_what_is_none_of_that(text: str) -> None:
    assert heard_in(text, words_kept=False) is None


def test_kept_words_are_taken_back_only_where_some_were_kept() -> None:
    assert heard_in("take that out please", words_kept=True) is Beside.TAKES_BACK
    assert heard_in("take that out please", words_kept=False) is None


@pytest.mark.parametrize(
    "text", ["seven weeks now, 900 quid", "my man left in june", "the council own it", "and the wee one has asthma"]
)
def test_statements_are_told(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize("text", ["rent arrears", "food bank", "is it warm there", "i need a bed for him", "hiya"])
def test_others_are_not(text: str) -> None:
    assert not tells(text)


def test_what_may_come_first_is_urgent() -> None:
    assert is_urgent("they're cutting the gas off on friday")
    assert is_urgent("hearing is the 4th")
    assert not is_urgent("I see the kids on friday")
    assert not is_urgent("it went to court years ago")


def test_what_was_kept_is_put_right() -> None:
    assert puts_right("sorry it's the gas, no the rent")
    assert puts_right("actually he's four")
    assert not puts_right("I owe the gas and the rent")
