"""What a text plainly denies: that what we took it for was ever meant. `a sofa not debt`, `nobody has died`.

By itself such a text looks like the very thing that it denies, as the word stands in it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.conversation.engine import Understood

LONGEST = 320
"""Characters."""
CLAUSES = re.compile(r"[.,;:!?\n]+|\s+-+\s+|\bbut\b", re.IGNORECASE)
LEAD = (
    r"^\W*(?:(?:no|naw|nah|nope|aye|yes|yeah|what|whit|wait|eh|oh|och|and|an|so|please|sorry|look|hey|again|well|right"
    r"|ok|honestly|really|actually|that|cause|but|think|how many times"
    r"|(?:i|a|ah) (?:said|says|told you|telt ye|mean|meant))"
    r"\b\W*)*?"
)
SOME = (
    r"(?:\s+(?:a|an|any|ony|in|into|on|about|aboot|for|fur|the|with|wi|to do with|anything to do with|after"
    r"|help with))*"
)
NOT = r"(?:not|no|nae|never|naw)"
NEVER = r"(?:did(?:n'?t|nt|nae|na| not)|never|have(?:n'?t|nae)|wis(?:nae|na)|was(?:n'?t|nt| not))"
WHAT = r"\s+(?!.*\b(?:not|no|nae|never)\b)(?P<what>[\w' -]{2,40}?)\W*$"
IS_NOT = re.compile(
    rf"{LEAD}(?:(?:it|this|that)(?:'?s| is| was)?\s+(?:{NOT}|isn'?t|isnae|wasn'?t|wisnae|ain'?t)|is not|not){SOME}{WHAT}",
    re.I,
)
"""`it's not debt`, `not the play group`. `no food` alone tells of want."""
NEVER_SAID = re.compile(
    rf"{LEAD}(?:i|a|ah)\s+{NEVER}\s+(?:say|said|ask|asked|askin|asking|mean|meant|mention\w*)\b{SOME}{WHAT}", re.I
)
NOT_AFTER = re.compile(
    rf"{LEAD}(?:i'?m|i am|a'?m|am|ah'?m|we'?re|we are)\s+(?:really |actually )?(?:not|no|nae)\s+(?:really |actually )?"
    rf"(?:after|looking for|lookin for|seeking|wanting){SOME}\s+(?P<what>[\w' -]{{2,40}}?)"
    r"(?:,? (?:i|a|ah)(?:'?ve| have| hae)(?: got| goat)? (?:one|wan|yin|that)(?: already)?)?\W*$",
    re.I,
)
"""`I'm not after a job, I have one`."""
BOUND = r"\b"
VERBS = (
    "i im i'm am it its 's is was 've ive got have has had hes shes 're are theres do does did can could will would"
).split()
OTHER = r"(?P<rest>\w[\w' ]*?" + "".join(rf"(?<!{'' if verb[0] == chr(39) else BOUND}{verb})" for verb in VERBS) + ")"
"""Another thing; after a verb `not` would say what is wanting."""
IN_PLACE_OF = re.compile(rf"{LEAD}{OTHER}\s+(?:and |an )?(?:not|instead of|rather than){SOME}{WHAT}", re.I)
"""`a sofa not debt`."""
IN_PLACE_OF_TROUBLE = re.compile(rf"{LEAD}{OTHER}\s+(?:and |an )?(?:no|nae){SOME}{WHAT}", re.I)
HAS_NONE = re.compile(
    rf"{LEAD}(?:(?:there(?:'?s| is| was|'?s been)?|i'?ve|(?:i|a|ah|we) (?:have|hae|huv)|we'?ve)\s+(?:got\s+)?)?"
    rf"(?:no|nae|not|nothing|hae?v?e?n'?t)(?:\s+got)?{SOME}{WHAT}"
    rf"|{LEAD}(?:there|it)\s+(?:isn'?t|isnae|is not|wasn'?t|wisnae){SOME}{WHAT.replace('what', 'what2')}"
    rf"|{LEAD}(?:i|a|ah|we)\s+(?:do(?:n'?t|nae| not)|dinnae)(?:\s+have)?{SOME}{WHAT.replace('what', 'what3')}",
    re.I,
)
"""`there's no separation`, `I don't have any debt`."""
IS_NONE = re.compile(
    rf"{LEAD}(?:i'?m|i am|a'?m|am|we'?re|we are|he'?s|he is|she'?s|she is|they'?re|they are|my \w+ is)\s+"
    rf"(?:\w+ly\s+)?(?:not|no|nae){SOME}{WHAT}"
    rf"|{LEAD}(?:i|a|ah)?\s*(?:amnae|amn't|ain'?t){SOME}{WHAT.replace('what', 'what2')}",
    re.I,
)
NOBODY = re.compile(
    rf"{LEAD}(?:nobody|no body|nae ?body|no ?-?one|noone|nane (?:o|of) (?:us|them)|none of (?:us|them))(?:'?s)?"
    rf"(?:\s+(?:has|have|haes|hus|is|was|wis|here|been|even))*{WHAT}",
    re.I,
)
NOT_DEAD = re.compile(
    rf"{LEAD}(?:he|she|they|(?:my|ma|the) \w+?)(?:'?s|\s+(?:is|has|did|does|was))?(?:n'?t|nae|\s+(?:not|no|nae))\s+"
    r"(?:dead|deid|dying|die|died|passed(?: away| on)?)\W*$",
    re.I,
)
"""`my mum's not dead`; somebody else may be."""
NO_GRIEF_HELP = re.compile(
    rf"{LEAD}(?:(?:i|a|ah|we)\s+(?:do(?:n'?t|nae| not)|dinnae|did(?:n'?t|nae| not)|never)\s+"
    rf"(?:want|need|fancy|ask(?:ed)? for)|not|no|nae){SOME}\s+(?:grie(?:f|ving)|bereavement|loss)"
    r"(?: (?:groups?|services?|counsell?(?:ing|ors?)|help|support|stuff|lines?|places?|people|ones?))?\W*$",
    re.I,
)
"""`I don't want grief groups`: the help is refused, whatever happened."""
NO_VOLUNTEERING = re.compile(
    rf"{LEAD}(?:no|nae|naw|not)\s+(?P<what>volunteer(?:s|ing)?(?: (?:work|job|jobs))?)\W*$", re.I
)
"""Nobody is in want of it."""
QUESTIONED = re.compile(
    r"^\W*(?P<what>volunteer\w*)\s*\?+\s*(?:no|naw|nah|nope)\b(?: (?:no|naw|thanks|dear|hen))*", re.I
)
"""`Volunteering? No no dear`."""
CONTRASTS = (NO_VOLUNTEERING, NEVER_SAID, NOT_AFTER, IS_NOT, IN_PLACE_OF)
"""Put one thing aside for another: enough with any word for what we took a text for."""
LACKS = (HAS_NONE, IS_NONE, NOBODY, IN_PLACE_OF_TROUBLE)
"""The same words tell of want, `there's no food`, so here the thing has to be one that nobody wants."""
QUALIFIES = frozenset(
    "enough much many yet sure able now today tonight tomorrow too so very really well good great near far that this"
    " there here free open allowed on in at from until till before after if every all always right long full part more"
    " just only me you it them him her my your what when where who how one anymore again working"
    " scrap bite penny bit drop crumb single thing anything".split()
)
"""Words that begin a condition, `work but not too far`, and no other thing."""
MOST_WORDS = 4
AROUND = (
    r"(?:\W|\b(?:a|an|any|in|my|our|the|about|of|with|at|all|here|help|advice|stuff|problems?|issues?|though|now|being|been"
    r"|getting|feeling|is|has|yet|thanks|ta|me|him|her|us|anybody|anyone|anything|somebody|someone|money|i|i'm|im|he|she|it|we|was|were|had|hen|pal|mate|x|ffs|lol)\b)*"
)
LOSS = "bereavement"
"""Denied, it is never met with sorrow, whether or not it was taken to be meant."""
OF_ABUSE = r"(?:abus\w+|violen\w+|hit(?:ting)?|hurt(?:ing)?|beaten|in danger|danger|attacked|scared of)"
OF_A_HOME = r"(?:homeless|roofless|evict\w*|losing (?:my|the|our) (?:home|house|flat)|sleeping rough)"
OF_HARM = r"(?:suicid\w+|self[ -]?harm\w*|(?:kill|hurt|harm)ing (?:myself|masel|mysel))"
OF_LOW = r"(?:depress\w+|distress\w*|anxi\w+|sad|lonely|upset|low|unwell|in crisis|crisis|struggling|ill)"
TROUBLES: Mapping[str, str] = {
    LOSS: r"(?:died|die|dead|deid|dying|passed(?: away| on)?|deaths?|bereav\w+|grie(?:f|ving)|funerals?|loss|lost)",
    "debt": r"(?:debts?|indebted|arrears|owe|owed|owing|bailiffs?)",
    "separation_contact": r"(?:separat\w+|split(?:ting)?(?: up)?|divorc\w+|custody|contact|court(?: case)?|breaking up)",
    "housing": OF_A_HOME,
    "homeless_tonight": OF_A_HOME,
    "addiction": r"(?:addict\w*|alcoholic|drink(?:er|ing)?|drugs?|gambl\w+)",
    "domestic_abuse": OF_ABUSE,
    "sexual_violence": rf"(?:rap\w+|assault\w*|{OF_ABUSE})",
    "immediate_danger": OF_ABUSE,
    "child_at_risk": rf"(?:at risk|{OF_ABUSE})",
    "exploitation": rf"(?:exploit\w+|traffick\w+|{OF_ABUSE})",
    "destitution_today": r"(?:starv\w+|hungry|destitute|desperate|skint)",
    "suicide_self_harm": OF_HARM,
    "severe_distress": rf"(?:{OF_HARM}|{OF_LOW})",
    "health_disability": r"(?:ill|sick|unwell|disab\w+)",
    "additional_support_needs": r"(?:autis\w+|disab\w+|adhd|special needs)",
    "confidence_wellbeing": OF_LOW,
}
"""Things that a need or a risk is about, and that nobody wants."""
NUMBER_ASKED = re.compile(
    r"^\W*(?:(?:so|and|but|ok|eh|sorry|hang on|wait)\W+)*(?:(?:what|whit|wot|who|wha|whose|why)(?:'?s| is| are)?)\s+"
    r"(?:is )?(?:that|this|the|thae|these|those)\s+(?:phone )?(?:numbers?|nummers?|num|0\d[\d ]+)\b"
    r"(?!.*\b(?:again|for them)\b)"
    r"|^\W*(?:what|whit|who|wha)\s+(?:number|nummer)\s+is\s+(?:that|this)\b"
    r"|^\W*(?:who|wha)(?:'?s| is| wid| would)?\s+(?:i|a|ah)?\s*(?:be )?(?:ring\w*|phon\w*|call\w*)"
    r" (?:on|at|wi|with) (?:that|this)\b",
    re.I,
)
"""Asks whose the number is that we have just given."""
PROTESTS = re.compile(
    r"^\W*(?:(?:what|whit|eh|huh|no|but|and|sorry|wait)\W+)*(?:"
    r"(?:why|how|hoo|whit|what)\b.{0,20}\b(?:i|a|ah|me|we)\b.{0,12}\b(?:need|want|ring|phone|call)\b.{0,8}"
    r"\b(?:that|this|it|them|those|help)\b.*"
    r"|(?:that'?s|thats|it'?s) (?:not|no) (?:what|whit)\b.*"
    r"|(?:i|a|ah) (?:never|did(?:n'?t|nt|nae)) (?:ask|asked|say|said|mean|meant)(?: (?:for|about))?"
    r" (?:that|this|it|anything like that)"
    r"|(?:you'?ve|ye'?ve|you|ye) (?:have )?(?:got (?:me|it|that) wrong"
    r"|misread \w+|misunderst\w+(?: \w+)?|took (?:me|it|that) wrong)"
    r"|(?:that|it|this) (?:has|haes|had|'s got|is)? ?(?:nothing|nowt|nuthin) to do wi?t?h?\b.*"
    r"|(?:what|whit) (?:are|ur|you|ye) (?:you|ye|u)? ?(?:on about|talking about|talkin aboot)"
    r"|(?:nothing|nuthin) (?:like that|is wrong|wrong)|nothing'?s wrong"
    r"|(?:please )?(?:take|tak|strike|cross|score) (?:that|it|this) (?:off|out|away)(?: (?:please|then))?"
    r")\W*$",
    re.I,
)
"""Says that we read something wrong, without naming it."""
JUST_ASKED = re.compile(
    rf"{LEAD}(?:i|a|ah|i'?m|am|im|i was|i wis|a wis|we)\s*(?:just|jist|only|simply|merely|wis|was)?\s*"
    r"(?:asked|asking|askin|ask|meant|mean|said|wanted|wanting|after|looking for|lookin for)"
    r"(?:\s+(?:you|ye|for|fur|about|aboot))*\s+"
    r"(?=(?P<if>if|whether|gin)?\b)(?P<rest>.+)$",
    re.I,
)
SURELY_JUST = re.compile(r"\b(?:just|jist|only|simply|merely|meant|mean|said|asked)\b", re.I)
FINE = re.compile(
    r"^\W*(?:(?:no|naw|nah|oh|och|honestly|thanks|ta)\W+)*(?:i'?m|im|i am|a'?m|am|we'?re)\s+(?:\w+ly\s+|all\s+|aw\s+)?"
    r"(?:fine|ok|okay|grand|al?right|a'?right|awright|safe|no bad)(?:\s+(?:thanks|ta|pal|hen|honestly))*\W*$",
    re.I,
)
SHOUTS = re.compile(
    r"^\W*(?:(?:no|naw|nah|nope|what|whit|wait|eh|huh|hello|excuse me|sorry|pardon|wtf|ffs|ta|thanks|thank you|please|pls"
    r"|look|how many times|i (?:said|told you))\b\W*)*$",
    re.I,
)
"""Says nothing but that something is wrong."""


AND = re.compile(rf"{CLAUSES.pattern}|\band\b", re.I)
OF_LOSS = re.compile(rf"\b{TROUBLES[LOSS]}\b", re.I)


@dataclass(frozen=True)
class Clause:
    """A part of a text, and how it denies: `contrast`, `lack`, `grief`, `protest`, `fine`, `number`, `asked` or None."""

    words: str
    how: str | None = None
    what: str = ""
    rest: str = ""


@dataclass(frozen=True)
class Denied:
    """The needs and risks that a text denies; whether it asks what a number is; and what it asks for beside that.

    `wrong` is whether it says that we read the parent wrong.
    """

    wrong: bool = True
    ids: frozenset[str] = frozenset()
    by_name: frozenset[str] = frozenset()
    """Those of them that are denied altogether, by their own name."""
    no_grief: bool = False
    """Whether help with grief is refused, or one person is not dead: nothing is said of whether anybody died."""
    number: bool = False
    rest: str = ""


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The parts of a text, as each may be meant; none of a long one, which tells a story."""
    if len(text) > LONGEST:
        return ()
    said = QUESTIONED.sub(r"not \g<what>.", text.replace("\u2019", "'"))
    parts = (part.strip() for part in CLAUSES.split(said))
    return tuple(_read(part) for part in parts if part)


