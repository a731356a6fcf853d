"""All content as readable YAML, a file for each kind: written out, and taken in again as drafts like any other."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.content.fields import SEVERAL, Field, FieldsWrong, read_form
from bot.content.life import Body, Edit
from bot.database.tables import Worker
from bot.directory.kinds.all_kinds import FORM_KINDS, KINDS, LIFE, PUBLISHING
from bot.directory.kinds.form_kind import pending_of
from bot.errors import NotFound, PaceError

REASON = "Imported from files"
HEAD = "# {kind}: what is live. Change it and bring it in with `pace content import`: each change is a draft first.\n"
Told = Mapping[str, Body]


class FilesWrong(PaceError):
    """Some entries cannot be taken in, so none was; `lines` say where, which key, and what to do."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join([*lines, "Nothing was imported. Put these right and import again."]))
        self.lines = list(lines)


@dataclass
class Imported:
    """What an import did: the entries that are drafts now, and how many were the same already."""

    drafts: list[tuple[str, str]] = field(default_factory=list)
    same: int = 0


async def export(session: AsyncSession, today: date) -> dict[str, str]:
    """The text of each file, by its name."""
    return {f"{kind}.yaml": _as_yaml(kind, await _live(session, kind, today)) for kind in KINDS}


async def import_files(session: AsyncSession, folder: Path, worker: Worker, now: datetime) -> Imported:
    """Makes a draft of every entry that says something else than what is there. All of it, or none: FilesWrong."""
    wrong: list[str] = []
    edits: list[Edit] = []
    done = Imported()
    files = [folder / f"{kind}.yaml" for kind in KINDS]
    if not any(file.exists() for file in files):
        raise FilesWrong([f"{folder}: there is none of {', '.join(file.name for file in files)} in it."])
    for kind, file in zip(KINDS, files, strict=True):
        for entry, told in _read(file, wrong).items():
            where = f"{file.name}, {entry}"
            edit = await _edit(session, kind, entry, told, where, wrong, worker, now)
            if edit is None:
                done.same += 1
            else:
                edits.append(edit)
    if wrong:
        raise FilesWrong(wrong)
    for edit in edits:
        await LIFE.save(session, edit)
        done.drafts.append((edit.kind, edit.entry))
    return done


async def _live(session: AsyncSession, kind: str, today: date) -> dict[str, Body]:
    if kind == PUBLISHING.name:
        ids = [id for theme in PUBLISHING.themes.values() for id in theme]
    else:
        ids = sorted(one.id for one in await FORM_KINDS[kind].listed(session, today))
    bodies = {id: await KINDS[kind].live(session, id) for id in ids}
    return {id: body for id, body in bodies.items() if body is not None}


async def _edit(
    session: AsyncSession,
    kind: str,
    entry: str,
    told: Any,
    where: str,
    wrong: list[str],
    worker: Worker,
    now: datetime,
) -> Edit | None:
    """The draft to save; None when nothing differs, or when `wrong` says why it cannot be."""
    try:
        live = await KINDS[kind].live(session, entry)
        waiting = (await pending_of(session, kind)).get(entry)
        if told in (live, waiting.body if waiting else live):
            return None
        body = _wording(told, live) if kind == PUBLISHING.name else await _fields(session, kind, told, now)
    except (_Wrong, NotFound) as problem:
        wrong += [f"{where}{line}" for line in getattr(problem, "lines", [f": {problem}"])]
        return None
    if body in (live, waiting.body if waiting else live):
        return None
    if waiting is not None and waiting.author_id != worker.id:
        wrong.append(f"{where}: somebody's draft waits for it in the studio. Publish that or set it aside first.")
        return None
    return Edit(kind, entry, body, worker.id, REASON, await LIFE.mark(session, kind, entry), now)


