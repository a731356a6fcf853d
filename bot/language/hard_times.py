"""Whether a text tells of a hard time: `im lonely`, `he left us last week`, `feel like im failing my weans`.

Such a text is met with a kind word before anything is asked. What only names a thing that is wanted is not.
"""

import re

FEELING = (
    r"(?:lonely|isolated|fed up|stressed|stressin|scared|feart|frightened|worried(?: sick)?|struggling|strugglin"
    r"|skint|exhausted|exausted|knackered|shattered|done in|worn out|wabbit|overwhelmed|ashamed|mortified"
    r"|dread(?:ing|in)|anxious|depressed|heart ?broken|gutted|drowning|drownin|failing|failin|desperate|burnt out"
    r"|miserable|gubbed|at (?:my|ma) wit'?s'? end|at the end of (?:my|ma) (?:tether|rope)|(?:sick|tired) (?:of|ae)"
    r"|(?:so|awfy|dead|pure) (?:tired|low|sad|down|alone|worried)|a(?: wee)? bit (?:low|down|lonely|lost))"
)
HAPPENED = (
    # a job, a partner, money and peace that went
    r"\blost (?:my|ma|me) (?:job|work|house|hoose|home|flat)\b|\b(?:made|been|getting) redundant\b|\bpaid off\b"
    r"|\b(?:been|got|getting) (?:sacked|laid off|evicted|sanctioned|bullied|scammed|robbed)\b"
    r"|\b(?:he|she|husband|wife|partner|boyfriend|girlfriend|da|dad|ma|mum)(?:'?s| has)? (?:just )?"
    r"(?:left|walked (?:oot|out) on|dumped|cheated on) (?:me|us)\b"
    r"|\b(?:money|benefits?|credit|uc|payments?|pip|claim)(?:'?s| has| have| wis| was|'?ve)?(?: been| just| got)*"
    r" (?:stopped|cut off|refused|turned down|knocked back)\b"
    r"|\b(?:being|getting|gets|been) (?:bullied|picked on)\b|\bselling up\b|\bevict\w*\b|\bbailiffs?\b"
    # how it is
    r"|\b(?:kill(?:ing|in)|driv(?:ing|in) me|does my heid|daein ma heid|doing my head|wear(?:ing|in) me (?:down|doon|out"
    r"|oot))\b|\bnightmare\b|\bbreak(?:s|ing|in) my heart\b|\bin tears\b|\bcry(?:ing|in) (?:every|all|maself|myself)\b"
    r"|\b(?:no|nae|nobody|naebody|no ?one|no one) (?:friends?|pals?|family|to talk to|tae talk tae|to turn to)\b"
    r"|\b(?:know|ken) (?:nobody|naebody|no ?one)\b|\b(?:don'?t|dinnae|dinna|do not) (?:know|ken) (?:anyone|anybody"
    r"|onybody|a soul)\b|\bno money (?:left|for)\b|\bnothing left\b|\b(?:it'?s|its|things are|been|is) (?:so |really "
    r"|awfy |pure )?(?:hard|tough|rough)\b|\bhard time\b"
)
TELLS = re.compile(
    rf"\b(?:i'?m|im|i am|am|a'?m|ah'?m|we'?re|we are|feel|feeling|feelin|felt|been|getting|and|an|really|so|just|that|bit"
    rf"|pure)\W+(?:\w+\W+){{0,2}}{FEELING}\b|^\W*{FEELING}\b|{HAPPENED}",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:not|no|nae|isn'?t|aren'?t|never|used to(?: be)?)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
"""Before what is told: it is not so, or no more."""
ILL = re.compile(
    r"\b(?:hospital|poorly|unwell|(?:no|not) well|ill|illness|cancer|chemo\w*|operation|stroke|dementia)\b",
    re.IGNORECASE,
)
DEAD = re.compile(
    r"\b(?:died|dies|dead|deid|death|passed|passing|gone|lost|lose|losing|loss|funeral|grie\w+|bereav\w*|miss(?:es|ing)?"
    r"|buried|ashes|hospice|dying|killed)\b",
    re.IGNORECASE,
)
WHAT_IT_IS = re.compile(rf"{FEELING}$", re.IGNORECASE)


def tells_of_a_hard_time(text: str) -> bool:
    """Whether a text says that things are hard for who writes it, or for their family."""
    said = text.replace("\u2019", "'")
    return any(not DENIED.search(said[: _told_at(found)]) for found in TELLS.finditer(said))


def tells_of_illness(text: str) -> bool:
    """Whether a text tells that somebody is ill, and of nobody's death: `their grandad is in hospital`."""
    return ILL.search(text) is not None and DEAD.search(text) is None


def _told_at(found: re.Match[str]) -> int:
    feeling = WHAT_IT_IS.search(found[0])
    return found.start() + (feeling.start() if feeling else 0)
