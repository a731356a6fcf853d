"""A service that a key worker is to get in touch is not to be asked after all: which, and what is wished for then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation import thanking
from bot.conversation.asking_them import ANOTHER_WISH, THEM
from bot.conversation.contact_asked import (
    CANCELS_CONTACT,
    LONGEST,
    MOST_NAMED,
    cancel_it,
    service_in,
    stems,
)
from bot.handover.spoken import LEAVE_IT
from bot.messages import Choice, Saying

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
BACK = (
    r"(?:after a'?ll|efter aw|now|noo|either|as well|an a'?|any ?more|ony ?mair|then|please|pls|thanks|ta|yet|anymair"
    r"|at all)"
)
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
ALL_OF_THEM = re.compile(
    r"(?:(?:them|thaim|they) )?(?:both|baith|all|aw)(?: (?:of )?(?:them|thaim|the (?:asking|requests?)))?"
    r"|(?:the )?both (?:of )?(?:them|thaim|requests)|(?:any|either|none) (?:of )?(?:them|thaim)|the (?:two|lot)"
    r"(?: (?:of|o) (?:them|thaim))?",
    re.IGNORECASE,
)
KEEPS = re.compile(
    rf"{LEADS_IN}(?:(?:but|and|still|please)\W+)*(?P<only>(?:just|jist|only) )?"
    rf"(?:keep|leave|ask|do|still ask) (?P<just>(?:just|jist|only) )?{NAME}(?: (?:on|in|open|as it is))?{ENDS}",
    re.IGNORECASE,
)
"""`cancel the energy one, keep apple loft`; `just ask apple loft`."""
FIRST, LAST = (
    re.compile(rf"(?:the )?(?:{which})(?: (?:one|yin|wan))?", re.IGNORECASE)
    for which in ("first|1st", "second|2nd|last|latest|newest")
)
OTHER = re.compile(r"(?:the )?other (?:one|yin|wan)", re.IGNORECASE)
LEAVES_IT = re.compile(rf"{LEADS_IN}(?:leave|keep) (?:it|that)(?: (?:as it is|on|open))?{ENDS}", re.IGNORECASE)
SHORT = 5
"""Words: no more than whom is meant."""


@dataclass(frozen=True)
class TakenBack:
    """The services that are not to be asked after all, none where it says not which, and what else is wished for."""

    services: tuple[Choice, ...]
    rest: str = ""


def taken_back(
    text: str, asked: Sequence[Choice], *, spoken_of: bool, newest: Choice | None = None
) -> TakenBack | None:
    """Which of the services that are to be asked a text takes back, the newest of them last.

    `spoken_of` where a request was what we said last, and `newest` the service that it was of; none where it says not
    which of several.
    """
    said = " ".join(text.replace("\u2019", "'").split())
    if len(said.split()) > LONGEST or not asked:
        return None
    alone = tuple(asked) if len(asked) == 1 else ()
    that = (newest,) if newest is not None and spoken_of else alone
    clauses = [clause.strip() for clause in CLAUSES.split(said) if clause.strip()]
    kept = [service for clause in clauses if (service := _kept(clause, asked)) is not None]
    for place, clause in enumerate(clauses):
        before = " ".join(clauses[:place])
        after = " ".join(clauses[place + 1 :])
        beside = _named_in(f"{before} {after}", asked)
        going = _takes_back(clause, before, after, asked, that if beside is None else (beside,), spoken_of)
        if going is None and not (kept and _says_which_goes(clause, asked)):
            continue
        if kept:
            going = tuple(service for service in asked if service not in kept)
        others = ". ".join(other for at, other in enumerate(clauses) if at != place and _kept(other, asked) is None)
        wish = ANOTHER_WISH.search(others)
        more = others if thanking.asks(others) else ""
        return TakenBack(going or (), wish[0].strip(" .,;:!?") if wish else more)
    return _all_but(clauses, asked)


def leaves_it(text: str, offered: Sequence[Choice]) -> bool:
    """Whether a text leaves things as they are, where that is one of the choices that lie open."""
    clauses = CLAUSES.split(text.replace("\u2019", "'"))
    return LEAVE_IT in offered and any(LEAVES_IT.match(clause.strip()) for clause in clauses)


def takes_back_the_asking(text: str) -> bool:
    """Whether a clause of the text takes back, by its word, that anybody is to be asked."""
    return any(THE_ASKING.match(clause) for clause in CLAUSES.split(text.replace("\u2019", "'")))


def refuses(text: str) -> bool:
    """Whether a text says only that a service is not to be asked, where nobody was asked yet."""
    said = " ".join(text.replace("\u2019", "'").split())
    if TEXTS_ME.search(said):
        return False
    return SAYS_WHAT.search(said) is not None and any(form.match(said) for form in WHAT_WAS_ASKED)


def ask_which(asked: Sequence[Choice]) -> Saying:
    """Which of several requests goes; the newest first."""
    each = tuple(cancel_it((service,), service.label) for service in reversed(asked))
    every = cancel_it(asked, "Both" if len(asked) == len(("one", "other")) else "All of them")
    return Saying("contact_which_back", choices=(*each[:MOST_NAMED], every, LEAVE_IT))


def newest_spoken_of(offered: Sequence[Choice], asked: Sequence[Choice]) -> Choice | None:
    """The one service whose request could be taken back by a choice that lies open."""
    payloads = {choice.payload for choice in offered if choice.payload.startswith(CANCELS_CONTACT)}
    found = [service for service in asked if cancel_it((service,)).payload in payloads]
    return found[0] if len(found) == 1 else None


def _takes_back(
    clause: str, before: str, after: str, asked: Sequence[Choice], that: tuple[Choice, ...], spoken_of: bool
) -> tuple[Choice, ...] | None:
    """What a clause takes back; nothing of it where it says not which, None where it takes nothing back."""
    plainly = spoken_of or DOES_IT_THEMSELVES.search(after) is not None
    if THE_ASKING.match(clause) or (plainly and (THAT.match(clause) or CHANGED.match(clause))):
        return that
    for form in WHAT_WAS_ASKED:
        if (found := form.match(clause)) is None:
            continue
        if ALL_OF_THEM.fullmatch(found["whom"]):
            return tuple(asked)
        if THEM.fullmatch(found["whom"]):
            return that if plainly or SAYS_WHAT.search(clause) is not None else None
        if named := _whom(found["whom"], asked, that):
            return (named,)
    if BARE_NO.match(clause) is None:
        return None
    pointed = POINTS.search(before)
    if pointed is not None:
        named = service_in(re.sub(r"^(?:the|that|thon|yon) ", "", pointed[0]), asked)
        return (named,) if named else that
    return that if plainly and not before else None


def _whom(words: str, asked: Sequence[Choice], that: tuple[Choice, ...]) -> Choice | None:
    """Which of them some words name: by name, by what it is for, or by its place."""
    if (named := service_in(words, asked)) is not None:
        return named if stems(words) <= stems(f"{named.label} {named.about}") else None
    if FIRST.fullmatch(words):
        return asked[0]
    if LAST.fullmatch(words):
        return asked[-1]
    others = [service for service in asked if service not in that]
    return others[0] if OTHER.fullmatch(words) and that and len(others) == 1 else None


def _named_in(words: str, asked: Sequence[Choice]) -> Choice | None:
    """The one of several whose own words are among these: `I'll ring scuttle myself, dont ask them`."""
    own = {
        service: stems(service.label).difference(*(stems(each.label) for each in asked if each is not service))
        for service in asked
    }
    found = [service for service in asked if len(asked) > 1 and own[service] & stems(words)]
    return found[0] if len(found) == 1 else None


def _says_which_goes(clause: str, asked: Sequence[Choice]) -> bool:
    """Whether a clause says, beside one that is kept, what goes: `just scuttle`, `cancel the advice one`."""
    if len(asked) == 1 or KEEPS.match(clause):
        return False
    named = len(clause.split()) <= SHORT and service_in(clause, asked) is not None
    return named or any(form.match(clause) for form in WHAT_WAS_ASKED)


def _kept(clause: str, asked: Sequence[Choice]) -> Choice | None:
    """Which of several a clause says is to be asked still."""
    found = KEEPS.match(clause) if len(asked) > 1 else None
    return service_in(found["whom"], asked) if found else None


def _all_but(clauses: Sequence[str], asked: Sequence[Choice]) -> TakenBack | None:
    """`just ask apple loft`: all others are taken back."""
    for clause in clauses if len(asked) > 1 else ():
        found = KEEPS.match(clause)
        kept = service_in(found["whom"], asked) if found and (found["only"] or found["just"]) else None
        if kept is not None:
            return TakenBack(tuple(service for service in asked if service != kept))
    return None
