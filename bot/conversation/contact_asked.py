"""A service that a key worker is to get in touch: was it asked, has it got word, and which of several is meant?"""

import json
import re
from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation import by_name
from bot.conversation.asking_them import THEM
from bot.conversation.choosing import id_of
from bot.directory.offers import service_named
from bot.handover.spoken import CARRY_ON, JUST_WAIT, WAYS_OUT
from bot.language.joining import in_a_row
from bot.language.stems import stem
from bot.messages import Choice, Saying

LONGEST = 40
"""Words; more of them tell a story."""
YOU = r"(?:you|u|ye|yous|(?:the |a |my )?(?:key ?)?worker|any ?(?:one|body)|some ?(?:one|body)|they)"
ASKED = (
    r"(?:ask(?:ed|t)?|contact(?:ed)?|cancel(?:led|ed|t)?|phoned?|message|messaged|text(?:ed)?|tell|told|telt|tellt)"
)
WAS_IT = re.compile(
    rf"\b(?:did|have|huv|hae|has|if) {YOU}(?: (?:not|no|even|actually|already|ever|really|still|just))* {ASKED}"
    r" (?P<whom>.+)$"
    r"|\bstill (?:going ahead|going on|happening|being asked|getting asked)\b"
    r"|\bstill on(?=\W*$|[.,;!?]|\W+(?:then|for|tho|though|aye|or|is it|isn'?t it)\b)"
    r"|\b(?:did|has|have|is|was) (?:my|ma|the|that|this) (?:\w+ ){0,3}?(?:call|request|thing|message|wish)\b"
    r"(?: \w+){0,4}? (?:go|gone|get|got|come|been) (?:through|thru|threw|sent|passed|asked)\b"
    r"|\bthey(?:'?ll| will)? (?:contact|ring|call|text|phone) me already\b"
    r"|\b(?:have|has|are|is|did) (?:they|that|it) (?:been )?(?:already )?(?:asked|sent|passed on)\b"
    r"|\b(?:have|has|did) (?:they|anybody|anyone) (?:got|get|come|gotten|been) (?:back|in touch)(?: yet)?\b"
    r"|\b(?:did|have|huv|has) they (?:get|got|had|hae) (?:my|ma) (?:message|number|request|details|text|msg)\b",
    re.IGNORECASE,
)
ASKING_THEM = re.compile(
    rf"\b(?:are|r) {YOU}(?: (?:still|actually|going|gonnae|to|gonna))* (?:ask|contact)(?:ing?)? (?P<whom>.+)$"
    r"|^\W*(?:so|and)? ?(?:you|u|ye|yous)(?: will|'?ll)? (?:ask|asked|asking|contact)(?:ed|ing)? (?P<them>them|thaim|it)"
    r" or (?:no|not|naw)\b",
    re.IGNORECASE,
)
"""`so are you asking two nests or not`, `so you ask them or no`."""
STILL_TO_RING = re.compile(
    r"\b(?:is|are|will) (?:the )?(?P<whom>[\w'&-]+(?: [\w'&-]+){0,3}?) (?:still|definitely) "
    r"(?:going to |gonnae |gonna )?(?:be )?(?:ring|phon|call|text|contact)(?:e|ing|in)? me\b",
    re.IGNORECASE,
)
"""`is two nests still going to ring me`."""
WHAT_COMES_OF_IT = re.compile(
    r"\b(?:what'?s|whit'?s|any|is there any) (?:happening|happenin|going on|news|word|updates?|the story)(?: yet)?"
    r" (?:with|wi|about|aboot|from|on) (?P<about>[\w'& -]+)"
    r"|\bwhen (?:will|are|is|does|do|dae|wull) (?P<rings>[\w'&-]+(?: [\w'&-]+){0,3}?)"
    r" (?:going to |gonnae |gonna )?(?:be )?(?:ring|phon|call|text|contact|get(?:ting)? (?:back|in touch)|in touch)\w*"
    r"|\bif (?P<silent>[\w'&-]+(?: [\w'&-]+){0,3}?) (?:don'?t|doesn'?t|dinnae|disnae|never|do not|does not)"
    r" (?:ring|phone|call|text|contact|get)\b.*\b(?:will|can|could|wull) (?:you|u|ye)\b",
    re.IGNORECASE,
)
"""Asks after a request that stands, by whom it is of: `whats happening wi doorstep advice`."""
SAYS_IT_WAS = re.compile(
    r"\bthought (?:you|u|ye|yous)(?:'?ve| had| have| did| were)?(?: already)? (?:asked|asking|ask|sent|done|did)\b"
    r"|\b(?:you|u|ye|yous)(?:'?ve| have| had)? already (?:asked|did|done|sent)\b(?! me\b)"
    r"|\b(?:you|u|ye|yous) (?:did|asked|done|sent) (?:it|that|them|thaim) already\b",
    re.IGNORECASE,
)
"""`i thought you asked them already?`, `u already did it, it said Done`."""
IS_SORTED = re.compile(
    r"\b(?:is|are|'?s) (?:all |a'? )?(?:sorted|in hand|arranged)\b\W*(?:aye|yes|right|now|yet|or no|or not)?\W*\?\W*$"
    r"|^\W*(?:so |and )?is (?:it|that|(?:the|my|ma) \w+) (?:all )?(?:sorted|in hand|arranged)(?: yet| now)?\W*$",
    re.IGNORECASE,
)
WHO_WAS_ASKED = re.compile(
    r"^\W*(?:(?:so|and|ok|wait)\W+)*(?:what|who|whit|wha) (?:all )?(?:have|has|did|huv|are) (?:you|u|ye|yous)(?: all)?"
    r" ask(?:ed|ing|t)?(?: for)?(?: (?:me|us))?(?: so far| already| now)?\W*$",
    re.IGNORECASE,
)
"""`what have u asked for me so far`."""
ANY_NEWS = re.compile(r"^\W*(?:so |and |is there )*any (?:news|word|updates?)(?: yet)?\W*$", re.IGNORECASE)
CANCELS_CONTACT = '/cancel_request{"do": "contact"'
"""How the payloads begin that take back that services are asked: all, where they name none."""
POINTING = frozenset(
    "the a that this my ma one yin wan thing lot people folk place crowd for fur wi with about aboot to tae today now"
    " me us thing call request".split()
)
MOST_NAMED = 3
WORD = re.compile(r"[\w']+")


