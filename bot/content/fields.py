"""What an entry's form asks for, field by field, and how what somebody typed becomes an entry's body."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.content.life import Body
from bot.errors import PaceError

MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|[a-z]{2,8});")
LINE, TEXT, ONE, SEVERAL, DAY = "line", "text", "one", "several", "day"

Options = Sequence[tuple[str, str]]
"""What may be chosen: (value, label)."""


class FieldWrong(ValueError):
    """What was typed cannot be kept; the text says why, and what to do."""


class FieldsWrong(PaceError):
    """Some fields cannot be kept as they were typed; `fields` says why for each, and nothing was saved."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("Nothing was saved yet. Please look at what is marked below; what you typed is still there.")
        self.fields = dict(fields)


@dataclass(frozen=True)
class Field:
    """One thing that a form asks for. `more` stands under "More, if you know it"; `check` mends or raises FieldWrong."""

    name: str
    label: str
    hint: str = ""
    shape: str = LINE
    options: Options = ()
    most: int = 200
    more: bool = False
    suggests: bool = False
    """Whether `options` are only suggestions for a line."""
    check: Callable[[str], str] | None = None
    starts: str = ""
    """What stands there in a new entry."""
    type: str = "text"
    """The `type` of the input, for the keyboard of a phone."""


def read_form(fields: Sequence[Field], form: Mapping[str, str]) -> Body:
    """The body that a form says. A field that stays empty is None. Raises FieldsWrong."""
    body: Body = {}
    wrong: dict[str, str] = {}
    for one in fields:
        try:
            body[one.name] = _read(one, form)
        except FieldWrong as why:
            wrong[one.name] = str(why)
    if wrong:
        raise FieldsWrong(wrong)
    return body


def typed_in(fields: Sequence[Field], form: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the boxes, as it was typed, to show it again."""
    return {one.name: _chosen(one, form) if one.shape == SEVERAL else form.get(one.name, "") for one in fields}


def _chosen(one: Field, form: Mapping[str, str]) -> list[str]:
    return [value for value, _ in one.options if form.get(f"{one.name}-{value}")]


def _read(one: Field, form: Mapping[str, str]) -> Any:
    if one.shape == SEVERAL:
        return _chosen(one, form)
    said = tidy(form.get(one.name, ""), lines=one.shape == TEXT)
    if not said:
        return None
    if one.shape == DAY:
        return _day(said)
    if one.shape == ONE and said not in {value for value, _ in one.options}:
        raise FieldWrong("Choose one from the list.")
    if len(said) > one.most:
        raise FieldWrong(f"This is {len(said)} characters long; {one.most} are the most.")
    if found := MARKUP.search(said):
        raise FieldWrong(f"Parents would see {found[0][:30]} as it stands. Write it in plain words, without HTML.")
    return one.check(said) if one.check else said


def tidy(said: str, lines: bool = False) -> str:
    """Without control characters; white space as people mean it."""
    plain = said.replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        return " ".join("".join(c if c.isprintable() else " " for c in plain).split())
    return "".join(c for c in plain if c == "\n" or c.isprintable()).strip()


def _day(said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise FieldWrong("That is no day. Write it as year-month-day, such as 2027-03-31.") from None
