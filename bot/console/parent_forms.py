"""Which forms a parent's page has for who looks: it shows these, and tells in them what did not work."""

from collections.abc import Sequence

from bot.console.composing import Taker
from bot.handover.record import Record


def forms_of(record: Record, takers: Sequence[Taker], *, leads: bool) -> frozenset[str]:
    """The names of the forms. `leads`: who looks may hand on what others hold."""
    held = record.holds and record.is_open
    talking = record.holds and record.state == "with_worker"
    elsewhere = any(one.elsewhere for one in takers)
    there = {
        "note": True,
        "label": True,
        "number": record.may_see_number,
        "reply": record.may_write,
        "promise": held,
        "step": held,
        "later": talking and record.urgency != "emergency",
        "bring-in": talking and elsewhere and not record.stopped,
        "hand-on": (record.holds or leads) and record.is_open and bool(takers),
        "finish": talking,
    }
    return frozenset(name for name, is_there in there.items() if is_there)
