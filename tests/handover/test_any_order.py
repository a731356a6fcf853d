"""A parent, two workers, the clock and crashes in any order: what may never be is never so."""

import asyncio
import contextlib
import uuid

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from sqlalchemy import func, select

from bot.app import Pace
from bot.database.session import Database
from bot.database.tables import Handover, HandoverEntry, OptOut, OutboundText, Parent, Worker
from bot.errors import PaceError
from bot.handover import handovers, wishes
from bot.handover.desk import Desk, Leave
from bot.handover.seeing import reads_words
from bot.handover.waits import last_unanswered, waits_of
from bot.messages import ChannelName, IncomingText
from bot.people.parents import find_address
from tests.conftest import MovableClock


class Crash(Exception):
    """The machine goes down in the middle."""


PARENT = (
    "texts",
    "asks",
    "danger",
    "stops",
    "starts",
    "cancels",
    "another",
    "assistant",
    "agrees",
    "declines",
    "ends_it",
)
WORKER = (
    "picks_up",
    "replies",
    "finishes",
    "takes_over",
    "hands_on",
    "settles",
    "two_pick_up",
    "brings_in",
    "lets_go",
    "leaves",
)
TIME = ("minute", "minutes", "hours", "days")
CHANGES = ("taken_over", "handed_on")
TOLD = ("handover_taken_over", "handover_handed_on")
OPENINGS = (
    ("asks",),
    ("danger",),
    ("asks", "picks_up"),
    ("danger", "picks_up"),
    ("danger", "replies", "finishes"),
    ("asks", "replies", "brings_in", "agrees"),
)


Steps = some.SearchStrategy[list[tuple[str, int, bool]]]


def steps_of(kinds: tuple[str, ...], most: int) -> Steps:
    """Steps as (what, which worker, whether the machine crashes; one in six does)."""
    crash = some.integers(0, 5).map(lambda number: number == 5)
    return some.lists(some.tuples(some.sampled_from(kinds), some.integers(0, 1), crash), min_size=4, max_size=most)


SHARED = (("asks", "replies", "brings_in"), ("asks", "replies", "brings_in", "agrees"))
SHARING = (
    *("ends_it", "brings_in", "agrees") * 2,
    *("takes_over", "hands_on") * 2,
    *("declines", "lets_go", "leaves", "replies", "minute", "minutes", "texts", "danger", "another", "finishes"),
)


def begun(openings: tuple[tuple[str, ...], ...], steps: Steps) -> Steps:
    """Stories that begin in one of these ways."""
    first = some.sampled_from(openings).map(lambda kinds: [(kind, 0, False) for kind in kinds])
    return some.tuples(first, steps).map(lambda parts: parts[0] + parts[1])


stories = begun(OPENINGS, steps_of(PARENT + WORKER * 2 + TIME, 25))
between_organisations = begun(SHARED, steps_of(SHARING, 20))


