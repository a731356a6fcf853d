"""A parent's phone, the same to hold whichever channel is behind it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

ARRIVES_WITHIN = 20.0
"""Seconds a phone waits for the next text before it says that none came. A bound, not an expectation."""


@dataclass(frozen=True)
class Shown:
    """One text as the phone shows it. `choices` are the labels to pick from, in order."""

    id: str
    body: str
    choices: Sequence[str] = ()
    by_provider: bool = False
    """True for what the provider itself says, e.g. Twilio's confirmation of STOP."""


class NothingArrived(AssertionError):
    """No further text came to the phone in time."""


class Phone:
    """What arrived is in `texts`; `next_text` waits for one more. Subclasses can write and press."""

    def __init__(self) -> None:
        self.texts: list[Shown] = []
        self._read = 0

    async def text(self, body: str) -> int:
        """Writes a text; the status code that our side answered the provider with."""
        raise NotImplementedError

    async def press(self, label: str) -> int:
        """Picks a choice in the newest text that shows it."""
        raise NotImplementedError

    async def photo(self, caption: str = "") -> int:
        """Sends a photo."""
        raise NotImplementedError

    async def edit(self, body: str) -> int:
        """Edits the last text that was written here, on a channel that can."""
        raise NotImplementedError

    async def look(self) -> None:
        """Brings `texts` up to date, where they do not arrive by themselves."""

    @property
    def last(self) -> Shown:
        """The newest text of ours."""
        return self.ours[-1]

    @property
    def ours(self) -> list[Shown]:
        """Every text of ours, oldest first, without what the provider said of itself."""
        return [text for text in self.texts if not text.by_provider]

    async def next_text(self, within: float = ARRIVES_WITHIN) -> Shown:
        """The next text of ours that has not been read here yet. Raises NothingArrived."""
        for _ in range(int(within / 0.02)):
            await self.look()
            if len(self.ours) > self._read:
                self._read += 1
                return self.ours[self._read - 1]
            await asyncio.sleep(0.02)
        raise NothingArrived(f"after {self._read} texts no other arrived; the last was {self.texts[-1:]!r}")

    def _showing(self, label: str) -> Shown:
        for text in reversed(self.texts):
            if label in text.choices:
                return text
        raise AssertionError(f"no text shows the choice {label!r}; the last was {self.texts[-1:]!r}")
