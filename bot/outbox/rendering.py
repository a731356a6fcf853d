"""From choices to what a phone shows: numbers in SMS, buttons in Telegram, from one definition."""

import uuid

from bot.messages import Choice

LONGEST_BUTTON = 60
"""Characters of a button's label that small phones still show."""


def button_data(text_id: uuid.UUID, number: int) -> str:
    """The callback data of a button: which text it hangs on and which choice it is (37 bytes; Telegram allows 64)."""
    return f"{text_id.hex}:{number}"


def read_button_data(data: str) -> tuple[uuid.UUID, int] | None:
    """The text and choice that callback data names, or None when it is not ours."""
    text_id, _, number = data.partition(":")
    try:
        return uuid.UUID(hex=text_id), int(number)
    except ValueError:
        return None


def buttons(text_id: uuid.UUID, choices: tuple[Choice, ...]) -> tuple[tuple[str, str], ...]:
    """(label, callback data) for each choice, one a row."""
    return tuple(
        (choice.label[:LONGEST_BUTTON], button_data(text_id, number)) for number, choice in enumerate(choices, 1)
    )
