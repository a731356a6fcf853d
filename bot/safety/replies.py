"""The fixed reply to each risk: which wording, and which choices hang on it."""

from bot.messages import Choice, Saying
from bot.safety.verdict import Verdict

TELL_A_PERSON = Choice("Yes, tell a key worker", "/tell_worker", ("yes",))
NOT_NOW = Choice("Not now", "/not_now", ("no", "don't tell anybody", "dont tell anyone", "dinnae tell nobody"))

LAST_RESORT = (
    "If you or a child are in danger now, ring 999. Samaritans are there any time on 116 123, and NHS 24 on 111."
)
"""Ships in code, so that there is an answer even when no content can be read."""
QUIET_LAST_RESORT = "If you're in danger now, ring 999. On a mobile and can't speak: press 55 when asked."
"""The same where somebody else may read along: no topic and no organisation."""
QUIET = frozenset({"immediate_danger", "domestic_abuse", "sexual_violence"})


def reply_to(verdict: Verdict, person: str | None) -> Saying:
    """The saying for an emergency or an urgent risk; a routine one is offered in the conversation, not answered here.

    `person` says who is being told of an emergency, or who reads it because the parent is with them; only if somebody
    really is, else None.
    """
    assert verdict.urgency in ("emergency", "urgent")
    fallback = QUIET_LAST_RESORT if verdict.risk in QUIET else LAST_RESORT
    if verdict.urgency == "urgent" and person:
        return Saying(f"risk_{verdict.risk}_seen", {"person": person}, fallback=fallback)
    if verdict.urgency == "urgent":
        return Saying(f"risk_{verdict.risk}", choices=(TELL_A_PERSON, NOT_NOW), fallback=fallback)
    if person:
        return Saying(f"risk_{verdict.risk}_told", {"person": person}, fallback=fallback)
    return Saying(f"risk_{verdict.risk}_alone", fallback=fallback)
