"""`pace`: every command, and one place that turns an error of ours into one line and an exit code."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import CannotStart, PaceError
from bot.running.place import fill_environment
from bot.settings import PROJECT, read_settings

app = typer.Typer(
    help="At Your Pace: a support assistant for lone parents, by text.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
staff = typer.Typer(help="People who sign in.", no_args_is_help=True)
services = typer.Typer(help="The directory: other people's feeds in, ours out.", no_args_is_help=True)
app.add_typer(staff, name="staff")
app.add_typer(services, name="services")
content = typer.Typer(help="All content as YAML: out to files, and in as drafts.", no_args_is_help=True)
app.add_typer(content, name="content")
areas = typer.Typer(help="Which postcodes are in which area.", no_args_is_help=True)
app.add_typer(areas, name="areas")

WRONG = 2
"""Exit code when something has to be put right first."""


def main() -> None:
    """Entry point of the `pace` command."""
    from bot.quiet_logs import log_broken_off, quiet_logs

    quiet_logs()
    fill_environment()
    try:
        app()
    except PaceError as wrong:
        typer.echo(str(wrong), err=True)
        sys.exit(WRONG)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as failure:
        log_broken_off(failure)
        sys.exit(1)


@app.command()
def up() -> None:
    """Everything on this machine: database, model, engine, web and worker. Ctrl-C stops it."""
    from bot.running.up import up as run

    run()


@app.command()
def serve() -> None:
    """The web part: webhooks, inbox, studio, simulator, and the actions that the engine asks for."""
    from bot.running.serving import serve as run

    asyncio.run(run(read_settings()))


@app.command()
def work() -> None:
    """A worker: takes turns, delivers texts, watches clocks. Start as many as you like."""
    from bot.running.serving import work as run

    asyncio.run(run(read_settings()))


@app.command()
def engine(port: Annotated[int, typer.Option(help="The port on loopback.")] = 5005) -> None:
    """One engine process: Rasa behind the stateless launcher."""
    from bot.running.checks import ENGINE_PYTHON, check_engine_environment

    check_engine_environment()
    os.chdir(PROJECT)
    os.execv(ENGINE_PYTHON, [str(ENGINE_PYTHON), "-m", "engine.serve", "--port", str(port)])  # noqa: S606


@app.command()
def prepare() -> None:
    """Makes a database ready for `pace serve` and `pace work`, as `pace up` does at each start."""
    from bot.running.checks import check_database
    from bot.running.up import prepare as run

    settings = read_settings()
    check_database(settings.database_url)
    run(settings.database_url)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Everything in the database into one file, while it is in use. Keep it apart from the keys."""
    from bot.running.backups import back_up
    from bot.running.up import database_at

    with database_at(read_settings().database_url) as database_url:
        back_up(database_url, file)
    typer.echo(f"Wrote {file}.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `pace backup` wrote.", exists=True, dir_okay=False)],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Puts a backup in the place of everything that is in the database. Stop all that uses it first."""
    from bot.running.backups import restore as run
    from bot.running.up import database_at

    settings = read_settings()
    with database_at(settings.database_url) as database_url:
        if not yes:
            typer.confirm("Replace everything in the database by this backup?", abort=True)
        run(settings, database_url, file)
    typer.echo("Restored. Start it again; texts that came in since the backup are not in it.")


@app.command()
def train() -> None:
    """Trains a model, when what it is made from has changed."""
    from bot.running.checks import check_engine_environment
    from bot.running.up import taught_phrases
    from bot.running.up import train as run

    check_engine_environment()
    with taught_phrases(read_settings().database_url) as taught:
        run(taught)


@app.command()
def chat() -> None:
    """A parent's phone in this terminal. Needs `pace up` to be running; an empty line ends it."""
    from bot.running.chat import chat as run

    asyncio.run(run(read_settings()))


