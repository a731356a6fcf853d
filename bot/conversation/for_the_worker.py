"""What a parent says for the key worker they asked for: which one they would like, how and when, what it is about.

It is kept with the request in their own words; who it will be is answered as far as that is known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.conversation.agreeing import words_beside_yes
from bot.conversation.languages import names_language
from bot.conversation.open_questions import ASKS_FOR_HELP, ASKS_US, LIKE_A_TIME
from bot.conversation.plain_asks import LETS_GO
from bot.conversation.thanking import sentences
from bot.language.seeking import seeks
from bot.plans.changed import is_only_a_time

LONGEST = 40
"""Words; more of them tell a story."""
LONGEST_KEPT = 200
"""Characters that go with the request; more is for talking about."""
LONGEST_SHOWN = 90
FEWEST = 3
WORKER = (
    r"(?:(?:key ?)?workers?|person|(?:some|any) ?(?:one|body)|who (?:i|a|we) (?:get|talk|speak)"
    r"|who (?:it|they)(?:'s|'ll)?"
    r"|who (?:will|wid|would) it be|to (?:talk|speak) (?:to|wi(?:th)?))"
)
A_WOMAN_OR_A_MAN = (
    r"(?:wom[ae]n|wumman|wummin|lady|ladies|lassie|female|m[ae]n|male|guy|bloke|fella)(?! (?:who|that) (?:hit|hurt))"
)
THE_SAME = r"(?:the same|same) (?:one|wan|yin|person|(?:key ?)?worker|wom[ae]n|wumman|man|lady)"
SPEAKS = r"(?:speaks?|spoke|speaking|talks?) (?!with\b|about\b|aboot\b|tae\b)[a-z]{4,}|interpreter"
WISHES = (
    r"(?:(?:would|wid|'d) (?:like|prefer|rather|want|be better|be easier|suit)|i'?d|want\w*|prefer\w*|rather"
    r"|need|choose"
    r"|pick|better|easier|please|pls|only|have to be|(?:is|are|wis|was|will|wid|would) (?:it|there|they|any|the|one)"
    r"|(?:can|could|may) (?:i|a|we|it|you|ye)|any chance|hope|ask for)"
)
WHOM = re.compile(
    rf"^(?=.*\b(?:{A_WOMAN_OR_A_MAN}|{THE_SAME}|{SPEAKS})\b)(?=.*(?:\b|'){WISHES}\b)",
    re.IGNORECASE | re.DOTALL,
)
"""A wish for somebody of a kind."""
CHOOSES = re.compile(
    r"\b(?:can|could|do|dae|may) (?:i|a|we) (?:get to |be able to )?(?:choose|pick|decide)\b"
    r"(?:(?=\W*$)|(?= (?:who|which|whit|a|an|the|my|ma)\b))",
    re.IGNORECASE,
)
BY = r"(?:te?xt(?:s|in|ing)?|txt(?:s|in|ing)?|message|messages|messaging)"
ALOUD = r"(?:call(?:s|in|ing)?|ring(?:in|ing)?|phon(?:e|es|in|ing)|voicemails?)"
NOT = r"(?:not|no|nae|never|dinnae|don'?t|do not|instead of|rather than|without)"
BY_TEXT = re.compile(
    rf"\b{BY}\b(?: (?:me|only|please|pls))*\W+(?:and |but |just )?{NOT}\W+(?:a |any |to |{ALOUD} or )?{ALOUD}\b"
    rf"|\b{NOT} (?:{ALOUD}|want (?:a )?{ALOUD})\b.*\b{BY}\b"
    rf"|\b(?:by|wi|with) {BY} (?:only|please|pls)\b|\b(?:only|just) (?:by )?{BY} (?:me|us)\b(?=.*\b{WORKER}\b)",
    re.IGNORECASE,
)
"""Text, and not ring."""
THEY = r"(?:she|he|they|(?:some|any) ?(?:one|body)|(?:the |a )?(?:key ?)?worker|the (?:lady|wumman|woman|man|person))"
HOW_THEY_DO = re.compile(
    rf"\b(?:(?:can|could|will|would|gonnae|rather|prefer|like|does|do|is)\b(?: \w+)? {THEY}|{THEY} (?:can"
    rf"|could|will|would))\b"
    rf"(?: \w+){{0,2}}? (?:{ALOUD}|come|visit|meet|write|{SPEAKS})\b|\b(?:ring|phone|call) me\b",
    re.IGNORECASE,
)
"""How the worker is to be in touch, or what they speak, or asked: `can they phone`, `she will speak polish?`."""
ONE_KNOWN = re.compile(
    rf"^\W*(?:(?:please|pls|can it be|hope it'?s|if poss\w*|but|and|maybe)\W+)*{THE_SAME}\b"
    r"|\b(?:not|no|nae|any\w+ but)\b (?!this\b|that\b|it\b|me\b|the same\b)[a-z]+ (?:again|this time)\b",
    re.IGNORECASE,
)
"""The one of before, or not that one, without a word of wishing: `same lady as last time`, `not karen again`."""
OTHER_PLACES = re.compile(
    r"\b(?:groups?|class(?:es)?|clubs?|refuge|cafe|courses?|services?|places?|doctors?|gp|teachers?|nurses?"
    r"|midwife|drivers?"
    r"|lessons?|gym|swim\w*|walks?|line|charity|complain\w*|social work\w*)\b",
    re.IGNORECASE,
)
"""Then a woman is asked for who is no key worker."""
SOMEBODY_ELSE = re.compile(
    r"\b(?:another|anither|different|instead|change|swap|(?:some|any) ?(?:one|body) else)\b", re.IGNORECASE
)
"""A wish to change, which has a way of its own."""
WHO_COMES = re.compile(
    r"\b(?:who|wha|whae)(?:'?s| is| will|'?ll)?(?: it| that| going| gonnae| be| the one)*(?:'?ll)? (?:be )?"
    r"(?:text|txt|phon|ring|contact|com)ing? (?:me|us)\b"
    r"|"
    r"\b(?:who|wha|whae)(?:'?ll| will| wid| would| is|'?s)? (?:it|that|they|i|a) (?:be|get|is|going to (?:be|get))\b"
    r"|\b(?:who|wha|whae|which|whit|what) (?:(?:will|would|wid|do|dae|is|are|can) )?(?:(?:my|ma|the|your|yer|i|a) )?"
    r"(?:get )?(?:key ?)?workers?\b(?: (?:is|are|will|wid|there|do|have|be)\b|\W*$)"
    r"|\bwho (?:is|are) (?:there|they|the (?:key ?)?workers?)\b"
    rf"|\b(?:will|wid|would|is) it (?:be |always |going to be )*{THE_SAME}\b"
    r"|\bwh?[aio]t(?:'?s| is| are) (?:her|his|their|the (?:key ?)?worker'?s?) names?\b",
    re.IGNORECASE,
)
"""Asks who it will be."""
CLOCK = r"(?:half )?(?:1[0-2]|[1-9])(?::\d\d)?"
AT = rf"(?:(?:after|efter|before|afore|at|till|until|about|by) {CLOCK}|half (?:1[0-2]|[1-9])|{CLOCK} ?[ap]m)"
PUTS_TIME_RIGHT = re.compile(
    rf"\b(?:{AT},? (?:not|no|nae|instead of|rather than) (?:at )?{CLOCK}|{CLOCK},? (?:not|no|nae) {AT})\b"
    rf"|\b(?:make (?:it|that)|mak it|(?:could|can) (?:it|they|that|we) (?:be|do|make it|ring|phone|call|text)(?: me)?)"
    rf" (?:at )?(?:{AT}|{CLOCK})\b(?!\s*(?:kids|weans|pills|beds?|bedrooms?|times))"
    r"|\btime (?:for them|they|she|he)\b.{0,30}\b(?:ring|call|phone|text|contact)\b.{0,30}\b(?:should be|after|before)\b",
    re.IGNORECASE,
)
"""`could it be 7 instead`, `after 6 not 5`."""
DAY = (
    r"(?:(?:the |next |this |every )?(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:days?)?|the morra|tomorrow"
    r"|today|the day|tonight|the night|weekends?|mornings?|mornin|afternoons?|evenings?|lunch ?time|tea ?time|nights?)\b)"
)
MOVES_DAY = re.compile(
    r"\b(?:make (?:it|that)|mak it|(?:could|can|will) (?:it|they|that|we|you|ye|she|he) (?:be|do|mak it|make it|ring"
    rf"|phone|call|text)(?: me)?) (?:on |in |for |fur )?{DAY}"
    rf"|{DAY}(?: \w+)? (?:instead|rather than|insteid)\b|\binstead of {DAY}"
    rf"|\b(?:not|no|nae) (?:on |in )?{DAY}.{{0,40}}{DAY}|{DAY},? (?:not|no|nae) (?:on |in )?{DAY}"
    rf"|\b(?:call|ring|phone|text)\b(?: me)? (?:on |in |for ){DAY}"
    rf"|{DAY}(?: \w+)? (?:is|wid be|would be|'d be|suits?|works?)(?: \w+)? (?:better|best|fine|good|me|easier)\b",
    re.IGNORECASE,
)
"""`can you make it friday morning`, `i mean i want the call on friday instead of tomorrow`."""
ABOUT = re.compile(
    r"^\W*(?:(?:and|so|ok|oh|eh|please|pls|thanks|ta)\W+)*"
    r"(?:(?:it'?s|it is|this is|that'?s) (?:just |really |all |mainly |mostly )*(?:about|aboot|to do wi(?:th)?"
    r"|for|fur)\b"
    r"|(?:i|a|ah) (?:just |jist )?(?:want|need)(?:ed|it)? (?:them|her|him|the (?:key ?)?worker) (?:to|tae) (?:know|ken)\b"
    r"|(?:just |jist )?make sure (?:they|she|he|the (?:key ?)?worker) (?:know|knows|ken|kens|hears?)\b"
    r"|(?:(?:can|could|will) (?:you|ye|u) )?(?:please )?(?:tell|let|say to) (?:them|her|him|the (?:key ?)?worker)\b"
    r"|(?:will|wid|would|do|does|dae) (?:they|she|he|the (?:key ?)?worker) (?:know|ken)(?: that)?"
    r" (?:it'?s|i'?m|he'?s|she'?s)\b"
    r")",
    re.IGNORECASE,
)
"""Says what the worker is asked about."""
OF_THE_WORKER = re.compile(r"\b(?:the|my|ma|that) (?:key ?)?worker\b|\bmake sure they (?:know|ken)\b", re.IGNORECASE)
TELL_THEM = re.compile(
    r"[\w!.,] *\b(?:please |pls |can you |could you |so |and )?(?:tell|let) (?:them|thaim|the (?:key ?)?worker)"
    r"(?: (?:know|that|please|pls|thanks|ta))*\W*$",
    re.IGNORECASE,
)
"""The same at its end: `not weekends pls tell them`."""
WHEN = re.compile(
    r"^\W*(?:(?:and|but|only|just|jist|best|better|preferably|ideally)\W+)*(?:after|efter|before|afore|when|while"
    r"|between|in the|on a|not (?:on|before|after|in)|no (?:on|before|after)|any ?time|weekdays?|weekends?)\b(?!.*\?)",
    re.IGNORECASE,
)
HOW = re.compile(
    rf"\b(?:{A_WOMAN_OR_A_MAN}|{THE_SAME}|{SPEAKS}|{BY}|{ALOUD}|after|efter|before|afore|when|while|till|until"
    rf"|between|in the"
    r"|only|naebody|nobody|no ?one|not (?:my|ma|his)|quiet\w*|careful\w*|mornin\w*|afternoons?|evenin\w*|nights?)\b",
    re.IGNORECASE,
)
"""Says how, when or by whom."""
TELLS = re.compile(
    r"^\W*(?:(?:and|but|just|so)\W+)*(?:i|i'm|im|i'?ve|a|am|a'm|ah|my|ma|he|he's|she|she's|they|we|we're|it"
    r"|it's|its|there'?s)\b",
    re.IGNORECASE,
)
ASKS_FOR_ONE = re.compile(
    r"\b(?:i'?d (?:like|want|prefer|rather)|(?:i|a|ah) (?:want|need|would like|wid like)|(?:is|are) there"
    r"|(?:can|could) (?:i|a|we) (?:get|have|hae)|(?:do|have) (?:you|ye|u)(?: have| got)?)"
    r"(?: \w+){0,4} (?:key ?)?workers?\b",
    re.IGNORECASE,
)
MESSAGE = re.compile(
    r"(?<!not )(?<!n't )(?<!dont )(?<!dinnae )(?<!never )\b(?:pass|give|get|leave|send|take)(?: on)?"
    r" (?:an? |this |my |ma )?(?:message|note|word)s?(?: on)?"
    r" (?:to|tae|for|fur) (?:my|ma|the) (?:key ?)?worker\b"
    r"|(?:^|[.!?;]\s*|\b(?:can|could|will|would) (?:you|ye|u)(?: please)? |(?<!not )\bplease )"
    r"tell (?:my|ma) (?:key ?)?worker\b",
    re.IGNORECASE,
)
"""Something is to reach a worker, though none is waited for."""
CALLS_OFF = re.compile(
    r"\b(?:cancel|forget|never ?mind|leave it|(?:don'?t|dinnae|not|no longer)(?: to)? (?:need|want|bother|come"
    r"|worry))\b",
    re.IGNORECASE,
)
ASKS_A_PERSON = re.compile(
    r"\b(?:(?:want|need|like|can i|could i|let me|get to)\b.{0,24}\b(?:talk|speak|chat|blether)|is there|get me|find me"
    r"|i (?:want|need))\b.{0,24}\b(?:person|human|(?:some|any) ?(?:one|body)|worker)\b",
    re.IGNORECASE,
)
BIDS_A_PERSON = re.compile(
    r"^\W*(?:(?:please|pls|ok|okay|right|just|jist|then|no|naw|can|could|i|a|ah|we|want|need|like|would|wid|'d|to|tae|get"
    r"|let|me|rather)\W+)*(?:talk|speak|chat)(?:ing)? (?:to|tae|wi'?|with)"
    r" (?:a |an |some )?(?:real |actual |proper |human )*"
    r"(?:person|human|(?:key ?)?worker|some(?:one|body))\b",
    re.IGNORECASE,
)
FEWEST_TOLD = 5
"""Words beside it that tell whoever comes something."""
NO_SUMMARY = re.compile(r"^\W*(?:no|nae|naw,? nae) summary\b\W*(?P<rest>\w.*)$", re.IGNORECASE | re.DOTALL)


LONGEST_ASKING = 60
"""Words of a text that asks for a person; more of them tell a story, which is among their texts."""
IS_ONE_WHO = re.compile(
    rf"\b{WORKER} (?:who|that|wha|whae) (?:will |can |actually |really )?"
    r"(?:kno?ws?|kens?|understands?|deals?|helps?|does|has)\b",
    re.IGNORECASE,
)
"""`someone who knows about money`."""
WHEN_IT_SUITS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|mornin\w*|afternoons?|evenin\w*|the morra"
    rf"|tomorrow|{AT}|after (?:school|work|the school run|the kids|bedtime|lunch|tea))\b",
    re.IGNORECASE,
)
DOES_FOR_THEM = re.compile(
    rf"\b{WORKER} (?:(?:can|could|to|tae|who|that|please|maybe|will|would) )*"
    r"(?:(?:speak|talk|write|phone|ring|call|text)(?: (?:to|tae|wi|with))? (?!(?:to|tae|wi|with|me|us|asap|now|please"
    r"|pls|here|today|when|if|about|aboot)\b)\w+|help (?:me |us )?(?:to |tae |with |wi )\w+"
    r"|help (?:me|us) (?!please\b|pls\b|out\b|oot\b|asap\b|now\b)\w+"
    r"|(?:explain|sort|fill|read|check|chase|fight|go|come|sit|show)\b(?: \w+)+)",
    re.IGNORECASE,
)
"""What the worker is to do: `can a key worker speak to the council for me`, `somebody to come to the meeting`."""
ASKED_ABOUT = re.compile(
    r"\b(?:about|aboot|regarding|to do wi(?:th)?) (?!(?:this|that|it|things?|stuff|everything|anything|something|what"
    r"|whit|you|him|her|them|these|those|all)\b\W*(?:$|[.,;!?]))\w+",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a text is, beside a request for a key worker."""

    WISH = auto()
    """Which worker, or how they are to be in touch."""
    WHO = auto()
    """Asks who it will be, and wishes for nothing."""
    WORDS = auto()
    """What it is about, or when it suits."""