class Crashing:
    """The real database, on which the machine goes down before what the next transaction did is kept."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.crashes = False

    @contextlib.asynccontextmanager
    async def transaction(self):
        async with self._database.transaction() as session:
            yield session
            await session.flush()
            if self.crashes:
                raise Crash


class World:
    """One parent, two workers and a clock, on the real database."""

    def __init__(self, pace: Pace, clock: MovableClock, workers: list[Worker]) -> None:
        self.pace = pace
        self.clock = clock
        self.workers = workers
        self.address = f"+44770090{uuid.uuid4().int % 10000:04d}"
        self.parent_id: uuid.UUID | None = None
        self.desk = Desk(pace.outbox)
        self.stopped = False
        self.turns_kept = Crashing(pace.database)
        pace.turns._writer._database = self.turns_kept

    async def do(self, what: str, who: int, crashes: bool) -> None:
        """One step; a crash comes after its work and before it is kept. Refusals of ours are part of life."""
        with contextlib.suppress(PaceError, Crash):
            await getattr(self, what)(self.workers[who], self.workers[1 - who], crashes)

    @contextlib.asynccontextmanager
    async def kept(self, crashes: bool):
        async with self.pace.database.transaction() as session:
            yield session
            await session.flush()
            if crashes:
                raise Crash

    async def _arrives(self, body: str, crashes: bool) -> None:
        """A text comes in and turns are taken, with the engine away: the crash is in the write that ends a turn."""
        await self.pace.inbox.accept(
            IncomingText(ChannelName.SIMULATOR_SMS, self.address, uuid.uuid4().hex, body, self.clock())
        )
        async with self.pace.database.reading() as session:
            self.parent_id = (await find_address(session, ChannelName.SIMULATOR_SMS, self.address)).parent_id
        self.turns_kept.crashes = crashes
        await self.pace.turns.take_turns(self.parent_id)

    async def texts(self, one, other, crashes):
        await self._arrives("hello", crashes)

    async def danger(self, one, other, crashes):
        await self._arrives("i want to kill myself", crashes)

    async def stops(self, one, other, crashes):
        self.stopped = True
        await self._arrives("STOP", crashes)

    async def starts(self, one, other, crashes):
        await self._arrives("START", crashes)

    async def asks(self, one, other, crashes):
        with contextlib.suppress(PaceError):
            await self._arrives("can I talk to someone", False)
        async with self.kept(crashes) as session:
            parent = await session.get_one(Parent, self.parent_id)
            await handovers.request(session, parent, self.clock(), why="asked")

    async def cancels(self, one, other, crashes):
        async with self.kept(crashes) as session:
            handover = await self._open(session)
            if handover.state == "requested" and handover.urgency != "emergency":
                await handovers.close(session, handover, self.clock(), "cancelled")

    async def another(self, one, other, crashes):
        await self._wishes("/handover_another", crashes)

    async def assistant(self, one, other, crashes):
        await self._wishes("/handover_assistant", crashes)

    async def agrees(self, one, other, crashes):
        await self._arrives("1", crashes)

    async def declines(self, one, other, crashes):
        await self._arrives("2", crashes)

    async def ends_it(self, one, other, crashes):
        await self._arrives(f"Stop sharing with {other.first_name}" if crashes else "Stop sharing", crashes)

    async def brings_in(self, one, other, crashes):
        async with self.kept(crashes) as session:
            await self._open(session)
            await self.desk.bring_in(session, one, self.parent_id, other, self.clock())

    async def lets_go(self, one, other, crashes):
        async with self.kept(crashes) as session:
            await self.desk.no_longer_in(session, one, self.parent_id, other.id, self.clock())

    async def leaves(self, one, other, crashes):
        async with self.kept(crashes) as session:
            await self.desk.no_longer_in(session, one, self.parent_id, one.id, self.clock())

    async def _wishes(self, wish: str, crashes: bool) -> None:
        async with self.kept(crashes) as session:
            await self._open(session)
            parent = await session.get_one(Parent, self.parent_id)
            await wishes.grant(session, parent, wish, self.clock(), self.pace.jobs, pressed=True)

    async def picks_up(self, one, other, crashes):
        async with self.kept(crashes) as session:
            await handovers.pick_up(session, (await self._open(session)).id, one, self.clock())

    async def two_pick_up(self, one, other, crashes):
        async with self.pace.database.reading() as session:
            before = await self._open(session)
        results = await asyncio.gather(
            *(self._try_to_pick_up(before.id, worker) for worker in (one, other)), return_exceptions=True
        )
        assert sum(isinstance(result, Handover) for result in results) <= 1

    async def _try_to_pick_up(self, id: uuid.UUID, worker: Worker) -> Handover:
        async with self.pace.database.transaction() as session:
            return await handovers.pick_up(session, id, worker, self.clock())

    async def replies(self, one, other, crashes):
        async with self.kept(crashes) as session:
            await self._open(session)
            await self.desk.reply(session, one, self.parent_id, "Hello from me", self.clock(), Leave.NOW)

    async def finishes(self, one, other, crashes):
        async with self.kept(crashes) as session:
            handover = await self._open(session)
            owed = await last_unanswered(session, handover, (await waits_of(session, [handover]))[handover.id])
            goodbye = "" if crashes else "Bye for now"
            told = {"decision": "rang", "told": "Moira"} if not crashes else {}
            await self.desk.finish(
                session, one, self.parent_id, "Fine", goodbye, self.clock(), leave=Leave.NOW,
                unanswered=owed and owed.id, **told,
            )  # fmt: skip

    async def takes_over(self, one, other, crashes):
        async with self.kept(crashes) as session:
            await self._open(session)
            await self.desk.take_over(session, one, self.parent_id, self.clock())

    async def hands_on(self, one, other, crashes):
        async with self.kept(crashes) as session:
            await self._open(session)
            await self.desk.hand_on(session, one, self.parent_id, other, "", self.clock(), sure=True)

    async def settles(self, one, other, crashes):
        async with self.kept(crashes) as session:
            await self._open(session)
            await self.desk.settle(session, one, self.parent_id, self.clock())

    async def minute(self, one, other, crashes):
        self.clock.forward(minutes=1)
        await self.pace.clocks.tick()

    async def minutes(self, one, other, crashes):
        self.clock.forward(minutes=6)
        await self.pace.clocks.tick()

    async def hours(self, one, other, crashes):
        self.clock.forward(hours=5)
        await self.pace.clocks.tick()

    async def days(self, one, other, crashes):
        self.clock.forward(days=2)
        await self.pace.clocks.tick()

    async def _open(self, session) -> Handover:
        handover = await handovers.open_for(session, self.parent_id) if self.parent_id else None
        if handover is None:
            raise PaceError("nothing is open")
        return handover

    async def check(self) -> None:
        """What always holds."""
        async with self.pace.database.reading() as session:
            all_ = list(await session.scalars(select(Handover).where(Handover.parent_id == self.parent_id)))
            entries = list(
                await session.scalars(
                    select(HandoverEntry)
                    .join(Handover)
                    .where(Handover.parent_id == self.parent_id)
                    .order_by(HandoverEntry.place)
                )
            )
            sent = list(
                await session.scalars(
                    select(OutboundText).where(OutboundText.parent_id == self.parent_id).order_by(OutboundText.place)
                )
            )
            stopped = await session.scalar(select(func.count()).select_from(OptOut))
        held = [one for one in all_ if one.state in ("with_worker", "closing")]
        assert len([one for one in all_ if one.state in ("requested", "with_worker", "closing")]) <= 1
        assert all(one.worker_id is not None for one in held)
        assert all(one.worker_id is None for one in all_ if one.state == "requested")
        assert all((one.closed_at is not None) == (one.state in ("closed", "cancelled")) for one in all_)
        for one in all_:
            self._check_story(one, [entry for entry in entries if entry.handover_id == one.id])
        for text in sent:
            if text.author == "worker":
                self._check_sender(text, [entry for entry in entries if entry.handover_id == text.handover_id])
        assert stopped is not None
        for one in all_:
            its = [entry for entry in entries if entry.handover_id == one.id]
            self._check_readers(one, its)
            self._check_told(one, its, [text for text in sent if text.wording in TOLD])

    def _check_readers(self, handover: Handover, entries: list[HandoverEntry]) -> None:
        """Only who holds it reads it, and whom the parent agreed to, for as long as they do.

        Whom they turned away does not come to hold it either, unless there is danger.
        """
        agreed: set[uuid.UUID] = set()
        refused: set[uuid.UUID] = set()
        asked = None
        for entry in entries:
            to = uuid.UUID(entry.detail["to"]) if "to" in (entry.detail or {}) else None
            match entry.kind:
                case "bring_in_asked":
                    asked = to
                case "brought_in":
                    assert to == asked, "a yes to no question, or to an older one"
                    agreed.add(to)
                    refused.discard(to)
                    asked = None
                case "bring_in_refused":
                    assert to == asked
                    refused.add(to)
                    asked = None
                case "sharing_withdrawn":
                    assert to in agreed
                    agreed.discard(to)
                    refused.add(to)
                case "no_longer_in":
                    assert to in agreed
                    agreed.discard(to)
                case "wants_another":
                    agreed.clear()
                    asked = None
                case "picked_up" | "taken_over" | "handed_on":
                    holder = to or entry.worker_id
                    agreed.discard(holder)
                    asked = None
                    assert handover.urgency == "emergency" or holder not in refused
        reading = {worker.id for worker in self.workers if reads_words(worker, handover)}
        still_open = handover.state in ("requested", "with_worker", "closing")
        assert reading == {handover.worker_id} - {None} | (agreed if still_open else set())

    def _check_told(self, handover: Handover, entries: list[HandoverEntry], texts: list[OutboundText]) -> None:
        """Of each change of hands the parent hears once at most; never at night; and in the end who has them."""
        steps = sorted(
            [(entry.at, 0, entry) for entry in entries] + [(text.created_at, 1, text) for text in texts],
            key=lambda step: step[:2],
        )
        state, holder, known, untold = None, None, None, False
        for _, _, step in steps:
            if isinstance(step, HandoverEntry):
                before = holder
                state, holder = after(state, holder, step)
                untold = untold or (step.kind in CHANGES and before not in (None, holder))
                if before is None or step.kind == "wants_another":
                    known, untold = holder, False
            elif state in ("with_worker", "closing"):
                assert untold, "told twice of one change, or of none"
                assert step.purpose == "worker" or step.status == "queued", "held over night, or sent at night"
                known, untold = holder, False
        settled = handover.tell_hands_at is None and handover.state in ("with_worker", "closing")
        if settled and not self.stopped:
            assert known == holder, "nobody told the parent who has them now"

    def _check_story(self, handover: Handover, entries: list[HandoverEntry]) -> None:
        """The timeline alone tells the state, and an emergency is never over without a decision."""
        state, holder, unwanted = None, None, None
        for entry in entries:
            unwanted = holder if entry.kind == "wants_another" else unwanted
            state, holder = after(state, holder, entry)
            if entry.kind in ("picked_up", "taken_over") and handover.urgency != "emergency":
                assert holder != unwanted, "the parent had asked for somebody else"
        assert (state, holder) == (handover.state, handover.worker_id), [entry.kind for entry in entries]
        if handover.urgency == "emergency" and handover.state == "closed":
            assert any(entry.kind == "decision" for entry in entries)

    def _check_sender(self, text: OutboundText, entries: list[HandoverEntry]) -> None:
        """Whoever sent a text held the handover at that moment."""
        holders: set[uuid.UUID | None] = set()
        state, holder = None, None
        for entry in entries:
            if entry.at > text.created_at:
                break
            state, holder = after(state, holder, entry)
            holders.add(holder)
        assert text.worker_id in holders


def after(state, holder, entry: HandoverEntry):
    """The state and holder after an entry: the whole state machine, told again from the record alone."""
    match entry.kind:
        case "requested":
            return (state or "requested"), holder
        case "picked_up" | "taken_over":
            return "with_worker", entry.worker_id
        case "handed_on":
            return "with_worker", uuid.UUID(entry.detail["to"])
        case "closing":
            return "closing", holder
        case "reopened":
            return "with_worker", holder
        case "wants_another":
            return "requested", None
        case "closed" | "cancelled":
            return entry.kind, holder
        case _:
            return state, holder


@pytest.fixture
async def two_workers(hired) -> list[Worker]:
    return [await hired("Aisha"), await hired("Bob")]


async def test_whatever_happens(pace, clock, two_workers):
    await all_hold(stories, 35, pace, clock, two_workers)


async def test_whoever_reads_along_and_whoever_takes_over(pace, clock, two_workers):
    await all_hold(between_organisations, 30, pace, clock, two_workers)


async def all_hold(stories, most: int, pace: Pace, clock: MovableClock, workers: list[Worker]) -> None:
    """Lives that many stories, and checks after every step what always holds."""
    loop = asyncio.get_running_loop()

    @settings(
        max_examples=most,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(stories)
    def run(story) -> None:
        asyncio.run_coroutine_threadsafe(live(story), loop).result()

    async def live(story) -> None:
        world = World(pace, clock, workers)
        for what, who, crashes in story:
            await world.do(what, who, crashes)
            clock.forward(seconds=1)
            if world.parent_id is not None:
                await world.check()

    await asyncio.to_thread(run)
