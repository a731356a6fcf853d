"""What a text says, in so many words, of who may read a parent's texts: nobody else any more, who does, or neither.

Read by its words alone, so that it works while a worker has the parent and the engine is away. What is plain is done;
what only may be meant is asked back; everything else is for the worker, who gets every text anyway.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 60
"""Words; in a longer text nobody's wish is read by its words alone."""


class Says(StrEnum):
    """What a text says of who may read along."""

    END = "end"
    """Somebody who was brought in is to read no more."""
    MAYBE = "maybe"
    """It may mean that."""
    WHO = "who"
    """It asks who reads."""


@dataclass(frozen=True)
class Helper:
    """Who was brought in, by the names that a parent was told."""

    first_name: str
    organisation: str | None = None


@dataclass(frozen=True)
class Found:
    """What a text says, and which of the helpers it names; all of them where it names none."""

    says: Says
    helpers: tuple[int, ...]


def read(text: str, helpers: Sequence[Helper], holder: str = "") -> Found | None:
    """What the text says of who may read along; None for nearly every text. `holder` is the worker's first name."""
    said = _plain(text)
    if len(said.split()) > LONGEST:
        return None
    for name in (name for each in helpers for name in (each.first_name, each.organisation) if name):
        said = said.replace(_plain(name), _name(name))
    grammar = _Grammar(helpers, _name(holder))
    named = tuple(n for n, each in enumerate(helpers) if re.search(rf"\b(?:{_names(each)})\b", said))
    about = named or tuple(range(len(helpers)))
    clauses = [clause.strip(" ,") for clause in re.split(r"[.!;\n]+|(?<=\?)", said)]
    stays = _STAYS.search(said) is not None
    ending = [clause for clause in clauses if grammar.ends.fullmatch(clause)] if helpers else []
    if ending and not stays and not any(_weighs_up(clause) for clause in ending):
        return Found(Says.END, about)
    if ending or (helpers and not stays and grammar.may_end.search(said)):
        return Found(Says.MAYBE, about)
    if any(grammar.asks_who.fullmatch(clause) for clause in clauses):
        return Found(Says.WHO, about)
    return None


def _weighs_up(clause: str) -> bool:
    """Whether somebody thinks about it, or asks, rather than says it. `Can you stop sharing?` says it."""
    return _HEDGED.search(clause) is not None or (clause.endswith("?") and not _ASKS_US_TO.match(clause))


_NO_MORE = r"(?:any ?(?:more|mair|longer)|nae (?:more|mair)|no more|now|noo|again|from now on|at all|please|pls|plz)"
_BEFORE = (
    r"(?:(?:please|pls|plz|hi|hiya|hey|hello|ok|okay|right|so|and|but|just|actually|sorry|eh|thanks|aye|yes|no|naw"
    r"|could (?:you|ye|u|we)|can (?:you|ye|u|we)|would (?:you|ye|u)|will (?:you|ye|u)|gonnae|i(?:'d)? (?:want|like)"
    r"(?: (?:you|ye|u))? to|i (?:would|wid) (?:like|rather)(?: (?:you|ye|u))?(?: to)?|i want tae|i think|i'd rather"
    r"{holder}),? )*"
)
_BECAUSE = r"(?:,? (?:because|cos|coz|cause|cuz|as|since|and|but|so|thanks|thank you|ta|x+)\b.*|,.*)?"
_MY = r"(?:my|ma|mah|our|oor|these|thae|those|the|aw ma|aw my)"
_KINDS = r"(?:texts?|txts?|messages?|msgs?|chats?|conversations?|details|info|information|things?|stuff|words)"
_TEXTS = (
    rf"(?:(?:all|any|anything|everything|aw)(?: of| in| o)? )?(?:{_MY} {_KINDS}"
    r"|what (?:i|we) (?:say|said|write|wrote|text|txt|tell you|telt you|told you|send|sent)"
    r"|this|these|it|that|anything|everything|stuff|things|texts|messages)"
)
_MINE = rf"(?:(?:all|any|aw)(?: of| o)? )?{_MY} {_KINDS}"
_NOT = r"(?:don'?t|do not|dinnae|dinna|dinny|didnae|never|no longer|not|nae longer)"
_SEE = r"(?:seein'?g?|see|readin'?g?|read|lookin'?g? at|look at|gettin'?g?|get|havin'?g?|have)"
_SHARE = r"(?:sharin'?g?|share)"
_GIVE = r"(?:showin'?g?|show|sendin'?g?|send|passin'?g?(?: on)?|pass(?: on)?|tellin'?g?|tell|givin'?g?|give|gie)"
_WITH = r"(?:with|wi|wae|to|tae)"
_ANYONE = (
    r"(?:anyone else|anybody else|anyone|anybody|any one else|other people|others|them|the other (?:one|worker|person)"
    r"|your colleague|the other (?:organisation|charity|place|lot))"
)
_HEDGED = re.compile(
    r"\b(?:if|unless|until|till|maybe|mibbe|perhaps|should i|shall i|am i|not sure|no sure|wonder|wondering|what happens"
    r"|thinking|can i|could i|may i|do i|how do|how can|is it ok|is it possible|would it)\b"
)
"""A text with one of these weighs it up, or asks about it."""
_ASKS_US_TO = re.compile(r"(?:.*\b)?(?:can|could|would|will) (?:you|ye|u|we)\b|gonnae|please")
_STAYS = re.compile(
    rf"\b{_NOT} (?:(?:want|like|ask|need)(?: \w+)? to )?(?:stop|quit|end|cancel|remove|take)\b"
    r"|\b(?:i'?m|i am|am|is|it'?s|that'?s) (?:still |quite |really )?(?:happy|fine|glad|ok|okay|good)"
    r" (?:to share|to keep|for|with|wi)\b|\bkeep (?:on )?sharing\b"
)
"""Says that it is to go on."""
_QUESTION = r"(?:(?:hi|hiya|hey|hello|ok|okay|so|and|but|just|eh|please{holder}),? )*"


