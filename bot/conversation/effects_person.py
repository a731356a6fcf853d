"""Lasting effects of asking for a person, and of no longer wanting one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from bot.conversation.effects import EffectContext, effect
from bot.database.tables import CONTACT_ME, Handover, InboundText, Organisation, OutboundText, Service
from bot.directory.offers import service_named
from bot.handover import handovers
from bot.inbox.accept import ALERT
from bot.safety.replies import WEAK_SIGN
from bot.safety.verdict import URGENCY

LINE = "\n"
"""Between what is told for one service, for another, and for the key worker."""


@effect("request_person")
async def request_person(context: EffectContext, data: dict[str, Any]) -> None:
    """{"why": "asked" | "contact_me", "service"?, "summary"?, "words"?}: a key worker is asked for.

    A summary is asked about. Words are the parent's own, on how they would like it: they said them to be passed on.
    """
    handover = await handovers.request(
        context.session, context.parent, context.now, why=data["why"], about_service=data.get("service")
    )
    if data.get("summary") and handover.summary_consent == "not_asked":
        handover.summary, handover.summary_consent = data["summary"], "asked"
    if data.get("words"):
        await _keep_words(context, handover, await _of_the_service(context, data.get("service"), data["words"]))
    await _alert(context, handover)


@effect("words_for_worker")
async def words_for_worker(context: EffectContext, data: dict[str, Any]) -> None:
    """{"words"}: the parent's own, for the key worker who was asked for before."""
    handover = await handovers.open_for(context.session, context.parent.id)
    if handover is not None:
        await _keep_words(context, handover, data["words"])


@effect("no_words_for_worker")
async def no_words_for_worker(context: EffectContext, data: dict[str, Any]) -> None:
    """{"words"}: these were kept with the request, and are not to go along after all."""
    handover = await handovers.open_for(context.session, context.parent.id)
    if handover is None or handover.summary_consent != "edited":
        return
    left = (handover.summary or "").replace(data["words"], "").strip()
    handover.summary, handover.summary_consent = left or None, "edited" if left else "refused"
    await handovers.enter(context.session, handover, f"summary_{handover.summary_consent}", context.now)


@effect("summary")
async def summary(context: EffectContext, data: dict[str, Any]) -> None:
    """{"consent": "yes" | "edited" | "refused", "words"?, "summary"?}: whether a summary is shared; refused, it goes.

    A `summary` that words were kept beside, before it was answered, goes before them.
    """
    handover = await handovers.open_for(context.session, context.parent.id)
    if handover is None or handover.summary_consent == "not_asked":
        return
    if data.get("summary") and handover.summary_consent == "edited":
        handover.summary = f"{data['summary']} {handover.summary or ''}".strip()
        await handovers.enter(context.session, handover, "summary_edited", context.now)
        return
    handover.summary_consent = data["consent"]
    if data["consent"] != "yes":
        handover.summary = data.get("words")
    await handovers.enter(context.session, handover, f"summary_{data['consent']}", context.now)


@effect("tell_worker")
async def tell_worker(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: yes, a key worker may be told of the risk that was found last."""
    risk = await context.session.scalar(
        select(InboundText.risk)
        .where(InboundText.parent_id == context.parent.id, InboundText.risk.is_not(None))
        .order_by(InboundText.place.desc())
        .limit(1)
    )
    urgency = URGENCY.get(risk or "", "routine")
    worried = "agreed" if await _last_reply_to_risk(context) == WEAK_SIGN else "risk"
    why = worried if risk else "asked"
    handover = await handovers.request(
        context.session, context.parent, context.now, why=why, urgency=urgency, risk=risk
    )
    await _alert(context, handover)


@effect("cancel_request")
async def cancel_request(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: the parent does not need the key worker any more, and nobody has picked it up."""
    handover = await handovers.open_for(context.session, context.parent.id)
    if handover and handover.state == "requested" and handover.urgency != "emergency":
        await handovers.close(context.session, handover, context.now, "cancelled")


@effect("cancel_contact")
async def cancel_contact(context: EffectContext, data: dict[str, Any]) -> None:
    """{"services"?}: these are not to be asked after all, or none at all.

    A key worker who was asked for besides still comes.
    """
    handover = await handovers.open_for(context.session, context.parent.id, lock=True)
    if handover is None or handover.state != "requested":
        return
    going = data.get("services") or handover.about_services
    named = {id: await service_named(context.session, id) for id in handover.about_services}
    left = [id for id, service in named.items() if id not in going and service is not None]
    if handover.summary is not None:
        handover.summary = _without(handover.summary, [named[id] for id in going if id in named])
        handover.summary_consent = handover.summary_consent if handover.summary else "not_asked"
    if not left and handover.why == CONTACT_ME and handover.urgency != "emergency":
        await handovers.close(context.session, handover, context.now, "cancelled")
    else:
        handover.about_services = left


async def _keep_words(context: EffectContext, handover: Handover, words: str) -> None:
    before = handover.summary if handover.summary_consent in ("yes", "edited") else None
    if before is None or words not in before:
        handover.summary = f"{before}{LINE if handover.about_services else ' '}{words}" if before else words
    handover.summary_consent = "edited"
    await handovers.enter(context.session, handover, "summary_edited", context.now)


def _without(summary: str, services: Sequence[tuple[Service, Organisation] | None]) -> str | None:
    """The summary without what was told for these services, each in a line of its own."""
    names = tuple(f"{service[0].name}: " for service in services if service is not None)
    lines = [line for line in summary.splitlines() if not names or not line.startswith(names)]
    return LINE.join(lines) or None


async def _of_the_service(context: EffectContext, service: str | None, words: str) -> str:
    """The words with the service's name, so that whoever asks two of them knows which is told what."""
    named = await service_named(context.session, service) if service else None
    return f"{named[0].name}: {words}" if named else words


async def _last_reply_to_risk(context: EffectContext) -> str | None:
    return await context.session.scalar(
        select(OutboundText.wording)
        .where(OutboundText.parent_id == context.parent.id, OutboundText.purpose == "risk")
        .order_by(OutboundText.place.desc())
        .limit(1)
    )


async def _alert(context: EffectContext, handover: Handover) -> None:
    await context.jobs.defer(context.session, ALERT, handover_id=str(handover.id))
