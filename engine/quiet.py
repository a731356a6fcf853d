"""Logs that cannot hold what somebody wrote: Rasa's own lines are cut down to where they come from."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

OURS = "engine"
_EVENT_NAME = re.compile(r"[a-z0-9_.]{1,80}")


def filter_debug_events() -> None:
    """Stop structlog below warnings (Rasa's debug events hold texts and cost time), and names only above."""
    structlog.configure(
        processors=[_event_name_only],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def log_without_texts() -> None:
    """Send this process's logs to standard error: ours as written, everybody else's as a place in the code."""
    handler = logging.StreamHandler()
    handler.setFormatter(_PlacesOnly())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    logging.getLogger(OURS).setLevel(logging.INFO)


def place_of(failure: BaseException) -> str:
    """Where a failure was raised and of which type, without its message."""
    frames = traceback.extract_tb(failure.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown place"
    return f"{type(failure).__name__} at {place}"


class _PlacesOnly(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.partition(".")[0] == OURS
        said = record.getMessage() if ours else f"line {record.lineno} of {record.module}"
        failure = record.exc_info[1] if record.exc_info else None
        cause = f" ({place_of(failure)})" if failure else ""
        return f"{record.levelname} {record.name}: {said}{cause}"


def _event_name_only(logger: Any, method: str, event: MutableMapping[str, Any]) -> str:
    name = str(event.get("event", ""))
    return f"{method.upper()} rasa: {name if _EVENT_NAME.fullmatch(name) else 'unnamed event'}"
