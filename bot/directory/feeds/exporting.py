"""Our live services as Open Referral UK 3.0, to a file or for the interface.

The profile knows no phones, eligibility or way in on a service. They are added under the names that HSDS 3 has for
them, which the profile's schemas let pass, because a service that cannot be rung is of little use to anybody.
"""

import json
import os
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, TextClause, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Organisation, Service, ServiceChange
from bot.directory.areas import NATIONAL
from bot.directory.feeds import contacts
from bot.directory.feeds.areas import AreaFinder
from bot.directory.feeds.crediting import attributions
from bot.directory.feeds.open_referral import OUR_NEEDS
from bot.directory.feeds.public_ids import public_id
from bot.directory.needs import Needs

SCOTLAND_CODE = "S92000003"
GEOGRAPHY = "http://statistics.gov.scot/id/statistical-geography/"
ANYWHERE = ("by phone", "online", "by text", "by video", "by post")
AT_ONCE = 100
REACHABLE = "EXISTS (SELECT 1 FROM jsonb_each_text(services.contact) AS way WHERE way.value <> '')"
LIST_FIELDS = ("id", "name", "description", "url", "email", "status", "fees", "last_modified", "organization")


@dataclass(frozen=True)
class Wanted:
    """Which live services: invented ones too, only those changed since, only some pages of them."""

    today: date
    samples: bool = False
    modified_after: datetime | None = None
    id: str | None = None

    def conditions(self) -> list[ColumnElement[bool] | TextClause]:
        """What a service has to fulfil to be told to others."""
        rules: list[ColumnElement[bool] | TextClause] = [
            Service.state == "live",
            or_(Service.review_by.is_(None), Service.review_by >= self.today),
            text(REACHABLE),
        ]
        if not self.samples:
            rules += [Service.sample.is_(False), Organisation.sample.is_(False)]
        if self.modified_after:
            rules.append(ServiceChange.changed_at >= self.modified_after)
        if self.id:
            rules.append(Service.id == self.id)
        return rules


