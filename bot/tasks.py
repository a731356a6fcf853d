"""The jobs by name, and what each does. Their arguments are ids only."""

import logging
import uuid
from collections.abc import Awaitable, Callable

from procrastinate import App, RetryStrategy

from bot.conversation.turn import TurnTaker
from bot.handover.alerts import Alerts
from bot.handover.handovers import ALERT
from bot.inbox.accept import TAKE_TURNS
from bot.outbox.delivery import Delivery
from bot.outbox.outbox import DELIVER

log = logging.getLogger(__name__)

EVERY_MINUTE = "* * * * *"
RETRY_SECONDS = 2
STALLED_SECONDS = 30
"""A job whose worker has given no sign for this long is taken up again."""

Sweep = Callable[[], Awaitable[None]]


def register_tasks(
    queue: App, turns: TurnTaker, delivery: Delivery, alerts: Alerts, sweeps: tuple[Sweep, ...]
) -> None:
    """Gives each job's name its function. `sweeps` are what is looked after every minute."""

    @queue.task(name=TAKE_TURNS, retry=RetryStrategy(wait=RETRY_SECONDS))
    async def take_turns(parent_id: str) -> None:
        await turns.take_turns(uuid.UUID(parent_id))

    @queue.task(name=DELIVER, retry=RetryStrategy(wait=RETRY_SECONDS))
    async def deliver(address_id: str) -> None:
        await delivery.deliver(uuid.UUID(address_id))

    @queue.task(name=ALERT, retry=RetryStrategy(wait=RETRY_SECONDS, max_attempts=5))
    async def alert(handover_id: str) -> None:
        await alerts.alert(uuid.UUID(handover_id))

    @queue.periodic(cron=EVERY_MINUTE)
    @queue.task(name="sweep")
    async def sweep(timestamp: int) -> None:
        for each in sweeps:
            await each()
        await _take_up_stalled(queue)


async def _take_up_stalled(queue: App) -> None:
    stalled = await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS)
    for job in stalled:
        log.warning("a stalled job is taken up again: id=%s task=%s", job.id, job.task_name)
        await queue.job_manager.retry_job(job)
