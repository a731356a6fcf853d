"""Plain words mean what lies open, and nothing where nothing does."""

import pytest

from bot.conversation.plain_asks import Stands, payload_for, says_where_again

EVERYTHING = Stands(waiting=True, service_in_view=True)


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("are u still being quiet?", '/careful{"do": "show"}'),
        ("can you turn off that secret thing", '/careful{"do": "usual"}'),
        ("you can text me normal, i dont need u to be quiet", '/careful{"do": "usual"}'),
        ("phone number?", "/tell_more"),
        ("have you got a number for them", "/tell_more"),
        ("whit's thair nummer", "/tell_more"),
        ("tel no", "/tell_more"),
        ("my phone number is new", None),
        ("no", None),
        ("number 2 please", None),
        ("cancel the key worker, I’m fine", "/cancel_request"),
        ("dinnae need the worker noo", "/cancel_request"),
        ("please don't cancel the worker", None),
        ("I don't want that worker, I want somebody else", None),
        ("cancel my text on friday", None),
        ("my ex still uses this phone", "/discreet"),
        ("ma weans share ma phone", "/discreet"),
        ("I use this phone", None),
        ("can u text me after 8pm only", "/discreet"),
        ("just text me after 8 tomorrow", None),
        ("just wanted to text you after 3 months to say ta", None),
        ("you only text me after 3 days", None),
        ("I only finish after 8, text me then", None),
        ("only after 8 is the group on", None),
        ("when will they text", "/talk_to_person"),
        ("is the key worker still texting me tomorrow", "/talk_to_person"),
        ("is the other person at 9 still coming too", "/talk_to_person"),
        ("how long til i hear back", "/talk_to_person"),
        ("whan dae they phone then?", "/talk_to_person"),
        ("whens the person texting me again", "/talk_to_person"),
        ("when's she textin", "/talk_to_person"),
        ("when is she texting", "/talk_to_person"),
        ("when will you text me", None),
        ("when is the group on", None),
        ("wrong number sorry", None),
    ],
)
def test_what_is_plain(text: str, payload: str | None) -> None:
    assert payload_for(text, EVERYTHING) == payload


def test_nothing_is_taken_back_that_was_not_asked_for() -> None:
    assert payload_for("cancel the key worker", Stands()) is None
    assert payload_for("phone number?", Stands()) is None


def test_when_they_text_is_asked_of_nobody_where_nobody_was_asked_for() -> None:
    assert payload_for("when will they text", Stands()) is None


def test_a_bare_number_that_picks_nothing_is_a_slip_unless_it_answers() -> None:
    assert payload_for("9", Stands()) == "/choose"
    assert payload_for("9", Stands(), is_answer=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "is there a creche",
        "Is there a bus to it?",
        "and is it warm",
        "do they take babies",
        "can my 10 year old come to it",
        "any cost?",
        "wat day",
        "whit days is it on",
        "will there be other dads",
        "are they still on in the holidays",
        "do you need a referral",
        "is there onywhere tae leave the pram there",
        "how do I get there",
        "have they got steps",
        "do they do evenings",
        "will it be busy",
    ],
)
def test_a_short_question_is_about_the_service_in_view(text: str) -> None:
    assert payload_for(text, EVERYTHING) == "/tell_more"
    assert payload_for(text, Stands()) is None


@pytest.mark.parametrize(
    "text",
    [
        "is there a food bank near me",
        "can you ask them to phone me",
        "is there another one like it",
        "can I think about it",
        "how do I get her to eat it",
        "is it normal that he still wakes up",
        "is it too late to claim for them",
        "do they know I text you",
        "is there a group for grief",
        "what about my rent",
        "is there anything for dads",
        "are you a person",
        "can they put me out for arrears",
        "can they do that",
        "do they have to give me notice",
        "can they take my kids off me",
        "can I get it backdated",
        "what do I do about it all",
        "I've had a letter about the rent and it says they are putting it up, can they do that with only two weeks",
    ],
)
def test_other_questions_are_looked_at_for_what_they_are(text: str) -> None:
    assert payload_for(text, EVERYTHING) is None


def test_what_is_plainly_another_act_is_not_about_the_service() -> None:
    assert payload_for("is it on every day", EVERYTHING, act="discreet") is None


@pytest.mark.parametrize(
    ("text", "again"),
    [("leith i told you", True), ("I said leith!", True), ("leith", False), ("they said leith was shut", False)],
)
def test_saying_where_once_more(text: str, again: bool) -> None:
    start = text.index("leith")
    place = {"entity": "place", "value": "Leith", "start": start, "end": start + len("leith")}
    assert says_where_again(text, {"entities": [place]}) == again
    assert not says_where_again(text, {"entities": []})


@pytest.mark.parametrize(
    ("text", "of_it"),
    [
        ("can i bring my pal", True),
        ("can she come or not", True),
        ("can my sister come wi me", True),
        ("do i have to go by myself or can i take a friend", True),
        ("does he have to go with me?", True),
        ("if it was a man or a woman cause im shy", True),
        ("can he come and see them whenever he wants", False),
        ("can he take the weans to spain", False),
        ("do i have to go to work", False),
        ("does he have to pay for the weans", False),
        ("is it a man or a woman coach", True),
    ],
)
def test_who_may_come_along_is_asked_of_the_service_in_view(text: str, of_it: bool) -> None:
    assert (payload_for(text, Stands(service_in_view=True)) == "/tell_more") is of_it
    assert payload_for(text, Stands()) is None


@pytest.mark.parametrize(
    "text",
    [
        "dont send the text on the 21st",
        "and the 21st text, dont bother wi that",
        "no leave it. just no text on the 21st",
    ],
)
def test_a_text_of_ours_is_called_off_whatever_lies_open(text: str) -> None:
    assert payload_for(text, Stands(waiting=True, request_spoken_of=True)) == "/drop_check_in"
    assert payload_for("dont text me before 9", Stands()) != "/drop_check_in"


@pytest.mark.parametrize("text", ["leave it as is. bye x", "no keep the text! wed at 8", "leave it as it is"])
def test_a_text_that_is_to_stay_stays(text: str) -> None:
    assert payload_for(text, Stands(text_spoken_of=True)) == "/finish"
    assert payload_for(text, Stands()) != "/finish"
