"""What is a question, also without its `?`."""

import pytest

from bot.language.asking import asks


@pytest.mark.parametrize(
    "text",
    [
        "Is it far?",
        "is there a creche",
        "it was fine. whaur is it",
        "hoo much is it",
        "wen does it open",
        "dae they tak weans",
        "huv ye a number",
        "ok wid that be free",
        "please can somebody ring them",
        "if I phone them do they tell the school",
        "right, am i allowed to bring him",
        "any chance of a lift",
        "What\u2019s the number",
    ],
)
def test_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "have a nice day",
        "have the number already",
        "when I went they were shut",
        "what they did was rude",
        "he's away, which is a relief",
        "whit's worse they laughed",
        "hoose is freezing",
        "was told to ring back",
        "now is too cold",
        "do be careful",
    ],
)
def test_tells(text: str) -> None:
    assert not asks(text)
