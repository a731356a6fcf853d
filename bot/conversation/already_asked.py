"""A key worker who is waited for is not offered once more, as long as there is enough to pick beside."""

from dataclasses import replace

from bot.conversation.reading import Turn
from bot.handover.spoken import A_PERSON
from bot.messages import Choice

FEWEST = 3
"""So many choices are left at least: something to look at, something else, and not now."""


def leave_out_who_is_asked(turn: Turn) -> None:
    """Takes `Talk to a person` out of what is offered, where one was asked for."""
    if turn.stands.waiting:
        turn.sayings = tuple(replace(saying, choices=_left_of(saying.choices)) for saying in turn.sayings)


def _left_of(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    left = tuple(choice for choice in choices if choice.payload != A_PERSON.payload)
    return left if len(left) >= FEWEST else choices
