"""An import tells what it would do; drafts wait for a yes; twice is once."""

import pytest
from sqlalchemy import func, select

from bot.database.session import Database
from bot.database.tables import FeedProposal, FeedRecord, ImportRun, Organisation, Service, Worker
from bot.directory.feeds import proposals
from bot.directory.feeds.comparing import Kind
from bot.errors import NotAllowed
from bot.staff import workers
from tests.conftest import MovableClock
from tests.directory.feeds.conftest import ApproveAll, Tryer, a_service, paged


async def count(database: Database, table: type) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def the_service(database: Database) -> Service:
    async with database.reading() as session:
        return (await session.scalars(select(Service))).one()


async def test_a_dry_run_shows_and_keeps_nothing(try_import: Tryer, database: Database) -> None:
    tried = await try_import(paged([a_service(1), a_service(2, name=None)]))
    assert tried.counts() == {"added": 1, "refused": 1}
    assert tried.of(Kind.REFUSED)[0].reasons == ("it has no name",)
    assert tried.of(Kind.REFUSED)[0].where == "item 2"
    for table in (FeedProposal, FeedRecord, Service, ImportRun):
        assert await count(database, table) == 0


async def test_nothing_is_live_before_a_yes(try_import: Tryer, database: Database, approve_all: ApproveAll) -> None:
    await try_import(paged([a_service(1)]), save=True)
    assert await count(database, Service) == 0
    decided = await approve_all()
    service = await the_service(database)
    assert decided.services == [service.id]
    assert (service.state, service.sample, service.needs, service.areas) == (
        "live",
        False,
        ["peer_support"],
        ["glasgow"],
    )
    assert service.contact == {"phone": "0141 496 0112", "email": "tea1@example.org"}
    assert service.short == "Tea, toast and other parents. Children play beside you."
    assert service.review_by is not None
    assert service.verified == "partner, 2 Jan 2027"


async def test_importing_twice_changes_nothing(
    try_import: Tryer, database: Database, approve_all: ApproveAll
) -> None:
    feed = paged([a_service(n) for n in range(1, 4)])
    await try_import(feed, save=True)
    again = await try_import(feed, save=True)
    assert again.counts() == {"waiting": 3}
    assert await count(database, FeedProposal) == 3
    await approve_all()
    assert (await try_import(feed, save=True)).counts() == {"same": 3}
    assert await count(database, FeedProposal) == 3


async def test_a_change_is_told_field_by_field(
    try_import: Tryer, database: Database, approve_all: ApproveAll
) -> None:
    await try_import(paged([a_service(1)]), save=True)
    await approve_all()
    changed = a_service(1, fees="£2", email="new@example.org", contacts=[])
    tried = await try_import(paged([changed]), save=True)
    [outcome] = tried.of(Kind.CHANGED)
    assert [(c.field, c.was, c.now) for c in outcome.changes] == [
        ("cost", None, "£2"),
        ("phone", "0141 496 0112", None),
        ("email", "tea1@example.org", "new@example.org"),
    ]
    assert (await the_service(database)).cost is None
    await approve_all()
    service = await the_service(database)
    assert (service.cost, service.contact) == ("£2", {"email": "new@example.org"})


async def test_what_an_admin_improved_stays(try_import: Tryer, database: Database, approve_all: ApproveAll) -> None:
    await try_import(paged([a_service(1)]), save=True)
    await approve_all()
    async with database.transaction() as session:
        service = (await session.scalars(select(Service))).one()
        service.what = "Better words."
    assert (await try_import(paged([a_service(1)]), save=True)).counts() == {"same": 1}
    tried = await try_import(paged([a_service(1, fees="Free")]), save=True)
    assert [change.field for change in tried.of(Kind.CHANGED)[0].changes] == ["cost"]


async def test_a_draft_that_the_directory_has_moved_on_from_is_not_applied(
    try_import: Tryer, database: Database, approve_all: ApproveAll
) -> None:
    await try_import(paged([a_service(1)]), save=True)
    await approve_all()
    await try_import(paged([a_service(1, fees="Free")]), save=True)
    async with database.transaction() as session:
        (await session.scalars(select(Service))).one().cost = "50p"
    decided = await approve_all()
    assert "cost was changed here in the meantime" in next(iter(decided.refused.values()))
    assert (await the_service(database)).cost == "50p"


