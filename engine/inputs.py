"""What a model is trained from, and the fingerprint that names the model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Inputs:
    """Where training reads. Everything below the folders counts, so list nothing that changes by itself."""

    config: Path = Path("config.yml")
    domain: Path = Path("domain.yml")
    wording: Path = Path("content/wording")  # more of the domain: the fallback texts
    data: Path = Path("data")  # phrases, stories and rules, and what our components read
    code: Path = HERE / "nlu"  # our components
    libraries: Path = HERE / "requirements.txt"

    def domain_files(self) -> list[str]:
        """The domain's files, the shipped wording among them."""
        return [str(self.domain), *(str(path) for path in _files(self.wording, ".yml"))]

    def missing(self) -> list[str]:
        """The inputs without which there is nothing to train."""
        return [str(path) for path in (self.config, self.domain, self.data) if not path.exists()]

    def fingerprint(self) -> str:
        """16 hexadecimal digits that change when anything a model depends on changes."""
        digest = hashlib.sha256()
        for name, path in self._named_files():
            content = path.read_bytes()
            digest.update(f"{name}\n{len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()[:16]

    def _named_files(self) -> Iterator[tuple[str, Path]]:
        for part, root in sorted(vars(self).items()):
            for path in [root] if root.is_file() else _files(root):
                yield f"{part}/{path.relative_to(root)}", path


def _files(folder: Path, ending: str = "") -> list[Path]:
    return sorted(
        path
        for path in folder.rglob(f"*{ending}")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    )
