"""Which of the services listed lately a text speaks of: `hinge`, `the kettle one, what is the number`.

A name in full is enough. Part of one counts where the text points with it, as its words are everyday ones.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bot.conversation.choosing import AROUND_A_NUMBER
from bot.directory.aspects import ASPECTS
from bot.language.asking import ASKING_WORD, DO, IS, MAY, QUESTION
from bot.messages import Choice

LONGEST = 16
"""Words; more of them tell a story, unless the name stands at its head or is asked about."""
LONGEST_OF_HEADED = 30
MOST_LETTERS = 320
ALIKE = 0.84
SMALL = frozenset("the a an and of on in at for to by with n it".split())
TELLS_NOTHING = SMALL | frozenset(
    "wee little big new old young first last next other good one ones two free person people need food money rent work"
    " no job home house help advice phone number bills debt benefits childcare health law college".split()
)
"""Words of names that everybody uses of other things: the wee one is a child."""
FILLER = AROUND_A_NUMBER | SMALL | frozenset("again no naw nah i said meant mean one's".split())
SOUNDS = re.compile(
    r"(?:'s| is)?(?: (?:sounds?|looks?|seems?))?(?: (?:really|quite|pure))?"
    r" (?:nice|good|better|best|great|lovely|fine)"
    r"(?=\W*$|[.,;!?])"
)
"""`brolly sounds nice`, `brolly's better`: says no more of it."""
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
PARTS = re.compile(r"[.,;!?\n]+")
SPAN = r"((?:[a-z0-9']+\s+){0,2}?[a-z0-9']+)"
WHOLE_NAME = r"((?:[a-z0-9']+\s+){0,5}?[a-z0-9']+)"
POINTED = re.compile(
    rf"\b(?:the|that|yon|thon|them)\s+{SPAN}\s+(?:one|ones|yin|yins|wan|wans|thing|place|lot|people|folk)\b"
)
FIRST = re.compile(
    rf"^\W*(?:(?:so|and|ok|naw|aye|oh|but|the|is)\W+)*{SPAN}(?:\s+(?:one|yin|wan))?(?:\s+please)?\s*[,.:;?!-]"
)
SURE_TO_GO_ON = r"(?:sounds|looks)(?: \w+){1,2}|please|pls|is fine|then"
HEADED = re.compile(
    rf"(?:^|[.!?]\s*)\W*(?:(?:no|naw|see|ok|oh|and|but|right|aye|thanks|the|that)\W+)*{WHOLE_NAME}"
    rf"(?=(?P<points>\s+(?:one|yin|wan))?(?P<picks>\s+(?:{SURE_TO_GO_ON}))*\s*[,.:;?!-]\s*(?P<then>\w.*))"
)
"""At the head of what is then said of it: `stove one. he's no been assessed, can he still go`."""
THE_OTHER = re.compile(rf"\bthe other (?:one|wan|yin)\W+(?:the )?{SPAN}\W*$")
"""`what about the other one, two nests`."""
AT_ITS_END = re.compile(
    rf"^\W*(?:any|ony|is|are|do|does|dae|can|could|will|would|how|what|when)\b.*\b(?:on|at|in|wi|with|for|fae|from|of)"
    rf" the {SPAN}\W*$"
)
"""At the end of a question: `any lady drivers on the lifts`."""
SHORT = 3
NO = re.compile(r"(?:no|not|nae|naw)\b")
ASKS = re.compile(
    rf"(?:^|[,.?!;-]|\b(?:and|or|an)\b)\W*(?:(?:{IS}|{DO}|{MAY}|{ASKING_WORD})\b|{QUESTION})", re.IGNORECASE
)
"""Behind the name of a service, such a word is enough."""
A_NEW_NEED = re.compile(
    r"(?<!do )(?<!dae )\b(?:i|a|we) (?:also |still |do )?need (?!to\b|tae\b)|\blooking for\b|\bsomewhere\b|\banywhere\b"
    r"|\b(?:a|one|anything|something) (?:nearer|closer)\b|\bsomething (?:else|different)\b|\banother\b|\binstead\b"
    r"|\bhelp (?:me )?(?:with|wi)\b|\bas well as\b"
)
NUMBER_OF = re.compile(
    rf"{SPAN}(?<!school)(?<!work)(?<!working)(?<!office)\s+(?:phone |tel )?(?:number|nummer|num|address|opening|hours)\b"
)
ASKED = re.compile(
    r"(?<!they )(?<!thae )(?<!she )(?<!\bit )(?<!\bhe )(?<!\bi )"
    r"\b(?:is|are|was|does|do|dae|when'?s?|where'?s?|what'?s?|whit'?s?|runs|about|ring|phone|call|mean|meant|asked for)"
    r"\s+(?:is\s+|are\s+|does\s+)?(?:the\s+)?(?!(?:an?|any|ony|some|they|thae|it|she|he|i|we|you|ye)\s)((?:[a-z0-9']+\s+){0,2}[a-z0-9']+)"
)
SAYS_ENOUGH = re.compile(r"\b(?:runs|tell me about|what(?:'?s| is) the|mean|meant|asked for)\b")
ABOUT_IT = re.compile(
    r"\b(?:it|it's|its|they|they're|them|their|that|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?)\b"
)
NOT_THAT = re.compile(
    r"(?<!'d )(?<!would )(?<!\bid )"
    r"\b(?:no|not|nae|never|than|except|instead of|without|already|tried|rang|phoned|went|been|used|hate|like)"
    r"(?:\s+(?:to|tae|at|wi|with|the))*\s*$"
)
"""Words before a name that turn it down, or tell what came of it."""
PUT_RIGHT = re.compile(r"^\W*(?:no|naw)\W+(?:the\s+|it'?s (?:the\s+)?)?$")
"""Words before a name with which a text begins that puts right what we took up: `no the lantern rail. can they post`."""
ACTS = frozenset(
    {
        None,
        "unclear",
        "tell_more",
        "choose",
        "yes",
        "no",
        "help",
        "how_it_works",
        "check_in",
        "who_are_you",
        "greeting",
    }
)
"""What such a text may be taken for by itself; another act is that act."""
TURNED_DOWN = re.compile(
    r"^\W*(?:(?:no|naw|please|pls|ok|but|eh)\W+)*(?:not|no|nae|any\w*(?: \w+)? (?:but|except|no|not)) (.+?)"
    r"(?: (?:please|pls|thanks|again))*\W*$"
)
WHAT_CAME = re.compile(r"\s+(?:was|were|wis|wur|never|didn'?t|didnae|wouldn'?t|helped)\b")
"""Words behind a name that tell what came of it."""
WANTS_MORE = re.compile(
    r"(?<!allowed to )\b(?:(?:remind|text|txt|message|msg|contact|phone|ring|call) (?:me|us)|complain\w*|feedback"
    r"|cancel\w*|delete)\b"
)
"""To be texted, or to be contacted by them, or to tell us of them."""


def named(text: str, listed: Sequence[Choice], act: str | None) -> tuple[Choice, ...]:
    """The services that the text may mean, from those listed: none, one, or several that it fits as well.

    `act` is what the text is by itself, if it is surely one.
    """
    said = text.lower().replace("\u2019", "'")
    if act not in ACTS or len(said) > MOST_LETTERS or WANTS_MORE.search(said):
        return ()
    said = SOUNDS.sub("", said)
    if len(said.split()) > LONGEST:
        return _headed(said, listed) if len(said.split()) <= LONGEST_OF_HEADED else ()
    return _in_full(said, listed) or _in_part(said, listed) or _named_last(said, listed)


def begun_by(text: str, listed: Sequence[Choice]) -> Choice | None:
    """The one service whose name begins with these very words, two or more of them: `next but one`."""
    said = WORD.findall(text.lower().replace("\u2019", "'"))
    begun = {each.payload: each for each in listed if WORD.findall(each.label.lower())[: len(said)] == said}
    return next(iter(begun.values())) if len(begun) == 1 and len(said) > 1 else None


def turned_down(text: str, listed: Sequence[Choice]) -> bool:
    """Whether a text says no more than that one of those listed is not wanted: `not samaritans`."""
    found = TURNED_DOWN.match(text.lower().replace("\u2019", "'"))
    words = [word for word in WORD.findall(found[1]) if word not in SMALL] if found else []
    return bool(words) and any(all(_is_any(word, _own(choice)) for word in words) for choice in listed)


def asks_about(text: str, service: Choice) -> bool:
    """Whether a text says more than the name of the service."""
    own = _own(service)
    rest = [word for word in WORD.findall(text.lower()) if not _is_any(word, own) and word not in FILLER]
    return bool(rest)


def beside_the_name(words: str, service: Choice) -> str:
    """Words for a service to go by, without the parts that are no more than its name: `no the slow road courses`."""
    parts = [part.strip() for part in PARTS.split(words) if part.strip()]
    left = [part for part in parts if asks_about(part, service)]
    return words if len(left) == len(parts) else ". ".join(left)


def question_in(text: str, name: str) -> str:
    """What a text asks, without the words of the service's own name."""
    own = set(WORD.findall(name.lower())) - SMALL
    return WORD.sub(lambda found: " " if _is_any(found[0], own) else found[0], text.lower())