class Exporter:
    """Tells others of our services. Each is a JSON object that fits the profile's schema of a service."""

    def __init__(self, needs: Needs, areas: AreaFinder) -> None:
        self._needs = needs
        self._areas = areas

    @classmethod
    def from_content(cls) -> "Exporter":
        """With the needs and areas that ship."""
        return cls(Needs(), AreaFinder.from_content())

    async def count(self, session: AsyncSession, wanted: Wanted) -> int:
        """How many services there are to tell of."""
        query = _joined(select(func.count(Service.id))).where(*wanted.conditions())
        return await session.scalar(query) or 0

    async def some(self, session: AsyncSession, wanted: Wanted, skip: int, most: int) -> list[dict[str, Any]]:
        """Some services, in the order of their ids."""
        query = _joined(select(Service, Organisation, ServiceChange.changed_at)).where(*wanted.conditions())
        rows = (await session.execute(query.order_by(Service.id).offset(skip).limit(most))).all()
        origins = await attributions(session, [service.id for service, _, _ in rows])
        return [self._service(one, who, at, origins.get(one.id)) for one, who, at in rows]

    async def one(self, session: AsyncSession, wanted: Wanted, public: str) -> dict[str, Any] | None:
        """The service that others know by this id."""
        ids = await session.scalars(_joined(select(Service.id)).where(*wanted.conditions()))
        id = next((id for id in ids if public_id("service", id) == public.lower()), None)
        if id is None:
            return None
        return next(iter(await self.some(session, Wanted(wanted.today, wanted.samples, id=id), 0, 1)), None)

    async def every(self, session: AsyncSession, wanted: Wanted) -> AsyncIterator[dict[str, Any]]:
        """All of them, some at a time."""
        skip = 0
        while some := await self.some(session, wanted, skip, AT_ONCE):
            skip += len(some)
            for one in some:
                yield one

    def _service(
        self, service: Service, organisation: Organisation, changed: datetime | None, origin: dict[str, Any] | None
    ) -> dict[str, Any]:
        changed = (changed or service.created_at).astimezone(UTC)
        told = {
            "id": public_id("service", service.id),
            "name": service.name,
            "description": service.what,
            "url": _usable(contacts.web, service.contact.get("web")),
            "email": _usable(contacts.email, service.contact.get("email")),
            "status": "active",
            "fees": service.cost,
            "eligibility_description": service.who_for,
            "application_process": service.first_visit,
            "last_modified": changed.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "organization": {
                "id": public_id("organisation", organisation.id),
                "name": organisation.name,
                "description": organisation.about,
            },
            "schedules": self._schedules(service),
            "service_areas": [self._area(service, area) for area in service.areas],
            "service_at_locations": self._locations(service),
            "contacts": self._contacts(service),
            "attributes": [self._need(service, need) for need in service.needs],
            **(origin or {}),
            "sample": True if service.sample or organisation.sample else None,
        }
        return {key: value for key, value in told.items() if value not in (None, [])}

    def _schedules(self, service: Service) -> list[dict[str, Any]]:
        return [{"id": public_id("times", service.id), "description": service.times}] if service.times else []

    def _area(self, service: Service, area: str) -> dict[str, Any]:
        code = SCOTLAND_CODE if area == NATIONAL else self._areas.codes.get(area)
        told = {"id": public_id("service area", f"{service.id} {area}"), "name": self._areas.name(area)}
        return told | ({"uri": f"{GEOGRAPHY}{code}"} if code else {})

    def _locations(self, service: Service) -> list[dict[str, Any]]:
        visit = service.contact.get("visit")
        if not (service.place or service.accessibility or visit):
            return []
        away = (service.place or "").lower().startswith(ANYWHERE)
        location: dict[str, Any] = {
            "id": public_id("location", service.id),
            "location_type": "virtual" if away else "physical",
        }
        if service.place:
            location["name"] = service.place
        if service.accessibility:
            access = {"id": public_id("accessibility", service.id), "description": service.accessibility}
            location["accessibility"] = [access]
        if visit:
            location["contacts"] = [{"id": public_id("visit", service.id), "title": "Visit", "name": visit}]
        return [{"id": public_id("service at location", service.id), "location": location}]

    def _contacts(self, service: Service) -> list[dict[str, Any]]:
        phones = [
            {"id": public_id(way, service.id), "number": service.contact[way], "type": kind}
            for way, kind in (("phone", "voice"), ("text", "text"))
            if service.contact.get(way)
        ]
        return [{"id": public_id("contact", service.id), "phones": phones}] if phones else []

    def _need(self, service: Service, id: str) -> dict[str, Any]:
        need = self._needs.by_id.get(id)
        return {
            "id": public_id("service need", f"{service.id} {id}"),
            "link_type": "service",
            "taxonomy_term": {
                "id": public_id("need", id),
                "name": need.label if need else id,
                "description": need.words if need else id,
                "taxonomy": OUR_NEEDS,
                "term": id,
            },
        }


async def export_page(session: AsyncSession, exporter: Exporter, wanted: Wanted) -> dict[str, Any]:
    """All of it as one page."""
    services = [service async for service in exporter.every(session, wanted)]
    return page_of(services, 1, max(len(services), 1), len(services))


def page_of(services: Iterable[dict[str, Any]], number: int, size: int, total: int) -> dict[str, Any]:
    """A page as the interface wraps it."""
    contents = list(services)
    pages = max(1, -(-total // size))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def write_whole(file: Path, content: Any) -> None:
    """Puts a file in its place in one step."""
    beside = file.with_name(f".{file.name}.part")
    beside.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    os.replace(beside, file)


def in_a_list(service: dict[str, Any]) -> dict[str, Any]:
    """A service as a list tells it: only what it has one of."""
    return {field: service[field] for field in LIST_FIELDS if field in service}


def _joined(query: Any) -> Any:
    return query.join(Organisation, Organisation.id == Service.organisation_id).outerjoin(
        ServiceChange, ServiceChange.service_id == Service.id
    )


def _usable(check: Callable[[str], str], value: Any) -> str | None:
    try:
        return check(value) if isinstance(value, str) and value else None
    except contacts.NotUsable:
        return None
