"""Offers: from different organisations, fair to them, new to the parent for as long as there are others."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.database.session import Database
from bot.database.tables import Offer, Organisation, Parent, Service
from bot.directory.conditions import wished_in
from bot.directory.offers import PastOffer, Pick, pick
from bot.directory.things import named_in
from bot.directory.whom import told_in

NOW = datetime(2027, 3, 2, 10, 30, tzinfo=UTC)


async def a_directory(database: Database, *services: tuple[str, str, str], review_by: date | None = None) -> None:
    """Services as (id, organisation, area), all for housing."""
    async with database.transaction() as session:
        session.add_all(Organisation(id=id, name=id) for id in {organisation for _, organisation, _ in services})
        await session.flush()
        session.add_all(
            Service(
                id=id, organisation_id=organisation, name=id, short=id, needs=["housing"], areas=[area], what=id,
                contact={"phone": "01632 960000"}, review_by=review_by,
            )
            for id, organisation, area in services
        )  # fmt: skip


class Asker:
    """A parent who keeps asking, and remembers what was offered."""

    def __init__(self, database: Database) -> None:
        self.id = uuid.uuid4()
        self.past: list[PastOffer] = []
        self._database = database
        self._now = NOW

    async def ask(self, area: str = "fife") -> Pick:
        self._now += timedelta(minutes=1)
        async with self._database.transaction() as session:
            if not await session.get(Parent, self.id):
                session.add(Parent(id=self.id))
                await session.flush()
            picked = await pick(session, self.id, self.past, "housing", area, self._now)
            if picked.services:
                ids = [service.id for service in picked.services]
                offer = Offer(
                    id=uuid.uuid4(), parent_id=self.id, at=self._now, need="housing", area=area, services=ids
                )
                session.add(offer)
                self.past.insert(0, PastOffer(offer.id, self._now, "housing", tuple(ids)))
        return picked


def ids(picked: Pick) -> set[str]:
    return {service.id for service in picked.services}


async def test_offers_come_from_different_organisations(database: Database) -> None:
    await a_directory(database, ("a1", "a", "fife"), ("a2", "a", "fife"), ("b1", "b", "fife"), ("c1", "c", "fife"))
    picked = await Asker(database).ask()
    assert len({service.organisation_id for service in picked.services}) == 3


async def test_two_of_one_organisation_only_when_there_is_no_other(database: Database) -> None:
    await a_directory(database, ("a1", "a", "fife"), ("a2", "a", "fife"))
    assert ids(await Asker(database).ask()) == {"a1", "a2"}


async def test_nothing_is_repeated_until_the_others_run_out(database: Database) -> None:
    await a_directory(database, *((f"s{n}", f"o{n}", "fife") for n in range(6)))
    asker = Asker(database)
    first, second, third = await asker.ask(), await asker.ask(), await asker.ask()
    assert not ids(first) & ids(second)
    assert not first.again
    assert not second.again
    assert third.again


async def test_local_ones_come_before_national_ones_and_those_fill_up(database: Database) -> None:
    await a_directory(database, ("l1", "a", "fife"), ("n1", "b", "national"), ("n2", "c", "national"))
    picked = await Asker(database).ask()
    assert picked.services[0].id == "l1"
    assert len(picked.services) == 3
    assert not picked.national


async def test_without_an_area_only_national_ones(database: Database) -> None:
    await a_directory(database, ("l1", "a", "fife"), ("n1", "b", "national"), ("n2", "c", "national"))
    picked = await Asker(database).ask("national")
    assert ids(picked) == {"n1", "n2"}
    assert picked.national


async def test_another_area_is_not_offered(database: Database) -> None:
    await a_directory(database, ("l1", "a", "glasgow"))
    assert (await Asker(database).ask()).services == ()


async def test_one_past_its_review_is_held_back(database: Database) -> None:
    await a_directory(database, ("l1", "a", "fife"), review_by=NOW.date() - timedelta(days=1))
    assert (await Asker(database).ask()).services == ()


@pytest.mark.parametrize("parents", [40])
async def test_over_many_parents_every_service_is_offered_as_often(database: Database, parents: int) -> None:
    await a_directory(database, *((f"s{n}", f"o{n}", "fife") for n in range(8)))
    times = dict.fromkeys((f"s{n}" for n in range(8)), 0)
    firsts: set[str] = set()
    for _ in range(parents):
        picked = await Asker(database).ask()
        firsts.add(picked.services[0].id)
        for id in ids(picked):
            times[id] += 1
    assert max(times.values()) - min(times.values()) <= 1
    assert len(firsts) > 3


async def furnishing(database: Database) -> None:
    """Services for things for the home, of which some name what they have."""
    has = {
        "a": "Sofas and beds for a first home",
        "b": "Food parcels to your door",
        "c": "Cots and prams to borrow",
        "d": "A food larder you choose from",
        "e": "Cookers mended, evening group",
        "f": "Pans and plates",
    }
    await a_directory(database, *((id, id, "fife") for id in has))
    async with database.transaction() as session:
        for id, short in has.items():
            (await session.get_one(Service, id)).short = short


async def picked_for(database: Database, *said: str, past: tuple[str, ...] = ()) -> list[str]:
    async with database.reading() as session:
        seen = [PastOffer(uuid.uuid4(), NOW, "housing", past)] if past else []
        picked = await pick(session, uuid.UUID(int=7), seen, "housing", "fife", NOW, said)
        return [service.id for service in picked.services]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("nae food in till Tuesday", {"b", "d"}),
        ("there's no cot for the baby", {"c"}),
        ("a sofa wid be grand", {"a"}),
        ("just food please, no furniture", {"b", "d"}),
        ("have you any cots", {"c"}),
    ],
)
async def test_what_a_parent_names_comes_first(database: Database, said: str, first: set[str]) -> None:
    await furnishing(database)
    assert set((await picked_for(database, said))[: len(first)]) == first


async def test_what_is_named_now_comes_back_though_it_was_offered_before(database: Database) -> None:
    await furnishing(database)
    assert (await picked_for(database, "naw it's the sofa I'm after", past=("a", "b", "c")))[0] == "a"


async def test_what_was_named_before_the_town_still_comes_first_among_what_is_new(database: Database) -> None:
    await furnishing(database)
    assert (await picked_for(database, "Kirkcaldy", "ma wean needs a cot"))[0] == "c"
    assert "c" not in await picked_for(database, "something else", "ma wean needs a cot", past=("c",))


@pytest.mark.parametrize("said", ["is there one that's not a group", "no a group tho", "it isnae a group I'm after"])
async def test_what_is_not_wanted_is_left_out(database: Database, said: str) -> None:
    await furnishing(database)
    assert "e" not in await picked_for(database, said)


async def test_words_that_say_little_change_nothing(database: Database) -> None:
    await furnishing(database)
    assert await picked_for(database, "can you help me with something for the home please") == await picked_for(
        database
    )


async def test_a_wish_is_met_by_those_that_say_so_and_first_by_those_for_the_need(database: Database) -> None:
    told = {
        "a": ("Tuesdays, 7pm", ["money", "housing"]),
        "b": ("Evenings", ["housing"]),
        "c": ("Mornings", ["housing"]),
    }
    async with database.transaction() as session:
        session.add_all(Organisation(id=id, name=id) for id in told)
        await session.flush()
        session.add_all(
            Service(
                id=id, organisation_id=id, name=id, short=id, needs=needs, areas=["fife"], what=id, times=times,
                contact={"phone": "01632 960000"},
            )
            for id, (times, needs) in told.items()
        )  # fmt: skip
    async with database.transaction() as session:
        wish = wished_in("any in the evening")
        picked = await pick(session, uuid.uuid4(), [], "housing", "fife", NOW, ["any in the evening"], wish)
    assert [service.id for service in picked.services] == ["b", "a"]
    assert picked.named


async def told(database: Database, **services: tuple[str, str | None]) -> None:
    """Services by id: what they tell, and whom they are for; the need is food and things for the home."""
    async with database.transaction() as session:
        session.add_all(Organisation(id=id, name=id) for id in services)
        await session.flush()
        session.add_all(
            Service(
                id=id, organisation_id=id, name=id, short=id, needs=["food_essentials"], areas=["fife"], what=what,
                who_for=who_for, contact={"phone": "01632 960000"},
            )
            for id, (what, who_for) in services.items()
        )  # fmt: skip


async def for_things(database: Database, text: str) -> Pick:
    async with database.transaction() as session:
        things = named_in(text, "food_essentials")
        return await pick(
            session, uuid.uuid4(), [], "food_essentials", "fife", NOW, [text], things=things, whom=told_in([text])
        )


async def test_who_names_a_thing_is_shown_nothing_else_but_for_one_beside_one_alone(database: Database) -> None:
    await told(
        database, a=("Beds and cots.", None), b=("Veg and tins.", None), c=("A hot meal.", None), d=("Paint.", None)
    )
    assert ids(await for_things(database, "no food in the house")) == {"b", "c"}
    assert (await for_things(database, "no food in the house")).having == 2
    only = await for_things(database, "needing a cot")
    assert (len(only.services), only.services[0].id, only.having) == (2, "a", 1)


async def test_where_nobody_has_what_was_named_the_others_come_and_it_is_said(database: Database) -> None:
    await told(database, a=("Beds and cots.", None), b=("Veg and tins.", None))
    picked = await for_things(database, "a carpet for the stairs")
    assert (ids(picked), picked.having) == ({"a", "b"}, 0)
    assert (await for_things(database, "something for the home")).having is None


async def test_who_is_for_others_is_left_out_while_there_are_more(database: Database) -> None:
    await told(database, a=("Bags.", "Anyone with a baby or one coming"), b=("Boxes.", None), c=("Tins.", None))
    assert ids(await for_things(database, "things for my 12 year old")) == {"b", "c"}
