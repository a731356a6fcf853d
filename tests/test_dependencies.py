"""Everything that we rest on is written down, with its licence."""

import re
import tomllib

from bot.settings import PROJECT

DECISION = PROJECT / "docs" / "decisions" / "0004-libraries.md"


def named(*projects: str) -> set[str]:
    """What the projects ask for by name, without what only a way back from here would need."""
    asked: list[str] = []
    for project in projects:
        found = tomllib.loads((PROJECT / project).read_text())
        asked += found["project"]["dependencies"]
        asked += found["project"].get("optional-dependencies", {}).get("test", [])
        asked += found.get("dependency-groups", {}).get("test", [])
    return {re.split(r"[\[=<>~ ;]", one, maxsplit=1)[0] for one in asked}


def test_every_library_is_in_the_decision_on_libraries() -> None:
    written = DECISION.read_text()
    missing = [
        name for name in named("pyproject.toml", "engine/pyproject.toml") if not re.search(rf"\b{name}\b", written)
    ]
    assert missing == []
