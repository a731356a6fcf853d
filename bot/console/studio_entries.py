"""Pages of what is edited as a form: services, organisations, helplines, quick replies and hubs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console import studio_told
from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import fragment, page
from bot.console.parts import parts_of
from bot.console.studio_access import PUBLISHER_ROLES, STUDIO_ROLES, Place
from bot.console.studio_agency import OF_AGENCIES, Agency, AgencyUnknown, agency_of, theirs, within
from bot.console.studio_differences import field_differences
from bot.console.studio_life import TOLD, TOLD_BESIDE, EntryPage, Form, status_of
from bot.console.studio_standing import standing_of
from bot.content.fields import Field, FieldsWrong, typed_in
from bot.content.fields import read_form as read_fields
from bot.content.life import Body, Edit, EditedMeanwhile
from bot.content.lint import Finding
from bot.directory.kinds.all_kinds import FORM_KINDS, REMOVABLE
from bot.directory.kinds.form_kind import FormKind, Listed, new_id, pending_of, today_at
from bot.errors import NotFound, PaceError

A_PAGE = 50
LONGEST_SEARCH = 200
STATES = {"": "All", "waiting": "With a change that waits", "attention": "That want looking at"}


@dataclass(frozen=True)
class Row:
    """A line of a list, with the state of the change that waits, if one does."""

    one: Listed
    waits: str | None


class FormPage(EntryPage):
    """The pages of one kind."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.kind, self.path = place.kind, place.path
        self.form_kind: FormKind = FORM_KINDS[place.kind]

    def router(self) -> APIRouter:
        """Its routes."""
        router = APIRouter(prefix=f"/admin/{self.path}", include_in_schema=False)
        editors = Depends(signed_in(*self.place.edits))
        router.add_api_route("", self.entries, dependencies=[Depends(signed_in(*STUDIO_ROLES))])
        router.add_api_route("/new", self.new, dependencies=[editors])
        router.add_api_route("/new", self.add, methods=["POST"], dependencies=[editors])
        self.add_to(router, self.place.edits)
        if self.kind in REMOVABLE:
            publishers = Depends(signed_in(*PUBLISHER_ROLES))
            router.add_api_route("/{id}/remove", self.remove, methods=["POST"], dependencies=[publishers])
        return router

    async def remove(self, request: Request, id: str) -> Response:
        """Takes it away; its earlier copies stay on its page."""
        await read_form(request)
        async with parts_of(request).database.transaction() as session:
            by, now = who_is(request).worker.id, parts_of(request).clock()
            await self.life.remove(session, REMOVABLE[self.kind], id, by, now)
        return self.back_to(id, "removed")

    async def entries(self, request: Request, q: str = "", show: str = "", number: int = 1) -> Response:
        """All that somebody may see, or what a search finds; drafts of new ones too."""
        who, sought = who_is(request), tidy_search(q)
        async with parts_of(request).database.reading() as session:
            agency = await agency_of(session, who.worker)
            rows = await rows_of(session, self.form_kind, agency, parts_of(request).clock)
        found = [row for row in rows if row.one.holds(sought.casefold()) and _shown(row, show)]
        pages = max(1, -(-len(found) // A_PAGE))
        at = min(max(number, 1), pages)
        values: dict[str, Any] = {
            "place": self.place, "rows": found[(at - 1) * A_PAGE : at * A_PAGE], "count": len(found), "q": sought,
            "show": show, "states": STATES, "number": at, "pages": pages, "all": len(rows),
            "edits": who.worker.is_any_of(self.place.edits), "unknown": self._unknown(agency),
        }  # fmt: skip
        return page(request, "studio_list.html", who, **values)

    async def new(self, request: Request) -> Response:
        """An empty form. Raises AgencyUnknown for somebody who could not save it."""
        async with parts_of(request).database.reading() as session:
            unknown = self._unknown(await agency_of(session, who_is(request).worker))
        if unknown:
            raise AgencyUnknown(unknown)
        return await self._form(request, "new")

    async def add(self, request: Request) -> Response:
        """A new entry, as a draft. It gets its id here."""
        form = await read_form(request)
        if form.get("act") == "preview":
            return await self._form(request, "new", form)
        try:
            async with parts_of(request).database.transaction() as session:
                edit = await self.read(session, request, new_id(form.get("name") or form.get("title") or ""), form)
                fresh = Edit(**{**vars(edit), "seen": await self.life.mark(session, self.kind, edit.entry)})
                await self.life.save(session, fresh)
        except tuple(TOLD_BESIDE) as wrong:
            return await self._form(request, "new", form, problem=wrong)
        return self.back_to(edit.entry, "saved")

    async def read(self, session: AsyncSession, request: Request, id: str, form: Form) -> Edit:
        """The edit that a form says. An agency's editor cannot give an entry away, nor take another's."""
        agency = await agency_of(session, who_is(request).worker)
        await self._check_theirs(session, agency, id)
        fields = await self._fields(session, request, agency)
        return self.edit_of(request, id, form, self._owned(agency, read_fields(fields, form)))

    async def check(self, session: AsyncSession, request: Request, id: str) -> None:
        """Raises NotFound for what is not theirs, or not there."""
        await self._check_theirs(session, await agency_of(session, who_is(request).worker), id, must_be=True)

    async def show(
        self, request: Request, id: str, *, form: Form | None = None, problem: PaceError | None = None, said: str = ""
    ) -> Response:
        """An entry's page."""
        return await self._form(request, id, form, problem=problem, said=said)

    async def preview(self, request: Request, id: str) -> Response:
        """What parents would see, and what the checks say, for what is being typed."""
        form = await read_form(request)
        async with parts_of(request).database.reading() as session:
            agency = await agency_of(session, who_is(request).worker)
            await self._check_theirs(session, agency, id)
            fields = await self._fields(session, request, agency)
            body, wrong = self._body(agency, fields, form)
            found = await self._findings(session, request, id, body, wrong)
        told = studio_told.told_of(self.kind, body or {}, found)
        html = fragment("studio_entry_preview.html", told=told, labels={one.name: one.label for one in fields})
        return JSONResponse({"html": html, "stops": told.stops})

    def as_read(self, edit: Edit) -> str:
        """What a parent is sent who reads the draft."""
        return studio_told.as_read(self.kind, edit.body)

    async def _form(
        self, request: Request, id: str, form: Form | None = None, problem: PaceError | None = None, said: str = ""
    ) -> Response:
        who = who_is(request)
        async with parts_of(request).database.reading() as session:
            agency = await agency_of(session, who.worker)
            known = id != "new"
            if known:
                await self._check_theirs(session, agency, id, must_be=True)
            fields = await self._fields(session, request, agency)
            standing = await standing_of(session, self.life, self.kind, id, who.worker.id)
            wrong: dict[str, str] = problem.fields if isinstance(problem, FieldsWrong) else {}
            body: Body | None = standing.newest or {}
            if form is not None:
                body, wrong = self._body(agency, fields, form)
            typed = typed_in(fields, form) if form is not None else {**_starts(fields, known), **(body or {})}
            found = await self._findings(session, request, id, body, wrong)
            besides = await self.besides(session, request, id)
        clash = isinstance(problem, EditedMeanwhile)
        values: dict[str, Any] = {
            "place": self.place, "id": id, "fields": fields, "typed": typed, "wrong": wrong,
            "told": studio_told.told_of(self.kind, body or {}, found),
            "labels": {one.name: one.label for one in fields},
            "changes": field_differences(fields, standing.live or {}, body) if body and standing.live else [],
            "theirs": field_differences(fields, standing.newest or {}, body) if clash and body else [],
            "title": _title(body or standing.newest or {}) if known else f"New {self.form_kind.label}",
            "seen": form.get("seen", "") if form and not clash else standing.mark,
            "reason": (form or {}).get("reason", ""), "problem": str(problem) if problem else "",
            "said": TOLD.get(said, ""), "edits": who.worker.is_any_of(self.place.edits),
            "removable": self.kind in REMOVABLE and standing.live is not None, "standing": standing,
            "address": f"/admin/{self.path}/{id}", "typed_here": form is not None, **besides,
        }  # fmt: skip
        return page(request, "studio_entry.html", who, status=status_of(problem), **values)

    async def besides(self, session: AsyncSession, request: Request, id: str) -> dict[str, Any]:
        """What one kind's page shows besides."""
        return {"withdrawals": None}

    async def _fields(self, session: AsyncSession, request: Request, agency: Agency | None) -> Sequence[Field]:
        fields = await self.form_kind.fields(session, today_at(parts_of(request).clock()))
        if agency is None or self.kind != "service":
            return fields
        return [one for one in fields if one.name not in ("organisation", "owner")]

    def _unknown(self, agency: Agency | None) -> str:
        """Why this person can add nothing here, or nothing."""
        return agency.unknown if agency is not None and self.kind in OF_AGENCIES else ""

    def _owned(self, agency: Agency | None, body: Body) -> Body:
        if agency is None or self.kind != "service":
            return body
        return {**body, "organisation": agency.name, "owner": agency.id}

    def _body(self, agency: Agency | None, fields: Sequence[Field], form: Form) -> tuple[Body | None, dict[str, str]]:
        try:
            return self._owned(agency, read_fields(fields, form)), {}
        except FieldsWrong as wrong:
            return None, wrong.fields

    async def _findings(
        self, session: AsyncSession, request: Request, id: str, body: Body | None, wrong: dict[str, str]
    ) -> list[Finding]:
        if body is None:
            return [Finding("stop", "field", says, name) for name, says in wrong.items()]
        if not body:
            return []
        return await self.form_kind.findings(session, id, body, parts_of(request).clock())

    async def _check_theirs(
        self, session: AsyncSession, agency: Agency | None, id: str, must_be: bool = False
    ) -> None:
        """Raises NotFound for an entry that is beyond the boundary, or, where it `must_be` there, for none."""
        live = await self.form_kind.live(session, id)
        history = await self.life.history(session, self.kind, id)
        if live is None and not history:
            if must_be:
                raise NotFound(f"There is no {self.form_kind.label} of this name.")
            if agency is not None and agency.unknown:
                raise AgencyUnknown(agency.unknown)
            return
        if not theirs(agency, self.kind, id, live or history[0].body):
            raise NotFound(f"There is no {self.form_kind.label} of this name.")


async def rows_of(session: AsyncSession, kind: FormKind, agency: Agency | None, clock: Any) -> list[Row]:
    """Every entry within the boundary: live ones, and drafts of new ones."""
    waiting = await pending_of(session, kind.name)
    rows = [
        Row(one, waiting[one.id].state if one.id in waiting else None)
        for one in await kind.listed(session, today_at(clock()))
        if within(agency, kind.name, one)
    ]
    there = {row.one.id for row in rows}
    for entry, revision in waiting.items():
        if entry in there or await kind.live(session, entry) or not theirs(agency, kind.name, entry, revision.body):
            continue
        about = str(revision.body.get("organisation") or revision.body.get("phone") or "")
        rows.append(Row(Listed(entry, _title(revision.body), about, ("new",)), revision.state))
    return sorted(rows, key=lambda row: row.one.name.casefold())


def tidy_search(q: str) -> str:
    """What somebody looks for."""
    return " ".join(q[:LONGEST_SEARCH].replace("\0", "").split())


def _starts(fields: Sequence[Field], known: bool) -> dict[str, str]:
    """What stands in the boxes of an entry that is new."""
    return {} if known else {one.name: one.starts for one in fields}


def _title(body: Body) -> str:
    return str(body.get("name") or body.get("title") or "No name yet")


def _shown(row: Row, show: str) -> bool:
    match show:
        case "waiting":
            return row.waits is not None
        case "attention":
            return bool(set(row.one.marks) - {"sample", "new"})
        case _:
            return True