class _Grammar:
    """The forms of speech, with the names of those who were brought in."""

    def __init__(self, helpers: Sequence[Helper], holder: str) -> None:
        names = "|".join(_names(each) for each in helpers) or r"(?!)"
        named = rf"(?:(?:{names})(?:(?:,| and| &| or|, and) (?:{names}))*)"
        somebody = rf"(?:{named}|{_ANYONE})"
        after = rf"(?:,? {_NO_MORE})*"
        also = f"|{re.escape(holder)}" if holder else ""
        forms = "|".join(_ends(named, somebody))
        self.ends = re.compile(rf"{_BEFORE.replace('{holder}', also)}(?:{forms}){after}\??{_BECAUSE}")
        self.may_end = re.compile("|".join(_may_end(named, somebody)))
        who = "|".join(_asks_who(named))
        self.asks_who = re.compile(
            rf"{_QUESTION.replace('{holder}', also)}(?:{who})(?: now| here| just now| please)*\??"
        )


def _ends(named: str, somebody: str) -> tuple[str, ...]:
    """Forms that say plainly that it ends."""
    stop = r"(?:stop|quit|end|cancel|finish|no more|nae mair)"
    i_do_not = (
        rf"(?:i(?:'d| would| wid)? )?(?:{_NOT}|rather not|rather you did(?:n'?t| not)|am not happy (?:with|about))"
    )
    want = r"(?: really)?(?: want| wantin'?g?| like| wish| need| think)?"
    return (
        rf"{stop} (?:the )?{_SHARE}(?: {_TEXTS})?(?: {_WITH} {somebody})?",
        rf"{stop} {_GIVE} {_TEXTS} {_WITH} {named}",
        rf"{stop} {_GIVE} {named}(?: (?:about )?{_TEXTS})?",
        rf"{stop} (?:lettin'?g? )?{named}(?:'s)?(?: fae| from)? {_SEE} {_TEXTS}",
        rf"{_NOT} let {named} (?:{_SEE} {_TEXTS}|in on {_TEXTS})",
        rf"{_NOT} {_SHARE} (?:{_MINE}|(?:{_TEXTS} )?{_WITH} {named})",
        rf"{_NOT} {_GIVE} {_TEXTS} {_WITH} {named}",
        rf"{_NOT} {_GIVE} {named} (?:about )?{_TEXTS}",
        rf"{i_do_not}{want} (?:to |tae )?{_SHARE}(?: {_MINE})?(?: {_WITH} {somebody})",
        rf"{i_do_not}{want} (?:to |tae )?{_SHARE} {_MINE}",
        rf"{i_do_not}{want} {named} (?:to |tae )?(?:be able to |be )?{_SEE} {_TEXTS}",
        rf"{i_do_not}{want} {_ANYONE} (?:to |tae )?(?:be able to |be )?{_SEE} {_MINE}",
        rf"i(?:'d| would| wid) rather {named} (?:did(?:n'?t| not)|could(?:n'?t| not)|stopped|no longer) {_SEE} {_TEXTS}",
        rf"(?:i'?m|i am|am)? ?(?:not|no longer|no) (?:happy|comfortable|ok|okay|fine) (?:with |about )?{_SHARE}"
        rf"(?: {_TEXTS})? {_WITH} {named}",
        rf"(?:i'?m|i am|am)? ?(?:not|no longer|no) (?:happy|comfortable|ok|okay|fine) (?:with |about |wi |for ){named}"
        rf" (?:to )?{_SEE} {_TEXTS}",
        rf"i {_NOT}(?: \w+)? agree (?:to|with|wi) {named} {_SEE} {_TEXTS}",
        rf"{i_do_not}{want} {named} (?:to be )?(?:involved|in on (?:this|it)|in this|included|brought in|part of this"
        r"|helping(?: me)?|to help(?: me)?)",
        rf"(?:i )?(?:{_NOT} want|no longer want|want nae mair o|want no more of) {named}(?: {_NO_MORE})+",
        rf"(?:remove|take out|take off|leave out|keep out|cut out|get rid of|drop) {named}"
        r"(?: (?:from|off|out of|fae)(?: of)? (?:this|it|here|my texts|ma texts))?",
        rf"(?:take|keep|leave|cut|get) {named} (?:out|off|away)(?: (?:of|from|fae))?"
        r"(?: (?:this|it|here|my texts|ma texts))?",
        rf"(?:no|nae)(?: more| mair)? {named}",
        r"(?:i )?(?:withdraw|revoke|take back|cancel|remove) (?:my|ma) (?:consent|permission|agreement|yes|ok|okay)"
        rf"(?: (?:for|to|about|with|on) {somebody}.*)?",
        rf"(?:i(?:'ve| have)? )?changed (?:my|ma) mind (?:about|on) (?:{named}|sharing)\b.*",
        rf"{named} (?:can'?t|cannot|can not|cannae|isn'?t to|is not to|is no tae|shouldn'?t|should not) {_SEE} {_TEXTS}",
    )


