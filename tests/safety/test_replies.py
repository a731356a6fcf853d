"""The fixed replies: the right numbers first, short, and no topic where somebody may be reading along."""

import re

import pytest

from bot.content.segments import measure
from bot.content.wording import Wordings, with_numbers
from bot.directory.needs import Needs
from bot.safety.replies import LAST_RESORT, NOT_NOW, OF_POWER, QUIET, QUIET_LAST_RESORT, TELL_A_PERSON, reply_to
from bot.safety.verdict import ORDER, URGENCY, Verdict, stronger
from bot.settings import PROJECT
from bot.yaml_files import read_yaml

HOURS = "Key workers are next in on Thursday 24 December from 9am."
WORDINGS = Wordings().shipped
ANSWERED = [risk for risk in ORDER if URGENCY[risk] in ("emergency", "urgent")]
SAYINGS = [
    reply_to(Verdict(risk, sure=sure), person)
    for risk in ANSWERED
    for person in (None, "a key worker")
    for sure in (True, False)
]
FORMS = [
    pytest.param(saying, form, id=f"{saying.wording} {number}")
    for saying in {saying.wording: saying for saying in SAYINGS}.values()
    for number, form in enumerate(WORDINGS[saying.wording].sms)
]
TELLTALE = re.compile(r"abuse|violen|rape|sexual|assault|refuge|partner|women|samaritans|police|helpline", re.I)
NUMBER = re.compile(r"\d[\d ]*\d")
OURS = {
    number.replace(" ", "")
    for line in read_yaml(PROJECT / "content" / "helplines.yaml")
    for number in (str(line.get("phone", "")), str(line.get("text", "")))
    if number
}


@pytest.mark.parametrize(("saying", "form"), FORMS)
def test_is_short_and_plain(saying, form) -> None:
    body = with_numbers(form.replace("{person}", "a key worker").replace("{hours}", HOURS), saying.choices)
    length = measure(body)
    assert length.is_gsm7, length.unicode_because
    assert length.segments <= 2


@pytest.mark.parametrize(("saying", "form"), FORMS)
def test_gives_only_numbers_of_the_directory(saying, form) -> None:
    numbers = {found.replace(" ", "") for found in NUMBER.findall(form)} - {"55", "24", "18"}
    assert numbers
    assert numbers <= OURS


@pytest.mark.parametrize(("saying", "form"), FORMS)
def test_999_stands_in_each_or_a_number_to_talk_to(saying, form) -> None:
    assert "999" in form or "116 123" in form


@pytest.mark.parametrize("risk", ANSWERED)
def test_there_are_three_forms_so_that_none_comes_twice_in_a_row(risk: str) -> None:
    for person in (None, "a key worker"):
        forms = WORDINGS[reply_to(Verdict(risk), person).wording].sms
        assert len(set(forms)) >= 3


@pytest.mark.parametrize("risk", [risk for risk in ANSWERED if URGENCY[risk] == "emergency"])
def test_an_emergency_says_that_a_person_is_told_only_if_one_is(risk: str) -> None:
    told, alone = reply_to(Verdict(risk), "a key worker"), reply_to(Verdict(risk), None)
    assert all("{person}" in form for form in WORDINGS[told.wording].sms)
    assert not any("tell" in form and "telling me" not in form for form in WORDINGS[alone.wording].sms)
    assert told.variables == {"person": "a key worker"}
    assert not told.choices
    assert not alone.choices


@pytest.mark.parametrize("risk", [risk for risk in ANSWERED if URGENCY[risk] == "urgent"])
def test_an_urgent_risk_asks_before_telling(risk: str) -> None:
    saying = reply_to(Verdict(risk), None)
    assert (saying.choices[0], saying.choices[-1]) == (TELL_A_PERSON, NOT_NOW)
    assert all("key worker" in form and form.endswith("?") for form in WORDINGS[saying.wording].sms)


@pytest.mark.parametrize(
    ("verdict", "need"),
    [
        (Verdict("destitution_today"), "food_essentials"),
        (Verdict("destitution_today", OF_POWER), "energy"),
        (Verdict("homeless_tonight", "homeless_tonight/put_out"), "housing"),
        (Verdict("severe_distress"), None),
        (Verdict("domestic_abuse"), None),
    ],
)
def test_where_something_near_may_help_sooner_it_is_offered_too(verdict: Verdict, need: str | None) -> None:
    offered = [choice.payload for choice in reply_to(verdict, None).choices[1:-1]]
    assert offered == ([f'/need{{"need": "{need}"}}'] if need else [])
    assert need is None or need in Needs().by_id


@pytest.mark.parametrize("risk", ANSWERED)
def test_a_weak_sign_asks_and_can_be_carried_on_from(risk: str) -> None:
    saying = reply_to(Verdict(risk, sure=False), None, ["parenting"])
    tell, carry_on = saying.choices
    assert tell == TELL_A_PERSON
    assert carry_on.payload == '/need{"need": "parenting"}'
    assert "no" in carry_on.also
    assert all(form.endswith("?") for form in WORDINGS[saying.wording].sms)


@pytest.mark.parametrize("needs", [[], ["parenting", "work"]])
def test_carrying_on_is_with_what_lay_open_or_was_kept_unless_there_is_one_need(needs: list[str]) -> None:
    assert reply_to(Verdict("suicide_self_harm", sure=False), None, needs).choices[1].payload == "/carry_on"


def test_nobody_is_told_without_a_word_where_the_sign_is_weak() -> None:
    assert {Verdict(risk, sure=False).urgency for risk in ANSWERED} == {"urgent"}
    assert Verdict("social_work", sure=False).urgency == "routine"
    assert stronger(Verdict("exploitation"), Verdict("suicide_self_harm", sure=False)).sure


@pytest.mark.parametrize("risk", [risk for risk in ANSWERED if URGENCY[risk] == "urgent"])
def test_with_a_worker_an_urgent_risk_asks_nothing_and_names_who_sees_it(risk: str) -> None:
    saying = reply_to(Verdict(risk), "Aisha")
    assert not saying.choices
    assert all("{person}" in form and "?" not in form for form in WORDINGS[saying.wording].sms)


@pytest.mark.parametrize("sure", [True, False])
@pytest.mark.parametrize("person", [None, "Aisha"])
@pytest.mark.parametrize("risk", ["domestic_abuse", "sexual_violence"])
def test_abuse_is_answered_without_a_topic_or_an_organisation(risk: str, person: str | None, sure: bool) -> None:
    saying = reply_to(Verdict(risk, sure=sure), person)
    for form in (*WORDINGS[saying.wording].sms, saying.fallback or ""):
        assert not re.search(
            r"abuse|violen|rape|sexual|assault|refuge|partner|women|samaritans|police|helpline", form, re.I
        )
        assert "999" in form


def test_a_child_is_told_of_childline() -> None:
    for wording in ("risk_child_at_risk_told", "risk_child_at_risk_alone"):
        assert all("0800 1111" in form for form in WORDINGS[wording].sms)


def test_every_reply_has_a_last_resort_in_code() -> None:
    for risk in ANSWERED:
        assert reply_to(Verdict(risk), None).fallback == (QUIET_LAST_RESORT if risk in QUIET else LAST_RESORT)


def test_a_routine_risk_has_no_fixed_reply() -> None:
    with pytest.raises(AssertionError):
        reply_to(Verdict("social_work"), None)
