"""Questions about ourselves that get a straight answer: who was told, who runs this, where a number is from.

What somebody asks who is not sure of us yet is recognised in `wary_questions`.
"""

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation import wary_questions, with_one_open
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
    rf"\b(?:did|have|huv|hae|are|if|whether|gin) (?:{YOU}|this|it|texting)(?:'?ve)?(?: \w+)? {TELL} {SOMEBODY}\b"
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
WORKER = r"(?:(?:key ?)?workers?|person|somebody|someone)"
PUT_DOWN = re.compile(
    rf"\b{YOU}(?:'?ve| have| huv| hae| went and)?(?: \w+)? (?:put|pit|sign(?:ed)?|added|referred|booked)"
    r" (?:me|us|(?:my|ma) name)\b(?: \w+){0,2}? (?:down|doon|up|on|in|for|fur|to|tae|forward)\b",
    re.IGNORECASE,
)
NEVER_ASKED = re.compile(
    r"\b(?:i|a|ah)(?: \w+)? (?:never|didn'?t|didnae|didny|did not)(?: even| ever)?"
    r" (?:asked|ask|said|say|agreed?|wanted|want)\b"
    rf"(?P<more>.*\b{WORKER}\b)?",
    re.IGNORECASE,
)
"""No key worker was asked for by the parent, though one was."""
PARTS = re.compile(
    r"(?<=[.?!\n;])\s+|,?\s+(?:and|an|but|also) (?=(?:my|ma|i|a|can|where|is|we|need)\b)", re.IGNORECASE
)
HOW_OFTEN = re.compile(
    rf"\b(?:how|hoo) (?:many|often)\b(?: \w+){{0,4}}? (?:te?xts?|messages?)\b.*\b(?:{YOU}|i|a|we|get|send)\b"
    rf"|\b(?:how|hoo) often\b(?: \w+){{0,3}}? {YOU}(?: \w+)? (?:te?xt|txt|message|msg|be in touch)\w*\b"
    rf"|\b(?:what|whit|which) te?xts? (?:do|will|would|dae) i get\b"
    r"|\b(?:fewer|less|not so many|not as many|too many) (?:te?xts?|messages?)\b",
    re.IGNORECASE,
)
"""Asks how many texts come, or wishes for fewer."""
RUNS = r"(?:runs?|owns?|behind|pays?(?: for)?|funds?|responsible for|in charge of|made|set up)"
US = rf"\b(?:who|wha|whae|what|whit|which)(?:'?s| is| are)?(?: \w+){{0,4}}? {RUNS}"
WHO_RUNS_US = re.compile(
    rf"{US} {SURELY_US}\b|\bwho do {YOU} (?:work for|belong to|answer to)\b"
    rf"|\b(?:what|whit|which) (?:company|charity|organisation|organization)(?: is this| are {YOU})\b",
    re.IGNORECASE,
)
WHO_RUNS_IT = re.compile(rf"{US} (?:this|it|the (?:whole )?(?:thing|service))\b(?! (?:group|place|one|class))", re.I)
"""The same, unless `it` may be a service that lies open."""
WHAT_A_WORKER_IS = re.compile(
    r"^\W*(?:(?:but|so|and|eh|sorry|wait|ok|right)\W+)*(?:what|whit|wot|wat|who|wha)(?:'?s| is| are| does| dis| do| dae)?"
    r" (?:a |an |the |this |these |your |yer )?key ?workers?(?: (?:do|dae|even|then|anyway|exactly|like|for))*\W*$"
    r"|^.*\b(?:what|whit|wot|wat)(?:'?s| is| does| wid| would| will)?(?: actually| really)?"
    r" (?:happens?|gonnae happen|going to happen) (?:if|when|whan|after|efter) (?:i|a|ah|you|ye) (?:\w+ ){0,4}"
    rf"(?:the |an? )?(?:real |key ?)?(?:{WORKER}|human)\b"
    r"|^\W*(?:(?:and|so|ok|but|eh)\W+)*if (?:i|a|ah) (?:ask(?:ed)?|say yes|want(?:ed)?|got|get|pick(?:ed)?"
    r"|press(?:ed)?)(?: \w+){0,2}"
    rf" (?:the |an? )?(?:real |key ?)?(?:{WORKER}|human)\W+(?:who|wha|what|whit|when|how|hoo|is|are|will|would"
    r"|do|does|can)\b",
    re.IGNORECASE,
)
"""Asked, and not wished for."""
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
ON = (spoken.CARRY_ON, spoken.A_PERSON, *spoken.WAYS_OUT)
LOOK = (Choice("Show me what there is", "/menu"), *ON[1:])
FORGET = (spoken.CARRY_ON, Choice("Delete my texts", "/delete_my_data", ("delete", "delete it")), *ON[1:])
WHERE_ASKED = "/decline_area"
"""The choice beside `whereabouts are you`: a need is being talked of."""
WORDINGS = {
    "number": "number_from_you",
    "for_me": "for_whom",
    "for_two": "for_two",
    "for_them": "for_them",
    "name": "no_name_needed",
    "cost": "costs_nothing",
    "learns": "what_i_learn",
    "worker": "what_a_worker_is",
    "how_often": "what_texts_come",
    "affects": "not_your_benefits",
    "trust": "can_be_trusted",
}
BEFORE_MORE = {
    "not_them": "not_them_first",
    "not_them_private": "not_them_first",
    "perhaps_them": "perhaps_them_first",
    "some_of_them": "some_of_them_first",
}
"""Which form of an answer stands before a list or another answer."""
FIRST = {"for_me": "for_whom_first", "name": "no_name_needed_first"}
"""The same, of what has one answer for everybody."""
MOST_NAMED = 3


