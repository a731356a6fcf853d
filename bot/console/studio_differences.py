"""What changed between two copies of an entry, word by word, to show side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from bot.content.fields import Field
from bot.content.life import Body
from bot.content.wording import Wording

WORDS = re.compile(r"\s+|[^\s]+")
Piece = tuple[str, bool]
"""Some words, and whether they are only on this side."""


@dataclass(frozen=True)
class Difference:
    """One form on both sides; an empty side has no such form."""

    name: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


def differences(old: Wording, new: Wording) -> list[Difference]:
    """The forms that differ."""
    found = []
    for style, before, after in (("SMS", old.sms, new.sms), ("Telegram", old.telegram, new.telegram)):
        for number, (was, is_now) in enumerate(zip_longest(before, after, fillvalue=""), 1):
            if was != is_now:
                found.append(Difference(f"{style}, form {number}", *_compared(was, is_now)))
    was, is_now = (", ".join(choice.label for choice in one.choices) for one in (old, new))
    if was != is_now:
        found.append(Difference("Choices", *_compared(was, is_now)))
    return found


def _compared(was: str, is_now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    one, other = WORDS.findall(was), WORDS.findall(is_now)
    old: list[Piece] = []
    new: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        changed = kind != "equal"
        if j > i:
            old.append(("".join(one[i:j]), changed))
        if m > k:
            new.append(("".join(other[k:m]), changed))
    return tuple(old), tuple(new)


def field_differences(fields: Sequence[Field], old: Body, new: Body) -> list[Difference]:
    """The fields of a form that differ."""
    found = []
    for one in fields:
        was, is_now = said_in(one, old.get(one.name)), said_in(one, new.get(one.name))
        if was != is_now:
            found.append(Difference(one.label, *_compared(was, is_now)))
    return found


def said_in(field: Field, value: Any) -> str:
    """A field's value as people read it."""
    labels = dict(field.options)
    if isinstance(value, list):
        return ", ".join(labels.get(str(one), str(one)) for one in value)
    return labels.get(str(value), str(value)) if value else ""
