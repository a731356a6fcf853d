"""Where every text to a parent is stored, in the transaction that decided on it."""

import uuid
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.wording import Wordings, with_abouts, with_numbers
from bot.database.jobs import Jobs
from bot.database.tables import Address, OutboundText, Parent
from bot.messages import ChannelName, Choice, DeliveryStatus, Saying
from bot.outbox.pace import may_leave_at

DELIVER = "deliver"
"""The job that sends what waits for one address."""


class Outbox:
    """Queues texts: the assistant's sayings, the fixed replies to a risk, and what workers write."""

    def __init__(self, jobs: Jobs, wordings: Wordings) -> None:
        self._jobs = jobs
        self._wordings = wordings

    async def say(
        self,
        session: AsyncSession,
        address: Address,
        saying: Saying,
        now: datetime,
        *,
        purpose: str = "reply",
        author: str = "assistant",
        answers: tuple[uuid.UUID, datetime] | None = None,
    ) -> OutboundText | None:
        """Puts a saying into words for the address's channel and queues it; None if the parent opted out.

        `answers` is the id of the parent's text that this replies to, and when it arrived.
        """
        style = ChannelName(address.channel).style
        last = await self._last_form(session, address.parent_id, saying.wording)
        composed = await self._wordings.compose(session, saying, style, last)
        return await self.queue(
            session,
            address,
            composed.body,
            now,
            choices=composed.choices,
            purpose=purpose,
            author=author,
            wording=saying.wording,
            variant=composed.variant,
            answers=answers,
        )

    async def queue(
        self,
        session: AsyncSession,
        address: Address,
        body: str,
        now: datetime,
        *,
        purpose: str,
        author: str,
        choices: tuple[Choice, ...] = (),
        wording: str | None = None,
        variant: int | None = None,
        worker_id: uuid.UUID | None = None,
        handover_id: uuid.UUID | None = None,
        answers: tuple[uuid.UUID, datetime] | None = None,
        not_before: datetime | None = None,
        id: uuid.UUID | None = None,
    ) -> OutboundText | None:
        """Stores a text and queues its delivery in the same transaction; None if the parent opted out.

        After an opt-out only the one attempt to answer a risk is let through.
        """
        if address.opted_out_at is not None and purpose != "risk":
            return None
        parent = await session.get_one(Parent, address.parent_id)
        leaves = max(may_leave_at(parent, purpose, now, answers[1] if answers else None), not_before or now)
        text = OutboundText(
            id=id or uuid.uuid4(),
            parent_id=address.parent_id,
            address_id=address.id,
            channel=address.channel,
            author=author,
            worker_id=worker_id,
            handover_id=handover_id,
            answers_id=answers[0] if answers else None,
            wording=wording,
            variant=variant,
            body=self._finished(address, body, choices),
            choices=[choice.as_json() for choice in choices],
            created_at=now,
            send_after=leaves,
            purpose=purpose,
            status=DeliveryStatus.QUEUED if leaves <= now else DeliveryStatus.HELD,
        )
        session.add(text)
        await session.flush()
        due = None if text.status == DeliveryStatus.QUEUED else leaves
        await self._jobs.defer(session, DELIVER, at=due, address_id=str(address.id))
        return text

    async def cancel_waiting(self, session: AsyncSession, parent_id: uuid.UUID) -> int:
        """Withdraws what has not left yet; how many texts that were."""
        waiting = (DeliveryStatus.QUEUED, DeliveryStatus.HELD)
        result = await session.execute(
            update(OutboundText)
            .where(
                OutboundText.parent_id == parent_id, OutboundText.status.in_(waiting), OutboundText.purpose != "risk"
            )
            .values(status=DeliveryStatus.CANCELLED)
            .returning(OutboundText.id)
        )
        return len(result.all())

    def _finished(self, address: Address, body: str, choices: tuple[Choice, ...]) -> str:
        finish = with_numbers if ChannelName(address.channel).style == "sms" else with_abouts
        return finish(body, choices)

    async def _last_form(self, session: AsyncSession, parent_id: uuid.UUID, wording: str) -> tuple[str, int] | None:
        """The form of this wording that the parent got last, so that the next one differs."""
        last = await session.scalar(
            select(OutboundText.variant)
            .where(OutboundText.parent_id == parent_id, OutboundText.wording == wording)
            .order_by(OutboundText.place.desc())
            .limit(1)
        )
        return None if last is None else (wording, last)
