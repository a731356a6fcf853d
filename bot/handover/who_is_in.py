"""Who is there at this moment, and when the others are: for whoever hands a parent on."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Worker
from bot.handover import rota
from bot.handover.hours import Presence, Roster


@dataclass(frozen=True)
class Whereabouts:
    """One worker now: on call, in, or away until they are next in."""

    on_call: bool
    hours: Presence
    signs_in: bool
    """Whether they have ever chosen a password: until then they read nothing here."""

    @property
    def is_there(self) -> bool:
        """Whether they would see a parent who is given to them."""
        return self.signs_in and (self.on_call or self.hours.is_in)

    @property
    def order(self) -> int:
        """On call first, then who is in, then the others."""
        return 2 if not self.is_there else 0 if self.on_call else 1

    @property
    def said(self) -> str:
        """As it stands beside a name."""
        if not self.signs_in:
            return "has not signed in yet"
        if self.on_call:
            return "on call"
        if self.hours.is_in:
            return f"in until {self.hours.until}"
        return f"not in, next in {self.hours.when}" if self.hours.when else "not in"


async def whereabouts(
    session: AsyncSession, workers: Sequence[Worker], now: datetime
) -> dict[uuid.UUID, Whereabouts]:
    """Where each of them is, by id."""
    schedules = await rota.schedules_of(session, [worker.id for worker in workers])
    called = await rota.on_shift(session, now)
    return {
        worker.id: Whereabouts(
            worker.id in called, Roster((schedules[worker.id],)).presence(now), worker.password_hash is not None
        )
        for worker in workers
    }