def _in_full(said: str, listed: Sequence[Choice]) -> tuple[Choice, ...]:
    found = [(len(_own(choice)), choice) for choice in listed if _says_all(said, choice)]
    most = max((length for length, _ in found), default=0)
    return tuple(choice for length, choice in found if length == most)


def _says_all(said: str, choice: Choice) -> bool:
    """Whether all words of the name stand side by side. One alone is part of a sentence as soon as a name."""
    own = _own(choice)
    words = [match for match in WORD.finditer(said) if match[0] not in SMALL]
    for first in range(len(words) - len(own) + 1 if len(own) > 1 else 0):
        part = words[first : first + len(own)]
        if all(same_word(match[0], word) for match, word in zip(part, own, strict=True)):
            before, after = said[: part[0].start()], said[part[-1].end() :]
            put_right = PUT_RIGHT.match(before) is not None and bool(after.strip(" .!?"))
            turned_down = NOT_THAT.search(before) and not put_right
            return not (turned_down or WHAT_CAME.match(after) or A_NEW_NEED.search(after))
    return False


def _in_part(said: str, listed: Sequence[Choice]) -> tuple[Choice, ...]:
    return _by_words(set(_pointed(said, listed)), listed)


def _named_last(said: str, listed: Sequence[Choice]) -> tuple[Choice, ...]:
    """What alone stands behind the one that is turned down: `no not childcare sorted. kindling`."""
    *before, last = [part.strip() for part in PARTS.split(said) if part.strip()] or [""]
    if not before or len(last.split()) > SHORT or NO.match(last) or not turned_down(" ".join(before), listed):
        return ()
    return _in_part(last, listed)


