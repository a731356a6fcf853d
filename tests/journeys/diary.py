"""A parent's life with a phone, written down as a diary: days, what they text, what comes, what does not."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.app import Pace
from bot.clock import SCOTLAND
from bot.content.segments import measure
from bot.database.tables import CheckIn, Handover, OutboundText, Parent, Worker
from bot.messages import DeliveryStatus
from bot.people.parents import find_address
from tests.handover.conftest import Desk
from tests.journeys.phones import JourneyPhone
from tests.journeys.promises import Promises

DAYS_LOOKED_AT = 5
"""For so many days the minute job is run each morning and evening; after that only when something is due."""


class TextingParent:
    """A parent on a phone: says things, lets time go by, and reads what came, choices told apart.

    Every text that comes is held against the promises.
    """

    def __init__(self, phone: JourneyPhone) -> None:
        self.phone = phone
        self._pace: Pace = phone.pace
        self.promises = Promises(phone.pace, phone)
        self.heard: list[str] = []

    async def say(self, *texts: str) -> str:
        """Texts each in turn; everything that came in answer to the last, as one."""
        for text in texts:
            await self._does(text, lambda text=text: self.phone.text(text))
        return self.all

    async def pick(self, label: str) -> str:
        """Picks a choice that lies open: by its number, or its button."""
        assert self.choices, f"nothing lies open; the last was {self.heard}"
        number = next((n for n, choice in enumerate(self.choices, 1) if choice.startswith(label)), None)
        assert number is not None, f"no choice {label!r} among {self.choices}"
        if self.phone.has_buttons:
            return await self.press(label)
        return await self.say(str(number))

    async def press(self, label: str) -> str:
        """Presses the newest button of that name, though it may be weeks old."""
        return await self._does(label, lambda: self.phone.press(label))

    async def photo(self, caption: str = "") -> str:
        """Sends a photo."""
        return await self._does(caption, lambda: self.phone.photo(caption))

    async def voice_note(self) -> str:
        """Sends a voice note."""
        return await self._does("", self.phone.voice_note)

    async def edit(self, text: str) -> str:
        """Edits the text written last; one that was answered already gets no second answer."""
        return await self._does(text, lambda: self.phone.edit(text), may_be_silent=True)

    async def silence(self, **time: float) -> None:
        """Lets time go by, e.g. silence(weeks=3), in which nothing at all comes."""
        came = await self.later(**time)
        assert came == [], f"nothing was asked for, and {came} came"

    async def later(self, **time: float) -> list[str]:
        """Lets time go by, e.g. later(days=2); what came meanwhile."""
        return await self._until(self._pace.clock() + timedelta(**time))

    async def on(self, local: str) -> list[str]:
        """Lets time go by until the clock on the wall says, e.g. "2027-03-28 09:30"; what came meanwhile."""
        return await self._until(datetime.fromisoformat(local).replace(tzinfo=SCOTLAND))

    async def reads(self) -> list[str]:
        """What a minute brings that nobody here asked for just now."""
        before = await self.promises.standing()
        await self._pace.queue.tasks["sweep"](0)
        await self.phone.settle()
        came = self.phone.new()
        await self.promises.judge(None, before)
        self.heard = came or self.heard
        return came

    @property
    def all(self) -> str:
        """What came last, as one text."""
        return "\n".join(self.heard)

    @property
    def choices(self) -> list[str]:
        """The labels of the choices of what came last, without their descriptions."""
        shown = self.phone.arrived[-1:] if self.heard else []
        return [label.split(":")[0] for each in shown for label in each.choices]

    @property
    def services(self) -> list[str]:
        """The services that lie open, by name."""
        last = self.promises.last[-1].choices if self.promises.last else ()
        return [choice.label for choice in last if choice.payload.startswith("/choose_service")]

    @property
    def wording(self) -> str:
        """The id of the wording that came last; empty when nothing came."""
        return self.promises.last[-1].wording if self.promises.last else ""

    @property
    def longest(self) -> int:
        """Segments of the longest text that ever came."""
        return max(measure(text).segments for text in self.phone.texts)

    async def _does(self, said: str, act, may_be_silent: bool = False) -> str:
        before = await self.promises.standing()
        self.promises.note(f"> {said[:200]!r}")
        self.heard = await act()
        await self.promises.judge(said, before, may_be_silent=may_be_silent)
        return self.all

    async def _until(self, end: datetime) -> list[str]:
        came: list[str] = []
        while self._pace.clock() < end:
            self._pace.clock.to(await self._next_stop(end))  # type: ignore[attr-defined]
            came += await self.reads()
        return came

    async def _next_stop(self, end: datetime) -> datetime:
        """The next moment at which something may come: due, or on one of the first mornings and evenings."""
        now = self._pace.clock()
        stops = [end, *(stop for stop in await self._due() if stop > now)]
        if end - now > timedelta(hours=6):
            days_left = (end - now) / timedelta(days=1)
            stops.append(now + timedelta(hours=6 if days_left < DAYS_LOOKED_AT else 24 * max(1, days_left // 3)))
        return min(stops)

    async def _due(self) -> list[datetime]:
        async with self._pace.database.reading() as session:
            address = await find_address(session, self.phone.channel, self.phone.address)
            if address is None:
                return []
            mine = address.parent_id
            check_in = await session.scalar(
                select(func.min(CheckIn.due_at)).where(CheckIn.parent_id == mine, CheckIn.state == "waiting")
            )
            held = await session.scalar(
                select(func.min(OutboundText.send_after)).where(
                    OutboundText.parent_id == mine, OutboundText.status == DeliveryStatus.HELD
                )
            )
            closing = await session.scalar(
                select(func.min(Handover.closing_until)).where(
                    Handover.parent_id == mine, Handover.state == "closing"
                )
            )
        after = closing + timedelta(seconds=1) if closing else None
        return [stop for stop in (check_in, held, after) if stop is not None]


class Helping:
    """A key worker's part in a journey: what they do, and what then reaches the parent."""

    def __init__(self, parent: TextingParent, worker: Worker) -> None:
        self._parent = parent
        self._worker = worker
        self._desk = Desk(parent.phone.pace, parent.phone)

    async def picks_up(self) -> None:
        """Takes the handover."""
        await self._desk.pick_up(self._worker)
        self._parent.promises.note(f"  {self._worker.first_name} picks up")

    async def writes(self, body: str) -> None:
        """Texts the parent, whom it reaches."""
        await self._desk.reply(self._worker, body)
        assert body in "\n".join(await self._parent.later(seconds=15))

    async def finishes(self) -> None:
        """Says goodbye, which reaches the parent; the grace begins."""
        await self._desk.finish(self._worker)
        assert await self._parent.later(seconds=15)


async def record(parent: TextingParent) -> Parent:
    """What is kept of a parent."""
    async with parent.phone.pace.database.reading() as session:
        address = await find_address(session, parent.phone.channel, parent.phone.address)
        assert address is not None
        return await session.get_one(Parent, address.parent_id)