async def test_what_a_source_no_longer_lists_is_withdrawn_with_a_yes_and_comes_back_with_one(
    try_import: Tryer, database: Database, approve_all: ApproveAll
) -> None:
    both, one = paged([a_service(1), a_service(2)]), paged([a_service(1)])
    await try_import(both, save=True)
    await approve_all()
    tried = await try_import(one, save=True)
    assert [(o.name, o.reasons) for o in tried.of(Kind.WITHDRAWN)] == [
        ("Tea and toast 2", ("the source no longer lists it",))
    ]
    assert (await try_import(one, save=True)).counts() == {"same": 1, "waiting": 1}
    await approve_all()
    assert (await try_import(one, save=True)).counts() == {"same": 1}
    async with database.reading() as session:
        assert set(await session.scalars(select(Service.state))) == {"live", "withdrawn"}
    tried = await try_import(both, save=True)
    assert [(c.field, c.was, c.now) for c in tried.of(Kind.CHANGED)[0].changes] == [("state", "withdrawn", "live")]
    await approve_all()
    async with database.reading() as session:
        assert set(await session.scalars(select(Service.state))) == {"live"}


async def test_a_service_that_ended_is_withdrawn_and_a_new_one_that_ended_refused(
    try_import: Tryer, approve_all: ApproveAll
) -> None:
    await try_import(paged([a_service(1)]), save=True)
    await approve_all()
    tried = await try_import(paged([a_service(1, status="defunct"), a_service(2, status="temporarily closed")]))
    assert tried.of(Kind.WITHDRAWN)[0].reasons == ("the source says that it has ended",)
    assert tried.of(Kind.REFUSED)[0].reasons == ("the source says that it is closed for now",)


@pytest.mark.parametrize("empty", [paged([]), [], {"contents": [], "total_pages": 0}])
async def test_an_empty_feed_withdraws_nothing(try_import: Tryer, approve_all: ApproveAll, empty: object) -> None:
    await try_import(paged([a_service(1)]), save=True)
    await approve_all()
    tried = await try_import(empty, save=True)
    assert tried.counts() == {}
    assert "The source holds no services." in tried.report.remarks


async def test_one_page_of_several_withdraws_nothing(try_import: Tryer, approve_all: ApproveAll) -> None:
    services = [a_service(n) for n in range(1, 4)]
    await try_import(paged(services), save=True)
    await approve_all()
    tried = await try_import(paged(services, page=1, size=2))
    assert tried.counts() == {"same": 2}
    assert "one page of several" in tried.report.remarks[0]


async def test_a_source_that_loses_much_is_remarked_on(try_import: Tryer, approve_all: ApproveAll) -> None:
    await try_import(paged([a_service(n) for n in range(1, 21)]), save=True)
    await approve_all()
    tried = await try_import(paged([a_service(1)]))
    assert tried.counts() == {"same": 1, "withdrawn": 19}
    assert "19 of 20 services are missing" in tried.report.remarks[0]


async def test_a_repeated_id_is_refused_and_says_where_it_was(try_import: Tryer) -> None:
    twice, other = a_service(1), a_service(1, name="Something else")
    tried = await try_import(paged([a_service(1), a_service(2), twice, other]))
    assert [(o.where, o.reasons) for o in tried.of(Kind.REFUSED)] == [
        ("item 3", ("it repeats item 1, word for word",)),
        ("item 4", ("its id was used before, in item 1, for something else",)),
    ]


async def test_no_means_no_until_the_source_says_something_new(
    try_import: Tryer, database: Database, publisher: Worker, clock: MovableClock
) -> None:
    await try_import(paged([a_service(1)]), save=True)
    async with database.transaction() as session:
        waiting = await proposals.waiting(session)
        await proposals.decline(session, [waiting[0].id], publisher, clock())
    assert (await try_import(paged([a_service(1)]), save=True)).counts() == {"declined": 1}
    assert (await try_import(paged([a_service(1, fees="Free")]), save=True)).counts() == {"added": 1}


