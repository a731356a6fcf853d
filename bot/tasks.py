"""The jobs by name, and what each does. Their arguments are ids only."""

import logging
import uuid
from collections.abc import Awaitable, Callable

from procrastinate import App, RetryStrategy

from bot.conversation.turn import TurnTaker
from bot.handover.alerts import Alerts
from bot.handover.handovers import ALERT, TELL_NEW_HOLDER
from bot.inbox.accept import TAKE_TURNS
from bot.learning.training import TRAIN, Trainer
from bot.outbox.delivery import Delivery
from bot.outbox.outbox import DELIVER

log = logging.getLogger(__name__)

EVERY_MINUTE = "* * * * *"
EVERY_TEN_MINUTES = "*/10 * * * *"
RETRY_SECONDS = 2
STALLED_SECONDS = 30
"""A job whose worker has given no sign for this long is taken up again."""

Sweep = Callable[[], Awaitable[None]]


def register_tasks(
    queue: App,
    turns: TurnTaker,
    delivery: Delivery,
    alerts: Alerts,
    trainer: Trainer,
    sweeps: tuple[Sweep, ...],
    outside: tuple[Sweep, ...],
) -> None:
    """Gives each job's name its function. `sweeps` are what is looked after every minute.

    `outside` wait for other people's servers, so they run apart: nothing that parents wait for stands behind them.
    """

    @queue.task(name=TAKE_TURNS, retry=RetryStrategy(wait=RETRY_SECONDS))
    async def take_turns(parent_id: str) -> None:
        await turns.take_turns(uuid.UUID(parent_id))

    @queue.task(name=DELIVER, retry=RetryStrategy(wait=RETRY_SECONDS))
    async def deliver(address_id: str) -> None:
        await delivery.deliver(uuid.UUID(address_id))

    @queue.task(name=ALERT, retry=RetryStrategy(wait=RETRY_SECONDS, max_attempts=5))
    async def alert(handover_id: str) -> None:
        await alerts.alert(uuid.UUID(handover_id))

    @queue.task(name=TELL_NEW_HOLDER, retry=RetryStrategy(wait=RETRY_SECONDS, max_attempts=5))
    async def tell_new_holder(handover_id: str) -> None:
        await alerts.tell_new_holder(uuid.UUID(handover_id))

    @queue.task(name=TRAIN, retry=RetryStrategy(wait=RETRY_SECONDS, max_attempts=2))
    async def train_model(training_id: str) -> None:
        await trainer.run(uuid.UUID(training_id))

    @queue.periodic(cron=EVERY_MINUTE)
    @queue.task(name="sweep")
    async def sweep(timestamp: int) -> None:
        for each in sweeps:
            await each()
        await _take_up_stalled(queue)

    @queue.periodic(cron=EVERY_TEN_MINUTES)
    @queue.task(name="sweep_outside", lock="sweep_outside", queueing_lock="sweep_outside")
    async def sweep_outside(timestamp: int) -> None:
        for each in outside:
            await each()


async def _take_up_stalled(queue: App) -> None:
    stalled = await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS)
    for job in stalled:
        log.warning("a stalled job is taken up again: id=%s task=%s", job.id, job.task_name)
        await queue.job_manager.retry_job(job)
