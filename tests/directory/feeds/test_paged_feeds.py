"""Feeds over real HTTP: paged, slow, busy, broken off, and wrong in every way that comes to mind."""

import asyncio
import json
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.database.session import Database
from bot.database.tables import FeedProposal, FeedSource, ImportRun
from bot.directory.feeds.comparing import Kind
from bot.directory.feeds.found import FeedStopped, FeedWrong
from bot.directory.feeds.importing import ImportGoingOn
from tests.conftest import MovableClock
from tests.directory.feeds.conftest import ApproveAll, Naps, Tryer, a_service, paged
from tests.directory.feeds.feed_server import Answer, Asked, Behaviour, FeedServer, as_json

SEVEN = [a_service(number) for number in range(1, 8)]


def pages(services: list[dict[str, Any]], size: int = 3) -> Behaviour:
    return lambda asked: as_json(paged(services, int(asked.query.get("page", 1)), size))


async def runs(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(ImportRun)) or 0


async def test_all_pages_are_read_one_at_a_time_with_pauses(feed: FeedServer, try_import: Tryer, naps: Naps) -> None:
    feed.behaviour = pages(SEVEN)
    tried = await try_import(f"{feed.address}/services")
    assert tried.counts() == {"added": 7}
    assert feed.paths() == [f"/services?page={n}" for n in (1, 2, 3)]
    assert feed.most_at_once == 1
    assert naps.slept == [1.0, 1.0]
    assert feed.asked[0].headers["User-Agent"] == "AtYourPace/0.1 (directory import; +https://pace.example.org)"
    assert tried.of(Kind.ADDED)[3].where == "page 2, item 1"


async def test_a_dry_run_is_saved_without_asking_again(
    feed: FeedServer, try_import: Tryer, clock: MovableClock
) -> None:
    feed.behaviour = pages(SEVEN)
    await try_import(f"{feed.address}/services")
    asked = len(feed.asked)
    tried = await try_import(f"{feed.address}/services", save=True)
    assert tried.counts() == {"added": 7}
    assert len(feed.asked) == asked
    assert tried.report.remarks == ["This is what was read at 10:30."]


async def test_slow_down_is_heeded(feed: FeedServer, try_import: Tryer, naps: Naps) -> None:
    def behaviour(asked: Asked) -> Answer:
        if len(feed.asked) == 2:
            return Answer(status=429, headers={"Retry-After": "7"})
        return pages(SEVEN)(asked)

    feed.behaviour = behaviour
    assert (await try_import(f"{feed.address}/services")).counts() == {"added": 7}
    assert 7.0 in naps.slept


async def test_a_long_wait_leaves_the_feed_in_peace(feed: FeedServer, try_import: Tryer, naps: Naps) -> None:
    feed.behaviour = lambda asked: Answer(status=503, headers={"Retry-After": "3600"})
    with pytest.raises(FeedStopped, match="asks to be left alone for 3600 seconds"):
        await try_import(f"{feed.address}/services")
    assert len(feed.asked) == 1
    assert 3600.0 not in naps.slept


@pytest.mark.parametrize(
    "fault",
    [
        Answer(status=500),
        Answer(json.dumps(paged(SEVEN, 2, 3)).encode()[:400]),
        Answer(json.dumps(paged(SEVEN, 2, 3)).encode(), hang_up=200),
        Answer(stall=True),
    ],
    ids=["500", "truncated", "hung up", "timed out"],
)
async def test_a_feed_that_breaks_off_is_carried_on(
    feed: FeedServer, try_import: Tryer, database: Database, fault: Answer
) -> None:
    feed.behaviour = lambda asked: fault if asked.query.get("page") == "2" else pages(SEVEN)(asked)
    with pytest.raises(FeedStopped, match=r"The feed stopped at .*run the same import again"):
        await try_import(f"{feed.address}/services", save=True, timeout=0.4)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(FeedProposal)) == 0
    feed.behaviour, before = pages(SEVEN), len(feed.asked)
    tried = await try_import(f"{feed.address}/services", save=True)
    assert tried.counts() == {"added": 7}
    assert feed.paths()[before:] == ["/services?page=2", "/services?page=3"]
    assert tried.report.remarks == ["Carried on after page 1, where the last import broke off."]
    assert await runs(database) == 0


async def test_a_passing_fault_is_tried_again(feed: FeedServer, try_import: Tryer) -> None:
    feed.behaviour = lambda asked: Answer(status=502) if len(feed.asked) in (1, 3) else pages(SEVEN)(asked)
    assert (await try_import(f"{feed.address}/services")).counts() == {"added": 7}