def _headed(said: str, listed: Sequence[Choice]) -> tuple[Choice, ...]:
    """The services whose name, or a part of it, stands at the head of what is said."""
    return _by_words(set(_at_its_head(said, listed)), listed)


def _by_words(pointed: set[str], listed: Sequence[Choice]) -> tuple[Choice, ...]:
    scores = [sum(_is_any(word, pointed) for word in _telling(choice)) for choice in listed]
    most = max(scores, default=0)
    if not most:
        return ()
    return tuple(choice for choice, score in zip(listed, scores, strict=True) if score == most)


def _pointed(said: str, listed: Sequence[Choice]) -> Iterator[str]:
    """The words by which the text points at something, where it asks about it or says nothing else."""
    telling = {word for choice in listed for word in _telling(choice)}
    words = WORD.findall(said)
    rest = " ".join(word for word in words if not _is_any(word, telling))
    if all(word in FILLER for word in rest.split()):
        yield from words
    yield from _at_its_head(said, listed)
    for form in (POINTED, FIRST, NUMBER_OF, ASKED):
        for match in form.finditer(said):
            sure = form in (POINTED, NUMBER_OF) or SAYS_ENOUGH.search(said) or _asks(rest)
            if sure and not NOT_THAT.search(said[: match.start(1)]):
                yield from WORD.findall(match[1])


def _at_its_head(said: str, listed: Sequence[Choice]) -> Iterator[str]:
    """The words of one name, and no others, at the head of what is said of it, pointed at, or at a question's end."""
    names = [_own(choice) for choice in listed]
    for form in (HEADED, POINTED, THE_OTHER, AT_ITS_END):
        for match in form.finditer(said):
            words = [word for word in WORD.findall(match[1]) if word not in SMALL]
            is_name = any(all(_is_any(word, own) for word in words) for own in names)
            is_new = A_NEW_NEED.search(said[match.end(1) :]) or NOT_THAT.search(said[: match.start(1)])
            if words and is_name and not is_new and (form is not HEADED or _goes_on(match)):
                yield from words


def _goes_on(head: re.Match[str]) -> bool:
    """Whether what stands behind a name at the head of a text is about it."""
    return bool(head["points"] or head["picks"] or ASKS.search(head["then"]))


def _asks(rest: str) -> bool:
    return ABOUT_IT.search(rest) is not None or any(aspect.asked.search(rest) for aspect in ASPECTS)


def _own(choice: Choice) -> list[str]:
    return [word for word in WORD.findall(choice.label.lower()) if word not in SMALL]


def _telling(choice: Choice) -> list[str]:
    return [word for word in _own(choice) if word not in TELLS_NOTHING]


def _is_any(word: str, others: Sequence[str] | set[str]) -> bool:
    return any(same_word(word, other) for other in others)


def same_word(one: str, other: str) -> bool:
    """Whether two words are the same but for a slip, or the s of `hinge's number`."""
    if one == other or one.removesuffix("s").removesuffix("'") == other.removesuffix("s").removesuffix("'"):
        return True
    return min(len(one), len(other)) > 4 and SequenceMatcher(None, one, other).ratio() >= ALIKE
