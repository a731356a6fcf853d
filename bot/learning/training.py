"""One training, as a job: write the phrases out, train a model beside the one that answers, test both, keep what is new.

Nothing here changes what parents get: a trained model waits in a folder of its own until a person promotes it.
"""

import asyncio
import json
import logging
import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import yaml
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.jobs import Jobs
from bot.database.session import Database
from bot.database.tables import Phrase, Training, Worker
from bot.errors import PaceError
from bot.learning import queue
from bot.learning.engines import Engines
from bot.learning.redacting import as_learnt
from bot.safety.verdict import Verdict
from bot.settings import PROJECT

log = logging.getLogger(__name__)

TRAIN = "train_model"
"""The job that trains; one at a time."""
PYTHON = PROJECT / "engine" / ".venv" / "bin" / "python"
MODELS = PROJECT / "models"
CANDIDATES = MODELS / "candidates"
ENDING = ".tar.gz"
FIXED_TEST = PROJECT / "data" / "fixed_test.jsonl"
UNDER_WAY = ("waiting", "running")
LONGEST = timedelta(minutes=30)
"""A training that takes longer has died with its machine."""
CANDIDATES_KEPT = 5
COUNTS_AS = 30
"""What people here taught is nearer to their parents than what ships: a phrase counts as so many of those."""
LOOKED_AT = 200
"""How many of the newest waiting texts are tried with both models."""


class TrainingRefused(PaceError):
    """No training now; the text says why."""


class TrainingFailed(PaceError):
    """The training did not come to its end; the text says where."""


class RiskRules(Protocol):
    """The rules of risk."""

    def assess(self, text: str) -> Verdict:
        """The strongest risk that any rule finds."""
        ...


async def ask(session: AsyncSession, jobs: Jobs, worker: Worker, now: datetime) -> Training:
    """Queues a training. Raises TrainingRefused while another is under way."""
    await session.execute(
        update(Training)
        .where(Training.state.in_(UNDER_WAY), Training.asked_at < now - LONGEST)
        .values(state="failed", problem="It did not come to its end in time.", ended_at=now)
    )
    under_way = await session.scalar(select(Training.id).where(Training.state.in_(UNDER_WAY)).limit(1))
    if under_way is not None:
        raise TrainingRefused("A training is under way already. Wait for it to end.")
    training = Training(id=uuid.uuid4(), asked_by=worker.id, asked_at=now, state="waiting", progress=[], phrases=[])
    session.add(training)
    await session.flush()
    await jobs.defer(session, TRAIN, lock=TRAIN, training_id=str(training.id))
    return training


async def live_training(session: AsyncSession) -> Training | None:
    """The training whose model answers; None while it is the one that ships."""
    return await session.scalar(select(Training).where(Training.state == "live"))


async def live_phrases(session: AsyncSession) -> list[Phrase]:
    """The phrases that the answering model learnt beside those that ship, as far as they are still here."""
    live = await live_training(session)
    return [phrase for phrase in await queue.taught(session) if live and phrase.id in live.phrases]


def as_file(phrases: Sequence[Phrase]) -> str:
    """The phrases in the form of the files in data/nlu; empty when there are none. The same phrases, the same file."""
    found = queue.for_training(phrases)
    counts = {"counts_as": COUNTS_AS}
    nlu = [
        {"intent": topic, "metadata": counts.copy(), "examples": "\n".join(f"- {words}" for words in each) + "\n"}
        for topic, each in found.items()
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True, sort_keys=False) if nlu else ""


@dataclass(frozen=True)
class _Subjects:
    """What one training works with, read at its start."""

    phrases: list[Phrase]
    texts: dict[str, str]
    live_model: str


