"""What is wrong is told in one clear line that says what to do."""

import socket
import subprocess
from pathlib import Path

import pytest

from bot.errors import CannotStart, SettingsWrong
from bot.running import checks
from bot.settings import PROJECT, read_settings

PACE = PROJECT / ".venv" / "bin" / "pace"


def test_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port} is taken"):
            checks.check_port(port)


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda folder: type("Usage", (), {"free": 5_000_000})())
    with pytest.raises(CannotStart, match="Only 5 MB are free"):
        checks.check_disk(tmp_path)


def test_a_database_that_is_not_there() -> None:
    with pytest.raises(CannotStart, match="DATABASE_URL: PostgreSQL does not answer"):
        checks.check_database("postgresql://nobody@127.0.0.1:9/nothing")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DATABASE_URL", "mysql://here", "PostgreSQL address"),
        ("PUBLIC_URL", "example.org", "http"),
        ("PORT", "many", "integer"),
        ("ENGINES", "0", "greater than or equal to 1"),
        ("ENGINE_SECONDS", "0", "greater than 0"),
        ("ENGINE_SECONDS", "soon", "valid number"),
        ("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN: set it too"),
    ],
)
def test_a_setting_that_is_wrong(name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsWrong, match=says):
        read_settings()


def test_the_command_says_it_in_one_line_and_exits_with_2(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": "mysql://here", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run([PACE, "doctor"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip().splitlines() == [
        "DATABASE_URL: has to be a PostgreSQL address such as postgresql://name:password@host/database"
    ]
