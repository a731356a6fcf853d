"""Services named by what their line in the list says of them."""

import pytest

from bot.conversation.by_line import meant
from bot.messages import Choice

LINES = {
    "Conversation Walks": "Walk and talk English, south side",
    "Tablecloth English": "English lessons round the table, Pollokshields",
    "Zebra Advice": "Help with disability forms and school, Cumbernauld",
    "Fair Law": "Half an hour with a solicitor, Hamilton",
    "Two Nests Advice": "Advice on contact and money, by phone",
    "Slow Road Work Chats": "A coach by phone for skills, courses and work",
    "Next But One Chats": "Chat over coffee about what work might suit you",
    "Thread Sitters' Guide": "Set up a babysitting swap with parents near you",
    "The Bag Bus": "A minibus to the shops, Cowdenbeath",
    "Shelf and Spoon": "Food to choose yourself, no voucher, Leven",
}
LISTED = tuple(Choice(name, f'/choose_service{{"service": "{name}"}}', about=about) for name, about in LINES.items())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the walking one", "Conversation Walks"),
        ("ok the walkin yin then", "Conversation Walks"),
        ("lesson round the table is better maybe. tell me", "Tablecloth English"),
        ("The one for forms please, the DLA one is a nightmare", "Zebra Advice"),
        ("the half hour with the solicitor", "Fair Law"),
        ("half hour wi the solicitor, is it free", "Fair Law"),
        ("the phone coach, cos i cant get to leven", "Slow Road Work Chats"),
        ("whats the babysittin swap", "Thread Sitters' Guide"),
        ("Coffee one", "Next But One Chats"),
        ("Does the coffee chat one cost anything?", "Next But One Chats"),
        ("the minibus", "The Bag Bus"),
        ("the solicitor. is there a wait", "Fair Law"),
        ("the minibus please", "The Bag Bus"),
        ("I'd like the one with the solicitor", "Fair Law"),
        ("tell me about the food to choose yourself", "Shelf and Spoon"),
        ("no the walking one", "Conversation Walks"),
    ],
)
def test_words_of_one_line_point_at_it(text: str, name: str) -> None:
    found = meant(text, LISTED, None)
    assert found is not None
    assert found[0].label == name


@pytest.mark.parametrize(
    "text",
    [
        "not the walking one",
        "the walking one was rubbish",
        "the coffee one isn't for me",
        "the phone one",
        "i need help with forms",
        "the school, they wont listen to me",
        "walking is hard for me",
        "the table is broken and I need a new one",
        "can you get the solicitor to phone me",
        "the minibus broke down and he was late for school",
        "the one that isn't in Leven",
        "work",
        "what about money advice for the school trip",
        "help",
        "",
    ],
)
def test_nothing_else_does(text: str) -> None:
    assert meant(text, LISTED, None) is None


def test_an_act_of_its_own_picks_nothing() -> None:
    assert meant("the walking one", LISTED, "complaint") is None


def test_what_is_asked_beside_it_is_kept() -> None:
    found = meant("does the coffee one cost anything", LISTED, None)
    assert found is not None
    assert found[1].split() == ["does", "cost", "anything"]
