"""A yes that says more is a yes, unless it wavers or sets a condition that nobody would keep."""

import pytest

from bot.conversation.agreeing import Said, said_to, words_beside_yes
from bot.messages import Choice

NOT_NOW = Choice("Not now", "/not_now")
CONTACT = (Choice("Yes, ask them", "/contact_service", ("yes",)), Choice("No, I'll do it", "/finish", ("no",)))
ERASE = (Choice("Yes, delete it all", "/erase"), Choice("No, keep it", "/keep_my_data"))
TELL = (Choice("Yes, tell a key worker", "/tell_worker", ("yes",)), Choice("Not now", "/not_now", ("no",)))
A_TIME = (Choice("Yes, text me then", "/set_check_in"), NOT_NOW)


@pytest.mark.parametrize(
    ("text", "offered", "comes_to"),
    [
        ("aye but by text only no calls", CONTACT, Said.YES),
        ("yes but no mornings", CONTACT, Said.YES),
        ("ok but text", CONTACT, Said.YES),
        ("oh aye please, efter 2 tho", CONTACT, Said.YES),
        ("yes but not now", CONTACT, Said.AGAIN),
        ("aye but no the now", CONTACT, Said.AGAIN),
        ("yes but I'm not sure", CONTACT, Said.AGAIN),
        ("aye but let me think about it", CONTACT, Said.AGAIN),
        ("aye right", CONTACT, Said.AGAIN),
        ("yeah no thanks", CONTACT, Said.AGAIN),
        ("yes but I'll ring them myself", CONTACT, Said.AGAIN),
        ("yes please", CONTACT, None),
        ("aye", CONTACT, None),
        ("okay what about childcare", CONTACT, None),
        ("yesterday I rang them", CONTACT, None),
        ("no but what about childcare", CONTACT, None),
        ("yes. will i get texts after that", ERASE, Said.YES),
        ("yes please delete it all, will you still text me", ERASE, Said.YES),
        ("yes but keep my plan", ERASE, Said.AGAIN),
        ("aye everything except the plan", ERASE, Said.AGAIN),
        ("aye but only if it's a woman", TELL, Said.YES),
        ("yes but dont tell anyone", TELL, Said.AGAIN),
        ("aye but make it half 8", A_TIME, None),
        ("aye but by text only", (NOT_NOW, Choice("Leith", "/change_area")), None),
    ],
)
def test_a_yes_and_more(text: str, offered: tuple[Choice, ...], comes_to: Said | None) -> None:
    assert said_to(text, offered) is comes_to


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aye but by text only no calls", "by text only no calls"),
        ("Yes please, no mornings, I’m on nights", "no mornings, I'm on nights"),
        ("yes please ask them but text not phone", "text not phone"),
        ("Yes, ask them", ""),
        ("aye that would be great ta", ""),
        ("1", ""),
    ],
)
def test_what_is_said_beside_it(text: str, words: str) -> None:
    assert words_beside_yes(text) == words
