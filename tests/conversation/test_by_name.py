"""Services named in passing, by what is telling of their names among those listed."""

import pytest

from bot.conversation.by_name import asks_about, begun_by, named, question_in
from bot.messages import Choice

LISTED = tuple(
    Choice(name, f'/choose_service{{"service": "{name}"}}')
    for name in (
        "Hinge Furnishing", "Larder Lifts", "Crumb Larder", "After School Den", "Warm Wires", "Odd Sock Suppers",
        "Apple Core Creche", "Two Nests Advice", "Muddy Knees", "Kettle Post", "Wee Voices", "Money on the Line",
        "Track Change", "Conversation Walks", "Thread Trips", "Rent Rescue", "English by Phone",
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hinge", "Hinge Furnishing"),
        ("ok the hinge one whats the number again", "Hinge Furnishing"),
        ("is the den free and do they pick him up from school?", "After School Den"),
        ("apple core creche hamilton", "Apple Core Creche"),
        ("creche one please. do they take a baby", "Apple Core Creche"),
        ("whats warm wires number", "Warm Wires"),
        ("whats hinge's number", "Hinge Furnishing"),
        ("Conversation Walks. is it women only", "Conversation Walks"),
        ("is muddy knees on a saturday and is it free", "Muddy Knees"),
        ("conversaton walks", "Conversation Walks"),
        ("the kettle one, what is the number", "Kettle Post"),
        ("who runs Kettle Post", "Kettle Post"),
        ("is the supper on friday the 4th", "Odd Sock Suppers"),
        ("two nests, what is that", "Two Nests Advice"),
        ("no a meant the first aid course. track change. when is it", "Track Change"),
        ("the trips one. are they saturdays", "Thread Trips"),
        ("the crumb larder, is it open sunday", "Crumb Larder"),
        ("no the crumb larder. can they post the clothes", "Crumb Larder"),
        ("den one. he's no been assessed, can he still go", "After School Den"),
        ("any lady drivers on the trips", "Thread Trips"),
        ("I'd like the kettle post. what age of kids go", "Kettle Post"),
        ("no just the money. hinge one, what papers", "Hinge Furnishing"),
        ("warm wires please. are they allowed to phone me at work, he's my boss and listens", "Warm Wires"),
        (
            "muddy knees. is the beach the only place, theres no bus i can get wi 3 weans. do they post the wellies",
            "Muddy Knees",
        ),
    ],
)
def test_a_name_or_a_telling_part_of_it(text: str, name: str) -> None:
    assert [choice.label for choice in named(text, LISTED, None)] == [name]


@pytest.mark.parametrize("text", ["the larder, is it open sunday", "the larder one"])
def test_a_part_of_two_names_is_asked_about(text: str) -> None:
    assert [choice.label for choice in named(text, LISTED, None)] == ["Larder Lifts", "Crumb Larder"]


@pytest.mark.parametrize(
    "text",
    [
        "the wee one is sick",
        "my larder is empty and I've no money",
        "what do I give them for supper",
        "whats the phone number",
        "is there money for school clothes",
        "is my rent going up",
        "not the hinge one",
        "i rang warm wires and nobody was in",
        "warm wires was brilliant ta",
        "I want to complain about warm wires",
        "can warm wires phone me",
        "remind me about warm wires on friday",
        "we walk to school and I've a hole in my shoes",
        "the second one",
        "can you help me with english",
        "warm wires. and i need help wi the gas bill",
        "den one. but i also need a cot",
        "no the crumb larder. is there something else nearer",
        "my sister goes to muddy knees and my electric has been cut off, ive nothing for the meter till thursday",
    ],
)
def test_everyday_words_and_what_is_turned_down_name_nothing(text: str) -> None:
    assert named(text, LISTED, None) == ()


def test_another_act_is_that_act() -> None:
    assert named("Warm Wires were rude to me", LISTED, "complaint") == ()


def test_a_question_is_what_is_said_beside_the_name() -> None:
    wires = LISTED[4]
    assert not asks_about("the Warm Wires one please", wires)
    assert asks_about("is warm wires free", wires)
    assert question_in("is warm wires free", wires.label).split() == ["is", "free"]


def test_a_name_is_known_by_its_first_words() -> None:
    listed = [Choice("Next But One Chats", "/a"), Choice("Slow Road Work Chats", "/b")]
    assert begun_by("next but one.", listed) == listed[0]
    assert begun_by("next", listed) is None
    assert begun_by("work chats", listed) is None


def test_the_other_one_is_the_one_named_behind_it() -> None:
    listed = [Choice("Talking Table Sessions", "/a"), Choice("Two Nests Advice", "/b")]
    assert named("What about the other one, Two Nests", listed, None) == (listed[1],)


BROLLY = Choice("Brolly Buddies", '/choose_service{"service": "brolly"}')
EVENINGS = Choice("Apple Evenings", '/choose_service{"service": "evenings"}')
SORTED = Choice("Childcare Sorted", '/choose_service{"service": "sorted"}')
KINDLING = Choice("Kindling Childcare Desk", '/choose_service{"service": "kindling"}')
THROUGH = Choice("Talking It Through", '/choose_service{"service": "through"}')


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("brolly sounds nice", BROLLY),
        ("brolly's better", BROLLY),
        ("no not childcare sorted. kindling", KINDLING),
        ("kindling one's better, on the phone. ask them for me", KINDLING),
        ("do they do evenings cos i work til 5", None),
        ("that could do. is it for me or her?", None),
    ],
)
def test_a_word_of_a_name_counts_where_it_names(text: str, meant: Choice | None) -> None:
    found = named(text, (BROLLY, EVENINGS, SORTED, KINDLING, THROUGH), None)
    assert found == (() if meant is None else (meant,))