@app.command()
def understand(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON line for each text.")] = False,
    place: Annotated[
        list[str] | None, typer.Option(help="A place of a talk: also say what each text does there (data/nlu/moves).")
    ] = None,
) -> None:
    """What each line of standard input means, as a live turn would decide it."""
    from bot.running.understanding import understand_lines

    lines = [line.rstrip("\n") for line in sys.stdin]
    for found in asyncio.run(understand_lines(read_settings(), lines, place or [])):
        typer.echo(json.dumps(found, ensure_ascii=False) if as_json else _readable(found))


READABLE = ("needs", "act", "risk", "urgency", "confidence", "moves")


def _readable(found: dict[str, object]) -> str:
    parts = [f"{name}: {found[name]}" for name in READABLE if found.get(name)]
    return f"{found['text']}\n    " + "  ".join(parts)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def evaluate(context: typer.Context) -> None:
    """How well texts are understood, by rules and classifier as in a live turn: on JSONL files given, or --own phrases.

    --against default compares with Rasa's usual pipeline; --wrong lists mistakes; --report FILE says where to.
    """
    import subprocess
    import tempfile

    from bot.running.checks import ENGINE_PYTHON, check_engine_environment
    from bot.running.understanding import found_by_rules

    check_engine_environment()
    with tempfile.TemporaryDirectory() as folder:
        rules = found_by_rules([Path(each) for each in context.args if each.endswith(".jsonl")], Path(folder))
        command = [str(ENGINE_PYTHON), "-m", "engine.evaluation", "--rules", str(rules), *context.args]
        done = subprocess.run(command, cwd=PROJECT, check=False)
    raise typer.Exit(done.returncode)


