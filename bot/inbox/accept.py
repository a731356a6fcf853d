"""Where every text comes in: stored once, opt-out and risk acted on at once, its turn queued, all together."""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.jobs import Jobs
from bot.database.session import Database, was_deadlock
from bot.database.tables import Address, Handover, InboundText, Parent
from bot.handover import handovers, rota, spoken
from bot.handover.left_alone import SHOWN_TO_ALL, off_duty
from bot.messages import IncomingText
from bot.outbox.outbox import Outbox
from bot.people.opting import Opt, opt_in, opt_out, opt_word
from bot.people.parents import find_or_make
from bot.safety import watched_phone
from bot.safety.after_danger import denial_in
from bot.safety.replies import reply_to, says_hours
from bot.safety.said_before import said_before
from bot.safety.verdict import Verdict
from bot.staff.ways import Way

log = logging.getLogger(__name__)

TAKE_TURNS = "take_turns"
"""The job that takes a conversation's waiting texts, in order."""
ALERT = handovers.ALERT
MOST_TRIES = 3
"""Times that a text is taken in, where PostgreSQL undid it because of somebody else's work on the same parent."""


class RiskRules(Protocol):
    """Finds words of risk in a text, in well under 5 ms."""

    def assess(self, text: str) -> Verdict:
        """The strongest risk that any rule finds."""
        ...