def clauses_deny(text: str) -> bool:
    """Whether a part of a text denies, or puts one thing aside for another."""
    return any(clause.how in ("contrast", "lack") for clause in clauses_of(text))


def things_in(clauses: Sequence[Clause]) -> list[str]:
    """The words for things that may be denied, for the engine to say what they are about."""
    return [clause.what for clause in clauses if clause.how == "contrast"]


def denied_in(
    clauses: Sequence[Clause], assumed: Collection[str], about: Mapping[str, Understood], *, alarmed: bool
) -> Denied | None:
    """What is denied of what we took the parent's words for, which is `assumed`; None where nothing is.

    `about` is what the engine understands of the things. After a reply to a risk (`alarmed`) a protest is enough,
    that names nothing.
    """
    found = [_ids(clause, assumed, about) for clause in clauses]
    denied = frozenset(id for ids, _ in found for id in ids)
    objects = any(clause.how == "protest" for clause in clauses)
    insists = any(clause.how == "asked" and SURELY_JUST.search(clause.words) for clause in clauses)
    fine = any(clause.how == "fine" for clause in clauses) and len(clauses) > 1
    number = alarmed and any(clause.how == "number" for clause in clauses)
    wrong = bool(denied & set(assumed)) or (alarmed and (objects or insists or fine)) or (objects and insists)
    if not (wrong or number or denied):
        return None
    drops = {"protest"} | ({"fine", "number"} if alarmed else set())
    rest = [
        _left(clause, bool(ids)) for clause, (ids, _) in zip(clauses, found, strict=True) if clause.how not in drops
    ]
    grief = any(clause.how == "grief" for clause in clauses)
    left = ". ".join(part for part in rest if part and not SHOUTS.match(part))
    return Denied(wrong, denied, frozenset(id for ids, named in found if named for id in ids), grief, number, left)


