"""Keys for a trial on one machine: made at the first start, kept beside its data, readable by nobody else."""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet


def read_or_make(folder: Path) -> dict[str, str]:
    """SECRET_KEY, DATA_KEYS and ACTIONS_SECRET for this machine, made when the file is missing."""
    file = folder / "secrets"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = {
            "SECRET_KEY": secrets.token_urlsafe(48),
            "DATA_KEYS": Fernet.generate_key().decode(),
            "ACTIONS_SECRET": secrets.token_urlsafe(32),
        }
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.writelines(f"{name}={value}\n" for name, value in made.items())
    return dict(line.split("=", 1) for line in file.read_text().splitlines() if line)
