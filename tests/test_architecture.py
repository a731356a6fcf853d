"""The page on architecture names files that are there, and every file of a talk."""

import re
from pathlib import Path

import pytest

from bot.settings import PROJECT

PAGE = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([\w/]+\.(?:py|yaml))`", PAGE))
A_FOLDER = re.compile(r"\(`(bot/\w+)/`\)\n\n((?:\|.*\n)+)")


def _files() -> set[Path]:
    return {
        path.relative_to(PROJECT)
        for folder in ("bot", "actions", "channels", "content", "engine", "tests")
        for path in (PROJECT / folder).rglob("*")
        if path.suffix in (".py", ".yaml") and ".venv" not in path.parts
    }


def test_every_file_named_is_there() -> None:
    there = {f"/{path.as_posix()}" for path in _files()}
    assert sorted(name for name in NAMED if not any(path.endswith(f"/{name}") for path in there)) == []


@pytest.mark.parametrize("folder", ["bot/conversation", "bot/safety"])
def test_every_file_of_a_talk_is_named_once(folder: str) -> None:
    rows = "".join(rows for named, rows in A_FOLDER.findall(PAGE) if named == folder)
    named = re.findall(r"^\| `([\w.]+)` \|", rows, re.MULTILINE)
    assert sorted(named) == sorted(path.name for path in (PROJECT / folder).glob("[!_]*.py"))
