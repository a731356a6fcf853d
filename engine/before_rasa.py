"""What has to be settled before Rasa is imported for the first time in a process."""

from __future__ import annotations

import logging
import os

from engine import quiet, tensorflow_stand_in

ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    # Rasa's cache of trained parts does not see changes in the modules that our components import.
    "RASA_MAX_CACHE_SIZE": "0",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def prepare() -> None:
    """No telemetry, no cache, no TensorFlow, nothing logged below a warning. Safe to call again."""
    os.environ.update(ENVIRONMENT)
    logging.captureWarnings(True)  # some fifty at each start, about other people's code
    quiet.filter_debug_events()
    tensorflow_stand_in.install()
