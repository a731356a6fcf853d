"""Wordings as a kind of content: their texts and their choices, and which copy of them is live."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.life import Body
from bot.content.lint import Finding, lint, swapped_labels
from bot.content.uses import IN_CODE, Use, Uses, numbers_of
from bot.content.wording import SHIPPED, Wording, Wordings, choices_in
from bot.database.tables import Helpline, LiveWording
from bot.errors import NotFound
from bot.yaml_files import read_yaml

TWO_PEOPLE = "risk_"
"""Wordings whose names begin like this are published by somebody other than who wrote them."""


class Publishing:
    """The wordings that ship, what became of them, and what stops one from going live."""

    name = "wording"

    def __init__(self, folder: Path = SHIPPED, uses: Uses | None = None) -> None:
        self._folder = folder
        self.wordings = Wordings(folder)
        self._uses = uses or Uses()

    @cached_property
    def themes(self) -> dict[str, list[str]]:
        """The ids of the wordings that ship, by theme."""
        files = sorted(self._folder.rglob("*.yml"))
        return {file.stem: list(read_yaml(file).get("responses", {})) for file in files}

    def use(self, id: str) -> Use:
        """How the code uses a wording."""
        return self._uses.of(id)

    def shipped_wording(self, id: str) -> Wording:
        """The copy that shipped. Raises NotFound: only these can be edited, as nothing says any other."""
        wording = self.wordings.shipped.get(id)
        if wording is None:
            raise NotFound("There is no wording of this name.")
        return wording

    def shipped(self, entry: str) -> Body:
        """The copy that shipped. Raises NotFound."""
        return self.body_of(self.shipped_wording(entry))

    def with_body(self, id: str, body: Body) -> Wording:
        """The wording with other texts, and other choices where it has its own. Raises NotFound."""
        shipped = self.shipped_wording(id)
        choices = choices_in(body["choices"]) if "choices" in body else shipped.choices
        return replace(shipped, sms=tuple(body["sms"]), telegram=tuple(body.get("telegram", ())), choices=choices)

    def body_of(self, wording: Wording) -> Body:
        """A wording as tables keep it. It has choices only where the wording that shipped brings its own."""
        body: Body = {"sms": list(wording.sms), "telegram": list(wording.telegram)}
        if self.shipped_wording(wording.id).choices:
            body["choices"] = [{"title": choice.label, "payload": choice.payload} for choice in wording.choices]
        return body

    async def live(self, session: AsyncSession, entry: str) -> Body:
        """What parents get now. Raises NotFound."""
        return self.body_of(await self.wordings.find(session, entry) or self.shipped_wording(entry))

    async def put_live(self, session: AsyncSession, entry: str, body: Body, at: datetime) -> None:
        """Makes it what parents get from the next text on."""
        copy = {"variants": body, "changed_at": at}
        new = insert(LiveWording).values(id=entry, **copy)
        await session.execute(new.on_conflict_do_update(index_elements=["id"], set_=copy))

    async def findings(self, session: AsyncSession, entry: str, body: Body, now: datetime) -> list[Finding]:
        """What the lint says. A number may be named once somebody here has rung it."""
        lines = list(await session.scalars(select(Helpline)))
        checked = numbers_of(line.facts for line in lines if line.facts.get("checked"))
        waiting = {
            number: line.name
            for line in lines
            if not line.facts.get("checked")
            for number in numbers_of([line.facts])
        }
        wording = self.with_body(entry, body)
        swapped = swapped_labels(wording, self.shipped_wording(entry))
        return [*swapped, *lint(wording, self._uses.of(entry), IN_CODE | checked, waiting)]

    def two_people(self, entry: str) -> bool:
        """Whether one person writes and another publishes."""
        return entry.startswith(TWO_PEOPLE)
