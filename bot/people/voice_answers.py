"""Tells parents what came of what they said: only those who asked to hear, once, and never while a worker has them."""

import uuid
from datetime import datetime
from typing import Protocol

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import Address, Handover, Parent, Voice
from bot.messages import Choice, Saying
from bot.people import voices
from bot.people.parents import latest_address
from bot.people.wishes import is_paused

WITH_A_WORKER = ("with_worker", "closing")
FALLBACK = "Hello, you asked to hear back about something you told me. Text me when it suits, and I'll say."


class Says(Protocol):
    """How a text is put into words and queued: the outbox."""

    async def say(
        self, session: AsyncSession, address: Address, saying: Saying, now: datetime, *, purpose: str
    ) -> object:
        """Queues a saying."""
        ...


class VoiceAnswers:
    """Part of the minute job."""

    def __init__(self, database: Database, outbox: Says, clock: Clock) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock

    async def sweep(self) -> None:
        """Each answer in a transaction of its own."""
        async with self._database.reading() as session:
            waiting = [(voice.id, voice.parent_id) for voice in await voices.to_tell(session)]
        for voice_id, parent_id in waiting:
            async with self._database.transaction() as session:
                await self._tell(session, voice_id, parent_id)

    async def _tell(self, session: AsyncSession, voice_id: uuid.UUID, parent_id: uuid.UUID) -> None:
        now = self._clock()
        parent = await session.get(Parent, parent_id, with_for_update=True)
        voice = await session.get(Voice, voice_id, with_for_update=True)
        if parent is None or voice is None or voice.told_at is not None or is_paused(parent, now):
            return
        held = exists().where(Handover.parent_id == parent_id, Handover.state.in_(WITH_A_WORKER))
        address = await latest_address(session, parent_id)
        if address is None or await session.scalar(select(held)):
            return
        await self._outbox.say(session, address, _saying(parent, voice), now, purpose="check_in")
        await voices.told(session, voice_id, now)


def _saying(parent: Parent, voice: Voice) -> Saying:
    """With careful texting nothing is said before they ask for it."""
    if not parent.careful:
        return Saying("voice_answer", {"answer": voice.answer or ""}, fallback=FALLBACK)
    tell = Choice("Tell me now", f'/voice{{"do": "told", "id": "{voice.id}"}}', ("yes", "tell me"))
    return Saying(
        "voice_answer_careful", choices=(tell, Choice("Not now", "/not_now", ("later",))), fallback=FALLBACK
    )