async def test_a_run_that_broke_off_long_ago_starts_again(
    feed: FeedServer, try_import: Tryer, clock: MovableClock
) -> None:
    feed.behaviour = lambda asked: Answer(status=500) if asked.query["page"] == "2" else pages(SEVEN)(asked)
    with pytest.raises(FeedStopped):
        await try_import(f"{feed.address}/services")
    clock.forward(days=2)
    feed.behaviour = pages(SEVEN)
    before = len(feed.asked)
    await try_import(f"{feed.address}/services")
    assert feed.paths()[before] == "/services?page=1"


def bare(service: dict[str, Any]) -> dict[str, Any]:
    kept = ("id", "name", "description", "status", "last_modified", "organization")
    return {key: service[key] for key in kept}


def with_own_pages(services: list[dict[str, Any]], size: int = 4) -> Behaviour:
    """Lists that tell little, and a page for each service."""
    by_id = {service["id"]: service for service in services}

    def behaviour(asked: Asked) -> Answer:
        if asked.path == "/api/services":
            return as_json(paged([bare(s) for s in services], int(asked.query.get("page", 1)), size))
        id = asked.path.rsplit("/", 1)[-1]
        return as_json(by_id[id]) if id in by_id else Answer(status=404)

    return behaviour


async def test_services_of_a_short_list_are_asked_for_one_by_one(feed: FeedServer, try_import: Tryer) -> None:
    feed.behaviour = with_own_pages(SEVEN)
    tried = await try_import(f"{feed.address}/api/services")
    assert tried.counts() == {"added": 7}
    assert len(feed.asked) == 2 + 7
    assert feed.most_at_once == 1


async def test_only_what_was_modified_is_asked_for_next_time(
    feed: FeedServer, try_import: Tryer, approve_all: ApproveAll, database: Database, clock: MovableClock
) -> None:
    feed.behaviour = with_own_pages(SEVEN)
    await try_import(f"{feed.address}/api/services", save=True)
    await approve_all()
    async with database.reading() as session:
        [source] = await session.scalars(select(FeedSource))
        assert source.modified_up_to is not None
    newer = [*SEVEN[:6], SEVEN[6] | {"last_modified": "2027-02-20T09:00:00Z", "fees": "Free"}]
    feed.behaviour, before = with_own_pages(newer), len(feed.asked)
    clock.forward(days=1)
    tried = await try_import(f"{feed.address}/api/services", save=True)
    assert feed.asked[before].query["modified_after"] == "2027-01-07T10:00:00Z"
    assert [path for path in feed.paths()[before:] if "?" not in path] == [f"/api/services/{SEVEN[6]['id']}"]
    assert tried.counts() == {"changed": 1, "same": 6}
    clock.forward(days=8)
    before = len(feed.asked)
    await try_import(f"{feed.address}/api/services", save=True)
    assert "modified_after" not in feed.asked[before].query


async def test_asking_for_what_was_modified_withdraws_nothing(
    feed: FeedServer, try_import: Tryer, approve_all: ApproveAll
) -> None:
    feed.behaviour = pages(SEVEN)
    await try_import(f"{feed.address}/services", save=True)
    await approve_all()
    feed.behaviour = pages([SEVEN[0]])
    assert (await try_import(f"{feed.address}/services")).counts() == {"same": 1}
    whole = await try_import(f"{feed.address}/services", everything=True)
    assert whole.counts() == {"same": 1, "withdrawn": 6}


async def test_one_service_whose_page_fails_does_not_stop_the_rest(feed: FeedServer, try_import: Tryer) -> None:
    good = with_own_pages(SEVEN)
    feed.behaviour = lambda asked: Answer(status=500) if asked.path.endswith("03") else good(asked)
    tried = await try_import(f"{feed.address}/api/services")
    assert tried.counts() == {"added": 6, "refused": 1}
    assert "could not be read" in tried.of(Kind.REFUSED)[0].reasons[0]


async def test_breaking_off_among_single_services_carries_on_there(feed: FeedServer, try_import: Tryer) -> None:
    many = [a_service(number) for number in range(1, 26)]
    good = with_own_pages(many, size=25)
    feed.behaviour = lambda asked: Answer(status=429) if len(feed.asked) > 15 else good(asked)
    with pytest.raises(FeedStopped):
        await try_import(f"{feed.address}/api/services")
    feed.behaviour, before = good, len(feed.asked)
    tried = await try_import(f"{feed.address}/api/services")
    assert tried.counts() == {"added": 25}
    assert len(feed.asked) - before == 1 + 15


