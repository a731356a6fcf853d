"""What is read from what was said to a parent lately."""

from bot.safety.choices import NOT_NOW, TELL_A_PERSON
from bot.safety.said_before import read_from

ASKS = [TELL_A_PERSON.as_json(), NOT_NOW.as_json()]
ABUSE = ("risk_domestic_abuse", "risk", ASKS)
HOME = ("risk_homeless_tonight", "risk", ASKS)
NO = ("utter_not_telling", "reply", [])


def test_what_was_asked_last_is_refused_by_a_no_in_the_next_text() -> None:
    before = read_from([ABUSE])
    assert before.leaves_it("domestic_abuse", "no dont tell anybody. he has my card")
    assert not before.leaves_it("domestic_abuse", "he has my card")
    assert not before.leaves_it("domestic_abuse", "no money, he has my card")
    assert not before.leaves_it("homeless_tonight", "no we have nowhere to sleep")


def test_a_refusal_holds_for_the_risk_it_was_said_of() -> None:
    before = read_from([ABUSE, NO, HOME])
    assert before.leaves_it("domestic_abuse", "he has my card")
    assert not before.leaves_it("homeless_tonight", "nowhere to go")


def test_not_asked_again_stays_so() -> None:
    before = read_from([("risk_domestic_abuse_again", "risk", ASKS)])
    assert before.leaves_it("domestic_abuse", "he has my card")
    assert before.quietly


def test_emergencies_are_remembered_and_weak_signs_are_none() -> None:
    said = [("risk_suicide_self_harm_alone", "risk", []), ("risk_perhaps", "risk", ASKS)]
    assert read_from(said).in_danger == {"suicide_self_harm"}
    assert read_from([]).asked is None
