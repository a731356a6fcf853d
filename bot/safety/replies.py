"""The fixed reply to each risk: which wording, and which choices hang on it."""

import json
from collections.abc import Sequence

from bot.messages import Choice, Saying
from bot.safety.verdict import READ_BY_OTHERS, Verdict

TELL_A_PERSON = Choice("Yes, tell a key worker", "/tell_worker", ("yes",))
NOT_NOW = Choice("Not now", "/not_now", ("no", "don't tell anybody", "dont tell anyone", "dinnae tell nobody"))

WEAK_SIGN = "risk_perhaps"
"""The wording that asks whether there is danger at all."""

NONE_SET_UP = "None is set up here yet."
NEARBY = {
    "destitution_today": "food_essentials",
    "destitution_today/no_power": "energy_bills",
    "homeless_tonight": "housing",
}
"""The need that a risk, or the one of a rule, comes from: what is near may help sooner than a key worker can."""
SAYS_HOURS = frozenset({"destitution_today"})
"""Risks whose reply says what a key worker could do, and so when one is in."""

LAST_RESORT = (
    "If you or a child are in danger now, ring 999. Samaritans are there any time on 116 123, and NHS 24 on 111."
)
"""Ships in code, so that there is an answer even when no content can be read."""
QUIET_LAST_RESORT = "If you're in danger now, ring 999. On a mobile and can't speak: press 55 when asked."
"""The same where somebody else may read along: no topic and no organisation."""
QUIET = frozenset({"immediate_danger", "domestic_abuse", "sexual_violence"})


def says_hours(verdict: Verdict) -> bool:
    """Whether the reply to this says when key workers are in; no other has to wait for that to be looked up."""
    return verdict.sure and verdict.risk in SAYS_HOURS


def reply_to(verdict: Verdict, person: str | None, needs: Sequence[str] = (), hours: str = NONE_SET_UP) -> Saying:
    """The saying for an emergency or an urgent risk; a routine one is offered in the conversation, not answered here.

    `person` says who is being told of an emergency, or who reads it because the parent is with them; only if somebody
    really is, else None. `needs` are those of the same text: what to carry on with where we may have read it wrong.
    `hours` is a sentence on when key workers are in, for a reply that says what one could do.
    """
    assert verdict.answered
    wording = f"risk_{verdict.risk}"
    if not verdict.sure and verdict.risk not in READ_BY_OTHERS:
        wording = WEAK_SIGN
    fallback = QUIET_LAST_RESORT if verdict.risk in QUIET else LAST_RESORT
    if verdict.urgency == "urgent" and person:
        return Saying(f"{wording}_seen", {"person": person}, fallback=fallback)
    if verdict.urgency == "urgent":
        otherwise = (*_nearby(verdict), NOT_NOW) if verdict.sure else (_carry_on(needs),)
        variables = {"hours": hours or NONE_SET_UP} if says_hours(verdict) else {}
        return Saying(wording, variables, (TELL_A_PERSON, *otherwise), fallback=fallback)
    if person:
        return Saying(f"{wording}_told", {"person": person}, fallback=fallback)
    return Saying(f"{wording}_alone", fallback=fallback)


def _nearby(verdict: Verdict) -> tuple[Choice, ...]:
    need = NEARBY.get(verdict.rule or "") or NEARBY.get(verdict.risk or "")
    return (Choice("What's near me", _asking_for(need), ("near me", "what is near me")),) if need else ()


def _carry_on(needs: Sequence[str]) -> Choice:
    """On with what the text asked for: straight to its one need, else to what lay open or was kept for later."""
    payload = _asking_for(needs[0]) if len(needs) == 1 else "/carry_on"
    return Choice("No, carry on", payload, ("no", "carry on", "not that", "naw"))


def _asking_for(need: str) -> str:
    return f"/need{json.dumps({'need': need})}"