def without_loss(text: str) -> str:
    """What a text says beside telling of a loss."""
    parts = AND.split(text.replace("\u2019", "'"))
    return ". ".join(part.strip() for part in parts if part and not OF_LOSS.search(part))


def _left(clause: Clause, denied: bool) -> str:
    return clause.rest if denied or clause.how == "asked" else clause.words


def _ids(clause: Clause, assumed: Collection[str], about: Mapping[str, Understood]) -> tuple[frozenset[str], bool]:
    """The assumed needs and risks that a clause denies, and whether it names them."""
    if clause.how == "grief":
        return frozenset({LOSS}), True
    if clause.how not in ("contrast", "lack"):
        return frozenset(), False
    named = frozenset(id for id in {*assumed, LOSS} if id in TROUBLES and _is(clause.what, TROUBLES[id]))
    if named or clause.how == "lack":
        return named, bool(named)
    first = clause.what.lower().split()[0]
    if (
        first in QUALIFIES
        or (first.endswith("ing") and first != "volunteering")
        or len(clause.what.split()) > MOST_WORDS
    ):
        return frozenset(), False
    understood = about.get(clause.what, {})
    likeliest = [need["id"] for need in understood.get("needs", ())][:1] if not understood.get("unsure") else []
    return frozenset(likeliest) & frozenset(assumed), False


def _is(what: str, trouble: str) -> bool:
    return re.fullmatch(rf"{AROUND}{trouble}{AROUND}", what, re.I) is not None


def _read(part: str) -> Clause:
    for how, form in (("number", NUMBER_ASKED), ("protest", PROTESTS), ("fine", FINE)):
        if form.match(part):
            return Clause(part, how)
    if NO_GRIEF_HELP.match(part) or NOT_DEAD.match(part):
        return Clause(part, "grief")
    for form in LACKS:
        if (found := form.match(part)) and any(_is(_what(found), trouble) for trouble in TROUBLES.values()):
            return Clause(part, "lack", _what(found), _other(found))
    for form in CONTRASTS:
        if found := form.match(part):
            return Clause(part, "contrast", _what(found), _other(found))
    if found := JUST_ASKED.match(part):
        return Clause(part, "asked", rest=found["rest"].strip() if found["if"] else part)
    return Clause(part)


def _other(found: re.Match[str]) -> str:
    return found.groupdict().get("rest") or ""


def _what(found: re.Match[str]) -> str:
    return next(words for name, words in found.groupdict().items() if name.startswith("what") and words).strip()
