"""A service that a key worker is to get in touch is not to be asked after all: which, and what is wished for then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation import thanking
from bot.conversation.asking_them import ANOTHER_WISH, THEM
from bot.conversation.contact_asked import (
    CANCELS_CONTACT,
    LONGEST,
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
        rf"(?P<verb>{CANCEL}|forget|leave)\W+(?:about |aboot )?(?:{ASK} )?{NAME}",
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
    r"(?:(?:them|thaim) )?(?:both|baith|all|aw)(?: (?:of )?(?:them|thaim|those|the (?:asking|requests?)))?"
    r"|(?:the )?both (?:of )?(?:them|thaim|requests)|(?:any|either) (?:of )?(?:them|thaim)"
    r"|the (?:two|lot)(?: (?:of|o) (?:them|thaim))?",
    re.IGNORECASE,
)
KEEPS = re.compile(
    rf"{LEADS_IN}(?:(?:but|and|still|please)\W+)*(?:(?:still )?keep|leave(?=.* (?:on|in|open|as it is)\W*$)"
    rf"|(?P<only>(?:just|jist|only)) (?:keep|ask)|(?P<also>keep) (?:just|jist|only))"
    rf" {NAME}(?: (?:on|in|open|as it is))?{ENDS}",
    re.IGNORECASE,
)
"""`cancel the energy one, keep apple loft`; `just ask apple loft`."""
ITS_NAME = re.compile(rf"{LEADS_IN}(?:(?:just|jist|only|but)\W+)*{NAME}{ENDS}", re.IGNORECASE)
THE_ONE = re.compile(r"(?:the|that|thon|yon) (?P<what>(?:[\w'&-]+ ){1,3})(?:one|yin|wan|thing|lot)", re.IGNORECASE)
LED_IN_BY = re.compile(r"^(?:with|wi|about|aboot) ", re.IGNORECASE)
OF_ASKING = re.compile(r"\b(?:ask|contact|bother)", re.IGNORECASE)
MYSELF = re.compile(r"\b(?:myself|mysel|masel\w*)\b", re.IGNORECASE)
AND = re.compile(r" (?:and|an|or|nor|n) ", re.IGNORECASE)
FIRST, LAST = (
    re.compile(rf"(?:the )?(?:{which})(?: (?:one|yin|wan))?", re.IGNORECASE)
    for which in ("first|1st", "second|2nd|last|latest|newest")
)
OTHER = re.compile(r"(?:the )?other (?:one|yin|wan)", re.IGNORECASE)
LEAVES_IT = re.compile(rf"{LEADS_IN}(?:leave|keep) (?:it|that)(?: (?:as it is|on|open))?{ENDS}", re.IGNORECASE)
BOTH = 2
MOST_LISTED = 4
"""Requests to pick from, the oldest first: as `the first one` counts them."""


@dataclass(frozen=True)
class TakenBack:
    """The services that are not to be asked after all, none where it says not which, and what else is wished for."""

    services: tuple[Choice, ...]
    rest: str = ""


@dataclass(frozen=True)
class _Open:
    """The services that are to be asked, the newest last; `that` is what `it` is of, `spoken_of` if a request was."""

    asked: tuple[Choice, ...]
    that: tuple[Choice, ...]
    spoken_of: bool

    @property
    def several(self) -> bool:
        return len(self.asked) > 1


def taken_back(
    text: str, asked: Sequence[Choice], *, spoken_of: bool, newest: Choice | None = None
) -> TakenBack | None:
    """Which of the services that are to be asked a text takes back, the newest of them last.

    `spoken_of` where a request was what we said last, and `newest` the service that it was of; none where it says not
    which of several.
    """
    if len(text.split()) > LONGEST or not asked:
        return None
    alone = tuple(asked) if len(asked) == 1 else ()
    lies = _Open(tuple(asked), (newest,) if newest is not None and spoken_of else alone, spoken_of)
    clauses = _clauses(" ".join(text.split()))
    keeps = [_kept(clause, lies) for clause in clauses]
    found = [_in_its_place(clauses, place, lies, keeps) for place in range(len(clauses))]
    if all(going is None for going in found):
        return _all_but(clauses, keeps, lies)
    going = tuple(dict.fromkeys(service for each in found for service in each or () if service not in keeps))
    if any(keeps) and not going:
        going = tuple(service for service in asked if service not in keeps)
    others = ". ".join(
        clause for clause, each, kept in zip(clauses, found, keeps, strict=True) if each is None and kept is None
    )
    wish = ANOTHER_WISH.search(others)
    more = others if thanking.asks(others) else ""
    return TakenBack(going, wish[0].strip(" .,;:!?") if wish else more)


def picked_to_go(text: str, offered: Sequence[Choice], asked: Sequence[Choice]) -> Choice | None:
    """Where it lies open which of several is to go: the one that a clause names, by what it is for too."""
    lies = _Open(tuple(asked), (), spoken_of=True)
    if LEAVE_IT not in offered or sum(choice.payload.startswith(CANCELS_CONTACT) for choice in offered) <= 1:
        return None
    named = {_whom(found["whom"], lies) for clause in _clauses(text) if (found := ITS_NAME.match(clause))} - {None}
    return named.pop() if len(named) == 1 else None


def takes_back_the_asking(text: str) -> bool:
    """Whether a clause of the text takes back, by its word, that anybody is to be asked."""
    return any(THE_ASKING.match(clause) for clause in _clauses(text))


def leaves_it(text: str, offered: Sequence[Choice]) -> bool:
    """Whether a text leaves things as they are, where that is one of the choices that lie open."""
    return LEAVE_IT in offered and any(LEAVES_IT.match(clause) for clause in _clauses(text))


def refuses(text: str) -> bool:
    """Whether a text says only that a service is not to be asked, where nobody was asked yet."""
    said = " ".join(text.replace("\u2019", "'").split())
    if TEXTS_ME.search(said):
        return False
    return SAYS_WHAT.search(said) is not None and any(form.match(said) for form in WHAT_WAS_ASKED)


def ask_which(asked: Sequence[Choice]) -> Saying:
    """Which of several requests goes."""
    each = tuple(
        replace(cancel_it((service,)), label=service.label, about=service.about) for service in asked[-MOST_LISTED:]
    )
    every = replace(cancel_it(asked), label="Both" if len(asked) == BOTH else "All of them")
    return Saying("contact_which_back", choices=(*each, every, LEAVE_IT))


def newest_spoken_of(offered: Sequence[Choice], asked: Sequence[Choice]) -> Choice | None:
    """The one service whose request could be taken back by a choice that lies open."""
    payloads = {choice.payload for choice in offered if choice.payload.startswith(CANCELS_CONTACT)}
    found = [service for service in asked if cancel_it((service,)).payload in payloads]
    return found[0] if len(found) == 1 else None


def _clauses(text: str) -> list[str]:
    return [clause.strip() for clause in CLAUSES.split(text.replace("\u2019", "'")) if clause.strip()]


def _in_its_place(
    clauses: Sequence[str], place: int, lies: _Open, keeps: Sequence[Choice | None]
) -> tuple[Choice, ...] | None:
    """What a clause takes back; nothing of it where it says not which, None where it takes nothing back."""
    clause, before, after = clauses[place], " ".join(clauses[:place]), " ".join(clauses[place + 1 :])
    if any(keeps) and (its_own := ITS_NAME.match(clause)) and (named := _whom(its_own["whom"], lies)):
        return (named,) if keeps[place] is None else None
    others = f"{before} {after}"
    themselves = others if DOES_IT_THEMSELVES.search(others) or MYSELF.search(others) else ""
    if (beside := _named_in(themselves, lies)) is not None:
        lies = _Open(lies.asked, (beside,), lies.spoken_of)
    plainly = lies.spoken_of or DOES_IT_THEMSELVES.search(after) is not None
    if THE_ASKING.match(clause) or (plainly and (THAT.match(clause) or CHANGED.match(clause))):
        return lies.that
    for form in WHAT_WAS_ASKED:
        if (found := form.match(clause)) is not None:
            going = _going(found, clause, lies, plainly=plainly)
            if going is not None:
                return going
    if BARE_NO.match(clause) is None:
        return None
    pointed = POINTS.search(before)
    if pointed is not None:
        named = _whom(pointed[0], lies)
        return (named,) if named else lies.that
    return lies.that if plainly and not before else None


def _going(found: re.Match[str], clause: str, lies: _Open, *, plainly: bool) -> tuple[Choice, ...] | None:
    """What a clause takes back that says whom it is of."""
    whom, verb = LED_IN_BY.sub("", found["whom"]), (found.groupdict().get("verb") or "").lower()
    cancels = verb not in ("", "leave", "forget") or OF_ASKING.search(clause) is not None
    if ALL_OF_THEM.fullmatch(whom) and lies.several and (lies.spoken_of or cancels):
        return lies.asked if lies.spoken_of else ()
    if THEM.fullmatch(whom):
        return lies.that if plainly or SAYS_WHAT.search(clause) is not None else None
    named = [_whom(each, lies, cancels=cancels or lies.spoken_of) for each in AND.split(whom)]
    if all(each is not None for each in named):
        return () if verb == "leave" and lies.several else tuple(each for each in named if each is not None)
    # It is cancelled by what it is, and only we do not know it by that: which of several it is is asked.
    return () if lies.several and cancels and THE_ONE.fullmatch(whom) else None


def _whom(words: str, lies: _Open, *, cancels: bool = True) -> Choice | None:
    """Which of them some words name: by name; of several, where the text cancels, by what it is for or by its place."""
    if (named := service_in(words, lies.asked)) is not None:
        return named if stems(words) <= stems(named.label) else None
    if not lies.several or not cancels:
        return None
    if FIRST.fullmatch(words):
        return lies.asked[0]
    if LAST.fullmatch(words):
        return lies.asked[-1]
    if OTHER.fullmatch(words):
        others = [service for service in lies.asked if service not in lies.that]
        return others[0] if lies.that and len(others) == 1 else None
    pointed = THE_ONE.fullmatch(words)
    telling = stems(pointed["what"]) if pointed else set()
    found = [each for each in lies.asked if telling and telling <= stems(f"{each.label} {each.about}")]
    return found[0] if len(found) == 1 else None


def _named_in(words: str, lies: _Open) -> Choice | None:
    """The one of several whose own words are among these: `I'll ring scuttle myself, dont ask them`."""
    own = {
        service: stems(service.label).difference(*(stems(each.label) for each in lies.asked if each is not service))
        for service in lies.asked
    }
    found = [service for service in lies.asked if lies.several and own[service] & stems(words)]
    return found[0] if len(found) == 1 else None


def _kept(clause: str, lies: _Open) -> Choice | None:
    """Which of several a clause says is to be asked still."""
    found = KEEPS.match(clause) if lies.several else None
    return _whom(found["whom"], lies) if found else None


def _all_but(clauses: Sequence[str], keeps: Sequence[Choice | None], lies: _Open) -> TakenBack | None:
    """`just ask apple loft`: all others are taken back."""
    for clause, kept in zip(clauses, keeps, strict=True):
        if kept is not None and (found := KEEPS.match(clause)) and (found["only"] or found["also"]):
            return TakenBack(tuple(service for service in lies.asked if service != kept))
    return None
