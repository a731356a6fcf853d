"""What the assistant says to a parent about a handover: honest about the wait, and always with choices."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence

from bot.directory.needs import Need
from bot.handover.hours import Presence
from bot.messages import Choice, Saying

CARRY_ON = Choice("Carry on here", "/carry_on")
CANCEL = Choice("Cancel the key worker", "/cancel_request")
LEAVE_IT = Choice("Leave it as it is", "/finish", ("leave it", "keep it"))
JUST_WAIT = Choice("I'll just wait", "/finish")
A_PERSON = Choice("Talk to a person", "/talk_to_person")
WAYS_OUT = (Choice("Something else", "/something_else"), Choice("Not now", "/not_now"))
MEANWHILE = (CARRY_ON, CANCEL, JUST_WAIT)
WHILE_IT_STAYS = (CARRY_ON, JUST_WAIT)

WAIT = "/handover_wait"
ANOTHER = "/handover_another"
ASSISTANT = "/handover_assistant"
JOIN_YES = "/handover_join_yes"
JOIN_NO = "/handover_join_no"
STOP_SHARING = "/handover_stop_sharing"
KEEP_SHARING = "/handover_keep_sharing"
WISHES = frozenset({WAIT, ANOTHER, ASSISTANT, JOIN_YES, JOIN_NO, STOP_SHARING, KEEP_SHARING})
"""What a parent can choose while a worker has them; never sent to the engine. Those on sharing name the workers."""

SAYS_YES = ("yes", "aye", "yeah", "ok", "okay", "yes please", "that's fine", "fine", "fine by me")
SAYS_NO = ("no", "naw", "nope", "not now", "I'd rather not", "rather not")


def hours(there: Presence) -> str:
    """A sentence on when key workers are in; empty when nobody is in sight."""
    if there.is_in:
        return f"Key workers are in until {there.until}."
    return f"Key workers are next in {there.when}." if there.when else ""


def meanwhile(*, emergency: bool) -> tuple[Choice, ...]:
    """The choices while a key worker is waited for; one asked for in an emergency cannot be cancelled."""
    return WHILE_IT_STAYS if emergency else MEANWHILE


def not_picked_up(there: Presence, *, emergency: bool) -> Saying:
    """A working day has gone by and nobody has picked the request up."""
    return Saying("handover_not_picked_up", {"hours": hours(there)}, meanwhile(emergency=emergency))


def still_waiting(there: Presence, *, emergency: bool) -> Saying:
    """Nobody has picked the request up, and everybody has gone home."""
    return Saying("handover_still_waiting", {"when": there.when}, meanwhile(emergency=emergency))


def not_answered(person: str, *, emergency: bool) -> Saying:
    """A working day has gone by and the worker who has the parent has not answered."""
    return Saying("handover_not_answered", {"person": person}, _wishes(person, emergency))


def nobody_in(person: str, there: Presence, *, emergency: bool) -> Saying:
    """The parent has texted a worker who is not in just now."""
    return Saying("handover_nobody_in", {"person": person, "when": there.when}, _wishes(person, emergency))


def which_way(person: str, *, emergency: bool) -> Saying:
    """The parent may want the assistant, or another worker, back: they are asked, not guessed at."""
    return Saying("handover_which_way", {"person": person}, _wishes(person, emergency))


def waits_on(person: str) -> Saying:
    """The parent would rather wait."""
    return Saying("handover_waits_on", {"person": person})


def another_asked(there: Presence) -> Saying:
    """Another worker has been asked for; no reason was needed."""
    return Saying("handover_another_asked", {"hours": hours(there)}, WHILE_IT_STAYS)


def about(wish: str, who: Iterable[uuid.UUID]) -> str:
    """A wish on sharing with the workers that it is about, so that an old choice never counts for somebody else."""
    return f"{wish}{json.dumps({'who': [str(each) for each in who]})}"


def read_wish(payload: str) -> tuple[str, tuple[uuid.UUID, ...]]:
    """The wish in a payload, and the workers it is about; none where it is about anything else."""
    wish, mark, rest = payload.partition("{")
    return wish, tuple(uuid.UUID(each) for each in json.loads(mark + rest).get("who", ())) if mark else ()


def may_join(person: str, other: str, who: uuid.UUID) -> Saying:
    """The worker would like to bring somebody else in; the parent decides."""
    choices = (
        Choice("Yes, that's fine", about(JOIN_YES, (who,)), SAYS_YES),
        Choice("No, thanks", about(JOIN_NO, (who,)), SAYS_NO),
    )
    return Saying("handover_may_join", {"person": person, "other": other}, choices)


def joins(person: str, other: str) -> Saying:
    """The parent said yes to that."""
    return Saying("handover_joins", {"person": person, "other": other})


def stays_out(person: str) -> Saying:
    """The parent said no to that, and nothing else changes."""
    return Saying("handover_stays_out", {"person": person})


def is_asked_anew(person: str, other: str) -> Saying:
    """A yes to a question that is over: it takes a new one."""
    return Saying("handover_asked_anew", {"person": person, "other": other})


def sharing_ended(person: str, other: str) -> Saying:
    """The parent has taken back that somebody else reads along."""
    return Saying("handover_sharing_ended", {"person": person, "other": other})


def no_longer_in(person: str, other: str) -> Saying:
    """A worker has ended it."""
    return Saying("handover_no_longer_in", {"person": person, "other": other})


def may_stop_sharing(person: str, other: str, who: Sequence[uuid.UUID]) -> Saying:
    """The parent may want it to end: they are asked, not guessed at."""
    choices = (
        Choice("Yes, stop sharing", about(STOP_SHARING, who), SAYS_YES),
        Choice("No, keep it", about(KEEP_SHARING, who), SAYS_NO),
    )
    return Saying("handover_may_stop_sharing", {"person": person, "other": other}, choices)


def who_reads(person: str, others: Mapping[uuid.UUID, str]) -> Saying:
    """Who reads the parent's texts, by name; those they said yes to can be let go of, one by one. `others` by id."""
    if not others:
        return Saying("handover_who_reads", {"person": person})
    stops = tuple(Choice(f"Stop sharing with {name}", about(STOP_SHARING, (id,))) for id, name in others.items())
    choices = (*stops, Choice("Leave it as it is", about(KEEP_SHARING, others), SAYS_NO))
    return Saying("handover_who_reads_too", {"person": person, "other": in_a_row(others.values())}, choices)


