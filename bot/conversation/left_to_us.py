"""Whether a text leaves the choice to us, `you pick`, `dinnae mind`, `whatever you think`, or asks which one is best."""

import re

LONGEST = 12
"""Words; more of them say something of their own."""
YOU = r"(?:you|u|ye|yous|yersel\w*|yourself)"
ME = r"(?:i|a|ah|am|i'?m|a'?m)"
NOT = r"(?:not|no|nae|don'?t|do not|dinn?ae|didnae|din'?t)"
ONE = r"(?:the |a )?(?:one|wan|yin|ones|first|1st)"
FILLING = (
    r"(?:eh|em|um|hmm+|oh|och|aw|ah|well|ok|okay|aye|naw|no|so|right|then|just|jist|honestly|really|tbh|lol|pal|hen|mate"
    r"|please|pls|thanks|ta|sorry|anyway|for me|fur me|for us|fur us|to start(?: with)?|first|if you (?:like|want))"
)
PICK = (
    r"(?:pick|choose|chose|decide|select|say|suggest|go (?:for|with|wi'?)|begin with"
    r"|start(?: us)?(?: off)?(?: with| wi'?)?)"
)
LIKE = r"(?:think|like|want|fancy|reckon|say|feel|prefer|suggest|pick|choose|know)"
ANY = (
    r"(?:any(?: ?one|thing)?|any ?wan|either(?: one)?|whichever|whatever|whitever|wherever|the best(?: one| wan| yin)?"
    rf"|{ONE}(?: (?:you|u|ye) {LIKE})?)"
)
OF_THEM = r"(?:of|o'?) (?:them|these|those|the (?:two|three|lot))"
LEAVES = (
    rf"(?:{YOU} (?:can |could |should |better |just |jist )?{PICK}(?: {ANY}| {ONE})?"
    rf"|(?:let'?s )?{PICK} (?:{ANY}|what(?:ever)? {YOU} {LIKE})(?: {YOU} {LIKE})?(?: is)?(?: best)?"
    rf"|(?:it'?s |its )?(?:up to|up tae|doon tae|down to) {YOU}|your (?:choice|call|pick|shout)|yer (?:choice|ca|shout)"
    rf"|(?:whatever|whitever|whichever|wherever)(?: {ONE})?(?: {YOU} {LIKE})?(?:(?:'?s| is)? (?:best|easiest|quickest))?"
    rf"|(?:{ME} )?(?:(?:am |was )?{NOT})(?: \w+)? (?:mind|care|bothered|bothert|fussed|fussy|sure which|know which"
    rf"|ken which|ken whit|able to (?:pick|choose|decide))(?: {ONE}| which(?: {ONE})?| either way| at all)*"
    rf"|(?:(?:any|ony|either)(?: ?one| ?wan)?|(?:one|wan)(?= (?:of|o)))(?: {OF_THEM})?"
    r"(?: (?:will|would|wid) do|(?:'?s| is| are| would be)? (?:fine|ok|okay|good|grand))?"
    r"|(?:it )?(?:doesn'?t|doesnae|disnae|does not) (?:really )?matter (?:which|to me|tae me)(?: (?:one|wan|yin))?"
    rf"|surprise me|{ME} (?:can'?t|cannae|can not|cannot) (?:choose|pick|decide|make up (?:my|ma) mind)"
    rf"|(?:hard|too hard|difficult) to (?:choose|pick|decide))"
)
OURS = r"(?:best|better|good one|most (?:use|useful|help|helpful)|right one)"
WHICH = rf"(?:which|whit|what|wit)(?: (?:one|wan|yin|ones|{OF_THEM}))?"
ASKS_BEST = (
    rf"(?:{WHICH}(?:'?s| is| are| wis| would be)? (?:the )?{OURS}(?: (?:one|wan|yin))?(?: {OF_THEM})?"
    rf"|{WHICH} (?:do|dae|would|wid|should|wud|will) (?:{YOU}|i|a|ah|we) (?:think|recommend|suggest|reckon|pick|choose"
    rf"|go (?:for|with)|start with|advise|say|try|do|get|like)(?: is)?(?: the)?(?: {OURS})?(?: (?:one|first))?"
    r"|(?:any|got any|have you any|do you have any|can you) (?:recommend\w*|suggest\w*)(?: (?:one|any|which))?"
    rf"|(?:is|are) (?:any|one|either)(?: {OF_THEM})? (?:any )?(?:better|good|best)(?: than (?:the others?|the rest))?)"
)


def _whole(words: str) -> re.Pattern[str]:
    """Nothing else is said but these words, and what fills a sentence."""
    return re.compile(rf"^\W*(?:{FILLING}\b\W*)*{words}(?:\W+{FILLING}\b)*\W*$", re.IGNORECASE)


LEAVES_IT, ASKS_WHICH_IS_BEST = _whole(LEAVES), _whole(ASKS_BEST)
PARTS = re.compile(r"[,.;!?\n]+")


def leaves_it(text: str) -> bool:
    """Whether the text says that we may choose, and nothing else; also twice over, `dont mind, you pick`."""
    parts = [part for part in PARTS.split(_read(text)) if part.strip()]
    return bool(parts) and all(LEAVES_IT.match(part) for part in parts)


def asks_which_is_best(text: str) -> bool:
    """Whether the text asks which of those that lie open we would take, and nothing else."""
    return ASKS_WHICH_IS_BEST.match(_read(text)) is not None


def _read(text: str) -> str:
    """As it is compared; empty where it is long."""
    return text.replace("\u2019", "'") if len(text.split()) <= LONGEST else ""
