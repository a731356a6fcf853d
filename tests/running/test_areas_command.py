"""`pace areas import`, as somebody types it."""

import os
import subprocess
import sys
from pathlib import Path

from bot.settings import PROJECT
from tests.conftest import DATA_KEYS, SECRET_KEY
from tests.directory.test_postcodes import FIFE, GLASGOW, row, small_user


def pace(database_url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("pace")), "areas", "import", *map(str, arguments)]
    keys = {"DATA_KEYS": DATA_KEYS, "SECRET_KEY": SECRET_KEY}
    environment = {**os.environ, "DATABASE_URL": database_url, **keys}
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


def test_shown_first_then_kept_then_nothing_to_do(tmp_path: Path, database_url: str) -> None:
    file = small_user(tmp_path, row("KY1 1AA", FIFE), row("G33 4AA", GLASGOW))
    shown = pace(database_url, "--dry-run", file)
    assert (shown.returncode, "Would add 2, move 0; 0 were the same." in shown.stdout) == (0, True), shown.stderr
    assert "Added 2, moved 0; 0 were the same." in pace(database_url, file).stdout
    assert "Added 0, moved 0; 2 were the same." in pace(database_url, file).stdout


def test_what_is_wrong_is_one_clear_line_and_changes_nothing(tmp_path: Path, database_url: str) -> None:
    bad = pace(database_url, small_user(tmp_path, row("KY1 1AA", FIFE), row("nowhere", FIFE)))
    assert bad.returncode == 2
    assert 'SmallUser.csv, row 3: "nowhere" is no postcode.' in bad.stderr
    assert "Traceback" not in bad.stderr
    missing = pace(database_url, tmp_path / "none.csv")
    assert (missing.returncode, "There is no file" in missing.stderr) == (2, True)
    good = pace(database_url, "--dry-run", small_user(tmp_path, row("KY1 1AA", FIFE)))
    assert "Would add 1" in good.stdout
