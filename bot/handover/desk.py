"""What a key worker does with a handover. Each step is one short piece of work in the caller's transaction."""

import re
import uuid
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.segments import to_gsm7
from bot.database.tables import Address, Handover, OutboundText, Parent, Worker
from bot.errors import HeldBySomebodyElse, NotAllowed, PaceError
from bot.handover import changing_hands, drafts, goodbyes, handovers, joining, later
from bot.handover.seeing import look
from bot.handover.waits import SETTLED, last_unanswered, waits_of, written_in_danger
from bot.handover.who_is_in import whereabouts
from bot.messages import ChannelName, DeliveryStatus
from bot.outbox.outbox import Outbox
from bot.outbox.pace import DIRECT_REPLY, end_of_quiet
from bot.people.parents import latest_address

LONGEST = 1530
"""Characters of one text: ten SMS segments, and within what every provider takes."""
TIME_TO_UNDO = timedelta(seconds=10)
IN_DANGER = timedelta(hours=12)
"""For this long after the parent's last text an answer in an emergency leaves at once, unless somebody may read along."""
UNFILLED = re.compile(r"\{[^{}]*\}")


class CannotSend(PaceError):
    """The text stays where it was typed; the message says why."""


class QuietNow(PaceError):
    """It is the parent's quiet time until `until`; the worker decides whether to send now or then."""

    def __init__(self, until: datetime) -> None:
        super().__init__("It is this parent's quiet time.")
        self.until = until


class StillUnanswered(PaceError):
    """The parent's last text has no answer yet; the worker decides whether to finish all the same."""


class NotThere(PaceError):
    """An emergency would go to somebody who is not in; the worker decides. `taker_id` is who that is."""

    def __init__(self, taker: Worker, said: str) -> None:
        super().__init__(f"This is an emergency. {taker.first_name}: {said}. Hand it on all the same?")
        self.taker_id = taker.id


class Leave(StrEnum):
    """When a text may leave, as the worker decided."""

    ASK = "ask"
    NOW = "now"
    AFTER_QUIET = "after_quiet"


