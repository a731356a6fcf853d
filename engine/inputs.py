"""What a model is trained from, and the fingerprint that names the model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


CONTENT = Path("content")
LEARNT_FROM = tuple(CONTENT / name for name in ("areas.yaml", "finer_acts.yaml", "plain_words.yaml"))


@dataclass(frozen=True)
class Inputs:
    """Where training reads."""

    config: Path = Path("config.yml")
    domain: Path = Path("domain.yml")
    wording: Path = CONTENT / "wording"  # more of the domain: the fallback texts
    data: Path = Path("data")  # phrases, stories and rules
    content: tuple[Path, ...] = LEARNT_FROM  # what our components read besides
    code: Path = HERE / "nlu"  # our components
    libraries: Path = HERE / "requirements.txt"
    taught: tuple[Path, ...] = ()  # phrases that people taught it, beside those of `data`

    def domain_files(self) -> list[str]:
        """The domain's files, the shipped wording among them."""
        return [str(self.domain), *map(str, _files(self.wording))]

    def training_files(self) -> list[str]:
        """Phrases, stories and rules, the taught phrases among them."""
        return [str(self.data), *map(str, self.taught)]

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
        for part, roots in sorted(vars(self).items()):
            for root in roots if isinstance(roots, tuple) else [roots]:
                for path in [root] if root.is_file() else _files(root):
                    yield f"{part}/{path.relative_to(root.parent)}", path


def _files(folder: Path) -> list[Path]:
    """What Rasa reads of a folder, Python, or the tuned layers."""
    return sorted(path for ending in (".yml", ".py", ".npz") for path in folder.rglob(f"*{ending}"))
