"""Which of the services listed lately a text speaks of: `hinge`, `the kettle one, what is the number`.

A name in full is enough. Part of one counts where the text points with it, as its words are everyday ones.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bot.conversation.choosing import AROUND_A_NUMBER
from bot.directory.aspects import ASPECTS
from bot.messages import Choice

LONGEST = 16
"""Words; more of them tell a story."""
MOST_LETTERS = 320
ALIKE = 0.84
SMALL = frozenset("the a an and of on in at for to by with n".split())
TELLS_NOTHING = SMALL | frozenset(
    "wee little big new old young first last next other good one ones two free person people need food money rent work"
    " job home house help advice phone number bills debt benefits childcare health law college".split()
)
"""Words of names that everybody uses of other things: the wee one is a child."""
FILLER = AROUND_A_NUMBER | SMALL | frozenset("again no naw nah i said meant mean".split())
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
SPAN = r"((?:[a-z0-9']+\s+){0,2}?[a-z0-9']+)"
POINTED = re.compile(
    rf"\b(?:the|that|yon|thon|them)\s+{SPAN}\s+(?:one|ones|yin|yins|wan|wans|thing|place|lot|people|folk)\b"
)
FIRST = re.compile(
    rf"^\W*(?:(?:so|and|ok|naw|aye|oh|but|the|is)\W+)*{SPAN}(?:\s+(?:one|yin|wan))?(?:\s+please)?\s*[,.:;?!-]"
)
NUMBER_OF = re.compile(rf"{SPAN}\s+(?:phone |tel )?(?:number|nummer|num|address|opening|hours)\b")
ASKED = re.compile(
    r"\b(?:is|are|was|does|do|dae|when'?s?|where'?s?|what'?s?|whit'?s?|runs|about|ring|phone|call|mean|meant|asked for)"
    r"\s+(?:is\s+|are\s+|does\s+)?(?:the\s+)?((?:[a-z0-9']+\s+){0,2}[a-z0-9']+)"
)
SAYS_ENOUGH = re.compile(r"\b(?:runs|tell me about|what(?:'?s| is) the|mean|meant|asked for)\b")
ABOUT_IT = re.compile(
    r"\b(?:it|it's|its|they|they're|them|their|that|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?)\b"
)
NOT_THAT = re.compile(
    r"\b(?:no|not|nae|never|than|except|instead of|without|already|tried|rang|phoned|went|been|used|hate|like)"
    r"(?:\s+(?:to|tae|at|wi|with|the))*\s*$"
)
"""Words before a name that turn it down, or tell what came of it."""
ACTS = frozenset({None, "unclear", "tell_more", "choose", "yes", "no", "help", "check_in", "who_are_you", "greeting"})
"""What such a text may be taken for by itself; another act is that act."""
WHAT_CAME = re.compile(r"\s+(?:was|were|wis|wur|never|didn'?t|didnae|wouldn'?t|helped)\b")
"""Words behind a name that tell what came of it."""
WANTS_MORE = re.compile(
    r"\b(?:(?:remind|text|txt|message|msg|contact|phone|ring|call) (?:me|us)|complain\w*|feedback|cancel\w*|delete)\b"
)
"""To be texted, or to be contacted by them, or to tell us of them."""


def named(text: str, listed: Sequence[Choice], act: str | None) -> tuple[Choice, ...]:
    """The services that the text may mean, from those listed: none, one, or several that it fits as well.

    `act` is what the text is by itself, if it is surely one.
    """
    said = text.lower().replace("\u2019", "'")
    if act not in ACTS or len(said) > MOST_LETTERS or len(said.split()) > LONGEST or WANTS_MORE.search(said):
        return ()
    return _in_full(said, listed) or _in_part(said, listed)


def asks_about(text: str, service: Choice) -> bool:
    """Whether a text says more than the name of the service."""
    own = _own(service)
    rest = [word for word in WORD.findall(text.lower()) if not _is_any(word, own) and word not in FILLER]
    return bool(rest)


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
        if all(_same(match[0], word) for match, word in zip(part, own, strict=True)):
            return not NOT_THAT.search(said[: part[0].start()]) and not WHAT_CAME.match(said[part[-1].end() :])
    return False


def _in_part(said: str, listed: Sequence[Choice]) -> tuple[Choice, ...]:
    pointed = set(_pointed(said, listed))
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
    for form in (POINTED, FIRST, NUMBER_OF, ASKED):
        for match in form.finditer(said):
            sure = form in (POINTED, NUMBER_OF) or SAYS_ENOUGH.search(said) or _asks(rest)
            if sure and not NOT_THAT.search(said[: match.start(1)]):
                yield from WORD.findall(match[1])


def _asks(rest: str) -> bool:
    return ABOUT_IT.search(rest) is not None or any(aspect.asked.search(rest) for aspect in ASPECTS)


def _own(choice: Choice) -> list[str]:
    return [word for word in WORD.findall(choice.label.lower()) if word not in SMALL]


def _telling(choice: Choice) -> list[str]:
    return [word for word in _own(choice) if word not in TELLS_NOTHING]


def _is_any(word: str, others: Sequence[str] | set[str]) -> bool:
    return any(_same(word, other) for other in others)


def _same(one: str, other: str) -> bool:
    """Whether two words are the same but for a slip, or the s of `hinge's number`."""
    if one == other or one.removesuffix("s").removesuffix("'") == other.removesuffix("s").removesuffix("'"):
        return True
    return min(len(one), len(other)) > 4 and SequenceMatcher(None, one, other).ratio() >= ALIKE
