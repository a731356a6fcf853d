"""Questions about ourselves, by their form; others are looked at for what they are."""

import pytest

from bot.conversation.plain_asks import Stands
from bot.conversation.straight_questions import asked_in
from bot.messages import Choice

WAITING = Stands(waiting=True)
SERVICES = (Choice("Full Press", '/choose_service{"service": "full-press"}'),)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("did you tell anyone?", "told"),
        ("I'm ok now. did you tell somebody about me?", "told"),
        ("huv ye tellt onybody", "told"),
        ("have you told somebody", "told"),
        ("has a key worker been told about me, yes or no", "told"),
        ("has the key worker seen this yet", "told"),
        ("what happens if i ask for the key worker", "worker"),
        ("whit happens if a say aye tae a person", "worker"),
        ("if i ask for a person who is it", "worker"),
        ("who did you tell", "told"),
        ("naw dont tell anybody. what time is friday again", "untold"),
        ("who runs this", "runs"),
        ("who pays for it and who runs it", "runs"),
        ("Who is behind this number please? A friend gave me it at the school gate", "runs"),
        ("wha pays for ye", "runs"),
        ("no I mean what company or charity runs it", "runs"),
        ("who gave you my number", "number"),
        ("how did you get ma number", "number"),
        ("did you tell me the number", None),
        ("does anybody know a food bank", None),
        ("who told you that", None),
        ("who runs Kettle Post", None),
        ("my mum runs this house", None),
        ("i told somebody already", None),
        ("who are you", None),
    ],
)
def test_what_is_asked_of_us(text: str, asked: str | None) -> None:
    assert asked_in(text, WAITING, ()) == asked


def test_it_may_be_a_service() -> None:
    assert asked_in("who runs it", Stands(service_in_view=True), ()) is None
    assert asked_in("who runs it", Stands(), SERVICES) is None
    assert asked_in("who pays for you", Stands(service_in_view=True), ()) == "runs"


@pytest.mark.parametrize(
    "text",
    [
        "how many texts will you send me",
        "you didnt say how many. what texts do i get",
        "how often do you text",
        "i just want fewer texts",
        "too many texts from you",
    ],
)
def test_how_often_we_text(text: str) -> None:
    assert asked_in(text, Stands(), ()) == "how_often"


@pytest.mark.parametrize(
    "text", ["how often is it on", "how many kids can i bring", "text me less than a week before"]
)
def test_what_is_not_about_our_texts(text: str) -> None:
    assert asked_in(text, Stands(), ()) != "how_often"


@pytest.mark.parametrize(
    "text",
    [
        "hi i dont know if this is for the likes of me as i am a granny not a parent",
        "I am a grandfather bringing up my grandson. Am I permitted to use this?",
        "not sure if this is for me, my wife died",
    ],
)
def test_who_is_not_sure_it_is_for_them(text: str) -> None:
    assert asked_in(text, Stands(), ()) == "for_me"
