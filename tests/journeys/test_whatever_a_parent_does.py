"""Random parents, any order of acts, needs, numbers, nonsense and pauses: no reply ever breaks a promise.

The promises are those of `promises.py`, held against every text. RANDOM_PARENTS=100 tries more of them.
"""

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as property_settings
from sqlalchemy import delete

from bot.app import Pace
from bot.database.tables import OptOut, Parent, Worker
from bot.errors import PaceError
from tests.conftest import MovableClock
from tests.journeys.anybody import OF_RISK, Act, lives
from tests.journeys.conftest import NewParent
from tests.journeys.diary import Helping, TextingParent

PARENTS = int(os.environ.get("RANDOM_PARENTS", "10"))
"""How many parents live in each of the four tests."""
WAYS_TO_A_PERSON = ("utter_person", "handover", "utter_worker_told", "utter_request")


class Life:
    """One parent's acts, done one after the other."""

    def __init__(self, parent: TextingParent, worker: Worker) -> None:
        self._parent = parent
        self._aisha = Helping(parent, worker)

    async def does(self, act: Act) -> None:
        """One act. What is not there to be picked, pressed or edited is left alone."""
        kind, what = act
        match kind:
            case "say":
                await self._says(str(what))
            case "pick" if int(what) <= len(self._parent.choices):
                await self._parent.pick(self._parent.choices[int(what) - 1])
            case "press":
                await self._presses(int(what))
            case "wait":
                await self._parent.later(hours=int(what))
            case "edit" if self._parent.phone.has_written and self._parent.phone.has_buttons:
                await self._parent.edit(str(what))
            case "does" if what == "photo" or self._parent.phone.has_buttons:
                await getattr(self._parent, str(what))()
            case "worker":
                await self._worker_does(int(what))

    async def ends_well(self) -> None:
        """Wherever this life came to: there is a person to be had, and something to look at. No dead end."""
        if (await self._parent.promises.standing()).stopped:
            await self._parent.say("START")
        if (await self._parent.promises.standing()).with_worker:
            return
        await self._parent.say("can I talk to a real person please")
        said = [each.wording for each in self._parent.promises.last]
        assert any(wording.startswith(WAYS_TO_A_PERSON) for wording in said), self._told("no way to a person")
        await self._parent.say("I need help with my rent arrears")
        assert self._parent.choices, self._told("nothing to choose from")

    async def _says(self, text: str) -> None:
        before = await self._parent.promises.standing()
        await self._parent.say(text)
        if text in OF_RISK and not before.stopped:
            assert self._parent.promises.last[0].purpose == "risk", self._told("words of risk came second")

    async def _presses(self, which: int) -> None:
        """A button, or a number, of any text on the phone, however old."""
        labels = [label for shown in self._parent.phone.arrived for label in shown.choices]
        if labels:
            await self._parent.press(labels[which % len(labels)])

    async def _worker_does(self, which: int) -> None:
        if not (await self._parent.promises.standing()).known:
            return
        acts = {1: self._aisha.picks_up, 2: lambda: self._aisha.writes("Aisha here, how are you?")}
        with contextlib.suppress(PaceError, AttributeError):
            await acts.get(which, self._aisha.finishes)()

    def _told(self, broken: str) -> str:
        return "\n".join([broken, *self._parent.promises.diary[-30:]])


def property_test(live: Callable[..., Awaitable[None]], number: int) -> Callable[[], None]:
    """A property over lives, to be run beside this event loop, in which `live` is awaited."""
    loop = asyncio.get_running_loop()

    @seed(number)
    @property_settings(
        max_examples=PARENTS,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(lives)
    def run(life: tuple[str, list[Act]]) -> None:
        asyncio.run_coroutine_threadsafe(live(*life), loop).result()  # type: ignore[arg-type]

    return run


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("number", "channel"), [(1, "sms"), (2, "telegram"), (3, "sms"), (4, "telegram")])
async def test_no_promise_is_ever_broken(
    number: int, channel: str, new_parent: NewParent, pace: Pace, clock: MovableClock, key_worker: Worker
) -> None:
    async def live(begins: str, acts: list[Act]) -> None:
        async with pace.database.transaction() as session:
            await session.execute(delete(Parent))
            await session.execute(delete(OptOut))
        clock.set(begins)
        life = Life(new_parent(channel), key_worker)
        for act in acts:
            await life.does(act)
            clock.forward(seconds=20)
        await life.ends_well()

    await asyncio.to_thread(property_test(live, number))