class Desk:
    """Replies, finishes, settles, hands on. Raises HeldBySomebodyElse where a colleague holds the handover."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    async def reply(
        self,
        session: AsyncSession,
        worker: Worker,
        parent_id: uuid.UUID,
        body: str,
        now: datetime,
        leave: Leave = Leave.ASK,
        id: uuid.UUID | None = None,
    ) -> OutboundText:
        """Sends a text, which is also picking up. Raises CannotSend or QuietNow; then nothing has changed.

        After a goodbye that the parent has not answered, the handover stays finished, and its grace starts anew.
        `id` is chosen where it is typed: one that comes twice, because a connection broke, is one text.
        """
        handover, address, body = await self._ready(session, worker, parent_id, body)
        parent = await session.get_one(Parent, parent_id)
        leaves = _leaves(parent, handover, now, leave)
        handover = await _taken_on(session, handover.id, parent, worker, now)
        taken = await session.get(OutboundText, id) if id else None
        for twin in (taken, await self._last_sent(session, handover)):
            if twin is not None and _is_same(twin, worker, handover, body, None if twin is taken else now):
                return twin
        later.forget(handover)
        await changing_hands.tell_before_a_text(session, self._outbox, handover, now, leaves)
        return await self._queue(session, worker, handover, address, body, now, leaves, None if taken else id)

    async def finish(
        self,
        session: AsyncSession,
        worker: Worker,
        parent_id: uuid.UUID,
        outcome: str,
        goodbye: str,
        now: datetime,
        *,
        decision: str = "",
        told: str = "",
        leave: Leave = Leave.ASK,
        unanswered: uuid.UUID | None = None,
    ) -> None:
        """Says goodbye and starts the grace. An emergency needs what was done and who was told.

        `goodbye` may be empty when the parent has stopped texts, or has had one of this worker's. `unanswered` is the
        last text of the parent that the worker knowingly leaves without an answer. The same form sent twice counts
        once. Raises CannotSend, QuietNow, StillUnanswered or NotAllowed.
        """
        handover = await self._held(session, worker, parent_id)
        if handover.state == "closing":
            _must_be_the_same_form(handover, outcome)
            return
        if not outcome.strip():
            raise CannotSend("Please say in a few words how it went. The parent does not see this.")
        if handover.urgency == "emergency" and not (decision.strip() and told.strip()):
            raise CannotSend("This was an emergency. Please write down what was done and who was told.")
        wait = (await waits_of(session, [handover]))[handover.id]
        owed = await last_unanswered(session, handover, wait)
        if owed is not None and owed.id != unanswered:
            raise StillUnanswered("Their last text has no answer yet. Please read it below before you finish.")
        if goodbye.strip():
            await self.reply(session, worker, parent_id, goodbye, now, leave)
        elif await latest_address(session, parent_id) and not await goodbyes.was_said(session, handover, worker.id):
            raise CannotSend("Please leave the parent a goodbye, so that they know where they stand.")
        if handover.urgency == "emergency":
            await handovers.enter(
                session, handover, "decision", now, worker, {"done": decision.strip(), "told": told.strip()}
            )
        await handovers.say_goodbye(session, handover, worker, now, outcome.strip())

    async def settle(self, session: AsyncSession, worker: Worker, parent_id: uuid.UUID, now: datetime) -> None:
        """Notes that what the parent wrote needs no answer. Raises NotAllowed where words of danger wait for one."""
        handover = await self._held(session, worker, parent_id)
        if not await written_in_danger(session, handover):
            raise NotAllowed(
                "This is an emergency, and nobody has written to them since. Please send them a few words first. If "
                "you reached them in another way, press Finish and write down what was done."
            )
        await handovers.enter(session, handover, SETTLED, now, worker)

    async def hand_on(
        self,
        session: AsyncSession,
        giver: Worker,
        parent_id: uuid.UUID,
        taker: Worker,
        reason: str,
        now: datetime,
        *,
        sure: bool = False,
    ) -> Handover:
        """Gives the handover to a colleague, and returns it. Raises CannotSend or NotAllowed.

        An emergency goes to somebody who is not in only where the worker is `sure`; else raises NotThere.
        The parent is told who it is once it has settled. One of another organisation knows nothing of what was agreed
        but what is written down here.
        """
        handover = (await look(session, giver, parent_id)).handover
        before = await session.get(Worker, handover.worker_id) if handover.worker_id else None
        if not reason and before is not None and before.organisation != taker.organisation:
            raise CannotSend(
                f"{taker.first_name} is with another organisation. Please write what was agreed with the parent."
            )
        where = (await whereabouts(session, [taker], now))[taker.id]
        if handover.urgency == "emergency" and not where.is_there and not sure:
            raise NotThere(taker, where.said)
        await handovers.hand_on(session, handover, giver, taker, now, reason)
        return handover

    async def take_over(self, session: AsyncSession, taker: Worker, parent_id: uuid.UUID, now: datetime) -> None:
        """Takes the handover from the colleague who holds it. The parent is told once it has settled."""
        await handovers.take_over(session, (await look(session, taker, parent_id)).handover.id, taker, now)

    async def bring_in(
        self, session: AsyncSession, holder: Worker, parent_id: uuid.UUID, other: Worker, now: datetime
    ) -> None:
        """Asks the parent whether another worker may help too. Raises CannotSend or NotAllowed."""
        handover = await self._held(session, holder, parent_id)
        address = await latest_address(session, parent_id)
        if address is None:
            raise CannotSend("This parent has stopped texts, so they cannot be asked.")
        question = await joining.ask(session, handover, holder, other, now)
        await self._outbox.say(session, address, question, now, purpose="handover")

    async def no_longer_in(
        self, session: AsyncSession, by: Worker, parent_id: uuid.UUID, other_id: uuid.UUID, now: datetime
    ) -> None:
        """Ends that somebody who was brought in reads along, and tells the parent. Raises NotAllowed."""
        handover = (await look(session, by, parent_id)).handover
        saying = await joining.leave(session, handover, by, other_id, now)
        address = await latest_address(session, parent_id)
        if saying is not None and address is not None:
            await self._outbox.say(session, address, saying, now, purpose="handover")

    async def take_back(
        self, session: AsyncSession, worker: Worker, parent_id: uuid.UUID, text_id: uuid.UUID, now: datetime
    ) -> bool:
        """Withdraws a text that has not left, and puts it back as a draft; False when it had left already.

        One's own, and whatever a colleague had waiting when they handed on. With a goodbye, the finishing is taken back.
        """
        seen = await look(session, worker, parent_id)
        handover = await handovers.locked(session, seen.handover.id)
        theirs = OutboundText.worker_id == worker.id
        held = OutboundText.handover_id == seen.handover.id if seen.holds else theirs
        text = await session.scalar(
            update(OutboundText)
            .where(
                OutboundText.id == text_id,
                OutboundText.parent_id == parent_id,
                OutboundText.author == "worker",
                theirs | held,
                OutboundText.status == DeliveryStatus.HELD,
            )
            .values(status=DeliveryStatus.CANCELLED)
            .returning(OutboundText)
        )
        if text is None:
            return False
        if await goodbyes.is_last(session, handover, worker.id, text):
            if handover.state == "closing":
                await handovers.reopen(session, handover, now, worker)
            return True
        typed = await drafts.read(session, worker.id, parent_id)
        await drafts.save(session, worker.id, parent_id, "\n\n".join(filter(None, (text.body, typed))), now)
        return True

    async def _ready(
        self, session: AsyncSession, worker: Worker, parent_id: uuid.UUID, body: str
    ) -> tuple[Handover, Address, str]:
        """The handover, where the text goes, and the text as it will be. Raises CannotSend."""
        seen = await look(session, worker, parent_id)
        handovers.must_be_open(seen.handover)
        if seen.handover.state != "requested" and not seen.holds:
            raise HeldBySomebodyElse(await handovers.first_name(session, seen.handover.worker_id))
        address = await latest_address(session, parent_id)
        if address is None:
            raise CannotSend(
                "This parent has stopped texts, so nothing was sent. Only START from them starts it again."
            )
        return seen.handover, address, _checked(body, address)

    async def _held(self, session: AsyncSession, worker: Worker, parent_id: uuid.UUID) -> Handover:
        """The open handover of this worker, locked. Raises NotAllowed or HeldBySomebodyElse."""
        seen = await look(session, worker, parent_id)
        handover = await handovers.locked(session, seen.handover.id)
        if handover.state not in ("with_worker", "closing"):
            raise NotAllowed("Pick this up first.")
        if handover.worker_id != worker.id:
            raise HeldBySomebodyElse(await handovers.first_name(session, handover.worker_id))
        return handover

    async def _last_sent(self, session: AsyncSession, handover: Handover) -> OutboundText | None:
        return await session.scalar(
            select(OutboundText)
            .where(OutboundText.handover_id == handover.id, OutboundText.author == "worker")
            .order_by(OutboundText.place.desc())
            .limit(1)
        )

    async def _queue(
        self,
        session: AsyncSession,
        worker: Worker,
        handover: Handover,
        address: Address,
        body: str,
        now: datetime,
        leaves: datetime,
        id: uuid.UUID | None,
    ) -> OutboundText:
        text = await self._outbox.queue(
            session,
            address,
            body,
            now,
            purpose="worker",
            author="worker",
            worker_id=worker.id,
            handover_id=handover.id,
            not_before=max(leaves, now + TIME_TO_UNDO),
            id=id,
        )
        assert text is not None
        await drafts.clear(session, worker.id, handover.parent_id)
        return text


async def _taken_on(session: AsyncSession, id: uuid.UUID, parent: Parent, worker: Worker, now: datetime) -> Handover:
    """The handover with the worker who texts; one they have finished stays so while the parent has not texted since."""
    handover = await handovers.locked(session, id)
    await session.refresh(parent)
    if not goodbyes.stands(handover, parent, worker.id):
        return await handovers.pick_up(session, id, worker, now)
    handover.closing_until = now + handovers.GRACE
    return handover


def _must_be_the_same_form(handover: Handover, outcome: str) -> None:
    """Raises NotAllowed unless what finishes it once more is the form that did, sent twice."""
    if handover.outcome != outcome.strip():
        raise NotAllowed("You have finished already. If you would like to add something, write it as a text.")


def _is_same(text: OutboundText, worker: Worker, handover: Handover, body: str, now: datetime | None) -> bool:
    """Whether this text is what is being sent: with `now`, only if it was sent a moment ago (a form sent twice)."""
    return (
        (text.worker_id, text.parent_id, text.body) == (worker.id, handover.parent_id, body)
        and text.status != DeliveryStatus.CANCELLED
        and (now is None or now - text.created_at < TIME_TO_UNDO)
    )


def _checked(body: str, address: Address) -> str:
    """The text as it will be sent. Raises CannotSend when it is empty, too long, or has a gap to fill."""
    body = body.replace("\r\n", "\n").replace("\x00", "").strip()
    if ChannelName(address.channel).style == "sms":
        body = to_gsm7(body)
    if not body:
        raise CannotSend("There is nothing to send yet.")
    gap = UNFILLED.search(body)
    if gap:
        raise CannotSend(f"Please fill in {gap[0]} first, or take it out.")
    if len(body) > LONGEST:
        raise CannotSend(f"That is {len(body)} characters. A text can have up to {LONGEST}; two texts may be kinder.")
    return body


def _leaves(parent: Parent, handover: Handover, now: datetime, leave: Leave) -> datetime:
    """When the text may leave. Raises QuietNow while the parent's quiet time needs the worker's word."""
    until = end_of_quiet(parent, now)
    in_danger = handover.urgency == "emergency" and not parent.careful
    answers = IN_DANGER if in_danger else DIRECT_REPLY
    just_wrote = parent.last_text_at is not None and now - parent.last_text_at <= answers
    if until <= now or just_wrote or leave is Leave.NOW:
        return now
    if leave is Leave.AFTER_QUIET:
        return until
    raise QuietNow(until)
