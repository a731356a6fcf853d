"""What a text says of a service that a key worker is to get in touch: not after all, or was it asked?"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation import by_name, thanking
from bot.conversation.asking_them import ANOTHER_WISH, THEM
from bot.directory.offers import service_named
from bot.handover.spoken import CARRY_ON, JUST_WAIT, WAYS_OUT
from bot.messages import Choice, Saying

LONGEST = 40
"""Words; more of them tell a story."""
CLAUSES = re.compile(r"[.,;:!?\n]+|\s+-+\s+|\b(?:but|cos|because|cause)\b", re.IGNORECASE)
LEADS_IN = (
    r"^\W*(?:(?:thanks|thank you|ta|cheers|no|naw|nah|och|oh|eh|em|um|wait|hang on|hold on|actually|ach|sorry"
    r"|please|pls"
    r"|so|and|just|jist|ok|okay|right|aye|could you|can you|will you|would you|gonnae|i said|i mean"
    r"|(?:i'?ve |ive |i |a'?ve |have )?chang\w+ (?:my|ma) mind)\b\W*)*"
)
CANCEL = r"(?:cancel|scrap|call off|drop)"
NOT = r"(?:do(?:n'?t| not)|dinnae|dinna|no need (?:to|tae|for)|nae need (?:to|tae|fur))"
ASK = r"(?:(?:ask|contact|get|text|tell|bother)(?:t?in|t?ing)?|phon(?:e|in|ing))"
BACK = r"(?:after a'?ll|efter aw|now|noo|any ?more|ony ?mair|then|please|pls|thanks|ta|yet|anymair|at all)"
ME = r"(?:me|us)"
IN_TOUCH = rf"(?:(?:to|tae) )?(?:(?:get|be) in touch(?: wi\w* {ME})?|(?:contact|phone|ring|call|text|message) {ME})"
NAME = r"(?P<whom>(?:[\w'&-]+ ){0,4}?[\w'&-]+)"
ENDS = rf"(?:\W+{BACK})*\W*$"
THAT = re.compile(rf"{LEADS_IN}{CANCEL}\W+(?:aw )?(?:that one|that|it|this)\b(?P<more>.*)$", re.IGNORECASE)
"""Takes back what was spoken of last, and may say why."""
WHAT_WAS_ASKED = tuple(
    re.compile(rf"{LEADS_IN}{pattern}(?: {IN_TOUCH})?{ENDS}", re.IGNORECASE)
    for pattern in (
        # cancel full kettle; forget about asking them
        rf"(?:{CANCEL}|forget|leave)\W+(?:about |aboot )?(?:{ASK} )?{NAME}",
        # don't ask them after all; nae need tae contact the kettle lot noo
        rf"(?:{NOT}|never mind|stop)\W+(?:bother )?{ASK} {NAME}",
        # I don't want them to contact me any more
        rf"(?:i |a |ah )?(?:{NOT}|no longer|nae longer) (?:want|need) {NAME}",
    )
)
"""Takes it back by whom it is about."""
SAYS_WHAT = re.compile(rf"\b(?:{ASK} (?:them|thaim|they)|{IN_TOUCH})\b", re.IGNORECASE)
TEXTS_ME = re.compile(r"\btext\w* me\b", re.IGNORECASE)
"""Then it is our own texts that are not wanted."""
BARE_NO = re.compile(rf"{LEADS_IN}(?:(?:{NOT})(?: bother| ask)?|{CANCEL} (?:it|that)|forget it|leave it){ENDS}", re.I)
THE_ASKING = re.compile(
    r"^\W*(?:(?:ok|okay|thanks|ta|anyway|no|naw|actually|sorry|please|pls|just|yes|aye|well|can (?:i|you|we)"
    r"|could (?:i|you)"
    r"|i'?d like to|i would like to|i want to|i need to)\b\W*)*(?:cancel|scrap|call off|drop) (?:the |that |my |ma )?"
    r"(?:asking|request)(?: (?:one|thing|bit))?(?:\W+(?:please|pls|now|then|thanks|ta|after all))*\W*$",
    re.IGNORECASE,
)
"""`can I cancel the asking one`, whatever was said last."""
CHANGED = re.compile(
    r"^\W*(?:(?:sorry|actually|no|naw|oh|eh|um|wait|aw|please)\b\W*)*(?:i'?ve |ive |i |a'?ve |have )?chang\w+ (?:my"
    r"|ma) mind\W*$",
    re.I,
)
"""Takes back what was spoken of last, and names nothing."""
DOES_IT_THEMSELVES = re.compile(
    r"\b(?:i|a|ah|i'?ll|il|a'll|ah'll)\b(?: \w+){0,2}? (?:phone|fone|ring|call|contact|text|email|go (?:to|and see)) "
    r"(?:them|thaim|it|her|him)\b",
    re.IGNORECASE,
)
"""`cancel it then, ill phone them myself`: of whom a service was to be, whatever was said last."""
POINTS = re.compile(
    r"\b(?:the|that|thon|yon) (?:[\w']+ ){1,3}(?:one|yin|wan|thing)\b|\b(?:ask|asking|contact|ring|phone) (?:them"
    r"|me)\b",
    re.IGNORECASE,
)
"""Says what a bare `don't` behind it is of."""
YOU = r"(?:you|u|ye|yous|(?:the |a |my )?(?:key ?)?worker|any ?(?:one|body)|some ?(?:one|body)|they)"
ASKED = (
    r"(?:ask(?:ed|t)?|contact(?:ed)?|cancel(?:led|ed|t)?|phoned?|message|messaged|text(?:ed)?|tell|told|telt|tellt)"
)
WAS_IT = re.compile(
    rf"\b(?:did|have|huv|hae|has|if) {YOU}(?: (?:not|no|even|actually|already|ever|really|still|just))* {ASKED}"
    r" (?P<whom>.+)$"
    r"|\bstill (?:going ahead|going on|on|happening|being asked|getting asked)\b"
    r"|\b(?:did|has|have|is|was) (?:my|ma|the|that|this) (?:\w+ ){0,3}?(?:call|request|thing|message|wish)\b"
    r"(?: \w+){0,4}? (?:go|gone|get|got|come|been) (?:through|thru|threw|sent|passed|asked)\b"
    r"|\bthey(?:'?ll| will)? (?:contact|ring|call|text|phone) me already\b"
    r"|\b(?:have|has|are|is|did) (?:they|that|it) (?:been )?(?:already )?(?:asked|sent|passed on)\b"
    r"|\b(?:have|has|did) (?:they|anybody|anyone) (?:got|get|come|gotten|been) (?:back|in touch)(?: yet)?\b"
    r"|\b(?:did|have|huv|has) they (?:get|got|had|hae) (?:my|ma) (?:message|number|request|details|text|msg)\b",
    re.IGNORECASE,
)
ASKING_THEM = re.compile(
    rf"\b(?:are|r) {YOU}(?: (?:still|actually|going|gonnae|to|gonna))* (?:ask|contact)(?:ing?)? (?P<whom>.+)$",
    re.IGNORECASE,
)
"""`so are you asking two nests or not`."""
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
ANY_NEWS = re.compile(r"^\W*(?:so |and |is there )*any (?:news|word|updates?)(?: yet)?\W*$", re.IGNORECASE)
CANCEL_IT = Choice("Cancel that", '/cancel_request{"do": "contact"}')
MOST_NAMED = 3


@dataclass(frozen=True)
class TakenBack:
    """A request that is taken back, and what the text wishes for beside that."""

    rest: str = ""


async def asked_of(session: AsyncSession, id: str) -> Choice | None:
    """The service of a request, as a list would offer it."""
    named = await service_named(session, id)
    return Choice(named[0].name, f"/choose_service{json.dumps({'service': id})}") if named else None


def taken_back(text: str, asked: Choice, *, spoken_of: bool) -> TakenBack | None:
    """Whether a text takes back that this service is to be asked; `spoken_of` where that was what we said last."""
    said = " ".join(text.replace("\u2019", "'").split())
    if len(said.split()) > LONGEST:
        return None
    clauses = [clause.strip() for clause in CLAUSES.split(said) if clause.strip()]
    for place, clause in enumerate(clauses):
        before = " ".join(clauses[:place])
        if not _takes_back(clause, before, " ".join(clauses[place + 1 :]), asked, spoken_of):
            continue
        others = ". ".join((*clauses[:place], *clauses[place + 1 :]))
        wish = ANOTHER_WISH.search(others)
        more = others if thanking.asks(others) else ""
        return TakenBack(wish[0].strip(" .,;:!?") if wish else more)
    return None


def takes_back_the_asking(text: str) -> bool:
    """Whether a clause of the text takes back, by its word, that anybody is to be asked."""
    return any(THE_ASKING.match(clause) for clause in CLAUSES.split(text.replace("\u2019", "'")))


def refuses(text: str) -> bool:
    """Whether a text says only that a service is not to be asked, where nobody was asked yet."""
    said = " ".join(text.replace("\u2019", "'").split())
    if TEXTS_ME.search(said):
        return False
    return SAYS_WHAT.search(said) is not None and any(form.match(said) for form in WHAT_WAS_ASKED)


def asks_whether(text: str, listed: Sequence[Choice], asked: Choice | None, in_view: Choice | None) -> Choice | None:
    """The service of which a text asks whether it was asked, or got word; None where it asks no such thing."""
    said = " ".join(text.replace("\u2019", "'").split())
    if len(said.split()) > LONGEST:
        return None
    if asked is not None and _asks_after(said, asked):
        return asked
    found = WAS_IT.search(said) or ASKING_THEM.search(said) or STILL_TO_RING.search(said)
    if found is None:
        return None
    known = tuple({each.payload: each for each in (*filter(None, (asked,)), *listed)}.values())
    whom = found["whom"]
    if whom is None:
        meant = by_name.named(said[: found.start()], known, None)
        return meant[0] if len(meant) == 1 else asked or in_view
    if THEM.match(whom):
        return asked or in_view
    return _named(whom, known)


def _asks_after(said: str, asked: Choice) -> bool:
    """Whether a text asks what becomes of the request that stands, or says that it was made."""
    if found := WHAT_COMES_OF_IT.search(said):
        whom = found["about"] or found["rings"] or found["silent"]
        return THEM.fullmatch(whom.strip()) is not None or _named(whom, (asked,)) is not None
    return any(form.search(said) for form in (SAYS_IT_WAS, IS_SORTED, ANY_NEWS))


def answer(service: Choice, hours: str, *, waits: bool) -> Saying:
    """The straight answer: a key worker was asked and has not got to it yet, or none is asked."""
    if waits and hours:
        choices = (CARRY_ON, CANCEL_IT, JUST_WAIT)
        return Saying("contact_waits", {"service": service.label, "hours": hours}, choices)
    ask = Choice("Ask them to contact me", service.payload.replace("/choose_service", "/ask_contact"))
    return Saying("contact_not_asked", {"service": service.label}, (ask, *WAYS_OUT))


def _takes_back(clause: str, before: str, after: str, asked: Choice, spoken_of: bool) -> bool:
    spoken_of = spoken_of or DOES_IT_THEMSELVES.search(after) is not None
    if THE_ASKING.match(clause) or (spoken_of and (THAT.match(clause) or CHANGED.match(clause))):
        return True
    for form in WHAT_WAS_ASKED:
        if (found := form.match(clause)) is None:
            continue
        if THEM.fullmatch(found["whom"]):
            return spoken_of or SAYS_WHAT.search(clause) is not None
        if _named(found["whom"], (asked,)):
            return True
    return BARE_NO.match(clause) is not None and (POINTS.search(before) is not None or (spoken_of and not before))


def _named(words: str, known: Sequence[Choice]) -> Choice | None:
    """The one service that begins these words: its whole name, or a part of it."""
    first = words.split()
    for many in range(min(MOST_NAMED, len(first)), 0, -1):
        meant = by_name.named(f"the {' '.join(first[:many])} one", known, None)
        if len(meant) == 1:
            return meant[0]
    return None
