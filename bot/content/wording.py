"""The words of every text: the live copy from the database, or the one that shipped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.segments import to_gsm7
from bot.database.tables import LiveWording
from bot.errors import PaceError
from bot.messages import Choice, Saying
from bot.settings import PROJECT
from bot.yaml_files import read_yaml

SHIPPED = PROJECT / "content" / "wording"
LEAD_ON = ("/something_else", "/not_now", "/carry_on", "/finish", "/cancel")
"""How the payloads of choices begin that lead on or out."""
WAYS_OUT = (Choice("Something else", "/something_else"), Choice("Not now", "/not_now"))
VARIABLE = re.compile(r"\{([a-z_]+)\}")


class WordingMissing(PaceError):
    """No copy of a wording, live or shipped, or a variable that nothing fills."""


@dataclass(frozen=True)
class Wording:
    """One wording: varied forms for each style (`sms`, `telegram`), and the choices it always offers."""

    id: str
    sms: tuple[str, ...]
    telegram: tuple[str, ...]
    choices: tuple[Choice, ...] = ()

    def forms(self, style: str) -> tuple[str, ...]:
        """The forms for a style; Telegram falls back to the SMS ones."""
        return self.telegram or self.sms if style == "telegram" else self.sms


@dataclass(frozen=True)
class Composed:
    """A text in its final words, and which form of the wording it is."""

    body: str
    variant: int
    choices: tuple[Choice, ...]


class Wordings:
    """Finds and fills wordings. The shipped ones are Rasa domain fragments, so the engine knows them too."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self._folder = folder

    @property
    def shipped(self) -> Mapping[str, Wording]:
        """Every wording that ships, by id."""
        return _read_shipped(self._folder)

    async def find(self, session: AsyncSession, id: str) -> Wording | None:
        """The live copy if an admin changed it, else the shipped one."""
        shipped = self.shipped.get(id)
        live = await session.get(LiveWording, id)
        if live is None:
            return shipped
        choices = shipped.choices if shipped else ()
        if "choices" in live.variants:
            choices = choices_in(live.variants["choices"])
        return Wording(id, tuple(live.variants["sms"]), tuple(live.variants.get("telegram", ())), choices)

    async def compose(
        self, session: AsyncSession, saying: Saying, style: str, last: tuple[str, int] | None
    ) -> Composed:
        """Puts a saying into words, never in the form that was used `last` (wording id, form) if there is another."""
        wording = await self.find(session, saying.wording)
        forms = wording.forms(style) if wording else ()
        if not forms:
            if saying.fallback is None:
                raise WordingMissing(f"no wording called {saying.wording}")
            forms = (saying.fallback,)
        variant = 0
        if last and last[0] == saying.wording:
            variant = (last[1] + 1) % len(forms)
        choices = with_one_more(self._offered(saying, wording), saying.besides)
        body = fill(forms[variant], saying.variables)
        return Composed(to_gsm7(body) if style == "sms" else body, variant, choices)

    def _offered(self, saying: Saying, wording: Wording | None) -> tuple[Choice, ...]:
        """A saying's choices, those of the wording's own as an admin left them: renamed, or taken out.

        The engine says a wording with the labels that shipped, because it knows no others.
        """
        if wording is None or not saying.choices:
            return saying.choices or (wording.choices if wording else ())
        shipped = self.shipped.get(saying.wording)
        own = {choice.payload for choice in shipped.choices} if shipped else set()
        labels = {choice.payload: choice.label for choice in wording.choices}
        return tuple(
            replace(choice, label=labels[choice.payload]) if choice.payload in own else choice
            for choice in saying.choices
            if choice.payload not in own or choice.payload in labels
        )


def with_one_more(choices: tuple[Choice, ...], besides: Choice | None) -> tuple[Choice, ...]:
    """The choices with one more, before those that lead on or out."""
    if besides is None or any(each.payload == besides.payload for each in choices):
        return choices
    place = next((n for n, each in enumerate(choices) if each.payload.startswith(LEAD_ON)), len(choices))
    return (*choices[:place], besides, *(choices[place:] or WAYS_OUT))


@cache
def _read_shipped(folder: Path) -> Mapping[str, Wording]:
    """The wordings of a folder, read once a process."""
    found: dict[str, Wording] = {}
    for file in sorted(folder.rglob("*.yml")):
        responses = read_yaml(file).get("responses", {})
        found.update({id: read_wording(id, forms) for id, forms in responses.items()})
    return found


def read_wording(id: str, forms: list[dict[str, Any]]) -> Wording:
    """Reads a wording from Rasa's `responses:` form, where `channel:` tells the style."""
    by_style: dict[str, list[str]] = {"sms": [], "telegram": []}
    choices: tuple[Choice, ...] = ()
    for form in forms:
        by_style[form.get("channel", "sms")].append(str(form["text"]).strip())
        if form.get("buttons"):
            choices = choices_in(form["buttons"])
    return Wording(id, tuple(by_style["sms"]), tuple(by_style["telegram"]), choices)


def choices_in(buttons: list[dict[str, Any]]) -> tuple[Choice, ...]:
    """A wording's own choices, from Rasa's form of them."""
    return tuple(Choice(button["title"], button["payload"]) for button in buttons)


def fill(text: str, variables: dict[str, str]) -> str:
    """Puts values in for `{names}`. Raises WordingMissing for one that nothing fills."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in variables:
            raise WordingMissing(f"nothing fills {{{match[1]}}}")
        return str(variables[match[1]])

    return VARIABLE.sub(value, text).strip()


def with_numbers(body: str, choices: tuple[Choice, ...]) -> str:
    """The SMS form of an offer: the body, then each choice on a line with its number."""
    if not choices:
        return body
    lines = [f"{number} {_told(choice)}" for number, choice in enumerate(choices, 1)]
    return to_gsm7("\n".join([body, *lines]))


def with_abouts(body: str, choices: tuple[Choice, ...]) -> str:
    """The Telegram form of an offer: the body, then a line on each choice that says more than its label."""
    lines = [_told(choice) for choice in choices if choice.about]
    return "\n".join([body, *lines])


def _told(choice: Choice) -> str:
    return f"{choice.label}: {choice.about}" if choice.about else choice.label
