"""The embedded PostgreSQL never widens permissions that are not its own."""

from pathlib import Path

from bot.database.embedded import data_folder, is_public


def test_data_of_a_private_folder_lives_elsewhere_for_root(tmp_path: Path, monkeypatch) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert not is_public(private / "data")
    assert data_folder(private / "data").parent == Path("/var/lib/at-your-pace")


def test_an_ordinary_user_keeps_data_where_it_was_asked_for(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert data_folder(tmp_path / "data") == tmp_path / "data"
