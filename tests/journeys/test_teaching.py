"""Teaching the assistant: trained for real, tested, promoted while parents text, and taken back."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.conversation.engine import Engine
from bot.database.tables import InboundText, Phrase, Training, Worker
from bot.directory.shipped import load_shipped
from bot.learning import queue, training
from bot.learning.promoting import PromotionRefused
from bot.learning.training import FIXED_TEST
from bot.running.up import taught_phrases
from bot.running.up import train as train_at_start
from bot.settings import PROJECT, Settings
from tests.conftest import DATA_KEYS, SECRET_KEY, MovableClock, NewPhone
from tests.journeys.conftest import ENGINE_PYTHON, PATIENCE, EngineProcess, running_engines, serving_actions
from tests.phones import settle

NEW_WORDS = "ah need a new flingamajig"
TAUGHT = (
    "the flingamajig is bleepin again",
    "flingamajig bleepin all night, what do i do",
    "can someone look at my flingamajig",
    "oor flingamajig will not stop bleepin",
    "the bleepin flingamajig on the wall",
)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models of this test's own, with the newest one that ships."""
    subprocess.run([ENGINE_PYTHON, "-m", "engine.train"], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    newest = max((PROJECT / "models").glob("*.tar.gz"), key=lambda model: model.stat().st_mtime_ns)
    folder = tmp_path_factory.mktemp("models")
    shutil.copy(newest, folder)
    return folder


@pytest.fixture(scope="module")
def engine_process(models: Path) -> Iterator[EngineProcess]:
    """Two engines on that folder."""
    with running_engines(2, models) as engines:
        yield engines


@pytest.fixture
async def pace(
    settings: Settings, clock: MovableClock, engine_process: EngineProcess, models: Path
) -> AsyncIterator[Pace]:
    """The whole app with those engines."""
    given = settings.model_copy(update=engine_process.settings)
    pace = Pace(given, clock, models)
    async with pace.running(), serving_actions(pace, engine_process.actions):
        await load_shipped(pace.database)
        yield pace


async def teach(pace: Pace, worker: Worker, topic: str, *phrases: str) -> None:
    async with pace.database.transaction() as session:
        for words in phrases:
            await queue.add(session, words, topic, None, worker, pace.clock())


async def train(pace: Pace, worker: Worker) -> Training:
    """Asks for a training and lets the real job run to its end."""
    async with pace.database.transaction() as session:
        asked = await training.ask(session, pace.jobs, worker, pace.clock())
    await settle(pace)
    async with pace.database.reading() as session:
        return await session.get_one(Training, asked.id)


async def started_again(pace: Pace, models: Path) -> str:
    """The model that answers after another `pace up` on the same machine, which trains nothing anew."""

    def prepare() -> None:
        there = set(models.glob("*.tar.gz"))
        with taught_phrases(pace.settings.database_url) as taught:
            train_at_start(taught, models)
        assert set(models.glob("*.tar.gz")) == there, "the model was there already"

    await asyncio.to_thread(prepare)
    with running_engines(1, models) as fresh:
        engine = Engine(fresh.address, PATIENCE)
        try:
            return (await engine.models())[0]
        finally:
            await engine.close()


async def meant(pace: Pace, text: str) -> list[str]:
    """What a text is understood as by each engine in turn."""
    found = [(await pace.engine.understand([text]))[0] for _ in range(2)]
    return [needs[0]["id"] if (needs := one["needs"]) else one["act"] for one in found]


@pytest.mark.timeout(600)
async def test_taught_trained_promoted_while_parents_text_and_taken_back(
    pace: Pace, key_worker: Worker, new_phone: NewPhone, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_KEYS", DATA_KEYS)
    monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
    shipped_model = (await pace.engine.models())[0]
    unsure = new_phone()
    await unsure.text("hello")
    await unsure.text(NEW_WORDS)
    async with pace.database.reading() as session:
        (waiting,) = await queue.waiting(session)
    assert waiting.words == "ah need a new [word]"
    # A word that no phrase of ours holds stays hidden, so somebody here says it in words of their own.
    async with pace.database.transaction() as session:
        for words in TAUGHT:
            session.add(
                Phrase(
                    words=words, lookup=words, state="taught", topic="need/energy", guesses=[], at=pace.clock(),
                    decided_by=key_worker.id, decided_at=pace.clock(),
                )
            )  # fmt: skip
    before = await meant(pace, TAUGHT[1])
    done = await train(pace, key_worker)
    assert (done.state, done.problem) == ("ready", None)
    assert any("Training on" in line for line in done.progress)
    assert done.report is not None
    assert done.report["count"] == len(FIXED_TEST.read_text("utf-8").splitlines())
    assert await pace.engine.models() == [shipped_model] * 2, "nothing has changed for parents yet"

    phones = [new_phone() for _ in range(6)]
    promoting = asyncio.create_task(pace.promotions.promote(done.id, key_worker))
    texts = 0
    while not promoting.done() or texts < 60:
        await asyncio.gather(*(phone.send(f"is there help with my heating bill {texts}") for phone in phones))
        texts += len(phones)
        await settle(pace)
    await promoting
    await settle(pace)
    async with pace.database.reading() as session:
        untaken = (await session.scalars(select(InboundText).where(InboundText.taken_at.is_(None)))).all()
    assert untaken == []
    for phone in phones:
        said = phone.new()
        assert len(said) >= texts // len(phones), "every text was answered"
        assert not any("busy" in each or "trouble" in each for each in said)
    assert await pace.engine.models() == [done.model] * 2
    assert await meant(pace, TAUGHT[1]) == ["energy"] * 2
    assert await started_again(pace, models) == done.model

    await pace.promotions.go_back(done.id, key_worker)
    assert await pace.engine.models() == [shipped_model] * 2
    assert await meant(pace, TAUGHT[1]) == before
    assert await started_again(pace, models) == shipped_model
    with pytest.raises(PromotionRefused):
        await pace.promotions.go_back(done.id, key_worker)


@pytest.mark.timeout(600)
async def test_a_model_that_misses_a_risk_cannot_take_over(pace: Pace, key_worker: Worker) -> None:
    model = (await pace.engine.models())[0]
    fixed = [json.loads(line) for line in FIXED_TEST.read_text("utf-8").splitlines()]
    await teach(pace, key_worker, "need/parenting", *(each["text"] for each in fixed if each["risk"]))
    done = await train(pace, key_worker)
    assert done.report is not None, done.problem
    assert done.report["worse"]
    with pytest.raises(PromotionRefused, match="misses"):
        await pace.promotions.promote(done.id, key_worker)
    assert await pace.engine.models() == [model] * 2