@dataclass(frozen=True)
class ForTheWorker:
    """What is said for the worker, and in which words."""

    kind: Kind
    words: str


def wish_in(text: str) -> str:
    """The words of a wish about the key worker who is asked for in the same text; empty where there is none."""
    said = text.replace("\u2019", "'")
    return kept(text) if _names_worker(said) and _wishes(said) else ""


def told_beside_asking(text: str) -> ForTheWorker | None:
    """What a text that asks for a person tells besides, as it was written: how or when they are to be in touch, whom
    it wishes for, or what it is about."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST_ASKING:
        return None
    if wish_in(text) or HOW_THEY_DO.search(said) or IS_ONE_WHO.search(said) or names_language(said):
        return ForTheWorker(Kind.WISH, kept(text))
    if WHEN_IT_SUITS.search(said) or ASKED_ABOUT.search(said) or DOES_FOR_THEM.search(said):
        return ForTheWorker(Kind.WORDS, kept(text))
    return None


def how_told_behind(text: str) -> str:
    """How or when they are to be in touch, as a text's later sentences say it: `leave it. just not on a friday`."""
    behind = " ".join(sentences(text.replace("\u2019", "'"))[1:])
    return kept(behind) if WHEN_IT_SUITS.search(behind) or HOW_THEY_DO.search(behind) else ""


