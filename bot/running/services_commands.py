"""`pace services`: other people's directories in, ours out."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from bot.clock import system_clock
from bot.database.session import Database
from bot.database.tables import FeedProposal
from bot.database.vault import Vault
from bot.directory.feeds import proposals
from bot.directory.feeds.comparing import COUNTED, Change, Kind, Outcome
from bot.directory.feeds.exporting import Exporter, Wanted, export_page, write_whole
from bot.directory.feeds.importing import Importer, Report
from bot.directory.feeds.polite import PoliteReader
from bot.directory.feeds.sources import Source
from bot.errors import NotFound, PaceError
from bot.settings import Settings
from bot.staff import workers

Tell = Callable[[str], None]

SIGNS = {
    Kind.ADDED: "+",
    Kind.CHANGED: "~",
    Kind.WITHDRAWN: "-",
    Kind.REFUSED: "!",
    Kind.WAITING: ".",
    Kind.DECLINED: ".",
}
SHOWN = 90
DASH = "(nothing)"


async def import_services(
    settings: Settings,
    where: str,
    *,
    name: str | None = None,
    save: bool = False,
    everything: bool = False,
    local: bool = False,
    tell: Tell = print,
) -> Report:
    """Shows what a file or feed would change, a line for each; with `save` keeps it as drafts that wait for a yes.

    `name` is what a file goes by from one month to the next. `everything` reads all of a feed, not only what changed.
    `local` reads an address on this machine or in a private network too.
    """
    http = PoliteReader(settings.public_url, transport=httpx.AsyncHTTPTransport() if local else None)
    async with _database(settings) as database:
        importer = Importer(database, http, system_clock, _to_stderr)
        try:
            report = await importer.run(
                Source(where, name),
                save=save,
                everything=everything,
                each=lambda outcome: _tell_outcome(outcome, tell),
            )
        finally:
            await http.close()
    for line in summary(report):
        tell(line)
    return report


async def approve_waiting(
    settings: Settings,
    email: str,
    *,
    source: str | None = None,
    ids: list[str] | None = None,
    confirm: Callable[[str], bool],
    tell: Tell = print,
) -> int:
    """Makes waiting drafts live in the name of the publisher with this e-mail address; gives how many.

    Every draft is shown first, and `confirm` is asked about them all at once. `source` or `ids` (the first letters
    will do) choose among them. Raises NotFound, and NotAllowed when the person is no publisher.
    """
    async with _database(settings) as database:
        async with database.reading() as session:
            worker = await workers.find(session, email)
            if worker is None:
                raise NotFound("Nobody who signs in has this e-mail address.")
            proposals.check_may(worker)
            chosen = _chosen(await proposals.waiting(session, source), ids)
        for proposal in chosen:
            tell(draft_line(proposal))
        if not chosen:
            tell("Nothing is waiting.")
            return 0
        if not confirm(f"Make these {len(chosen)} live, in the name of {worker.first_name}?"):
            tell("Nothing was changed.")
            return 0
        async with database.transaction() as session:
            decided = await proposals.approve(session, [one.id for one in chosen], worker, system_clock())
    names = {one.id: one.name for one in chosen}
    for id, reason in decided.refused.items():
        tell(f"! {names.get(id, id)}: {reason}")
    tell(f"{len(decided.services)} live, {len(decided.refused)} not.")
    return len(decided.services)


async def list_waiting(settings: Settings, *, source: str | None = None, tell: Tell = print) -> int:
    """Shows the drafts that wait for a yes; gives how many."""
    async with _database(settings) as database, database.reading() as session:
        waiting = await proposals.waiting(session, source)
    for proposal in waiting:
        tell(draft_line(proposal))
    tell(f"{len(waiting)} waiting.")
    return len(waiting)


async def export_services(settings: Settings, file: Path, *, samples: bool = False, tell: Tell = print) -> int:
    """Writes our live services as Open Referral UK 3.0; gives how many. Invented ones only when asked for."""
    async with _database(settings) as database, database.reading() as session:
        wanted = Wanted(system_clock().date(), samples)
        page = await export_page(session, Exporter.from_content(), wanted)
    try:
        await asyncio.to_thread(write_whole, file, page)
    except OSError as wrong:
        raise PaceError(f"{file} cannot be written: {wrong.strerror}.") from None
    tell(f"{page['total_items']} services are in {file}." + ("" if samples else " Invented ones were left out."))
    return int(page["total_items"])


def summary(report: Report) -> list[str]:
    """The last lines: how many of each, what nobody has mapped, whose data it is, and what to do next."""
    counts = [f"{report.counts[kind]} {label}" for kind, label in COUNTED.items() if report.counts[kind]]
    lines = [f"{report.format} from {report.origin.title}: {', '.join(counts) or 'nothing new'}."]
    if report.modified_after:
        lines.append(f"Only what was modified since {report.modified_after:%d %b %Y} was asked for.")
    lines += report.remarks
    if report.unmapped:
        lines.append(f"Categories that stand for no need of ours yet: {_most(report.unmapped)}.")
    if report.origin.attribution:
        licence = f" ({report.origin.licence})" if report.origin.licence else ""
        lines.append(f"To be shown with them{licence}: {'; '.join(a.text for a in report.origin.attribution)}.")
    drafts = sum(report.counts[kind] for kind in (Kind.ADDED, Kind.CHANGED, Kind.WITHDRAWN))
    if report.saved:
        lines.append(f"{drafts} drafts were kept. Nothing is live before a publisher says yes.")
    elif drafts:
        lines.append("This was a dry run and nothing was kept. Add --save to keep these as drafts.")
    return lines


def outcome_lines(outcome: Outcome) -> list[str]:
    """One outcome: what becomes of which row, then its fields, reasons and notes."""
    where = f"{outcome.where}: " if outcome.where else ""
    reasons = f" ({'; '.join(outcome.reasons)})" if outcome.reasons else ""
    named = outcome.name or outcome.id or "no name"
    lines = [f"{SIGNS[outcome.kind]} {where}{_cut(named)}, {COUNTED[outcome.kind]}{reasons}"]
    lines += [f"    {change_line(change)}" for change in outcome.changes]
    return [*lines, *(f"    note: {_cut(note)}" for note in outcome.notes)]


def change_line(change: Change) -> str:
    """One field, before and after."""
    return f"{change.field}: {_value(change.was)} -> {_value(change.now)}"


def draft_line(proposal: FeedProposal) -> str:
    """A draft on one line, with the first letters of its id."""
    fields = ", ".join(change["field"] for change in proposal.changes)
    about = fields or "; ".join(proposal.notes)
    told = f"{_cut(proposal.name)}: {_cut(about)}" if about else _cut(proposal.name)
    return f"{SIGNS[Kind(proposal.kind)]} {str(proposal.id)[:8]}  {told}"


def _tell_outcome(outcome: Outcome, tell: Tell) -> None:
    for line in outcome_lines(outcome):
        tell(line)


def _chosen(waiting: list[FeedProposal], ids: list[str] | None) -> list[FeedProposal]:
    if not ids:
        return waiting
    chosen = []
    for start in ids:
        fitting = [proposal for proposal in waiting if str(proposal.id).startswith(start.lower())]
        if len(fitting) != 1:
            raise NotFound(f"{len(fitting) or 'No'} waiting drafts have an id that starts with {start}.")
        chosen += fitting
    return chosen


def _most(counter: Counter[tuple[str, str]]) -> str:
    named: Counter[str] = Counter()
    for (_, name), times in counter.items():
        named[name] += times
    shown = [f"{name} ({times})" for name, times in named.most_common(12)]
    return ", ".join(shown) + (f" and {len(named) - 12} more" if len(named) > 12 else "")


def _value(value: object) -> str:
    return _cut(proposals.as_lines(value)) or DASH


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
    try:
        yield database
    finally:
        await database.close()
