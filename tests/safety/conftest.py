"""The rules, read once."""

import pytest

from bot.safety.rules import Rules


@pytest.fixture(scope="session")
def rules() -> Rules:
    return Rules.load()
