"""Helplines as admins edit them: numbers that texts may name once somebody here has rung them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.fields import DAY, SEVERAL, TEXT, Field
from bot.content.life import Body
from bot.content.lint import Finding
from bot.content.uses import IN_CODE
from bot.database.tables import Helpline
from bot.directory.kinds.form_kind import (
    InTables,
    Listed,
    checked_in_order,
    day_in,
    needed,
    stop,
    today_at,
    warn,
    words_of,
)
from bot.directory.kinds.services import phone, web

RISKS = (
    ("suicide_self_harm", "Suicide or self-harm"),
    ("immediate_danger", "Danger now"),
    ("child_at_risk", "A child at risk"),
    ("domestic_abuse", "Abuse at home"),
    ("sexual_violence", "Sexual violence"),
    ("homeless_tonight", "Nowhere to stay"),
    ("destitution_today", "No food, heat or money today"),
    ("exploitation", "Threats or exploitation"),
    ("severe_distress", "Great distress"),
    ("social_work", "Social work or a hearing"),
)
FIELDS = (
    Field("name", "What it is called", most=80),
    Field("phone", "Number to ring", check=phone, type="tel"),
    Field("text", "Number to text", check=phone, type="tel"),
    Field("hours", "When it answers", "Such as: Any time, day or night", most=120),
    Field("note", "Good to know", "Such as: Free from mobiles", TEXT, most=300),
    Field("checked", "Rung by one of us on", "Ring it yourself, then put the day here.", DAY),
    Field("review_by", "Ring it again by", "", DAY),
    Field("for_risks", "For which moments", "None ticked: for a need, not a risk.", SEVERAL, RISKS, more=True),
    Field("web", "Web page", check=web, more=True),
    Field("source", "Where we have it from", most=200, more=True),
)


class Helplines(InTables):
    """Numbers for a bad moment. One past its check date stays live until a checked replacement is published."""

    name = "helpline"
    label = "helpline"

    async def fields(self, session: AsyncSession, today: date) -> Sequence[Field]:
        """The number, when it answers, and who rang it."""
        return FIELDS

    async def live(self, session: AsyncSession, entry: str) -> Body | None:
        """What is known of it now."""
        there = await session.get(Helpline, entry)
        if there is None:
            return None
        body = {one.name: there.facts.get(one.name) for one in FIELDS}
        return {**body, "name": there.name, "for_risks": list(there.facts.get("for_risks") or [])}

    async def put_live(self, session: AsyncSession, entry: str, body: Body, at: datetime) -> None:
        """Takes the place of what was there."""
        facts = {name: value for name, value in body.items() if name != "name" and value is not None}
        values = {"name": body["name"], "facts": facts}
        new = insert(Helpline).values(id=entry, **values)
        await session.execute(new.on_conflict_do_update(index_elements=["id"], set_=values))

    async def findings(self, session: AsyncSession, entry: str, body: Body, now: datetime) -> list[Finding]:
        """A number that nobody has rung lately never takes the place of one that parents are given."""
        today, found = today_at(now), needed(body, {"name": "It needs a name."})
        if not (body.get("phone") or body.get("text")):
            found.append(stop("no_number", "It needs a number to ring or to text.", "phone"))
        checked, review_by = day_in(body, "checked"), day_in(body, "review_by")
        if checked is None:
            found.append(stop("never_checked", "Nobody has rung it yet. Ring it, then put the day here.", "checked"))
        found += checked_in_order(("checked", checked), ("review_by", review_by), today)
        if review_by and review_by < today:
            found.append(
                stop("past_check", "Its check date has gone by. Ring it again, then choose a new one.", "review_by")
            )
        if not review_by:
            found.append(warn("no_review", "Without a date nobody is reminded to ring it again.", "review_by"))
        if numbers(body) & IN_CODE:
            found.append(
                warn("in_code", "This number also ships in code: parents get it whatever stands here.", "phone")
            )
        return found + words_of(body, ("name", "hours", "note"))

    def two_people(self, entry: str) -> bool:
        """Numbers for a bad moment take two, like the words they stand in."""
        return True

    async def listed(self, session: AsyncSession, today: date) -> list[Listed]:
        """Every helpline."""
        rows = await session.scalars(select(Helpline).order_by(Helpline.name))
        return [listed(line, today) for line in rows]


def listed(line: Helpline, today: date) -> Listed:
    """A helpline's line in a list."""
    ways = (("ring", line.facts.get("phone")), ("text", line.facts.get("text")))
    about = ", ".join(f"{way} {number}" for way, number in ways if number)
    hours = line.facts.get("hours")
    marks = [*([] if line.facts.get("checked") else ["not rung yet"])]
    if (due := day_in(line.facts, "review_by")) and due < today:
        marks.append("past its check date")
    return Listed(line.id, line.name, f"{about}. {hours}" if hours else about, tuple(marks))


def numbers(body: Body) -> frozenset[str]:
    """Its numbers, without spaces."""
    return frozenset(str(body[way]).replace(" ", "") for way in ("phone", "text") if body.get(way))
