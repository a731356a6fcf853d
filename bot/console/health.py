"""What a load balancer and a monitoring system ask: alive, ready, and figures without people in them."""

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.conversation.engine import Engine
from bot.database.session import Database
from bot.database.tables import Handover, InboundText, OutboundText


def health_router(database: Database, engine: Engine, clock: Clock) -> APIRouter:
    """`/health/live`, `/health/ready` and `/metrics`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/health/live")
    async def live() -> dict[str, bool]:
        return {"live": True}

    @router.get("/health/ready")
    async def ready() -> JSONResponse:
        parts = {"database": await _database_answers(database), "engine": await engine.ready()}
        return JSONResponse(parts, 200 if all(parts.values()) else 503)

    @router.get("/metrics")
    async def metrics() -> Response:
        return Response(generate_latest(await _figures(database, clock)), media_type=CONTENT_TYPE_LATEST)

    return router


async def _database_answers(database: Database) -> bool:
    try:
        async with database.reading() as session:
            return await session.scalar(select(1)) == 1
    except (SQLAlchemyError, OSError):
        return False


async def _figures(database: Database, clock: Clock) -> CollectorRegistry:
    registry = CollectorRegistry()
    waiting = Gauge("pace_texts_waiting", "Texts from parents that no turn has taken yet", registry=registry)
    oldest = Gauge("pace_oldest_text_waiting_seconds", "How long the oldest of them has waited", registry=registry)
    leaving = Gauge("pace_texts_to_parents", "Texts to parents by delivery status", ["status"], registry=registry)
    handovers = Gauge(
        "pace_handovers_open", "Open handovers by state and urgency", ["state", "urgency"], registry=registry
    )
    async with database.reading() as session:
        untaken = InboundText.taken_at.is_(None)
        waiting.set(await session.scalar(select(func.count()).where(untaken)) or 0)
        since = await session.scalar(select(func.min(InboundText.received_at)).where(untaken))
        oldest.set((clock() - since).total_seconds() if since else 0)
        for status, number in await session.execute(
            select(OutboundText.status, func.count()).group_by(OutboundText.status)
        ):
            leaving.labels(status).set(number)
        for state, urgency, number in await session.execute(
            select(Handover.state, Handover.urgency, func.count())
            .where(Handover.closed_at.is_(None))
            .group_by(Handover.state, Handover.urgency)
        ):
            handovers.labels(state, urgency).set(number)
    return registry
