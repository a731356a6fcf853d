"""Questions about ourselves that get a straight answer: who was told, who runs this, where a number is from."""

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.choosing import is_list
from bot.conversation.plain_asks import Stands
from bot.conversation.refusing import TELL_NOBODY
from bot.database.tables import Handover, Worker
from bot.handover import spoken
from bot.handover.hours import Presence
from bot.messages import Choice, Saying

LONGEST = 25
"""Words; more of them tell a story."""
SOMEBODY = (
    r"(?:(?:any|ony|some) ?(?:one|body|yin)|(?:(?:a|the|my|your|any) )?(?:key ?)?workers?|a (?:real )?person|people|folk"
    r"|the (?:police|polis|school|council|social)|social work\w*|my (?:ex|mum|ma|family|school|doctor|gp))"
)
YOU = r"(?:you|u|ye|yous)"
TELL = r"(?:tell|told|tellt|telt|tell't|telling|tellin|contact(?:ed)?|report(?:ed)?)"
WHO_WAS_TOLD = re.compile(
    rf"\b(?:did|have|huv|hae|are) {YOU}(?: \w+)? {TELL} {SOMEBODY}\b"
    rf"|\b(?:has|have|huv|is|was|wis|did)(?: {SOMEBODY})(?: \w+)? (?:been |get |got )?"
    r"(?:told|tellt|telt|informed|(?:seen|read) (?:this|it|that|my texts?))\b"
    rf"|\b(?:who|wha)(?:'?ve| have| did| huv| else did)? {YOU} (?:tell|told|tellt|telt)\b"
    r"|\bwho(?:'?s| has| was)(?: been)? told\b"
    r"|\b(?:who|(?:does|do|dis) (?:any|ony)(?:one|body)) (?:knows?|kens?) about (?:me|it|this)\b",
    re.IGNORECASE,
)
SURELY_US = (
    rf"(?:{YOU}|at your pace|(?:this|the) (?:number|text(?:ing)?(?: \w+)?|chat|bot|assistant|helper)|these texts)"
)
RUNS = r"(?:runs?|owns?|behind|pays?(?: for)?|funds?|responsible for|in charge of|made|set up)"
US = rf"\b(?:who|wha|whae|what|whit|which)(?:'?s| is| are)?(?: \w+){{0,4}}? {RUNS}"
WHO_RUNS_US = re.compile(
    rf"{US} {SURELY_US}\b|\bwho do {YOU} (?:work for|belong to|answer to)\b"
    rf"|\b(?:what|whit|which) (?:company|charity|organisation|organization)(?: is this| are {YOU})\b",
    re.IGNORECASE,
)
WHO_RUNS_IT = re.compile(rf"{US} (?:this|it|the (?:whole )?(?:thing|service))\b(?! (?:group|place|one|class))", re.I)
"""The same, unless `it` may be a service that lies open."""
NUMBER_FROM = re.compile(
    rf"\b(?:who|wha)(?:'?s)? (?:gave|gied|gien|give) {YOU} (?:my|ma) (?:number|nummer|phone|details)\b"
    rf"|\b(?:how|hoo|where|whaur)(?: \w+)? {YOU} (?:get|got|find|have) (?:my|ma) (?:number|nummer|details)\b",
    re.IGNORECASE,
)
A_PERSON = (
    Choice("A person, please", "/talk_to_person"),
    Choice("Something else", "/menu"),
    Choice("Not now", "/not_now"),
)
ON = (
    spoken.CARRY_ON,
    Choice("Talk to a person", "/talk_to_person"),
    Choice("Something else", "/something_else"),
    Choice("Not now", "/not_now"),
)
MOST_NAMED = 3


def asked_in(text: str, stands: Stands, offered: Sequence[Choice]) -> str | None:
    """What is asked of us: `told`, `untold` (that nobody is, where somebody was), `runs` or `number`."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    if WHO_WAS_TOLD.search(said):
        return "told"
    if stands.waiting and TELL_NOBODY.search(said):
        return "untold"
    if NUMBER_FROM.search(said):
        return "number"
    of_a_service = stands.service_in_view or is_list(offered)
    if WHO_RUNS_US.search(said) or (not of_a_service and WHO_RUNS_IT.search(said)):
        return "runs"
    return None


async def answer(session: AsyncSession, asked: str, handover: Handover | None, there: Presence) -> Saying:
    """The answer, as things are."""
    if asked == "number":
        return Saying("number_from_you", choices=ON)
    if asked == "runs":
        return await _who_runs_us(session)
    if handover is None:
        return Saying("told_nobody", choices=A_PERSON)
    emergency = handover.urgency == "emergency"
    choices = (spoken.CARRY_ON, spoken.JUST_WAIT) if emergency else spoken.MEANWHILE
    if not there.in_sight:
        return Saying("told_none_set_up", choices=choices)
    stays = "told_stays" if asked == "untold" and emergency else "told_waits"
    return Saying(stays, {"hours": spoken.hours(there)}, choices)


async def _who_runs_us(session: AsyncSession) -> Saying:
    found = await session.scalars(
        select(Worker.organisation)
        .where(Worker.active, Worker.organisation.is_not(None), Worker.organisation != "")
        .distinct()
        .order_by(Worker.organisation)
    )
    names = [name for name in found if name]
    if not names:
        return Saying("who_runs_unknown", choices=ON)
    named = [*names[:MOST_NAMED], *(["others"] if len(names) > MOST_NAMED else [])]
    return Saying("who_runs_us", {"other": spoken.in_a_row(named)}, ON)