class Inbox:
    """Accepts texts from every channel."""

    def __init__(
        self,
        database: Database,
        jobs: Jobs,
        outbox: Outbox,
        rules: RiskRules,
        clock: Clock,
        ways: frozenset[Way] = frozenset(),
    ) -> None:
        """`ways` are the ways to reach workers that are set up here."""
        self._database = database
        self._jobs = jobs
        self._outbox = outbox
        self._rules = rules
        self._clock = clock
        self._ways = ways

    @property
    def rules(self) -> RiskRules:
        """The rules that each text is held against as it comes in."""
        return self._rules

    async def accept(self, text: IncomingText) -> bool:
        """Stores a text and queues its turn; False when the provider had delivered it before.

        A worker may act on the same parent in the same moment: no text is lost because the two waited for each other.
        """
        for _ in range(MOST_TRIES - 1):
            try:
                return await self._accept(text)
            except DBAPIError as error:
                if not was_deadlock(error):
                    raise
        return await self._accept(text)

    async def _accept(self, text: IncomingText) -> bool:
        now = self._clock()
        async with self._database.transaction() as session:
            parent, address = await find_or_make(session, text.channel, text.address, now)
            stored = await self._store(session, parent, address, text)
            if stored is None:
                return False
            parent.last_text_at = now
            stored.opt = await self._opting(session, parent, address, text)
            await self._risk(session, parent, address, stored)
            if text.corrects is not None:
                await self._correct(session, stored)
            else:
                await self._jobs.defer(session, TAKE_TURNS, lock=f"parent-{parent.id}", parent_id=str(parent.id))
        return True

    async def _store(
        self, session: AsyncSession, parent: Parent, address: Address, text: IncomingText
    ) -> InboundText | None:
        stored = await session.scalar(
            insert(InboundText)
            .values(
                id=uuid.uuid4(),
                parent_id=parent.id,
                address_id=address.id,
                channel=text.channel,
                provider_id=text.provider_id,
                message_id=text.message_id,
                received_at=text.received_at,
                kind=text.kind,
                body=text.body.replace("\x00", ""),
                button=text.button,
                corrects=text.corrects,
                start_code=text.start_code,
                urgency="none",
                risk_answered=False,
                attempts=0,
            )
            .on_conflict_do_nothing()
            .returning(InboundText.id)
        )
        return None if stored is None else await session.get_one(InboundText, stored)

    async def _opting(
        self, session: AsyncSession, parent: Parent, address: Address, text: IncomingText
    ) -> str | None:
        opt = opt_word(text.body, parent.stop_word, address.opted_out_at is not None, text.channel.style == "sms")
        if opt is Opt.OUT:
            await opt_out(session, parent, self._clock())
            await self._outbox.cancel_waiting(session, parent.id)
        elif opt is Opt.IN and address.opted_out_at is not None:
            await opt_in(session, address)
        else:
            return None
        return opt

    async def _risk(self, session: AsyncSession, parent: Parent, address: Address, stored: InboundText) -> None:
        verdict = self._rules.assess(stored.body)
        stored.risk, stored.urgency = verdict.risk, verdict.urgency
        if verdict.answered:
            await self.answer_risk(session, parent, address, stored, verdict)

    async def answer_risk(
        self,
        session: AsyncSession,
        parent: Parent,
        address: Address,
        stored: InboundText,
        verdict: Verdict,
        needs: Sequence[str] = (),
    ) -> None:
        """Queues the fixed reply; in an emergency workers are told without asking, and the parent that they are.

        What is urgent raises a handover that is open, too; who has the parent is told, and the parent that they see it.
        `needs` are those the text holds beside the risk, where they are known.
        """
        tell = self._tell_workers if verdict.urgency == "emergency" else self._tell_who_has_them
        person = await tell(session, parent, verdict)
        before = await said_before(session, parent.id, stored.received_at)
        saying = reply_to(
            verdict,
            person,
            needs,
            await self._hours(session, parent) if says_hours(verdict) else "",
            text=stored.body,
            before=replace(before, quietly=before.quietly or parent.careful),
            denies=self._denies(stored.body),
        )
        lets_go = saying.wording == watched_phone.LEAVE and address.opted_out_at is None
        await self._outbox.say(
            session,
            address,
            saying,
            self._clock(),
            purpose="reply" if lets_go else "risk",
            author="safety",
            answers=(stored.id, stored.received_at),
        )
        stored.risk, stored.urgency, stored.risk_answered = verdict.risk, verdict.urgency, True

    def _denies(self, text: str) -> bool:
        """Whether a text says that its writer would do nothing to themselves, and holds no risk beside that."""
        rest = denial_in(text)
        return rest is not None and not self._rules.assess(rest).answered

    async def _hours(self, session: AsyncSession, parent: Parent) -> str:
        return spoken.hours(await rota.area_presence(session, parent.area, self._clock()))

    async def _tell_workers(self, session: AsyncSession, parent: Parent, verdict: Verdict) -> str | None:
        """Opens or raises the handover and alerts; who can be reached, in words, or None if nobody."""
        handover = await handovers.request(
            session, parent, self._clock(), why="risk", urgency=verdict.urgency, risk=verdict.risk
        )
        await self._jobs.defer(session, ALERT, handover_id=str(handover.id))
        await self._note_who_is_away(session, handover)
        reachable = await rota.reachable(session, parent.area, self._clock(), self._ways)
        return "a key worker" if reachable else None

    async def _note_who_is_away(self, session: AsyncSession, handover: Handover) -> None:
        """In the timeline: who has the parent is not in, so that colleagues see them under Waiting."""
        holder = handover.worker_id
        if holder is not None and holder in await off_duty(session, [holder], self._clock()):
            await handovers.enter(session, handover, SHOWN_TO_ALL, self._clock(), detail={"with": str(holder)})

    async def _tell_who_has_them(self, session: AsyncSession, parent: Parent, verdict: Verdict) -> str | None:
        """Raises the open handover, if there is one; the first name of the worker who has the parent.

        While nobody has picked it up, what it is about waits for the parent's word: only that it is urgent shows.
        """
        now = self._clock()
        handover = await handovers.current(session, parent.id, now)
        if handover is None:
            return None
        has_them = handover.worker_id is not None
        risk = verdict.risk if has_them else None
        await handovers.request(session, parent, now, why="risk", urgency=verdict.urgency, risk=risk)
        if not has_them:
            return None
        await self._jobs.defer(session, ALERT, handover_id=str(handover.id))
        return await handovers.first_name(session, handover.worker_id)

    async def _correct(self, session: AsyncSession, correction: InboundText) -> None:
        """An edited text replaces one that waits; one already answered keeps its answer, and workers see both."""
        correction.taken_at = self._clock()
        original = await session.scalar(
            select(InboundText)
            .where(
                InboundText.address_id == correction.address_id,
                InboundText.message_id == correction.corrects,
                InboundText.id != correction.id,
                InboundText.taken_at.is_(None),
            )
            .with_for_update()
        )
        if original is not None:
            original.body = correction.body
            original.risk, original.urgency = correction.risk, correction.urgency
            original.risk_answered = correction.risk_answered
