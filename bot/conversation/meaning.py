"""What the engine's word on a text says, read for a turn."""

from bot.conversation.engine import Understood
from bot.safety.verdict import URGENCY, Verdict

PLAIN = 0.9
AMONG_SEVERAL = 0.2
ASKS_NOTHING = frozenset("yes no thanks greeting goodbye not_now dont_know choose unclear".split())


def risk_in(understood: Understood | None) -> Verdict:
    """The risk that the engine's classifier found, if any."""
    found = understood or {}
    risk = found.get("risk")
    return Verdict(risk, sure=found.get("risk_sure", True)) if risk in URGENCY else Verdict()


def surely(understood: Understood | None) -> str | None:
    """The act that a text is; None where that is doubtful, or where it is a need."""
    found = understood or {}
    return None if found.get("unsure") else found.get("finer_act")


def surely_needs(understood: Understood | None) -> bool:
    """Whether a text holds a need, and that is not doubtful."""
    found = understood or {}
    return bool(found.get("needs")) and not found.get("unsure")


def plain_needs(understood: Understood | None) -> set[str]:
    """The needs that a text is so surely about that it may be about none beside them; by id."""
    found = understood or {}
    return {each["id"] for each in found.get("needs") or ()} if found.get("confidence", 0) >= PLAIN else set()


def likely_needs(understood: Understood | None) -> list[str]:
    """The needs, by id, that a text is likely enough about to count beside the likeliest; less is chance."""
    return [each["id"] for each in (understood or {}).get("needs") or () if each["confidence"] >= AMONG_SEVERAL]


def asks_nothing(understood: Understood | None) -> bool:
    """Whether a text is small talk, a yes or no to no question, or nothing that is known."""
    return (understood or {}).get("finer_act") in ASKS_NOTHING


def asks_for_something(understood: Understood | None) -> bool:
    """Whether a text holds a need or an act of its own."""
    found = understood or {}
    return bool(found.get("needs")) or not (found.get("unsure") or asks_nothing(found))