def is_where_asked(offered: Sequence[Choice]) -> bool:
    """Whether these are the choices beside `whereabouts are you`."""
    return any(choice.payload == WHERE_ASKED for choice in offered)


def asked_in(text: str, stands: Stands, offered: Sequence[Choice]) -> str | None:
    """`told`, `untold` (that nobody is, or none was wished for, where one was), or what else is asked about us.

    That is `runs`, `number`, `worker` (what one is), `how_often` (we text), or what a wary question asks.
    """
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    if WHO_WAS_TOLD.search(said):
        return "told"
    if stands.waiting and (TELL_NOBODY.search(said) or _was_not_wished_for(said, stands)):
        return "untold"
    if NUMBER_FROM.search(said):
        return "number"
    if WHAT_A_WORKER_IS.match(said):
        return "worker"
    if HOW_OFTEN.search(said):
        return "how_often"
    if stands.service_in_view and with_one_open.asks_if_social_work(said):
        return None
    of_a_service = stands.service_in_view or is_list(offered)
    if WHO_RUNS_US.search(said) or (not of_a_service and WHO_RUNS_IT.search(said)):
        return "runs"
    of_something_else = of_a_service or is_where_asked(offered)
    return wary_questions.asked_in(said, of_something_else)


async def answer(session: AsyncSession, asked: str, text: str, handover: Handover | None, there: Presence) -> Saying:
    """The answer, as things are."""
    if asked in WORDINGS:
        return Saying(WORDINGS[asked], choices=ON)
    if asked == "does":
        return Saying("what_i_do", choices=LOOK)
    if asked == "kept":
        return Saying("kept_how_long", choices=FORGET)
    if asked == "authority":
        return await _is_it_them(session, text)
    if asked == "runs":
        return await _who_runs_us(session)
    if handover is None:
        return Saying("told_nobody", choices=A_PERSON)
    emergency = handover.urgency == "emergency"
    choices = spoken.meanwhile(emergency=emergency)
    if not there.in_sight:
        return Saying("told_none_set_up", choices=choices)
    return Saying("told_stays" if emergency else "told_waits", {"hours": spoken.hours(there)}, choices)


def told_first(handover: Handover | None, there: Presence) -> Saying:
    """Who was told, where what else the text asks for is gone on with behind it."""
    if handover is None:
        return Saying("told_nobody_first")
    return Saying("told_waits_first" if there.in_sight else "told_none_first", {"hours": spoken.hours(there)})


def beside_told(text: str) -> str:
    """What a text says beside the question who was told."""
    parts = PARTS.split(text.replace("\u2019", "'"))
    return ". ".join(part.strip(" .") for part in parts if part.strip() and not WHO_WAS_TOLD.search(part))


async def answer_first(session: AsyncSession, asked: str, text: str) -> Saying:
    """The answer to what is `asked`, of FIRST or `authority`, where a pick or a need is gone on with behind it."""
    if asked in FIRST:
        return Saying(FIRST[asked])
    saying = await _is_it_them(session, text)
    return Saying(BEFORE_MORE.get(saying.wording, saying.wording), saying.variables)


async def is_it_private(session: AsyncSession, before: Sequence[str]) -> Saying | None:
    """Who reads it, with the authority that texts before have named; None where they named none."""
    them = next(filter(None, (wary_questions.feared_in(text.replace("\u2019", "'")) for text in before)), None)
    if them is None or wary_questions.among(them, await _behind_us(session)):
        return None
    return Saying("not_them_private", {"other": them.name}, ON)


def _was_not_wished_for(said: str, stands: Stands) -> bool:
    """Whether a text says that its parent never asked for the key worker who is waited for."""
    never = NEVER_ASKED.search(said)
    of_this = never is not None and (never["more"] is not None or stands.request_spoken_of)
    return of_this or PUT_DOWN.search(said) is not None


async def _who_runs_us(session: AsyncSession) -> Saying:
    names = await _behind_us(session)
    return Saying("who_runs_us", {"other": _named(names)}, ON) if names else Saying("who_runs_unknown", choices=ON)


async def _is_it_them(session: AsyncSession, text: str) -> Saying:
    """Whether the authority that is asked about is behind us; where nobody has named who is, it is not denied."""
    them = wary_questions.authority_in(text.replace("\u2019", "'"))
    if them is None:
        return await _who_runs_us(session)
    names = await _behind_us(session)
    if theirs := wary_questions.among(them, names):
        return Saying("some_of_them", {"other": _named(theirs)}, ON)
    if them.only_told:
        return Saying("not_them_private", {"other": them.name}, ON)
    known = names or not them.may_run_us
    return Saying("not_them" if known else "perhaps_them", {"other": them.name}, ON)


async def _behind_us(session: AsyncSession) -> list[str]:
    """The organisations whose key workers sign in here."""
    found = await session.scalars(
        select(Worker.organisation)
        .where(Worker.active, Worker.organisation.is_not(None), Worker.organisation != "")
        .distinct()
        .order_by(Worker.organisation)
    )
    return [name for name in found if name]


def _named(names: Sequence[str]) -> str:
    return spoken.in_a_row([*names[:MOST_NAMED], *(["others"] if len(names) > MOST_NAMED else [])])