async def test_lists_without_own_pages_are_taken_as_they_are(feed: FeedServer, try_import: Tryer) -> None:
    listed = [bare(service) | {"email": service["email"]} for service in SEVEN]
    feed.behaviour = lambda asked: as_json(paged(listed)) if asked.path == "/services" else Answer(status=404)
    tried = await try_import(f"{feed.address}/services")
    assert tried.counts() == {"added": 7}
    assert len(feed.asked) == 1 + 3


async def test_pages_counted_from_nought(feed: FeedServer, try_import: Tryer) -> None:
    def behaviour(asked: Asked) -> Answer:
        number = int(asked.query["page"])
        page = paged(SEVEN, number + 1, 3)
        page["content"] = page.pop("contents")
        page |= {"first": number == 0, "last": number == 2, "number": number, "totalPages": 3}
        return as_json({k: v for k, v in page.items() if k not in ("first_page", "last_page", "page_number")})

    feed.behaviour = behaviour
    assert (await try_import(f"{feed.address}/services")).counts() == {"added": 7}


async def test_a_feed_that_repeats_itself_stops(feed: FeedServer, try_import: Tryer, approve_all: ApproveAll) -> None:
    feed.behaviour = lambda asked: as_json(paged(SEVEN, 1, 3))
    tried = await try_import(f"{feed.address}/services")
    assert tried.counts() == {"added": 3}
    assert len(feed.asked) == 2
    assert "repeats an earlier one" in tried.report.remarks[0]


@pytest.mark.parametrize("lie", [{"last_page": True, "total_pages": 1}, {"total_pages": 9, "last_page": False}])
async def test_a_feed_that_gives_fewer_than_it_says_withdraws_nothing(
    feed: FeedServer, try_import: Tryer, approve_all: ApproveAll, lie: dict[str, Any]
) -> None:
    feed.behaviour = pages(SEVEN)
    await try_import(f"{feed.address}/services", save=True)
    await approve_all()
    empty = {"contents": [], "page_number": 2, "last_page": False}
    few = paged(SEVEN[:3]) | {"total_items": 7} | lie
    feed.behaviour = lambda asked: as_json(few if asked.query.get("page", "1") == "1" else empty)
    tried = await try_import(f"{feed.address}/services", everything=True, save=True)
    assert tried.counts() == {"same": 3}
    assert any("holds 7 services, but its pages list 3" in remark for remark in tried.report.remarks)


async def test_the_front_page_of_an_interface_leads_to_its_services(feed: FeedServer, try_import: Tryer) -> None:
    about = {"version": "HSDS-UK-3.0", "profile": "https://example.org", "openapi_url": "https://example.org"}
    feed.behaviour = lambda asked: pages(SEVEN)(asked) if asked.path == "/o/services" else as_json(about)
    assert (await try_import(f"{feed.address}/o")).counts() == {"added": 7}


async def test_a_next_page_on_another_server_is_not_followed(feed: FeedServer, try_import: Tryer) -> None:
    feed.behaviour = lambda asked: as_json(
        {"count": 9, "next": "http://169.254.169.254/latest/meta-data", "data": [{"id": "1", "aliss_url": "x"}]}
    )
    with pytest.raises(FeedWrong, match="another server"):
        await try_import(f"{feed.address}/services")


async def test_a_move_to_another_server_is_not_followed_but_told(feed: FeedServer, try_import: Tryer) -> None:
    feed.behaviour = lambda asked: Answer(status=302, headers={"Location": "http://elsewhere.example.org/feed"})
    with pytest.raises(FeedWrong, match=r"has moved to http://elsewhere.example.org/feed"):
        await try_import(f"{feed.address}/services")


async def test_a_move_within_the_server_is_followed(feed: FeedServer, try_import: Tryer) -> None:
    def behaviour(asked: Asked) -> Answer:
        if asked.path == "/services":
            return Answer(status=301, headers={"Location": "/v3/services?page=" + asked.query["page"]})
        return pages(SEVEN)(asked)

    feed.behaviour = behaviour
    assert (await try_import(f"{feed.address}/services")).counts() == {"added": 7}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(b"<!DOCTYPE html><html><body>Hello</body></html>"), "gives a web page, not a feed"),
        (Answer(b"id,name,phone\n1,Tea,0141"), "save it and import the file"),
        (Answer(status=404), "There is nothing at"),
        (Answer(status=403), "does not let us in"),
        (as_json({"message": "No API key\n given"}), "The feed says: No API key given"),
        (as_json({"weather": "fine"}), "This holds weather, but no list of services"),
        (as_json("hello"), "one bare value"),
        (as_json({}), "This is empty"),
        (Answer(b"[" * 200_000), "nested too deeply"),
    ],
)
async def test_what_is_no_feed_is_told_plainly(
    feed: FeedServer, try_import: Tryer, database: Database, answer: Answer, told: str
) -> None:
    feed.behaviour = lambda asked: answer
    with pytest.raises((FeedWrong, FeedStopped), match=told):
        await try_import(f"{feed.address}/services")
    assert await runs(database) == 0


