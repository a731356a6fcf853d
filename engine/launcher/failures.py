"""What can go wrong with a request. Rasa hides most of it; here each gets a name and is raised."""

from __future__ import annotations

ACTION_FAILED = "action_failed"
ACTION_TIMEOUT = "action_timeout"
ACTIONS_AWAY = "actions_away"
PREDICTION_LIMIT = "prediction_limit"
SILENT = "silent"
INTERNAL = "internal"


class TurnFailed(Exception):
    """A turn that gave no trustworthy answer. `code` is one of the above; `where` never holds a text."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(f"{code}: {where}")
        self.code = code
        self.where = where


class BadRequest(Exception):
    """A request that does not keep to the contract. The message names the field, never what was in it."""


class ModelUnusable(Exception):
    """No model where one was looked for, or one that cannot be loaded."""
