"""Takes values out of one foreign record, of whatever type it really has, and remembers what was wrong with them."""

from collections.abc import Iterator
from typing import Any

from bot.directory.feeds import contacts
from bot.directory.feeds.cleaning import had_markup, one_line, plain
from bot.directory.feeds.found import Refused

LONGEST_NAME = 200
LONGEST_TEXT = 20_000
NOT_SAID = frozenset(("", *"null none n/a na nan undefined - -- #n/a #ref! #name? #value!".split()))


class Taking:
    """One record in the making. `problems` keep it from being a service; `notes` say what was left out or mended."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.contact: dict[str, str] = {}

    def id(self, value: Any) -> str | None:
        """The source's own id; a number will do."""
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        found = self.line(value, "id")
        if not found:
            self._problem("it has no id")
        elif len(found) > LONGEST_NAME:
            self._problem(f"the id is {len(found):,} characters long")
            return None
        return found

    def name(self, value: Any, called: str = "name") -> str | None:
        """A name, which every service needs."""
        found = self.line(value, called)
        if not found:
            if not any(called in problem for problem in self.problems):
                self._problem(f"it has no {called}")
            return None
        if len(found) > LONGEST_NAME:
            self._problem(f"the {called} is {len(found):,} characters long; {LONGEST_NAME} are the most")
            return None
        return found

    def organisation(self, name: Any, about: Any) -> tuple[str, str]:
        """Who runs it and what they say of themselves; empty where the source does not say."""
        found = self.optional(name, "organisation's name") or ""
        if len(found) > LONGEST_NAME:
            self.note(f"the organisation's name was left out: it is {len(found):,} characters long")
            found = ""
        return found, self.optional(about, "organisation's description") or ""

    def line(self, value: Any, called: str) -> str | None:
        """Clean text on one line."""
        found = self.text(value, called)
        return " ".join(found.split()) if found else None

    def text(self, value: Any, called: str) -> str | None:
        """Clean text; None when nothing is said. Anything that is no text is a problem."""
        if value is None:
            return None
        if not isinstance(value, str):
            self._problem(f"the {called} is {type_name(value)}, not text")
            return None
        if value.strip().lower() in NOT_SAID:
            return None
        if had_markup(value):
            self.note(f"markup was taken out of the {called}")
        found = plain(value)
        if len(found) > LONGEST_TEXT:
            self.note(f"the {called} was cut: it is {len(found):,} characters long")
            found = found[:LONGEST_TEXT]
        return found or None

    def optional(self, value: Any, called: str) -> str | None:
        """Like `line`, for what a service can do without: a wrong type is noted and left out."""
        if value is not None and not isinstance(value, str):
            self.note(f"the {called} was left out: it is {type_name(value)}, not text")
            return None
        return self.line(value, called)

    def way(self, kind: str, value: Any) -> None:
        """A way to get in touch (phone, text, email or web); the first good one of each kind counts."""
        if kind in self.contact or value is None or value == "":
            return
        if kind in ("phone", "text") and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self.note(f"the {LABELS[kind]} is {type_name(value)}, not text")
            return
        if one_line(value).lower() in NOT_SAID:
            return
        self._keep(kind, one_line(value))

    def note(self, line: str) -> None:
        """Something left out or mended."""
        if line not in self.notes:
            self.notes.append(line)

    def refused(self, id: str | None, name: str | None) -> Refused:
        """The record refused, with all that was wrong, what had to be left out included."""
        left_out = [note for note in self.notes if not note.startswith("markup")]
        return Refused(id, name, tuple(dict.fromkeys((*self.problems, *left_out))))

    def _keep(self, kind: str, value: str) -> None:
        try:
            self.contact[kind] = CHECKS[kind](value)
        except contacts.NotUsable as wrong:
            self.note(str(wrong))
            return
        if kind == "phone" and contacts.costly(self.contact[kind]):
            self.note("ringing this number may cost extra")

    def _problem(self, line: str) -> None:
        if line not in self.problems:
            self.problems.append(line)


CHECKS = {"phone": contacts.phone, "text": contacts.phone, "email": contacts.email, "web": contacts.web}
LABELS = {"phone": "phone number", "text": "number for texts", "email": "e-mail address", "web": "web address"}


def type_name(value: Any) -> str:
    """What a JSON value is, in words."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return {"list": "a list", "dict": "a group of fields"}.get(type(value).__name__, "of another type")


def group(value: Any) -> dict[str, Any]:
    """A JSON object, or an empty one where something else stands."""
    return value if isinstance(value, dict) else {}


def groups(value: Any) -> Iterator[dict[str, Any]]:
    """The JSON objects of a list; a single object counts as a list of one, anything else as empty."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def whole_number(value: Any) -> int | None:
    """A count such as an age; None where there is none."""
    if isinstance(value, str):
        value = float(value) if value.strip().replace(".", "", 1).isdecimal() else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1 < value < 1_000_000:
        return None
    return int(value)
