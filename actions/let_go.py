"""What becomes of an open question when something else was said in between."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply


def let_go(heard: Heard) -> Slots:
    """What was asked lies open no longer, but the area may still come."""
    return {"asked": "area" if heard.slot("asked") == "area" else None}


class LetGo(PaceAction):
    """Lets go of a yes-or-no question, so that a later yes does not answer it. The area may still come."""

    called = "action_let_go"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Sets `asked`."""
        return let_go(heard)


class PersonOffered(PaceAction):
    """A person was offered: a yes now means that."""

    called = "action_person_offered"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Sets `asked`."""
        return {"asked": "person"}