class Trainer:
    """Runs trainings."""

    def __init__(
        self,
        database: Database,
        rules: RiskRules,
        engines: Engines,
        clock: Clock,
        models: Path = MODELS,
        fixed_test: Path = FIXED_TEST,
    ) -> None:
        self._database = database
        self._rules = rules
        self._engines = engines
        self._clock = clock
        self._models = models
        self._fixed_test = fixed_test

    async def run(self, training_id: uuid.UUID) -> None:
        """Trains and tests. What goes wrong is kept with the training, for the person who asked."""
        subjects = await self._begin(training_id)
        if subjects is None:
            return
        try:
            model = await self._train(training_id, subjects)
            report = await self._compare(training_id, subjects, model)
            await self._end(training_id, state="ready", model=model.name.removesuffix(ENDING), report=report)
        except (PaceError, OSError) as problem:
            log.error("a training failed: training=%s", training_id)
            await self._end(training_id, state="failed", problem=str(problem))
        except Exception as problem:
            log.error("a training broke off: training=%s error=%s", training_id, type(problem).__name__)
            await self._end(
                training_id, state="failed", problem="Something went wrong that should not have. Train again."
            )

    async def _begin(self, training_id: uuid.UUID) -> _Subjects | None:
        try:
            (live_model, *others) = await self._engines.models()
        except PaceError as away:
            await self._end(
                training_id, state="failed", problem=f"{away}. Without it there is nothing to compare with."
            )
            return None
        async with self._database.transaction() as session:
            training = await session.get(Training, training_id, with_for_update=True)
            if training is None or training.state not in UNDER_WAY:
                return None
            phrases = await queue.taught(session)
            texts = {
                str(one.id): as_learnt(one.words) for one in [*await queue.waiting(session, LOOKED_AT), *phrases]
            }
            training.state, training.progress, training.compared_with = "running", [], live_model
            training.phrases = [phrase.id for phrase in phrases]
        if any(other != live_model for other in others):
            await self._end(
                training_id, state="failed", problem="The engines answer with different models: restart them."
            )
            return None
        return _Subjects(phrases, texts, live_model)

    async def _train(self, training_id: uuid.UUID, subjects: _Subjects) -> Path:
        await self._say(training_id, f"{len(subjects.phrases)} phrases of your own, beside those that ship.")
        candidates = self._models / CANDIDATES.name
        candidates.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".training-", dir=candidates) as folder:
            arguments = ["engine.train", "--into", folder]
            if written := as_file(subjects.phrases):
                taught = Path(folder) / "taught.yml"
                taught.write_text(written, "utf-8")
                arguments += ["--taught", str(taught)]
            async with _engine_process(arguments) as process:
                assert process.stdout
                async for line in process.stdout:
                    await self._say(training_id, _plain_line(line.decode(errors="replace")))
                said = await _until_done(process)
            trained = _only_model(Path(folder))
            if trained is None:
                raise TrainingFailed(said or "No model came out of the training.")
            return _kept(trained, candidates)

    async def _compare(self, training_id: uuid.UUID, subjects: _Subjects, model: Path) -> dict[str, Any]:
        await self._say(training_id, "Trying the old and the new model on the fixed test ...")
        before = self._models / f"{subjects.live_model}{ENDING}"
        if not before.exists():
            raise TrainingFailed(
                "The model that answers now is not in models/ on this machine, so nothing can be compared."
            )
        asked = {
            "before": str(before),
            "after": str(model),
            "fixed": str(self._fixed_test),
            "rules": await asyncio.to_thread(self._rules_on_fixed),
            "texts": subjects.texts,
        }
        async with _engine_process(["engine.evaluation.comparing"]) as process:
            out, problem = await process.communicate(json.dumps(asked).encode())
        if process.returncode != 0:
            raise TrainingFailed(problem.decode(errors="replace").strip() or "The comparison stopped.")
        found: dict[str, Any] = json.loads(out)
        found["texts"] = {id: both for id, both in found["texts"].items() if both["before"] != both["after"]}
        return found

    def _rules_on_fixed(self) -> dict[str, str | None]:
        lines = self._fixed_test.read_text("utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
        return {text: self._rules.assess(text).risk for text in texts}

    async def _say(self, training_id: uuid.UUID, line: str) -> None:
        async with self._database.transaction() as session:
            training = await session.get_one(Training, training_id, with_for_update=True)
            training.progress = [*training.progress, line]

    async def _end(self, training_id: uuid.UUID, **found: Any) -> None:
        async with self._database.transaction() as session:
            training = await session.get_one(Training, training_id, with_for_update=True)
            for name, value in found.items():
                setattr(training, name, value)
            training.ended_at = self._clock()


@asynccontextmanager
async def _engine_process(arguments: Sequence[str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """A command in the engine's environment, gone when the block is left."""
    process = await asyncio.create_subprocess_exec(
        str(PYTHON),
        "-m",
        *arguments,
        cwd=PROJECT,
        env=os.environ,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _kept(trained: Path, candidates: Path) -> Path:
    """The model among the candidates, of which only the newest stay."""
    kept = trained.replace(candidates / trained.name)
    newest_first = sorted(candidates.glob(f"*{ENDING}"), key=lambda model: model.stat().st_mtime_ns, reverse=True)
    for old in newest_first[CANDIDATES_KEPT:]:
        old.unlink()
    return kept


def _only_model(folder: Path) -> Path | None:
    return next(iter(folder.glob(f"*{ENDING}")), None)


async def _until_done(process: asyncio.subprocess.Process) -> str:
    """Waits for the end; the last line of what went wrong, if anything did."""
    assert process.stderr
    said = (await process.stderr.read()).decode(errors="replace").strip()
    await process.wait()
    return said.splitlines()[-1] if process.returncode and said else ""


def _plain_line(line: str) -> str:
    """The engine's progress without paths."""
    return " ".join(line.split()).replace(f"{PROJECT}/", "").split(" models/")[0].strip() or "..."