async def asked_of(session: AsyncSession, id: str) -> Choice | None:
    """The service of a request, as a list would offer it."""
    named = await service_named(session, id)
    if named is None:
        return None
    return Choice(named[0].name, f"/choose_service{json.dumps({'service': id})}", about=named[0].short)


async def services_of(session: AsyncSession, ids: Iterable[str]) -> tuple[Choice, ...]:
    """The same of several; those that are no longer in the directory are left out."""
    found = [await asked_of(session, id) for id in ids]
    return tuple(service for service in found if service is not None)


def asks_whether(
    text: str, listed: Sequence[Choice], asked: Sequence[Choice], in_view: Choice | None
) -> tuple[Choice, ...]:
    """The services of which a text asks whether they were asked, or got word; none where it asks no such thing."""
    said = " ".join(text.replace("\u2019", "'").split())
    if len(said.split()) > LONGEST:
        return ()
    if asked and (after := _asks_after(said, asked)):
        return after
    found = WAS_IT.search(said) or ASKING_THEM.search(said) or STILL_TO_RING.search(said)
    if found is None:
        return ()
    they = tuple(asked) or (() if in_view is None else (in_view,))
    known = tuple({each.payload: each for each in (*asked, *listed)}.values())
    whom = found["whom"] or found.groupdict().get("them")
    if whom is None:
        meant = by_name.named(said[: found.start()], known, None)
        return meant if len(meant) == 1 else they
    if THEM.match(whom):
        return they
    named = service_in(whom, known)
    return () if named is None else (named,)


def answer(services: Sequence[Choice], hours: str, *, waits: bool) -> Saying:
    """The straight answer: a key worker was asked and has not got to it yet, or none is asked."""
    if waits and hours:
        choices = (CARRY_ON, cancel_it(services), JUST_WAIT)
        return Saying("contact_waits", {"service": names_of(services), "hours": hours}, choices)
    ask = Choice("Ask them to contact me", services[0].payload.replace("/choose_service", "/ask_contact"))
    return Saying("contact_not_asked", {"service": services[0].label}, (ask, *WAYS_OUT))


def cancel_it(services: Sequence[Choice]) -> Choice:
    """Takes back that these are asked: one at least."""
    ids = " ".join(filter(None, map(id_of, services)))
    return Choice("Cancel that", f'{CANCELS_CONTACT}, "service": "{ids}"}}')


def names_of(services: Sequence[Choice]) -> str:
    """Their names as a sentence has them."""
    return in_a_row([service.label for service in services])


def service_in(words: str, known: Sequence[Choice]) -> Choice | None:
    """The one service that begins these words: its whole name, or a part of it."""
    first = words.split()
    for many in range(min(MOST_NAMED, len(first)), 0, -1):
        meant = by_name.named(f"the {' '.join(first[:many])} one", known, None)
        if len(meant) == 1:
            return meant[0]
    return None


def _asks_after(said: str, asked: Sequence[Choice]) -> tuple[Choice, ...]:
    """Of which requests that stand a text asks what becomes of them, or says that they were made."""
    if found := WHAT_COMES_OF_IT.search(said):
        whom = found["about"] or found["rings"] or found["silent"]
        if THEM.fullmatch(whom.strip()) is not None:
            return tuple(asked)
        return tuple(each for each in asked if service_in(whom, (each,)) is not None)
    return (
        tuple(asked) if any(form.search(said) for form in (SAYS_IT_WAS, IS_SORTED, ANY_NEWS, WHO_WAS_ASKED)) else ()
    )


def stems(words: str) -> set[str]:
    """The stems of all words but those that only point at something."""
    return {stem(word) for word in WORD.findall(words.lower()) if word not in POINTING}
