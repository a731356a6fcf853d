"""Asking what was meant, rather than guessing."""

from collections.abc import Sequence

from actions.base import Slots
from actions.choices import A_PERSON, WAYS_OUT, need_choice
from actions.reply import Reply
from bot.directory.needs import Need


def ask_meaning(reply: Reply, likely: Sequence[Need]) -> Slots:
    """Is it about this, this, or something else? With one guess only, a person stands beside it."""
    choices = [need_choice(need) for need in likely]
    if len(choices) == 1:
        choices.append(A_PERSON)
    reply.say("utter_which_meaning", (*choices, *WAYS_OUT))
    return {"way": "meaning", "asked": "meaning"}
