"""Parents with a whole life in the database, made by hand so that every table has something of theirs."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import (
    Address,
    CheckIn,
    Conversation,
    Draft,
    Handover,
    HandoverEntry,
    InboundText,
    KeptNeed,
    Label,
    Mention,
    Offer,
    OutboundText,
    Parent,
    Presence,
    Promise,
    ReadLog,
    Worker,
)
from bot.messages import ChannelName
from bot.people import voices, wishes
from bot.people.linking import make_code
from bot.people.parents import find_or_make
from bot.plans import check_ins, plans
from tests.plans.conftest import a_worker

SMS, TELEGRAM = ChannelName.SIMULATOR_SMS, ChannelName.SIMULATOR_TELEGRAM


async def live_a_life(
    session: AsyncSession, address: str, secret: str, now: datetime, *, emergency: bool = False, worker: str = "Aisha"
) -> tuple[Parent, Address]:
    """A parent who has used everything; `secret` is in all they ever said."""
    parent, phone = await find_or_make(session, SMS, address, now)
    parent.name, parent.area, parent.hub, parent.last_text_at = secret, "fife", "hub", now
    await wishes.choose_stop_word(session, parent, secret[:15])
    key_worker = await session.scalar(select(Worker).where(Worker.first_name.is_not(None)).limit(1))
    key_worker = key_worker or await a_worker(session, worker)
    parent.usual_worker_id = key_worker.id
    (await session.get_one(Conversation, parent.id)).state = {"slots": {"want": secret}}
    await _plan(session, parent, key_worker, secret, now)
    await _talk(session, parent, phone, key_worker, secret, now, emergency)
    session.add_all(
        [
            KeptNeed(id=uuid.uuid4(), parent_id=parent.id, need="housing", at=now),
            Offer(id=uuid.uuid4(), parent_id=parent.id, at=now, need="work", services=["a", "b"], chosen="a"),
        ]
    )
    for kind in ("feedback", "tip", "suggestion", "complaint"):
        await voices.give(session, parent, kind, f"{kind}: {secret}", now, service_id="a")
    await check_ins.arrange(session, parent, now + timedelta(days=2), now, about=secret)
    await check_ins.ask_about(session, parent, "a", now + timedelta(days=3), now)
    await make_code(session, parent, phone, now)
    await session.flush()
    return parent, phone


async def _plan(session: AsyncSession, parent: Parent, worker: Worker, secret: str, now: datetime) -> None:
    goal = await plans.add_goal(session, parent.id, f"want {secret}", now, how=f"how {secret}", need="work")
    await plans.reword_goal(session, parent.id, goal.id, now, want=f"really {secret}")
    await plans.add_strength(session, parent.id, "good_at", f"good at {secret}", now)
    await plans.add_step(session, parent.id, f"step {secret}", now, goal_id=goal.id)
    await plans.propose_step(session, parent.id, f"proposed {secret}", now, worker=worker)


async def _talk(
    session: AsyncSession,
    parent: Parent,
    phone: Address,
    worker: Worker,
    secret: str,
    now: datetime,
    emergency: bool,
) -> None:
    handover = Handover(
        id=uuid.uuid4(),
        parent_id=parent.id,
        state="closed",
        urgency="emergency" if emergency else "routine",
        risk="immediate_danger" if emergency else None,
        why="risk" if emergency else "asked",
        area="fife",
        requested_at=now,
        closed_at=now,
        worker_id=worker.id,
        outcome=f"outcome {secret}",
        summary=f"summary {secret}",
        summary_consent="yes",
    )
    session.add(handover)
    await session.flush()
    entry = HandoverEntry(
        id=uuid.uuid4(), handover_id=handover.id, at=now, kind="note", worker_id=worker.id, detail={"words": secret}
    )
    session.add(entry)
    text = an_inbound(parent, phone, f"text {secret}", now, taken_at=now)
    if emergency:
        text.risk, text.urgency, text.risk_answered = "immediate_danger", "emergency", True
    session.add(text)
    await session.flush()
    session.add_all(
        [
            OutboundText(
                id=uuid.uuid4(),
                parent_id=parent.id,
                address_id=phone.id,
                channel=phone.channel,
                author="worker",
                worker_id=worker.id,
                handover_id=handover.id,
                answers_id=text.id,
                body=f"reply {secret}",
                choices=[],
                created_at=now,
                send_after=now,
                purpose="worker",
                status="sent",
                attempts=1,
            ),
            Promise(
                id=uuid.uuid4(),
                parent_id=parent.id,
                handover_id=handover.id,
                worker_id=worker.id,
                what=f"promise {secret}",
                due=now.date(),
                made_at=now,
            ),
            Draft(worker_id=worker.id, parent_id=parent.id, body=f"draft {secret}", saved_at=now),
            Presence(worker_id=worker.id, parent_id=parent.id, seen_at=now),
            Label(parent_id=parent.id, words=f"label {secret}", worker_id=worker.id, at=now),
            ReadLog(id=uuid.uuid4(), at=now, worker_id=worker.id, parent_id=parent.id, page="parent"),
            Mention(id=uuid.uuid4(), entry_id=entry.id, handover_id=handover.id, worker_id=worker.id, at=now),
        ]
    )
    await session.flush()


def an_inbound(
    parent: Parent, phone: Address, body: str, now: datetime, *, taken_at: datetime | None = None
) -> InboundText:
    return InboundText(
        id=uuid.uuid4(),
        parent_id=parent.id,
        address_id=phone.id,
        channel=phone.channel,
        provider_id=uuid.uuid4().hex,
        received_at=now,
        kind="words",
        body=body,
        urgency="none",
        risk_answered=False,
        attempts=0,
        taken_at=taken_at,
        understood={"words": body},
    )


async def check_ins_of(session: AsyncSession, parent: Parent) -> list[CheckIn]:
    return list((await session.scalars(select(CheckIn).where(CheckIn.parent_id == parent.id))).all())
