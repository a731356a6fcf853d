"""What a service's page has besides editing: out of every offer, and back."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.gate import read_form, signed_in, who_is
from bot.console.parts import parts_of
from bot.console.studio_access import PLACES, PUBLISHER_ROLES
from bot.console.studio_entries import FormPage
from bot.console.studio_life import one_line
from bot.database.tables import Service
from bot.directory import withdrawing
from bot.directory.kinds.form_kind import today_at
from bot.directory.withdrawing import ServiceStays

Step = Callable[[AsyncSession], Awaitable[None]]


class ServicePage(FormPage):
    """The pages of services."""

    def router(self) -> APIRouter:
        """Its routes, with leaving and coming back."""
        router = super().router()
        publishers = [Depends(signed_in(*PUBLISHER_ROLES))]
        router.add_api_route("/{id}/withdraw", self.withdraw, methods=["POST"], dependencies=publishers)
        router.add_api_route("/{id}/bring-back", self.bring_back, methods=["POST"], dependencies=publishers)
        return router

    async def withdraw(self, request: Request, id: str) -> Response:
        """Takes it out of every offer."""
        reason = one_line((await read_form(request)).get("reason", ""))
        worker, now = who_is(request).worker, parts_of(request).clock()
        return await self._keep(
            request, id, lambda session: withdrawing.withdraw(session, id, worker, reason, now), "withdrawn"
        )

    async def bring_back(self, request: Request, id: str) -> Response:
        """Lets it be offered again."""
        worker, now = who_is(request).worker, parts_of(request).clock()
        return await self._keep(
            request, id, lambda session: withdrawing.bring_back(session, id, worker, now, today_at(now)), "back"
        )

    async def besides(self, session: AsyncSession, request: Request, id: str) -> dict[str, Any]:
        """Whether parents are offered it, and every time it was withdrawn."""
        service = await session.get(Service, id)
        return {
            "withdrawals": await withdrawing.withdrawals_of(session, id),
            "state": service.state if service else "",
            "overdue": bool(
                service and service.review_by and service.review_by < today_at(parts_of(request).clock())
            ),
            "sample": bool(service and service.sample),
        }

    async def _keep(self, request: Request, id: str, step: Step, told: str) -> Response:
        try:
            async with parts_of(request).database.transaction() as session:
                await self.check(session, request, id)
                await step(session)
        except ServiceStays as stays:
            return await self.show(request, id, problem=stays)
        return self.back_to(id, told)


def form_pages() -> list[FormPage]:
    """The pages of every kind that is edited as a form."""
    return [ServicePage(place) if place.kind == "service" else FormPage(place) for place in PLACES]
