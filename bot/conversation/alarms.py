"""Whether what we said last was a reply to a risk, and whether only the classifier had seen one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.meaning import surely_needs
from bot.conversation.reading import last_said
from bot.database.tables import InboundText, KeptNeed
from bot.directory.needs import Needs
from bot.inbox.accept import RiskRules
from bot.safety import after_danger
from bot.safety.said_before import LASTS

TURNED_CAREFUL = "turned_careful"
"""Beside what was understood of a text: its risk is why we text carefully, and nothing was before it."""


@dataclass(frozen=True)
class Alarm:
    """The risk that we replied to last, and what came of it beside the reply."""

    risk: str
    only_a_sign: bool = False
    """Whether no rule had found it: the classifier may be wrong."""
    kept: tuple[str, ...] = ()
    """The needs that were kept for later from its text, and only guessed at."""
    need: str | None = None
    """The need that its text surely held beside it, and that may be named."""
    text: InboundText | None = None
    """The text that it was seen in."""
    careful: bool = False
    """Whether careful texting came of nothing else."""


async def last_alarm(session: AsyncSession, text: InboundText, rules: RiskRules) -> Alarm | None:
    """The alarm that a text may be about: nothing was said since."""
    said = await last_said(session, text.parent_id)
    if said is None or said.purpose != "risk" or said.answers_id is None:
        return None
    before = await session.get(InboundText, said.answers_id)
    if before is None or before.risk is None:
        return None
    alike = await _alike(session, text, before.risk)
    return Alarm(
        before.risk,
        only_a_sign=_only_a_sign(before, rules),
        kept=await _kept(session, before),
        need=_need_beside(before),
        text=before,
        careful=all(_only_a_sign(each, rules) for each in alike) and any(_turned_careful(each) for each in alike),
    )


async def told_lately(session: AsyncSession, text: InboundText) -> list[str]:
    """What the parent wrote in the hours for which a reply to a risk lasts, before this text."""
    rows = await session.scalars(
        select(InboundText.body).where(
            InboundText.parent_id == text.parent_id,
            InboundText.id != text.id,
            InboundText.received_at > text.received_at - LASTS,
            InboundText.received_at <= text.received_at,
        )
    )
    return [body for body in rows if body]


async def _alike(session: AsyncSession, text: InboundText, risk: str) -> Sequence[InboundText]:
    """The texts of late that were answered for the same risk."""
    rows = await session.scalars(
        select(InboundText).where(
            InboundText.parent_id == text.parent_id,
            InboundText.risk == risk,
            InboundText.risk_answered,
            InboundText.received_at > text.received_at - LASTS,
        )
    )
    return rows.all()


async def _kept(session: AsyncSession, before: InboundText) -> tuple[str, ...]:
    if not (before.understood or {}).get("unsure"):
        return ()
    rows = await session.scalars(
        select(KeptNeed.need).where(
            KeptNeed.parent_id == before.parent_id,
            KeptNeed.at == before.received_at,
            KeptNeed.taken_up_at.is_(None),
        )
    )
    return tuple(rows.all())


def _need_beside(before: InboundText) -> str | None:
    understood = before.understood if surely_needs(before.understood) else None
    known = Needs().known(need["id"] for need in (understood or {}).get("needs", ()))
    return next((need.id for need in known if not need.quiet), None)


def _only_a_sign(text: InboundText, rules: RiskRules) -> bool:
    return not rules.assess(text.body).answered and not after_danger.is_of_danger(text.body)


def _turned_careful(text: InboundText) -> bool:
    return bool((text.understood or {}).get(TURNED_CAREFUL))
