"""The fixed reply to each risk: which wording, and which choices hang on it."""

from bot.messages import Choice, Saying
from bot.safety.verdict import Verdict

TELL_A_PERSON = Choice("Yes, tell a key worker", "/tell_worker", ("yes",))
NOT_NOW = Choice("Not now", "/not_now", ("no",))


def reply_to(verdict: Verdict, person_told: str | None) -> Saying:
    """The saying for a risk. `person_told` says who is being told and when, only if that is so; else None."""
    assert verdict.risk is not None
    told = "told" if person_told else "alone"
    if verdict.urgency == "emergency":
        return Saying(f"risk_{verdict.risk}_{told}", {"person": person_told or ""}, fallback=LAST_RESORT)
    return Saying(f"risk_{verdict.risk}", choices=(TELL_A_PERSON, NOT_NOW), fallback=LAST_RESORT)


LAST_RESORT = (
    "If you or a child are in danger now, ring 999. Samaritans are there any time on 116 123, and NHS 24 on 111."
)
"""Ships in code, so that there is an answer even when no content can be read."""
