"""What the forms of a parent's page start from: a draft, ready sentences, the goodbye, colleagues to hand on to."""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.segments import BASIC, DOUBLE, PLAIN_FOR
from bot.database.tables import Handover, Parent, Worker
from bot.handover import drafts, goodbyes, labels, notes, quick_replies
from bot.handover.desk import LONGEST, QuietNow
from bot.handover.quick_replies import Ready
from bot.handover.record import Record
from bot.handover.seeing import look
from bot.handover.who_is_in import whereabouts
from bot.staff.roles import Role, area_label

ALPHABET = json.dumps({"basic": BASIC, "double": DOUBLE, "plain": PLAIN_FOR}, ensure_ascii=True)
"""The small SMS alphabet, for the script that counts while one types."""


@dataclass(frozen=True)
class Trouble:
    """What did not work, in which form, with what was typed."""

    form: str
    problem: str
    typed: dict[str, str] = field(default_factory=dict)
    quiet: QuietNow | None = None
    status: int = 422
    away: uuid.UUID | None = None
    """Who would be handed an emergency and is not in: a question, not a refusal."""


@dataclass(frozen=True)
class Taker:
    """A colleague whom a handover can go to."""

    id: uuid.UUID
    name: str
    where: str
    elsewhere: bool = False
    """Whether they are with another organisation than who looks."""
    there: str = ""
    """Whether they are on call or in, and if not, when they are."""


@dataclass(frozen=True)
class Composer:
    """What the page's forms hold."""

    body: str
    goodbye: str
    quick: list[Ready]
    takers: list[Taker]
    own_id: uuid.UUID
    """By what the next text is known, so that one that is sent twice is one text."""
    label_words: list[str]
    names: list[str]
    """How colleagues are named in a note."""
    alphabet: str = ALPHABET
    longest: int = LONGEST


async def read_composer(
    session: AsyncSession, worker: Worker, record: Record, quick: str, trouble: Trouble | None, now: datetime
) -> Composer:
    """What was typed stays; else the quick reply that was asked for; else the draft."""
    parent = await session.get_one(Parent, record.parent_id)
    handover = (await look(session, worker, parent.id)).handover
    known = {"worker": worker.first_name, "parent_name": parent.name or ""}
    known["organisation"] = worker.organisation or ""
    ready = await quick_replies.ready_for(session, known, emergency=record.urgency == "emergency")
    typed = trouble.typed if trouble else {}
    body = typed.get("body") or next((one.text for one in ready if one.id == quick), "")
    return Composer(
        body=body or await drafts.read(session, worker.id, record.parent_id),
        goodbye=typed.get("goodbye") or await _goodbye(session, worker, record, handover, known),
        quick=ready,
        takers=await _takers(session, worker, parent, now),
        own_id=_own_id(typed),
        label_words=await labels.in_use(session, worker),
        names=await notes.to_name(session, handover, worker),
    )


async def _goodbye(
    session: AsyncSession, worker: Worker, record: Record, handover: Handover, known: dict[str, str]
) -> str:
    """One that was taken back; nothing where the parent has had one; else the ready one."""
    before = await goodbyes.taken_back(session, handover, worker.id)
    return before or ("" if record.had_goodbye else await quick_replies.goodbye(session, known))


def _own_id(typed: dict[str, str]) -> uuid.UUID:
    """The same as before while a text is still to be put right."""
    try:
        return uuid.UUID(typed.get("own_id", ""))
    except ValueError:
        return uuid.uuid4()


async def _takers(session: AsyncSession, worker: Worker, parent: Parent, now: datetime) -> list[Taker]:
    """Colleagues who take handovers on: who is there first, and of them those of the parent's area."""
    found = (
        await session.scalars(
            select(Worker).where(Worker.active, Worker.roles.contains([Role.KEY_WORKER]), Worker.id != worker.id)
        )
    ).all()
    where = await whereabouts(session, found, now)
    order = sorted(
        found, key=lambda one: (where[one.id].order, parent.area not in one.areas, one.first_name.casefold())
    )
    return [
        Taker(one.id, one.first_name, _where(one), one.organisation != worker.organisation, where[one.id].said)
        for one in order
    ]


def _where(worker: Worker) -> str:
    areas = ", ".join(area_label(area) for area in worker.areas)
    return ", ".join(part for part in (worker.organisation, areas) if part)
