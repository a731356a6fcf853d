"""What is said once it lies open whether a service is to get in touch, or is already to be asked.

What a key worker is, what is passed on, when that will be: answered, and the same choices lie open behind it. A question
is never taken for a yes, nor is a shrug.
"""

import re
from collections.abc import Sequence

from bot.conversation.contact_asked import CANCEL_IT
from bot.conversation.with_one_open import asks
from bot.language.seeking import seeks
from bot.messages import Choice

LONGEST = 30
"""Words; more of them tell a story."""
THEY = r"(?:they|thae|them|the (?:key ?)?worker|(?:key ?)?workers?|she|he|it|yous?|u|ye|somebody|someone)"
QUESTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (wording, re.compile(pattern, re.IGNORECASE))
    for wording, pattern in (
        (
            "contact_who",
            r"\b(?:what|whit|wot|wat|who|wha)(?:'?s| is| are| does| do)? (?:a |the |this |these |your "
            r"|yer )?(?:key ?)workers?(?: (?:do|dae|then|anyway|exactly|when it'?s at h[oa]me))?\W*$"
            r"|\bis (?:a|the) key ?worker\b",
        ),
        (
            "contact_from",
            r"\b(?:who|wha)(?: is it|'?s|'?ll| is| will| wull)?\b.{0,12}"
            r"\b(?:text|ring|phone|call|contact|be in touch)\w*",
        ),
        (
            "contact_may_change",
            r"\b(?:chang\w*|chynge) (?:my|ma) mind\b|\b(?:back|pull) (?:oot|out)\b|\bcan (?:i|a) (?:still "
            r"|aye )?(?:cancel|stop|undo|say no)\b",
        ),
        (
            "contact_missed",
            r"\bif (?:i|a|ah|my|ma)\b.{0,24}\b(?:miss\w*|not (?:see|answer|in|hear)|don'?t|dont|dinnae|didn'?t"
            r"|can'?t|cannae|asleep|off|dead|busy|nae|no)\b",
        ),
        (
            "contact_from",
            r"\b(?:from|fae|frae|off) (?:this|the same|what|whit|which|wan|an?|your|yer) (?:\w+ )?number\b"
            r"|\b(?:what|whit|which|wot) number\b.{0,16}"
            r"\b(?:from|fae|text|ring|phone|call|be|on)\b|\b(?:know|ken)\b.{0,12}\b(?:it'?s|its|it is"
            r"|that'?s) (?:me|them|you|ye|u|her|real)\b"
            r"|\bwho'?ll it say\b|\bcome up (?:as|with)\b",
        ),
        (
            "contact_not_me",
            r"\b(?:can|could|cud|will|would|wid|why can|why)(?:'?t|not|nae)? (?:you|u|ye)\b.{0,12}\b(?:no|not|just"
            r"|jist|yersel|yourself|urself)\b.{0,16}\b(?:gie?|give|send|pass|ring|phone|contact|ask|do|dae)\b",
        ),
        (
            "contact_costs",
            r"\bworkers?\b.{0,12}\b(?:cost|charge|free|pay)\b|"
            rf"\b(?:cost|charge|pay|price)\w*\b.{{0,30}}\b(?:me|if|when|{THEY}|call|ring|text|phone|answer)\b"
            rf"|\b(?:use|eat|tak) (?:up )?(?:my|ma) (?:credit|minutes)\b",
        ),
        (
            "contact_passed_on",
            r"\b(?:get|gets|see|sees|need|know|knows|have|hae|give|gie|pass\w*|tell|share|say|hand)\b.{0,16}\b(?:my"
            r"|ma|his|her|our|oor|the weans?'?|the kids'?)\b"
            r" (?:\w+ )?(?:name|names|add?ress|details|postcode|diagnosis|file|history|info\w*|business|autism|age"
            r"|number)\b|\bon (?:a|the|some|yer|your) (?:list|system|computer|record|file)\b"
            rf"|\b(?:what|whit|wot|wat) (?:would|will|wid|wull|do|dae|did|does|are|is) {THEY} (?:actually |gonna "
            rf"|going to |be )?(?:say|tell|pass|send|get|know|see)\w*"
            r"|\bspam\w*|\bsell\b|\b(?:loads|lots|load) (?:of|o) (?:texts|calls|e-?mails|messages|folk)\b"
            r"|\bpass(?:ed|in|ing)? (?:it|that|my \w+|ma \w+) (?:on|round)\b",
        ),
        (
            "contact_your_say",
            rf"\b(?:will|wull|would|wid|do|dae|does|is) {THEY}(?: \w+)? (?:ask|want to know|wanting|need to know"
            rf"|go on|judge|check|be asking|be nosy|dig)\b"
            r"|\b(?:have|need|huv|hae) (?:to|tae) (?:tell|say|explain|answer|give)\b",
        ),
        (
            "contact_nothing_to_do",
            r"\b(?:any ?th?ing?|onythin\w*|something)\b.{0,12}\b(?:to|tae|i|a|me)\b.{0,16}\b(?:do|dae)\b|\b(?:what"
            r"|whit) (?:do|dae|should|am) (?:i|a) (?:to |need to |supposed to )?(?:do|dae)\b|\b(?:need|have|huv|hae"
            r"|got) (?:to|tae) (?:do|dae|be in|sign|fill)\b",
        ),
        (
            "contact_when",
            r"\b(?:what|whit) happens\b|\b(?:how|hoo) (?:does|dis|will) (?:it|that|this) work\b|\b(?:how"
            r"|hoo) (?:long|lang|soon|quick|fast)\b|\b(?:when|whan|wen)(?:'?ll|'?s)?\b.{0,24}\b(?:they|hear|text"
            r"|ring|phone|call|happen|be|know|get|it)\b"
            r"|\b(?:what|whit|which) (?:day|time)\b|\bby (?:the )?(?:weekend|\w+day)\b|\bthis week\b|\btake (?:long"
            r"|ages)\b",
        ),
    )
)
"""What is asked about being contacted, and the wording that answers it."""
TOO_LONG = re.compile(
    r"\b(?:ages|too long|so long|that long|long (?:time|wait|way)|(?:can'?t|cannae|cant) wait|no(?:t"
    r"|thing)? (?:any )?(?:sooner|quicker|earlier)|forever)\b"
    r"|\b(?:\d+|two|three|four|five) (?:days|weeks) (?:away|awa|aff|off|from now)\b"
    r"|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|the morra|tomorrow)\s*(?:\?+\s*){1,}",
    re.IGNORECASE,
)
TALK_SOONER = re.compile(
    r"\b(?:talk|speak|spk|chat) (?:to|tae|wi\w*)\b.{0,24}\b(?:sooner|before then|before that|tonight|the night"
    r"|the day|today|right now|(?<!the )now)\b",
    re.IGNORECASE,
)
NOBODY_YET = re.compile(
    r"\b(?:no ?body|nae ?body|no-? ?one|nae ?wan|they|she|he|(?:key ?)?worker|you|ye)(?:'?s| has| have| hae"
    r"|'?ve)?\b.{0,14}?"
    r"\b(?:not|no|never|nae|hasnae|hasn'?t|haven'?t|huvnae|didn'?t|didnae)?\b.{0,8}\b(?:text\w*|phoned?|rang|rung"
    r"|called|been in touch|got (?:in touch|back)"
    r"|contacted|messaged|appeared)\b|\bstill (?:waiting|waitin|heard nothing|nothing|nuthin|not heard|no heard)\b"
    r"|\bheard (?:nothing|nuthin|hee haw|nowt)\b"
    r"|\b(?:not|no|never|huvnae|haven'?t|havnt) heard\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:no ?body|nae ?body|no-? ?one|nae ?wan|not|no|never|hasnae|hasn'?t|haven'?t|huvnae|havnt"
    r"|didn'?t|didnae|still|nothing|nuthin|hee haw|nowt)",
    re.I,
)
SHRUGS = re.compile(
    r"^\W*(?:(?:eh+|um+|em+|h+m+|well|och|aye|ok|okay|oh|so|no|naw|i|a|am|i'?m)\b\W*)*(?:if (?:you|u|ye"
    r"|yous) (?:like|want|must|think\w*|say)|whatever"
    r"|dunno|don'?t know|dont know|dinnae ken|dinny ken|(?:not|no) (?:that |too |really |so )?sure|unsure|mibbe"
    r"|mibby|maybe|mebbe|perhaps|possibly"
    r"|s'?pose|suppose|i guess|guess so|up to you|(?:let me|need to|i'?ll|il|have to) (?:have a )?think"
    r"|in two minds|swithering"
    r"|(?:no|not|dinnae|don'?t|dont) (?:want\w* |wantin )?(?:a |any |tae make a |to make a )?(?:fuss|bother|hassle"
    r"|trouble))\b"
    r"(?:\W+\w+){0,6}\W*$|^\W*h+m+\W*$",
    re.IGNORECASE,
)
"""Says neither yes nor no."""
LETS_IT_GO = re.compile(
    r"\b(?:never ?mind|forget (?:it|that|about it)|leave it|don'?t bother|dinnae bother)\b", re.IGNORECASE
)
LATER = re.compile(
    r"^\W*(?:(?:no|naw|eh|um|well|ok|aye|maybe|actually|hang on|thanks)\b\W*)*(?:not|no|nae) (?:yet|just yet"
    r"|the now|right now|today|the day|just now)\b"
    r"|^\W*(?:i'?ll |il |a'?ll |need to |have to |i need tae |got to )(?:ask|check|speak|talk|see)\b.{0,40}\bfirst\b",
    re.IGNORECASE,
)
TURNS_BACK = re.compile(
    r"^\W*(?:(?:aw|oh|eh|och|wait|hang on|hold on|haud on|actually|sorry|hm+)\W+)+(?:no|naw|nah|don'?t|dinnae)\b"
    r"|^\W*(?:no|naw|nah)\W+(?:wait|actually|hang on|hold on)\b",
    re.IGNORECASE,
)
IS_DONE = re.compile(
    r"\b(?:that'?s|thats|am|i'?m) (?:me |us |aw |all )?(?:sorted|done|set|it)\b(?! (?:before|after|at|on|with|wi)\b)"
    r"|\b(?:nothing|nuthin\w*|nowt) (?:else|more|mair)\b",
    re.IGNORECASE,
)
LATE_YES = re.compile(
    r"\btoo late (?:to|tae) say (?:yes|aye)\b|\b(?:can|could) (?:i|a) still say (?:yes|aye)\b"
    r"|^\W*(?:(?:aye|yeah|ok|och|well)\b\W*)*why not\W*$",
    re.IGNORECASE,
)
"""Asks, and means yes."""