def _may_end(named: str, somebody: str) -> tuple[str, ...]:
    """Forms that may mean so, wherever they stand in a text."""
    to_whom = rf"(?: {_TEXTS})?(?: {_WITH} {somebody}|[.,?!]|$)"
    return (
        rf"\b(?:stop|quit|end|cancel|{_NOT})\b(?: \w+){{0,4}} {_SHARE}{to_whom}",
        rf"\b(?:stop|{_NOT})\b(?: \w+'?\w*){{0,4}} {named}(?: \w+){{0,4}} {_SEE} {_TEXTS}",
        rf"\b(?:only|just|no one but|nobody but) you(?: \w+){{0,3}} {_SEE} {_TEXTS}",
        r"\b(?:keep|stays?) (?:this|it|that) (?:just )?between (?:us|you and me|me and you|you an me|me an you)\b",
        rf"\b(?:not sure|no sure|not comfy|no comfy|worried|unsure) (?:about|with|wi) {named}"
        rf"(?: \w+){{0,3}} {_SEE} {_TEXTS}",
    )


def _asks_who(named: str) -> tuple[str, ...]:
    """Questions after who reads."""
    can = r"(?:can |could |will |gets to |is able to |is |else can |else is |else |all |all can |'?s )*"
    return (
        rf"(?:who|wha|whae|whos)(?:'s)? {can}(?:{_SEE}|sees|reads) {_TEXTS}",
        rf"(?:can|does|do|is|are|will|has) (?:anyone|anybody|any one|somebody|someone|any other people|other people)"
        rf"(?: else)? {_SEE} {_TEXTS}",
        rf"(?:can|does|is|will|has) {named} (?:still )?(?:{_SEE}) {_TEXTS}",
        rf"(?:who|wha)(?: else)? (?:am i|are (?:you|we)|do (?:you|we|i)|is this|are these) (?:being )?(?:{_SHARE}|shared)"
        rf"(?: {_TEXTS})? {_WITH}",
        rf"(?:who|wha)(?: else)? (?:has|can) access to {_TEXTS}",
    )


def _names(helper: Helper) -> str:
    """The names of a helper that a parent may use, as a pattern: the first name, the organisation, or both."""
    first = re.escape(_name(helper.first_name)) or r"(?!)"
    if not helper.organisation or not _name(helper.organisation):
        return first
    place = rf"(?:the )?{re.escape(_name(helper.organisation))}"
    return rf"{first} (?:from|at|fae|of) {place}|{first}|{place}"


def _name(written: str) -> str:
    return re.sub(r"[.,!?;\n]", "", _plain(written)).strip()


def _plain(text: str) -> str:
    """Small letters, straight quotes, single spaces; marks that end or divide a sentence stay."""
    said = text.lower().replace("\u2019", "'").replace("\u2018", "'")
    said = re.sub(r"[^\w'.!?;,&\n ]+", " ", said)
    said = re.sub(r" *\n+ *", "\n", said.strip())
    return re.sub(r" +([.,!?;])", r"\1", re.sub(r"[ \t]+", " ", said))
