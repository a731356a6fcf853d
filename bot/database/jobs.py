"""Work that is done later, queued in the transaction that decided on it."""

from datetime import datetime

from procrastinate import App, PsycopgConnector
from procrastinate.app import WorkerOptions
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.session import driver_connection

POLLING_SECONDS = 0.5
"""The safety net under LISTEN/NOTIFY: a worker is not woken when a lock is let go."""


def job_queue(database_url: str, pool_size: int = 8) -> App:
    """The queue on our own PostgreSQL; `bot.app` registers its tasks."""
    connector = PsycopgConnector(conninfo=database_url, min_size=1, max_size=pool_size)
    defaults: WorkerOptions = {"fetch_job_polling_interval": POLLING_SECONDS, "delete_jobs": "successful"}
    return App(connector=connector, worker_defaults=defaults)


class Jobs:
    """Queues jobs by name. Arguments are ids, never what somebody wrote."""

    def __init__(self, queue: App) -> None:
        self._queue = queue

    async def defer(
        self, session: AsyncSession, task: str, *, lock: str | None = None, at: datetime | None = None, **ids: str
    ) -> None:
        """Queues `task` in the session's own transaction: both are kept, or neither."""
        connection = await driver_connection(session)
        job = self._queue.configure_task(task, lock=lock, schedule_at=at, connection=connection)
        await job.defer_async(**ids)
