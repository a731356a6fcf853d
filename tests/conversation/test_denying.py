"""What a text denies of what it was taken for, and what is left of it."""

import pytest

from bot.conversation.denying import clauses_of, denied_in, things_in

CLOTHES = {"needs": [{"id": "food_essentials"}]}


@pytest.mark.parametrize(
    ("text", "assumed", "left"),
    [
        ("NOBODY HAS DIED. im asking about the text reminder", "bereavement", "im asking about the text reminder"),
        ("what? nobody died. did you take the 12th off", "bereavement", "did you take the 12th off"),
        ("naebody's deid hen", "bereavement", ""),
        ("?? i said a sofa not debt", "debt", "i said a sofa"),
        ("no its not debt. its a sanction", "debt", "its a sanction"),
        ("I don't have any debts", "debt", ""),
        ("no separation. there's no separation. take that off", "separation_contact", ""),
        ("no im not homeless, i mean the parents group", "homeless_tonight", "i mean the parents group"),
        ("i never said i was homeless", "housing", ""),
    ],
)
def test_what_is_denied_by_its_name(text: str, assumed: str, left: str) -> None:
    denied = denied_in(clauses_of(text), {assumed}, {}, alarmed=False)
    assert denied is not None
    assert (denied.by_name, denied.rest) == ({assumed}, left)
    of_another = denied_in(clauses_of(text), {"transport"}, {}, alarmed=False)
    assert of_another is None or (assumed == "bereavement" and not of_another.wrong)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I don't want grief groups. It's the form", "It's the form"),
        ("not grief. a form", "a form"),
        ("my mum's not dead, its my gran", "its my gran"),
    ],
)
def test_grief_refused(text: str, left: str) -> None:
    denied = denied_in(clauses_of(text), set(), {}, alarmed=False)
    assert denied is not None
    assert (denied.no_grief, denied.rest) == (True, left)


@pytest.mark.parametrize("text", ["no a group", "I want grief counselling", "no loss of pay", "he's not dead sure"])
def test_grief_not_refused(text: str) -> None:
    assert denied_in(clauses_of(text), {"bereavement"}, {}, alarmed=False) is None


def test_a_thing_put_aside_for_another_is_no_topic_denied() -> None:
    clauses = clauses_of("not clothes, a COT. baby's bed")
    denied = denied_in(clauses, {"food_essentials"}, dict.fromkeys(things_in(clauses), CLOTHES), alarmed=False)
    assert denied is not None
    assert (denied.by_name, denied.rest) == (set(), "a COT. baby's bed")


@pytest.mark.parametrize(
    "text",
    [
        "there's no food in the house",
        "no food",
        "nae food for the weans",
        "not enough food",
        "I've no money and no food",
        "not a scrap of food",
        "I'm not coping with debt",
        "food but not far",
        "I'm no getting any food",
    ],
)
def test_want_and_conditions_deny_nothing(text: str) -> None:
    clauses = clauses_of(text)
    of_food = dict.fromkeys(things_in(clauses), CLOTHES)
    assert denied_in(clauses, {"food_essentials", "debt"}, of_food, alarmed=False) is None


@pytest.mark.parametrize(
    ("text", "number", "left"),
    [
        ("what? what is that number? i asked about a club", True, "i asked about a club"),
        (
            "what? why would i need that, i just asked if it was a man or a woman cause im shy",
            False,
            "if it was a man or a woman cause im shy",
        ),
        ("im fine, just shy. can she come or not", False, "just shy. can she come or not"),
    ],
)
def test_a_protest_after_an_alarm(text: str, number: bool, left: str) -> None:
    denied = denied_in(clauses_of(text), {"sexual_violence"}, {}, alarmed=True)
    assert denied is not None
    assert (denied.wrong, denied.number, denied.rest) == (True, number, left)
    assert denied_in(clauses_of("im fine thanks"), {"sexual_violence"}, {}, alarmed=True) is None


def test_asking_what_a_number_is_denies_nothing() -> None:
    denied = denied_in(clauses_of("whats that number you keep giving me"), {"domestic_abuse"}, {}, alarmed=True)
    assert denied is not None
    assert denied.number
    assert not denied.wrong


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Volunteering? No no dear. I'm worn out", "I'm worn out"),
        ("No volunteer. I need job with pay", "I need job with pay"),
    ],
)
def test_volunteering_is_nothing_that_anybody_lacks(text: str, rest: str) -> None:
    clauses = clauses_of(text)
    about = {thing: {"needs": [{"id": "volunteering", "confidence": 0.9}]} for thing in things_in(clauses)}
    denied = denied_in(clauses, {"volunteering"}, about, alarmed=False)
    assert denied is not None
    assert denied.ids == {"volunteering"}
    assert denied.rest == rest