class _Wrong(Exception):
    """Lines that go on from where the entry is."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


async def _fields(session: AsyncSession, kind: str, told: Any, now: datetime) -> Body:
    fields = await FORM_KINDS[kind].fields(session, now.astimezone(SCOTLAND).date())
    _check_keys(told, [one.name for one in fields])
    lists = [one for one in fields if one.shape == SEVERAL and not isinstance(told.get(one.name) or [], list)]
    if lists:
        raise _Wrong(*(f", {one.name}: write it as a list, one on a line with a dash." for one in lists))
    unknown = [(one, value) for one in fields for value in _not_an_option(one, told.get(one.name))]
    if unknown:
        raise _Wrong(*(f", {one.name}: there is no {value!r}{_nearest(str(value), one)}" for one, value in unknown))
    try:
        return read_form(fields, {name: value for one in fields for name, value in _as_typed(one, told)})
    except FieldsWrong as refused:
        raise _Wrong(*(f", {name}: {why}" for name, why in refused.fields.items())) from None


def _wording(told: Any, live: Body | None) -> Body:
    _check_keys(told, [*(live or {"sms": [], "telegram": []})])
    for style in ("sms", "telegram"):
        forms = told.get(style) or []
        if not isinstance(forms, list) or not all(isinstance(text, str) for text in forms):
            raise _Wrong(f", {style}: write it as a list of texts, one on a line with a dash.")
    choices = told.get("choices", [])
    if not isinstance(choices, list) or not all(_is_choice(each) for each in choices):
        raise _Wrong(", choices: each is a title and a payload.")
    body: Body = {"sms": told.get("sms") or [], "telegram": told.get("telegram") or []}
    return {**body, "choices": choices} if "choices" in told else body


def _is_choice(choice: Any) -> bool:
    return isinstance(choice, dict) and set(choice) == {"title", "payload"} and all(map(str, choice.values()))


def _check_keys(told: Any, known: Sequence[str]) -> None:
    if not isinstance(told, dict):
        raise _Wrong(f": write it as keys with values ({', '.join(known)}).")
    unknown = [str(key) for key in told if key not in known]
    if unknown:
        raise _Wrong(*(f", {key}: there is nothing of this name{_like(key, known)}" for key in unknown))


def _like(said: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(said, known, 1)
    return f". Did you mean {near[0]}?" if near else f". There is: {', '.join(known)}."


def _nearest(value: str, one: Field) -> str:
    return _like(value, [option for option, _ in one.options])


def _not_an_option(one: Field, value: Any) -> list[Any]:
    known = {option for option, _ in one.options}
    return [each for each in value or [] if each not in known] if one.shape == SEVERAL else []


def _as_typed(one: Field, told: Mapping[str, Any]) -> list[tuple[str, str]]:
    value = told.get(one.name)
    if one.shape == SEVERAL:
        return [(f"{one.name}-{each}", "on") for each in value or []]
    return [(one.name, "" if value is None else str(value))]


def _read(file: Path, wrong: list[str]) -> dict[str, Any]:
    if not file.exists():
        return {}
    try:
        told = yaml.load(file.read_text("utf-8"), Loader=_NoTwins)  # noqa: S506 - made of the safe one
    except UnicodeDecodeError:
        wrong.append(f"{file.name}: it is not UTF-8. Save it as UTF-8.")
        return {}
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        wrong.append(
            f"{file.name}{line}: this is no YAML ({getattr(problem, 'problem', 'unreadable')}). Mend that line."
        )
        return {}
    if told is not None and not isinstance(told, dict):
        wrong.append(f"{file.name}: begin each entry with its id and a colon.")
        return {}
    return {str(entry): body for entry, body in (told or {}).items()}


class _NoTwins(yaml.SafeLoader):
    """YAML keeps the last of two equal keys and says nothing; here that is an error. Days stay text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """As usual, once no key stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep))


_NoTwins.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Readable(yaml.SafeDumper):
    """Texts of several lines as blocks, and nothing that points to somewhere else in the file."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never."""
        return True


def _text(dumper: yaml.SafeDumper, said: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", said, style="|" if "\n" in said else None)


_Readable.add_representer(str, _text)


def _as_yaml(kind: str, entries: Told) -> str:
    body = yaml.dump(dict(entries), Dumper=_Readable, sort_keys=False, allow_unicode=True, width=110)
    return HEAD.format(kind=kind.replace("_", " ").capitalize()) + body
