"""Services as admins edit them."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.fields import DAY, ONE, SEVERAL, TEXT, Field, FieldWrong
from bot.content.life import Body
from bot.content.lint import Finding
from bot.content.segments import measure, to_gsm7
from bot.content.uses import MOST_SEGMENTS
from bot.database.tables import Organisation, Service
from bot.directory.areas import NATIONAL, Areas
from bot.directory.details import in_short
from bot.directory.feeds import contacts
from bot.directory.feeds.dates import said_day
from bot.directory.feeds.facts import LONGEST_FIELD, LONGEST_SHORT, LONGEST_WHAT, WAYS
from bot.directory.kinds.form_kind import (
    InTables,
    Listed,
    checked_in_order,
    day_in,
    needed,
    new_id,
    stop,
    today_at,
    warn,
    words_of,
)
from bot.directory.needs import Needs

REVIEW_AFTER = timedelta(days=183)
TEXTS = ("name", "short", "what", "who_for", "cost", "times", "place", "accessibility", "first_visit")
COLUMNS = (*TEXTS, "needs", "areas")
VERIFIED = re.compile(r"(.+), (\d{1,2} [A-Z][a-z]{2} \d{4})")


def contact(check: Callable[[str], str], hint: str) -> Callable[[str], str]:
    """A check of a way to get in touch, with what to do in place of how foreign data is told off."""

    def checked(said: str) -> str:
        try:
            return check(said)
        except contacts.NotUsable:
            raise FieldWrong(hint) from None

    return checked


phone = contact(
    contacts.phone, "That is no British phone number. Write it with its area code, such as 0131 496 0100."
)
email = contact(contacts.email, "That is no e-mail address, such as hello@example.org.")
web = contact(contacts.web, "That is no web address, such as https://example.org.")


class Services(InTables):
    """Services in the directory, as a kind of content. A new one is a draft until a publisher says yes."""

    name = "service"
    label = "service"

    def __init__(self, needs: Needs | None = None, areas: Areas | None = None) -> None:
        self._needs = needs or Needs()
        self._areas = areas or Areas.from_content()

    async def fields(self, session: AsyncSession, today: date) -> Sequence[Field]:
        """The few that every service needs first; the rest under "more"."""
        runs = list(await session.scalars(select(Organisation).order_by(Organisation.name)))
        names = [(one.name, one.name) for one in runs]
        owners = [(one.id, one.name) for one in runs]
        needs = [(need.id, need.label) for need in self._needs.by_id.values()]
        areas = [*self._areas.names.items(), (NATIONAL, "All of Scotland")]
        line = LONGEST_FIELD
        return (
            Field("name", "What it is called", most=80),
            Field("organisation", "Who runs it", "Start typing. A new name is fine.", options=names, suggests=True),
            Field("short", "In a few words", "For the list. Such as: Toast and a blether", most=LONGEST_SHORT),
            Field("what", "What happens there", "A sentence or two, as to a friend.", TEXT, most=LONGEST_WHAT),
            Field("needs", "What it helps with", "", SEVERAL, needs),
            Field("areas", "Where it is for", "", SEVERAL, areas),
            Field("phone", "Phone", "One way to get in touch is enough.", check=phone, type="tel"),
            Field("text", "Number for texts", check=phone, type="tel"),
            Field("email", "E-mail", check=email, type="email"),
            Field("web", "Web page", check=web),
            Field("cost", "Cost", most=line, starts="Free"),
            Field("times", "When", "Such as: Mondays, 10am to noon", most=line),
            Field("place", "Where", "An address, or: By phone", most=line),
            Field("above_all", "Above all it helps with", "It is offered first for this.", ONE, needs, more=True),
            Field("who_for", "Who for", "Such as: Parents of under-fives", most=line, more=True),
            Field("first_visit", "The first visit", "Such as: You are met at the door.", TEXT, most=line, more=True),
            Field("accessibility", "Getting in", "Such as: Ramp, lift, room for a pram", most=line, more=True),
            Field("visit", "Just turning up", "Such as: Drop in any morning", most=line, more=True),
            Field("verified_by", "Checked by", "Who rang or went there", most=60, more=True),
            Field("verified_on", "Checked on", "", DAY, more=True),
            Field(
                "review_by", "Look at it again by", "Held back after this day until somebody has.", DAY, more=True,
                starts=(today + REVIEW_AFTER).isoformat(),
            ),
            Field("owner", "Who keeps this entry", "They are reminded. Left empty: who runs it.", ONE, owners, more=True),
        )  # fmt: skip

    async def live(self, session: AsyncSession, entry: str) -> Body | None:
        """What the directory says of it, in every state."""
        service = await session.get(Service, entry)
        if service is None:
            return None
        organisation = await session.get_one(Organisation, service.organisation_id)
        return body_of(service, organisation, list(self._needs.by_id), [*self._areas.names, NATIONAL])

    async def put_live(self, session: AsyncSession, entry: str, body: Body, at: datetime) -> None:
        """Writes it into the directory. One that was withdrawn stays so; it is brought back on its own page."""
        organisation = await organisation_called(session, body["organisation"])
        there = await session.get(Service, entry, with_for_update=True)
        values: dict[str, Any] = {column: body.get(column) for column in COLUMNS} | {
            "organisation_id": organisation.id,
            "needs": _main_first(body),
            "contact": {way: body[way] for way in WAYS if body.get(way)},
            "owner": body.get("owner") or organisation.id,
            "verified": _verified(body),
            "review_by": day_in(body, "review_by"),
        }
        if there is None:
            session.add(Service(id=entry, sample=organisation.sample, state="live", **values))
        else:
            for column, value in values.items():
                setattr(there, column, value)
            if there.state == "held":
                there.state = "live"
        await session.flush()

    async def findings(self, session: AsyncSession, entry: str, body: Body, now: datetime) -> list[Finding]:
        """Every blocker of a service, then what deserves a second look."""
        found = needed(body, NEEDED)
        if not any(body.get(way) for way in WAYS):
            found.append(stop("no_contact", "It says no way to get in touch. One is enough.", "phone"))
        review_by = day_in(body, "review_by")
        if review_by and review_by < today_at(now):
            found.append(
                stop("past_review", "Its review date has gone by. Look it over, then choose a new one.", "review_by")
            )
        verified_on = day_in(body, "verified_on")
        found += checked_in_order(("verified_on", verified_on), ("review_by", review_by), today_at(now))
        found += words_of(body, TEXTS)
        whole = not any(finding.stops for finding in found)
        if whole and measure(to_gsm7(f"{body['name']}. {details_of(body)}")).segments > MOST_SEGMENTS:
            found.append(
                stop("too_long", "All of it together takes more than three SMS. Shorten what happens there.", "what")
            )
        return found + await self._second_look(session, entry, body)

    async def listed(self, session: AsyncSession, today: date) -> list[Listed]:
        """Every service of the directory."""
        rows = await session.execute(
            select(Service, Organisation.name)
            .join(Organisation, Organisation.id == Service.organisation_id)
            .order_by(func.lower(Service.name), Service.id)
        )
        return [_listed(service, organisation, today) for service, organisation in rows]

    async def _second_look(self, session: AsyncSession, entry: str, body: Body) -> list[Finding]:
        found = []
        if not body.get("verified_by"):
            found.append(
                warn("not_verified", "Nobody has rung or gone there yet, as far as this says.", "verified_by")
            )
        if not body.get("review_by"):
            found.append(warn("no_review", "Without a date nobody is reminded to look at it again.", "review_by"))
        if body.get("name") and await self._namesake(session, entry, body):
            found.append(
                warn("namesake", "Another service has this name in the same area. Is it the same one?", "name")
            )
        name = body.get("organisation")
        if name and await _known(session, name) is None:
            found.append(
                warn("new_organisation", f"{name} is new here, and is added when this is published.", "organisation")
            )
        return found

    async def _namesake(self, session: AsyncSession, entry: str, body: Body) -> bool:
        other = await session.scalar(
            select(Service.id)
            .where(func.lower(Service.name) == body["name"].lower(), Service.id != entry, Service.state == "live")
            .where(Service.areas.overlap(body.get("areas") or []))
            .limit(1)
        )
        return other is not None


NEEDED = {
    "name": "It needs a name.",
    "organisation": "Say who runs it: parents ask.",
    "short": "Say it in a few words, for the list that parents choose from.",
    "what": "Say what happens there.",
    "needs": "Tick at least one thing that it helps with.",
    "areas": "Tick at least one area, or all of Scotland.",
}


def body_of(service: Service, organisation: Organisation, order: list[str], places: list[str]) -> Body:
    """A service as its form has it: needs and areas in the form's order, the first need beside them."""
    by, on = _taken_apart(service.verified)
    return {
        **{column: getattr(service, column) or None for column in TEXTS},
        "organisation": organisation.name,
        "needs": sorted(service.needs, key=order.index),
        "above_all": service.needs[0] if len(service.needs) > 1 else None,
        "areas": sorted(service.areas, key=places.index),
        **{way: service.contact.get(way) for way in WAYS},
        "verified_by": by,
        "verified_on": on,
        "review_by": service.review_by.isoformat() if service.review_by else None,
        "owner": service.owner,
    }


