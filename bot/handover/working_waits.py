"""How much working time parents have waited, and for how long we have been silent: for lists of many at once."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, Parent
from bot.handover import rota
from bot.handover.hours import Roster
from bot.handover.waits import Wait
from bot.safety.verdict import RANK

Row = tuple[Handover, Parent]


class WorkingTime:
    """Rosters of many handovers, each read once."""

    def __init__(self, rosters: Mapping[uuid.UUID, Roster], now: datetime) -> None:
        self._rosters = rosters
        self._now = now

    @classmethod
    async def of(cls, session: AsyncSession, rows: Sequence[Row], now: datetime) -> "WorkingTime":
        """Reads whose hours count for each of the handovers."""
        known: dict[tuple[uuid.UUID | None, str | None], Roster] = {}
        rosters: dict[uuid.UUID, Roster] = {}
        for handover, parent in rows:
            holder = handover.worker_id if handover.state == "with_worker" else None
            key = (holder, parent.area or handover.area)
            if key not in known:
                known[key] = await rota.roster_for(session, handover, parent, now)
            rosters[handover.id] = known[key]
        return cls(rosters, now)

    def since(self, handover: Handover, moment: datetime | None) -> timedelta:
        """The working time from that moment until now; none when there is no moment. An emergency waits by the clock."""
        if moment and handover.urgency == "emergency":
            return self._now - moment
        return self._rosters[handover.id].worked(moment, self._now) if moment else timedelta()

    def most_pressing_first(self, handover: Handover, wait: Wait) -> tuple[int, int, timedelta, float]:
        """The order of every list: urgency, then those who wait, by working time; alike ones by the clock."""
        moment = wait.since or handover.picked_up_at or handover.requested_at
        worked = self.since(handover, wait.since)
        return (-RANK.index(handover.urgency), 0 if wait.since else 1, -worked, moment.timestamp())
