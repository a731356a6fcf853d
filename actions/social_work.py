"""Social workers, a hearing or a court: a person is offered once, and what else was asked for is kept."""

from collections.abc import Sequence

from actions.base import Slots
from actions.reply import Reply


def offer_a_person(reply: Reply, needs: Sequence[str]) -> Slots:
    """The slots that make the rules offer a key worker; `needs` come up again later."""
    if needs:
        reply.effect("keep_needs", needs=list(needs))
    return {"way": "social_work", "asked": "person", "social_work_offered": True}
