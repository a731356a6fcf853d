"""Content in files: out, in as drafts, published, and out again the same; what is wrong is told by file and key."""

from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Revision, Worker
from bot.directory import content_files
from bot.directory.content_files import FilesWrong, Imported
from bot.directory.kinds.all_kinds import KINDS, LIFE
from bot.directory.shipped import load_shipped
from bot.errors import NotAllowed, NotFound
from bot.running.content_commands import export_content, import_content
from bot.staff import workers
from tests.conftest import MovableClock

SERVICE, HUB_FILE, WORDING = "fif_hearth_mornings", "hub.yaml", "utter_not_now"
Folder = Path


@pytest.fixture
async def olga(pace: Pace) -> Worker:
    await load_shipped(pace.database)
    return await a_publisher(pace, "Olga")


async def a_publisher(pace: Pace, name: str) -> Worker:
    async with pace.database.transaction() as session:
        worker = Worker(
            first_name=name, email=f"{name}@example.org", email_lookup=name, roles=["publisher"], areas=[]
        )
        session.add(worker)
    return worker


async def out(pace: Pace, folder: Folder) -> dict[str, str]:
    async with pace.database.reading() as session:
        files = await content_files.export(session, pace.clock().date())
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return files


async def back(pace: Pace, folder: Folder, worker: Worker) -> Imported:
    async with pace.database.transaction() as session:
        return await content_files.import_files(session, folder, worker, pace.clock())


def change(folder: Folder, kind: str, entry: str, **values: object) -> None:
    file = folder / f"{kind}.yaml"
    told = yaml.safe_load(file.read_text("utf-8"))
    told[entry] = {**told.get(entry, {}), **values}
    file.write_text(yaml.safe_dump(told, sort_keys=False, allow_unicode=True), "utf-8")


async def publish_all(pace: Pace, by: Worker) -> None:
    async with pace.database.transaction() as session:
        for revision in (await session.scalars(select(Revision).where(Revision.state == "draft"))).all():
            await LIFE.make_live(session, revision, by.id, pace.clock())


async def drafts(pace: Pace) -> list[tuple[str, str]]:
    async with pace.database.reading() as session:
        rows = await session.scalars(select(Revision).where(Revision.state == "draft").order_by(Revision.kind))
        return [(row.kind, row.entry) for row in rows]


async def test_everything_goes_out_and_in_and_nothing_has_changed(pace: Pace, olga: Worker, tmp_path: Path) -> None:
    files = await out(pace, tmp_path)
    assert set(files) == {f"{kind}.yaml" for kind in KINDS}
    entries = sum(len(yaml.safe_load(text)) for text in files.values())
    assert entries > 400
    assert "&id" not in "".join(files.values())
    done = await back(pace, tmp_path, olga)
    assert (done.drafts, done.same) == ([], entries)