async def test_a_declined_withdrawal_is_not_asked_again(
    try_import: Tryer, database: Database, publisher: Worker, clock: MovableClock, approve_all: ApproveAll
) -> None:
    await try_import(paged([a_service(1), a_service(2)]), save=True)
    await approve_all()
    await try_import(paged([a_service(1)]), save=True)
    async with database.transaction() as session:
        [waiting] = await proposals.waiting(session)
        await proposals.decline(session, [waiting.id], publisher, clock())
    assert (await try_import(paged([a_service(1)]), save=True)).counts() == {"same": 1}


async def test_only_a_publisher_decides(try_import: Tryer, database: Database, clock: MovableClock) -> None:
    await try_import(paged([a_service(1)]), save=True)
    async with database.transaction() as session:
        await workers.add(session, workers.NewWorker("Ann", "ann@example.org", ["key_worker"], ["fife"]), clock())
        ann = await workers.find(session, "ann@example.org")
        assert ann
        waiting = await proposals.waiting(session)
        with pytest.raises(NotAllowed):
            await proposals.approve(session, [waiting[0].id], ann, clock())
    assert await count(database, Service) == 0


async def test_a_need_and_an_area_are_chosen_before_it_goes_live(
    try_import: Tryer, database: Database, approve_all: ApproveAll
) -> None:
    tried = await try_import(paged([a_service(1, attributes=[], service_areas=[])]), save=True)
    notes = tried.of(Kind.ADDED)[0].notes
    assert any("no need is known" in note for note in notes)
    assert any("no area is known" in note for note in notes)
    assert list((await approve_all()).refused.values()) == ["no need is chosen for it yet"]
    await approve_all(needs=["childcare"], areas=["fife"])
    service = await the_service(database)
    assert (service.needs, service.areas) == (["childcare"], ["fife"])
    again = await try_import(paged([a_service(1, attributes=[], service_areas=[])]), save=True)
    assert again.counts() == {"same": 1}


async def test_a_second_yes_does_nothing(
    try_import: Tryer, database: Database, publisher: Worker, clock: MovableClock
) -> None:
    await try_import(paged([a_service(1)]), save=True)
    async with database.transaction() as session:
        ids = [proposal.id for proposal in await proposals.waiting(session)]
    for expected in (1, 0):
        async with database.transaction() as session:
            decided = await proposals.approve(session, ids, publisher, clock())
            assert len(decided.services) == expected
            assert len(decided.refused) == 1 - expected
    assert await count(database, Service) == 1


async def test_a_newer_word_of_the_source_overtakes_a_waiting_draft(try_import: Tryer, database: Database) -> None:
    await try_import(paged([a_service(1)]), save=True)
    await try_import(paged([a_service(1, fees="Free")]), save=True)
    async with database.reading() as session:
        states = list(await session.scalars(select(FeedProposal.state).order_by(FeedProposal.made_at)))
        waiting = await proposals.waiting(session)
    assert sorted(states) == ["overtaken", "waiting"]
    assert waiting[0].said["cost"] == "Free"


async def test_drafts_that_the_source_took_back_are_dropped(try_import: Tryer, database: Database) -> None:
    await try_import(paged([a_service(1), a_service(2)]), save=True)
    tried = await try_import(paged([a_service(1)]), save=True)
    assert any("1 drafts were dropped" in remark for remark in tried.report.remarks)
    async with database.reading() as session:
        assert [p.name for p in await proposals.waiting(session)] == ["Tea and toast 1"]


async def test_a_namesake_in_the_directory_is_pointed_out(try_import: Tryer, approve_all: ApproveAll) -> None:
    await try_import(paged([a_service(1)]), save=True, name="one")
    await approve_all()
    tried = await try_import(paged([a_service(9, name="Tea and Toast 1")]), name="two")
    assert "the directory has one of this name already" in tried.of(Kind.ADDED)[0].notes[0]


async def test_services_of_one_organisation_share_it(
    try_import: Tryer, database: Database, approve_all: ApproveAll
) -> None:
    async with database.transaction() as session:
        session.add(Organisation(id="invented", name="Salt and Kettle", about="", sample=True))
    await try_import(paged([a_service(1), a_service(2)]), save=True)
    await approve_all()
    async with database.reading() as session:
        owners = set(await session.scalars(select(Service.organisation_id)))
    assert len(owners) == 1
    assert owners != {"invented"}