OF_THE_WORKER = re.compile(r"\b(?:key ?)?workers?\b", re.IGNORECASE)
PASS_ON = re.compile(
    r"^\W*(?:(?:so|and|but|ok|oh|please|aye|yes|just|also)\b\W*)*(?:(?:can|could|will|would|wid) (?:you|u|ye|they"
    r"|she) (?:please |also |just )?)?"
    r"(?:tell|let|mention|warn|remind|say|add|put in|pass on)(?: to| tae)? (?:them|thaim|her|him"
    r"|the (?:key ?)?worker|that|he|she|i|we|my|ma|it'?s)\b"
    r"|\b(?:use|ring|text|phone|try|contact|call)\b(?: me (?:on|at))? (?:my|ma) \w+(?:'?s)? (?:number|phone|mobile)\b"
    r"|\b(?:could|can|wid|would) (?:it|they|she)\b.{0,20}\b(?:wom[ae]n|wumman|lady|te?xt\w*|instead|after|efter"
    r"|before|mornings?|evenings?)\b"
    r"|\b(?:rather|prefer|raither)\b(?! not)|\bbetter if\b",
    re.IGNORECASE,
)
"""Something for whoever asks them to go by."""
AGREES_TO_WAIT = re.compile(
    r"\b(?:can|kin|will|happy to|fine to|ok to|i'?ll) wait\b|\b(?:no|nae) (?:bother|worries|problem|rush|hurry)\b"
    r"|^\W*(?:k|ok\w*|right|fine|grand|great|sound)\b",
    re.IGNORECASE,
)


