"""Which two or three services to offer: fair to the services, new to the parent, from different organisations."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Offer, Organisation, Service
from bot.directory.areas import NATIONAL, Areas
from bot.directory.conditions import Condition, met
from bot.directory.things import Thing
from bot.directory.whom import NOBODY, Whom
from bot.directory.wished import Fit, wished_in

FEWEST, MOST = 2, 3
TOLD_FIRST = frozenset({"addiction", "bereavement", "domestic_abuse"})
"""Who asks for company is not to be shown a group of people who grieve: these are there for who told of such a thing."""
NEVER_UNTOLD = frozenset({"addiction", "domestic_abuse"})
"""Not even where they have what was named."""
COMPANY = frozenset({"peer_support", "family_activities"})
EXTRA_NEEDS = frozenset({"additional_support_needs"})
"""The same, where company is what is asked for."""
FAIR_OVER = timedelta(days=90)
"""How far back it counts how often a service was offered to anybody."""
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class PastOffer:
    """An offer that this parent had: which services, when, and what became of it."""

    id: uuid.UUID
    at: datetime
    need: str
    services: tuple[str, ...]
    chosen: str | None = None


@dataclass(frozen=True)
class Pick:
    """What to offer. `again` when the parent has seen all of it before; `national` when nothing local is in it; `named`
    when one of them is as the text wishes it; `having` how many have the thing that was named, None where none was."""

    services: tuple[Service, ...] = ()
    again: bool = False
    national: bool = False
    named: bool = False
    having: int | None = None


@dataclass
class _Count:
    times: int = 0
    last: datetime = field(default=NEVER)

    def add(self, at: datetime, times: int = 1) -> None:
        self.times += times
        self.last = max(self.last, at)


async def pick(
    session: AsyncSession,
    parent_id: uuid.UUID,
    past: Sequence[PastOffer],
    need: str,
    area: str,
    now: datetime,
    said: Sequence[str] = (),
    wished_for: Sequence[Condition] = (),
    unsuited: Sequence[Condition] = (),
    things: Sequence[Thing] = (),
    whom: Whom = NOBODY,
) -> Pick:
    """Two or three services for a need in an area (an area id or `national`), or as many as there are.

    First those with the thing that the text names (the first of `said`; texts shortly before follow), and that are as
    it wishes them (`wished_for`), with no others where there are enough; those that the parent has not been offered;
    those in the very place that is named; those that are there for this need above all; local before national; then
    whichever was offered least to anybody. One of each organisation as long as there are enough. Only when nothing new
    is left, or when they are what was named, do known ones return. What the text says is not wanted, or on a day
    that does not suit (`unsuited`), or is for others than `whom` it tells of, is left out while there is more. Where
    some have one of the `things` named, there are no others, but for one beside one alone.
    """
    candidates = await _candidates(session, need, area, now.date())
    own = _own_counts(past)
    overall = await _overall_counts(session, [service.id for service in candidates], now)
    texts = [Areas.from_content().without_places(text) for text in said]
    wished, before, fit = wished_in(texts[:1]), wished_in(texts[1:]), Fit(candidates)
    place = wished_in(said).wanted - wished.wanted - before.wanted
    has = {each.id: sum(thing.is_had_by(each) for thing in things) for each in candidates}
    named = {each.id: fit.of(each, wished.wanted) + met(each, wished_for) + has[each.id] for each in candidates}

    def rank(service: Service) -> tuple[int, bool, int, int, int, bool, bool, int, datetime, datetime, str]:
        mine, all_ = own.get(service.id, _Count()), overall.get(service.id, _Count())
        meant = fit.of(service, before.wanted)
        beside = service.needs[0] != need
        shuffled = _shuffled(parent_id, service, mine)
        fits = named[service.id] and named[service.id] + whom.is_meant_by(service) - beside
        return (
            -fits, bool(wished_for) and beside, mine.times, -meant, -fit.of(service, place), beside,
            _is_national(service), all_.times, mine.last, all_.last, shuffled,
        )  # fmt: skip

    told = {need, *(offer.need for offer in past)}
    told_first = (TOLD_FIRST | (EXTRA_NEEDS if need in COMPANY else frozenset())) - told
    fitting = [
        each for each in candidates
        if each.needs[0] not in told_first or (has[each.id] and each.needs[0] not in NEVER_UNTOLD)
    ]  # fmt: skip
    liked = [each for each in fitting if not fit.of(each, wished.unwanted) and not met(each, unsuited)]
    theirs = [each for each in liked if not whom.is_left_out_by(each)]
    most = max((has[each.id] for each in theirs), default=0)
    with_it = [each for each in theirs if most and has[each.id] == most]
    such = [service for service in with_it or theirs if met(service, wished_for)]
    enough = (each for each in (such, theirs, liked, fitting) if len(each) >= FEWEST)
    ranked = sorted(with_it if with_it and len(such) < FEWEST else next(enough, candidates), key=rank)
    newest = _newest(ranked, own, {id for id, count in named.items() if count})
    chosen = _filled(newest, ranked, *(sorted(each, key=rank) for each in (theirs, liked, fitting, candidates)))
    return Pick(
        tuple(chosen),
        again=bool(chosen) and all(service.id in own for service in chosen),
        national=bool(chosen) and all(_is_national(service) for service in chosen),
        named=any(named[service.id] or fit.of(service, place) for service in chosen),
        having=sum(has[service.id] > 0 for service in chosen) if things else None,
    )


async def service_named(session: AsyncSession, id: str) -> tuple[Service, Organisation] | None:
    """A live service and who runs it."""
    row = (
        await session.execute(
            select(Service, Organisation)
            .join(Organisation, Organisation.id == Service.organisation_id)
            .where(Service.id == id, Service.state == "live")
        )
    ).first()
    return (row[0], row[1]) if row else None


async def _candidates(session: AsyncSession, need: str, area: str, today: date) -> list[Service]:
    """What may be offered: live, not past its review, there for this area or for everybody."""
    areas = {area, NATIONAL}
    found = await session.scalars(
        select(Service)
        .where(Service.state == "live", Service.needs.contains([need]), Service.areas.overlap(list(areas)))
        .where(or_(Service.review_by.is_(None), Service.review_by >= today))
        .order_by(Service.id)
    )
    return list(found.all())


def _own_counts(past: Iterable[PastOffer]) -> dict[str, _Count]:
    counts: dict[str, _Count] = {}
    for offer in past:
        for service in offer.services:
            counts.setdefault(service, _Count()).add(offer.at)
    return counts


async def _overall_counts(session: AsyncSession, services: list[str], now: datetime) -> dict[str, _Count]:
    offered = func.unnest(Offer.services).label("service")
    rows = await session.execute(
        select(offered, func.count(), func.max(Offer.at))
        .where(Offer.at > now - FAIR_OVER, Offer.services.overlap(services))
        .group_by(offered)
    )
    return {service: _Count(times, last) for service, times, last in rows}


def _newest(ranked: list[Service], own: Mapping[str, _Count], named: Set[str]) -> list[Service]:
    """Up to three of different organisations, all named or as new to the parent as the newest."""
    times = {service.id: own[service.id].times if service.id in own else 0 for service in ranked}
    fewest = min(times.values(), default=0)
    return _different_organisations([each for each in ranked if times[each.id] == fewest or each.id in named], MOST)


def _filled(chosen: list[Service], *ranked: list[Service]) -> list[Service]:
    """At least two of them where there are two: another of the first of these that has one of another organisation, or
    else one of the same."""
    for others in ranked:
        if len(chosen) < FEWEST:
            chosen = _different_organisations([*chosen, *others], FEWEST)
    left = [service for others in ranked for service in others if service not in chosen]
    return [*chosen, *left[: max(0, FEWEST - len(chosen))]]


def _different_organisations(ranked: list[Service], most: int) -> list[Service]:
    first_of: dict[str, Service] = {}
    for service in ranked:
        first_of.setdefault(service.organisation_id, service)
    return list(first_of.values())[:most]


def _is_national(service: Service) -> bool:
    return NATIONAL in service.areas


def _shuffled(parent_id: uuid.UUID, service: Service, own: _Count) -> str:
    """Breaks ties without favour: another order for each parent, the same when a turn is taken again."""
    return hashlib.sha256(f"{parent_id} {service.id} {own.times}".encode()).hexdigest()