def _main_first(body: Body) -> list[str]:
    needs: list[str] = body.get("needs") or []
    return sorted(needs, key=lambda need: need != body.get("above_all"))


def as_told(body: Body) -> tuple[Service, Organisation]:
    """Unsaved objects that say what a body says, for showing what parents would be told."""
    columns = {column: body.get(column) for column in COLUMNS} | {
        "needs": _main_first(body),
        "what": body.get("what") or "",
    }
    ways = {way: body[way] for way in WAYS if body.get(way)}
    runs = Organisation(id="", name=body.get("organisation") or "", about="")
    return Service(id="", contact=ways, **columns), runs


def details_of(body: Body) -> str:
    """The sentences that a parent gets who asks for more."""
    return in_short(*as_told(body))


def _listed(service: Service, organisation: str, today: date) -> Listed:
    overdue = service.review_by is not None and service.review_by < today
    marks = [
        *([service.state] if service.state != "live" else []),
        *(["past review"] if overdue else []),
        *(["sample"] if service.sample else []),
    ]
    places = ", ".join(
        "all of Scotland" if area == NATIONAL else area.replace("_", " ").title() for area in service.areas
    )
    return Listed(
        service.id,
        service.name,
        f"{organisation}, {places}",
        tuple(marks),
        frozenset({service.organisation_id, service.owner or ""}),
        " ".join((service.short, service.what, *(need.replace("_", " ") for need in service.needs))),
    )


async def organisation_called(session: AsyncSession, name: str) -> Organisation:
    """The organisation of this name, made where there is none."""
    known = await _known(session, name)
    if known is None:
        known = Organisation(id=new_id(name), name=name, about="", sample=False)
        session.add(known)
        await session.flush()
    return known


async def _known(session: AsyncSession, name: str) -> Organisation | None:
    return await session.scalar(
        select(Organisation)
        .where(func.lower(Organisation.name) == name.lower())
        .order_by(Organisation.sample, Organisation.id)
        .limit(1)
    )


def _verified(body: Body) -> str | None:
    by, on = body.get("verified_by"), day_in(body, "verified_on")
    return f"{by}, {said_day(on)}" if by and on else by


def _taken_apart(verified: str | None) -> tuple[str | None, str | None]:
    match = VERIFIED.fullmatch(verified or "")
    if match is None:
        return verified or None, None
    try:
        return match[1], datetime.strptime(match[2], "%d %b %Y").date().isoformat()
    except ValueError:
        return verified, None