def turns_back(text: str) -> bool:
    """Whether a text may take back that they are to be asked: that is asked about, and not guessed."""
    return TURNS_BACK.match(_plain(text)) is not None


def is_done(text: str) -> bool:
    """Whether a text says that there is nothing more."""
    return IS_DONE.search(_plain(text)) is not None


def says_yes_late(text: str) -> bool:
    """Whether a text asks in words that mean yes."""
    return LATE_YES.search(_plain(text)) is not None


def is_to_be_passed_on(text: str) -> bool:
    """Whether a text bids us tell them, or says how they had better be in touch."""
    return PASS_ON.search(_plain(text)) is not None


def asks_of_the_worker(text: str) -> bool:
    """Whether a text names the key worker: it is not about the service then."""
    return OF_THE_WORKER.search(text) is not None


def only_agrees(text: str) -> bool:
    """Whether a text only says that waiting is fine."""
    return AGREES_TO_WAIT.search(_plain(text)) is not None


def is_asked_about(offered: Sequence[Choice]) -> bool:
    """Whether it lies open if a service is to get in touch."""
    return any(choice.payload.startswith("/contact_service") for choice in offered)


def waits_to_be_asked(offered: Sequence[Choice]) -> bool:
    """Whether the last that we said was that a service will be asked."""
    return any(choice.payload == CANCEL_IT.payload for choice in offered)


def asked_in(text: str) -> str | None:
    """The wording that answers what a text asks about being contacted; None where it asks no such thing."""
    said = _plain(text)
    if not asks(said) or len(said.split()) > LONGEST or LATE_YES.search(said):
        return None
    return next((wording for wording, pattern in QUESTIONS if pattern.search(said)), None)


def is_too_long(text: str) -> bool:
    """Whether a text grumbles at the wait."""
    return TOO_LONG.search(_plain(text)) is not None


def wants_to_talk_sooner(text: str) -> bool:
    """Whether somebody is wanted to talk to before the key worker is in."""
    return TALK_SOONER.search(_plain(text)) is not None


def is_late(text: str) -> bool:
    """Whether a text says that nobody has been in touch."""
    said = _plain(text)
    return NOBODY_YET.search(said) is not None and DENIES.search(said) is not None


def shrugs(text: str) -> bool:
    """Whether a text says neither yes nor no, or asks something: whatever it looks like, it is no consent."""
    return SHRUGS.match(_plain(text)) is not None


def puts_off(text: str) -> bool:
    """Whether a text says not yet, or lets it go."""
    said = _plain(text)
    return LATER.match(said) is not None or LETS_IT_GO.search(said) is not None


def is_a_question(text: str) -> bool:
    """Whether a text asks, and does not mean yes by it."""
    said = _plain(text)
    return asks(said) and not LATE_YES.search(said) and not seeks(said)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
