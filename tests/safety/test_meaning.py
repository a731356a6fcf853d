"""What the rules make of the kinds of sentence that must work."""

import pytest

from bot.safety.rules import Rules
from bot.safety.verdict import ORDER, URGENCY, Verdict, stronger


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("i just cant see the point any more", "suicide_self_harm"),
        ("ma wean said he wants tae die", "suicide_self_harm"),
        ("no even joking, i want to die", "suicide_self_harm"),
        ("i know its late but is there a nursery place, i keep thinking about ending it all", "suicide_self_harm"),
        ("feelin suicidle agn", "suicide_self_harm"),
        ("tried to kill myself years ago and the same thoughts are back", "suicide_self_harm"),
        ("my pal says shes going to kill herself", "suicide_self_harm"),
        ("HE'S KICKING MY DOOR IN", "immediate_danger"),
        ("he\u2019s got a knife", "immediate_danger"),
        ("ma wean isnae breathin right", "immediate_danger"),
        ("scared im going to hurt my baby", "child_at_risk"),
        ("ma man batters me when hes had a drink", "domestic_abuse"),
        ("i was raped", "sexual_violence"),
        ("me and the weans have naewhere tae sleep the night", "homeless_tonight"),
        ("nae food in the hoose", "destitution_today"),
        ("they took my passport and i work with no pay", "exploitation"),
        ("ah cannae cope ony mair", "severe_distress"),
        ("social worker coming tomorrow", "social_work"),
    ],
)
def test_counts(rules: Rules, text: str, risk: str) -> None:
    assert rules.assess(text).risk == risk


@pytest.mark.parametrize(
    "text",
    [
        "no thinking of hurting myself, just tired",
        "not suicidal or anything",
        "this form is killing me",
        "dying for a cuppa",
        "i could murder a chippy",
        "watched a thing on telly about a woman who wanted to die",
        "doing an essay on domestic abuse for college",
        "i was suicidal ten years ago, im great now",
        "my ex was controlling but thats years ago and im happy now with a lovely man",
        "my sister's a social worker",
        "ma feet are killin me",
        "",
        "2",
        "hello",
        "\U0001f600\U0001f600",
        "https://example.org/kill",
    ],
)
def test_does_not_count(rules: Rules, text: str) -> None:
    assert rules.assess(text) == Verdict()


def test_the_most_urgent_of_several_wins(rules: Rules) -> None:
    text = "social worker coming tomorrow and we have no food in the house. i want to die"
    assert rules.assess(text) == Verdict("suicide_self_harm")
    assert len(rules.holding(text)) >= 3


def test_a_tie_goes_to_the_more_specific(rules: Rules) -> None:
    assert rules.assess("my husband forces me to have sex").risk == "sexual_violence"


def test_says_which_rule_it_was_without_the_words(rules: Rules) -> None:
    verdict = rules.assess("i want to die")
    assert verdict.rule == "suicide_self_harm/wants_to_die"
    assert verdict == Verdict("suicide_self_harm")


def test_nothing_lowers_what_was_found() -> None:
    for one in (None, *ORDER):
        for other in (None, *ORDER):
            both = stronger(Verdict(one), Verdict(other))
            assert both.urgency in (Verdict(one).urgency, Verdict(other).urgency)
            if "emergency" in (URGENCY.get(one or ""), URGENCY.get(other or "")):
                assert both.urgency == "emergency"
