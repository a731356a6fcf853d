"""What is asked calmly after a reply to danger, and what only sounds calm."""

import pytest

from bot.safety.all_safe import asked_in
from bot.safety.said_before import SaidBefore

DANGER = SaidBefore(
    in_danger=frozenset({"immediate_danger"}), answered=frozenset({"immediate_danger"}), latest="immediate_danger"
)
ABUSE = SaidBefore(answered=frozenset({"domestic_abuse"}), latest="domestic_abuse", quietly=True)
CHILD = SaidBefore(
    in_danger=frozenset({"child_at_risk"}), answered=frozenset({"child_at_risk"}), latest="child_at_risk"
)
RAPE = SaidBefore(answered=frozenset({"sexual_violence"}), latest="sexual_violence", quietly=True)
SUICIDE = SaidBefore(
    in_danger=frozenset({"suicide_self_harm"}), answered=frozenset({"suicide_self_harm"}), latest="suicide_self_harm"
)
JUMPED, MISSED = "my sister got jumped", "ma boy hasnae came hame"


@pytest.mark.parametrize(
    ("text", "before", "lately", "asked"),
    [
        ("we're safe, does she need a&e", DANGER, [JUMPED], "care_theirs"),
        ("she is ok now. she must go hospital?", DANGER, [JUMPED], "care_theirs"),
        ("shes bruised. is it the gp the morra", DANGER, [JUMPED], "care_theirs"),
        ("am safe at ma mums. dae i see the doctor", ABUSE, ["he hit me"], "care_quiet"),
        ("hes fine noo. a&e or the gp, whit dae a dae", CHILD, ["he was jumped"], "care"),
        ("hes no hurt, who do i tell", CHILD, [], "asked"),
        ("will he get charged", CHILD, ["he's no hurt"], "on"),
        ("they tell her work?", RAPE, ["my friend was raped"], "theirs"),
        ("ma boy is hame. hes no hurt", CHILD, [MISSED], "home"),
        ("she's back home safe, thank you", CHILD, [MISSED], "home"),
        ("panic attack. it has passed", DANGER, ["i cannot breathe"], "panic"),
    ],
)
def test_calm(text: str, before: SaidBefore, lately: list[str], asked: str | None) -> None:
    assert asked_in(text, before, lately) == asked


@pytest.mark.parametrize(
    ("text", "before", "lately"),
    [
        ("we're safe, does she need a&e", DANGER, ["he hit her heid"]),
        ("we're safe, does she need a&e", DANGER, ["he choked her"]),
        ("we're safe, does the baby need a&e", DANGER, [JUMPED]),
        ("he's fine, does he need a&e", DANGER, ["he swallowed bleach"]),
        ("is she safe? does she need a&e", DANGER, [JUMPED]),
        ("i hope she's safe, a&e?", DANGER, [JUMPED]),
        ("we're ok but he's coming, do we go to hospital", DANGER, [JUMPED]),
        ("we're safe but he knows where we live, a&e?", ABUSE, [JUMPED]),
        ("i'm fine. should i go to hospital", SUICIDE, ["i want to die"]),
        ("its no me. dae i take the pills aff him", SUICIDE, ["ma brother wants tae die"]),
        ("she's ok, she says she'll do it tonight. a&e?", DANGER, [JUMPED]),
        ("he's home", CHILD, ["ma man hit the wean"]),
        ("he's home but he's no right", CHILD, [MISSED]),
        ("when he's home do i ring", CHILD, [MISSED]),
        ("she's home wi a man, do i phone", CHILD, [MISSED]),
        ("would the police believe me", RAPE, ["i was raped"]),
        ("would the police believe her", RAPE, ["my friend's daughter was raped, she's 14"]),
        ("it was panic, i'm fine", DANGER, ["cannot breathe, i took pills"]),
        ("panic, it's better but not gone", DANGER, ["i cannot breathe"]),
        ("he has panic attacks, he's better", DANGER, ["my son cannot breathe"]),
    ],
)
def test_not_calm(text: str, before: SaidBefore, lately: list[str]) -> None:
    assert asked_in(text, before, lately) is None
