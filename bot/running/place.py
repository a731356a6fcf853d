"""Where a trial on one machine keeps its data, and how its other commands find the running one."""

import json
import os
from pathlib import Path

from dotenv import load_dotenv

from bot.database.secrets import read_or_make
from bot.settings import PROJECT

LOCAL = PROJECT / ".local"
ADDRESS = LOCAL / "running.json"


def fill_environment(local: Path = LOCAL) -> None:
    """Gives the environment `.env` and what `pace up` made for this machine, without replacing what is set.

    Keys are only made up when there is no DATABASE_URL: a real database comes with real keys.
    """
    load_dotenv(PROJECT / ".env")
    if os.environ.get("DATABASE_URL"):
        return
    running = json.loads(ADDRESS.read_text()) if ADDRESS.exists() else {}
    for name, value in (running | read_or_make(local)).items():
        os.environ.setdefault(name, value)


def remember(addresses: dict[str, str]) -> None:
    """Notes where the running parts are, for `pace chat` and the like."""
    LOCAL.mkdir(exist_ok=True)
    ADDRESS.touch(mode=0o600)
    ADDRESS.write_text(json.dumps(addresses))


def forget() -> None:
    """They are not running any more."""
    ADDRESS.unlink(missing_ok=True)