async def test_changes_are_drafts_until_published_and_then_go_out_as_they_came_in(
    pace: Pace, olga: Worker, tmp_path: Path
) -> None:
    await out(pace, tmp_path)
    change(tmp_path, "service", SERVICE, what="Toast and a blether by the fire.")
    change(tmp_path, "wording", WORDING, sms=["That's fine. I'm here whenever you like.", "No bother at all."])
    change(tmp_path, "quick_reply", "a_new_one", title="Hello", text="Hello, how are you getting on?")
    changed = {
        name: yaml.safe_load((tmp_path / name).read_text("utf-8")) for name in ("service.yaml", "wording.yaml")
    }
    done = await back(pace, tmp_path, olga)
    assert len(done.drafts) == 3
    assert await drafts(pace) == [("quick_reply", "a_new_one"), ("service", SERVICE), ("wording", WORDING)]
    again = await out(pace, tmp_path)
    assert "blether by the fire" not in again["service.yaml"], "nothing is live yet"
    for name, told in changed.items():
        (tmp_path / name).write_text(yaml.safe_dump(told, sort_keys=False, allow_unicode=True), "utf-8")
    twice = await back(pace, tmp_path, olga)
    assert twice.drafts == [], "importing twice changes nothing"
    await publish_all(pace, olga)
    last = await out(pace, tmp_path)
    assert {name: yaml.safe_load(last[name]) for name in changed} == changed
    assert "a_new_one" in yaml.safe_load(last["quick_reply.yaml"])


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("service.yaml", "a: [", "service.yaml, line 1: this is no YAML"),
        ("service.yaml", "a: {name: x}\na: {name: y}", "a stands twice"),
        ("service.yaml", "- a\n- b", "service.yaml: begin each entry with its id"),
        ("service.yaml", "a: {nmae: x}", "service.yaml, a, nmae: there is nothing of this name. Did you mean name?"),
        ("service.yaml", "a: words", "service.yaml, a: write it as keys with values"),
        ("service.yaml", "a: {name: x, needs: [housin]}", "there is no 'housin'. Did you mean housing?"),
        ("service.yaml", "a: {name: x, needs: housing}", "service.yaml, a, needs: write it as a list"),
        ("service.yaml", "a: {name: '<b>x</b>'}", "without HTML"),
        ("service.yaml", "a: {name: x, review_by: soon}", "service.yaml, a, review_by: That is no day"),
        (
            "wording.yaml",
            "utter_nothing: {sms: [x]}",
            "wording.yaml, utter_nothing: There is no wording of this name",
        ),
        ("wording.yaml", "utter_not_now: {sms: words}", "wording.yaml, utter_not_now, sms: write it as a list"),
    ],
)
async def test_what_is_wrong_is_told_by_file_and_key_and_nothing_is_half_done(
    pace: Pace, olga: Worker, tmp_path: Path, file: str, text: str, says: str
) -> None:
    await out(pace, tmp_path)
    change(tmp_path, "quick_reply", "a_new_one", title="Hello", text="Hello, how are you getting on?")
    (tmp_path / file).write_text(text, "utf-8")
    with pytest.raises(FilesWrong) as wrong:
        await back(pace, tmp_path, olga)
    assert says in str(wrong.value)
    assert await drafts(pace) == []


async def test_a_file_that_is_not_utf8_and_a_folder_without_files(pace: Pace, olga: Worker, tmp_path: Path) -> None:
    with pytest.raises(FilesWrong, match=r"there is none of wording\.yaml"):
        await back(pace, tmp_path, olga)
    (tmp_path / HUB_FILE).write_bytes("a: {name: café}".encode("cp1252"))
    with pytest.raises(FilesWrong, match=r"hub\.yaml: it is not UTF-8"):
        await back(pace, tmp_path, olga)


async def test_somebody_elses_draft_is_not_overwritten(
    pace: Pace, olga: Worker, tmp_path: Path, clock: MovableClock
) -> None:
    await out(pace, tmp_path)
    change(tmp_path, "service", SERVICE, what="Toast and a blether by the fire.")
    await back(pace, tmp_path, await a_publisher(pace, "Pia"))
    change(tmp_path, "service", SERVICE, what="Something else again by the fire.")
    with pytest.raises(FilesWrong, match="somebody's draft waits"):
        await back(pace, tmp_path, olga)


async def test_only_publishers_import(pace: Pace, olga: Worker, tmp_path: Path) -> None:
    said: list[str] = []
    await export_content(pace.settings, tmp_path / "new", said.append)
    async with pace.database.transaction() as session:
        for name, role in (("tam", "agency_editor"), ("pia", "publisher")):
            new = workers.NewWorker(name, f"{name}@example.org", [role], [])
            await workers.add(session, new, pace.clock())
    with pytest.raises(NotAllowed):
        await import_content(pace.settings, tmp_path / "new", "tam@example.org", said.append)
    with pytest.raises(NotFound):
        await import_content(pace.settings, tmp_path / "new", "nobody@example.org", said.append)
    await import_content(pace.settings, tmp_path / "new", "pia@example.org", said.append)
    assert said[-1].startswith("0 drafts wait")