def keeps_sharing(person: str) -> Saying:
    """Everything stays as it is."""
    return Saying("handover_keeps_sharing", {"person": person})


def in_a_row(names: Iterable[str]) -> str:
    """`Bob`, `Bob and Ann`, `Bob, Ann and Cat`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def handed_on(before: str, person: str, other: str) -> Saying:
    """Another worker looks after the parent from now on: `other` is `person` with where they are from."""
    return Saying("handover_handed_on", {"before": before, "person": person, "other": other})


def taken_over(before: str, person: str, other: str) -> Saying:
    """The same, where nobody handed on: the new worker has taken over from a colleague."""
    return Saying("handover_taken_over", {"before": before, "person": person, "other": other})


def carries_on(person: str, need: Need | None) -> Saying:
    """The worker has finished, and the assistant asks once what the parent would like."""
    choices = (
        Choice("Something else", "/menu"),
        Choice("Leave it there", "/not_now", ("leave it", "nothing")),
    )
    if need is None:
        return Saying("handover_carries_on", {"person": person}, choices)
    label, picked = need.label, json.dumps({"need": need.id})
    return Saying("handover_carries_on", {"person": person}, (Choice(label, f"/need{picked}"), *choices))


BACK = Saying(
    "handover_back",
    choices=(Choice("Look at something", "/menu"), Choice("Leave it there", "/not_now", ("leave it", "nothing"))),
)
"""The parent has chosen the assistant."""


def _wishes(person: str, emergency: bool) -> tuple[Choice, ...]:
    """An emergency stays with a person until it is decided; everything else is the parent's to choose."""
    choices = (
        Choice(f"Wait for {person}", WAIT, ("wait",)),
        Choice("Another key worker", ANOTHER, ("another", "someone else", "somebody else")),
    )
    return choices if emergency else (*choices, Choice("The assistant", ASSISTANT, ("assistant", "carry on here")))