@app.command()
def bench(
    training: Annotated[bool, typer.Option("--training", help="Also how long training takes: some minutes.")] = False,
    rounds: Annotated[int, typer.Option(help="How many times each text is understood.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """How fast texts are understood on this machine, beside Rasa's usual pipeline on the same texts."""
    from bot.running.bench import as_table
    from bot.running.bench import bench as run

    found = run(training=training, rounds=rounds)
    typer.echo(json.dumps(found) if as_json else as_table(found))


@app.command()
def report(
    first: Annotated[str, typer.Option("--from", help="The first month, such as 2027-03.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last month.")] = "",
) -> None:
    """How many parents did what, by month, area and need; small numbers are hidden."""
    from bot.running.report_commands import report as run

    typer.echo(asyncio.run(run(read_settings(), first, last)))


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The CSV file to write.")],
    first: Annotated[str, typer.Option("--from", help="The first month, such as 2027-03.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last month.")] = "",
) -> None:
    """The same figures as a CSV file, fit to be given to funders."""
    from bot.running.report_commands import report as run

    file.write_text(asyncio.run(run(read_settings(), first, last, as_csv=True)), "utf-8")
    typer.echo(f"Wrote {file}.")


@app.command()
def doctor() -> None:
    """Whether this is ready for real parents, and what is missing."""
    from bot.running.doctor import examine

    findings = asyncio.run(examine(read_settings()))
    for finding in findings:
        typer.echo(finding.line)
    if any(finding.stops for finding in findings):
        raise typer.Exit(1)


@staff.command("add")
def staff_add(
    name: Annotated[str, typer.Option(help="The first name that parents will know.")],
    email: Annotated[str, typer.Option(help="The e-mail address they sign in with.")],
    role: Annotated[
        list[str], typer.Option(help="key_worker, supervisor, publisher ...; may be given more than once.")
    ],
    area: Annotated[
        list[str] | None, typer.Option(help="An area id such as fife; may be given more than once.")
    ] = None,
    organisation: Annotated[str | None, typer.Option(help="The organisation they work for.")] = None,
) -> None:
    """Adds a person and prints the link by which they choose a password. It works once."""
    from bot.running.staff_commands import add_worker
    from bot.staff.workers import NewWorker

    typer.echo(asyncio.run(add_worker(read_settings(), NewWorker(name, email, role, area or [], organisation))))


@staff.command("link")
def staff_link(email: str) -> None:
    """A new link for somebody who lost theirs or forgot the password."""
    from bot.running.staff_commands import new_link

    typer.echo(asyncio.run(new_link(read_settings(), email)))


@staff.command("how-to-sign-in", hidden=True)
def staff_how_to_sign_in() -> None:
    """What `pace up` prints at its end."""
    from bot.running.staff_commands import how_to_sign_in

    typer.echo(asyncio.run(how_to_sign_in(read_settings())))


@services.command("import")
def services_import(
    where: Annotated[str, typer.Argument(help="A file or the address of a feed.")],
    name: Annotated[str | None, typer.Option(help="What the file goes by from month to month.")] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep what was found as drafts; nothing goes live.")] = False,
    everything: Annotated[bool, typer.Option("--everything", help="Read all of it, not only what changed.")] = False,
    local: Annotated[
        bool, typer.Option("--local", help="Read an address on this machine or in your own network, too.")
    ] = False,
) -> None:
    """Shows what a file or feed would change, a line for each; with --save keeps it as drafts that wait for a yes."""
    from bot.running.services_commands import import_services

    asyncio.run(
        import_services(
            read_settings(), where, name=name, save=save, everything=everything, local=local, tell=typer.echo
        )
    )


@services.command("waiting")
def services_waiting(source: Annotated[str | None, typer.Option(help="Only of this feed.")] = None) -> None:
    """The drafts that wait for a person's yes."""
    from bot.running.services_commands import list_waiting

    asyncio.run(list_waiting(read_settings(), source=source, tell=typer.echo))


@services.command("approve")
def services_approve(
    email: Annotated[str, typer.Option(help="The e-mail address of the publisher who says yes.")],
    source: Annotated[str | None, typer.Option(help="Only of this feed.")] = None,
    id: Annotated[list[str] | None, typer.Option(help="Only these; the first letters will do.")] = None,
) -> None:
    """Shows the drafts that wait, asks once, and makes them live in a publisher's name."""
    from bot.running.services_commands import approve_waiting

    asyncio.run(
        approve_waiting(read_settings(), email, source=source, ids=id, confirm=typer.confirm, tell=typer.echo)
    )


@services.command("export")
def services_export(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    samples: Annotated[bool, typer.Option("--samples", help="Invented entries too.")] = False,
) -> None:
    """Writes our live services as an Open Referral UK 3.0 feed."""
    from bot.running.services_commands import export_services

    asyncio.run(export_services(read_settings(), file, samples=samples, tell=typer.echo))


@content.command("export")
def content_export(folder: Annotated[Path, typer.Argument(help="The folder to write into.")]) -> None:
    """Writes what is live, a readable YAML file for each kind of content."""
    from bot.running.content_commands import export_content

    asyncio.run(export_content(read_settings(), folder, typer.echo))


@content.command("import")
def content_import(
    folder: Annotated[Path, typer.Argument(help="A folder that `pace content export` wrote.")],
    email: Annotated[str, typer.Option(help="The publisher in whose name the drafts are made.")],
) -> None:
    """Makes a draft of every entry that differs from what is live; nothing goes live by itself."""
    from bot.running.content_commands import import_content

    asyncio.run(import_content(read_settings(), folder, email, typer.echo))


@areas.command("import")
def areas_import(
    files: Annotated[
        list[Path], typer.Argument(help="SmallUser.csv, LargeUser.csv, or the zip that National Records publish.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
) -> None:
    """Takes in the postcode directory of National Records of Scotland, so that a full postcode decides the area."""
    from bot.directory.postcode_files import size_of
    from bot.running.areas_commands import import_postcodes

    for file in files:
        if not file.is_file():
            raise CannotStart(f"There is no file {file}.")
    with typer.progressbar(length=sum(map(size_of, files)), label="Reading", file=sys.stderr) as bar:
        told: list[str] = []
        asyncio.run(import_postcodes(read_settings(), files, dry_run=dry_run, tick=bar.update, tell=told.append))
    typer.echo("\n".join(told))