def how_wished(text: str, before: Sequence[str]) -> str:
    """How a parent would like it who says yes to a key worker being told: beside the yes, or in the text before it."""
    beside = words_beside_yes(text)
    if HOW.search(beside.replace("\u2019", "'")):
        return kept(beside)
    last = before[0] if before and not beside else ""
    said = said_for(last, spoken_of=True, unsure=False) if last else None
    return said.words if said is not None and said.kind is Kind.WISH else ""


def asks_for_one(text: str) -> bool:
    """Whether a text asks for a key worker of a kind, whatever else its words are like: `a worker that speaks Polish`."""
    said = text.replace("\u2019", "'")
    return (ASKS_FOR_ONE.search(said) is not None and wish_in(text) != "") or MESSAGE.search(said) is not None


def asks_a_person(text: str) -> bool:
    """Whether a sentence of a text asks for a person and not for a service: `talk to a person. can they ring me`."""
    return any(BIDS_A_PERSON.match(part) for part in sentences(text.replace("\u2019", "'")))


def asks_who(text: str) -> bool:
    """Whether a text asks who the key worker will be."""
    said = text.replace("\u2019", "'")
    return len(said.split()) <= LONGEST and (WHO_COMES.search(said) or CHOOSES.search(said)) is not None


def said_for(text: str, *, spoken_of: bool, unsure: bool) -> ForTheWorker | None:
    """What a text says for the worker who is waited for; `spoken_of` where the last that we said was about them."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST or LETS_GO.search(said):
        return None
    spoken_of = spoken_of or TELL_THEM.search(said) is not None or bids_tell_the_worker(said)
    if spoken_of and HOW_THEY_DO.search(said) and not OTHER_PLACES.search(said):
        return ForTheWorker(Kind.WISH, kept(text))
    if spoken_of and moves_when(said):
        return ForTheWorker(Kind.WORDS, kept(text))
    if SOMEBODY_ELSE.search(said):
        return None
    if (spoken_of or _names_worker(said)) and _wishes(said):
        return ForTheWorker(Kind.WISH, kept(text))
    if spoken_of and ONE_KNOWN.search(said) and not OTHER_PLACES.search(said):
        return ForTheWorker(Kind.WISH, kept(text))
    if WHO_COMES.search(said) or (spoken_of and CHOOSES.search(said)):
        return ForTheWorker(Kind.WHO, kept(text))
    if spoken_of and _tells(said, unsure):
        return ForTheWorker(Kind.WORDS, kept(text))
    return None


def moves_when(said: str) -> bool:
    """Whether a text says when they should be in touch after all: `could it be 7 instead`, `make it friday`."""
    moves = PUTS_TIME_RIGHT.search(said) or MOVES_DAY.search(said)
    return moves is not None and OTHER_PLACES.search(said) is None


def bids_tell_the_worker(text: str) -> bool:
    """Whether a sentence bids us, in so many words, to tell the worker something, whatever was said last."""
    return any(ABOUT.match(part) and OF_THE_WORKER.search(part) for part in sentences(text))


def asks_again_for(text: str) -> str:
    """What a text tells beside asking for a person again, as it was written: `it is about tax. I want talk to person`."""
    said = sentences(text)
    telling = [part for part in said if ASKS_A_PERSON.search(part) is None]
    told = " ".join(telling).split()
    return kept(text) if len(telling) < len(said) and FEWEST_TOLD <= len(told) <= LONGEST else ""


def beside_no_summary(text: str) -> str:
    """What a text says beside that no summary is wanted; empty where it does not say that."""
    found = NO_SUMMARY.match(text)
    return found["rest"].strip() if found else ""


def kept(text: str) -> str:
    """The words as they go with the request."""
    return " ".join(text.split())[:LONGEST_KEPT].strip()


def short(words: str) -> str:
    """The words as they are said back."""
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN].rsplit(' ', 1)[0]} ..."


def _names_worker(said: str) -> bool:
    return re.search(rf"\b{WORKER}\b", said, re.IGNORECASE) is not None


def _wishes(said: str) -> bool:
    if len(said.split()) > LONGEST or OTHER_PLACES.search(said) or SOMEBODY_ELSE.search(said):
        return False
    only_asks = WHO_COMES.search(said) and not re.search(rf"\b(?:{A_WOMAN_OR_A_MAN}|{SPEAKS})\b", said, re.IGNORECASE)
    return BY_TEXT.search(said) is not None or (WHOM.search(said) is not None and not only_asks)


def _tells(said: str, unsure: bool) -> bool:
    if bids_tell_the_worker(said) and not CALLS_OFF.search(said):
        return True
    bids = ABOUT.match(said) is not None and not seeks(said)
    of_help = ASKS_FOR_HELP.search(said) is not None and not bids
    if of_help or ASKS_US.search(said) or CALLS_OFF.search(said) or said.rstrip().endswith("?"):
        return False
    if ABOUT.match(said) or TELL_THEM.search(said):
        return True
    if not unsure or not re.search(r"[a-z]", said, re.IGNORECASE):
        return False
    if (is_only_a_time(said) and LIKE_A_TIME.search(said)) or WHEN.match(said):
        return True
    return TELLS.match(said) is not None and len(said.split()) >= FEWEST