async def test_nobody_there(try_import: Tryer) -> None:
    with pytest.raises(FeedStopped, match="the connection failed"):
        await try_import("http://127.0.0.1:9/services")


async def test_one_source_is_imported_once_at_a_time(feed: FeedServer, try_import: Tryer) -> None:
    reached, go = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def behaviour(asked: Asked) -> Answer:
        loop.call_soon_threadsafe(reached.set)
        asyncio.run_coroutine_threadsafe(go.wait(), loop).result(20)
        return pages(SEVEN)(asked)

    feed.behaviour = behaviour
    first = asyncio.create_task(try_import(f"{feed.address}/services", timeout=20))
    await reached.wait()
    with pytest.raises(ImportGoingOn):
        await try_import(f"{feed.address}/services")
    go.set()
    assert (await first).counts() == {"added": 7}


async def test_what_is_secret_in_an_address_is_not_told(feed: FeedServer, try_import: Tryer) -> None:
    feed.behaviour = lambda asked: Answer(status=404)
    with pytest.raises(FeedWrong) as told:
        await try_import(f"{feed.address}/services?key=hushhush")
    assert "hushhush" not in str(told.value)


NASTY = "Te\x00a \ud800\u202e\x1b[31m"


def spoilt(value: Any) -> Any:
    """The same with something nasty in every text."""
    if isinstance(value, dict):
        return {key: spoilt(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [spoilt(inner) for inner in value]
    return f"{value}{NASTY}" if isinstance(value, str) and "://" not in value else value


@pytest.mark.parametrize("make", [lambda s: s, bare], ids=["whole", "bare"])
async def test_nasty_characters_everywhere(
    feed: FeedServer, try_import: Tryer, approve_all: ApproveAll, make: Any
) -> None:
    service = a_service(1) | spoilt(
        {"id": "one", "name": "Tea", "attributes": [{"taxonomy_term": {"name": "Odd", "taxonomy": "Vocabulary"}}]}
    )
    one = make(service) | {"email": "tea@example.org"}
    feed.behaviour = lambda asked: as_json(paged([one])) if asked.path == "/services" else as_json(service)
    tried = await try_import(f"{feed.address}/services", save=True)
    assert tried.counts() == {"added": 1}
    assert tried.outcomes[0].name == "TeaTea [31m"
    await approve_all(needs=["debt"], areas=["fife"])


async def test_nasty_aliss(feed: FeedServer, try_import: Tryer, approve_all: ApproveAll) -> None:
    record = spoilt({"id": "one", "name": "Tea", "phone": "", "organisation": {"name": "Salt"}, "slug": "tea"})
    record |= {"email": "tea@example.org", "permalink": f"https://example.org/{NASTY}"}
    record["categories"] = [{"slug": NASTY, "name": NASTY}]
    meta = {"licence": NASTY, "attribution": [{"text": NASTY, "url": NASTY}, {"text": None}, 7]}
    feed.behaviour = lambda asked: as_json({"meta": meta, "count": 1, "next": None, "data": [record]})
    assert (await try_import(f"{feed.address}/services", save=True)).counts() == {"added": 1}
    await approve_all(needs=["debt"], areas=["fife"])


@pytest.mark.parametrize("following", ["http://[", "http://127.0.0.1\x00/next", "/next\ud800"])
async def test_a_next_page_that_is_no_address(feed: FeedServer, try_import: Tryer, following: str) -> None:
    feed.behaviour = lambda asked: as_json({"next": following, "data": [{"id": "1", "aliss_url": "x"}]})
    with pytest.raises(FeedWrong, match="an address that is none"):
        await try_import(f"{feed.address}/services")


@pytest.mark.parametrize("where", ["http://", "https://[", "http://exa\x00mple.org"])
async def test_what_is_no_address(try_import: Tryer, where: str) -> None:
    with pytest.raises(FeedWrong, match="is no web address"):
        await try_import(where)
