"""Which of the offered choices a text picks: by number, by position, by its words, or several at once."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.directory.needs import Needs
from bot.messages import Choice

NUMBERS = {
    "1": 1, "one": 1, "wan": 1, "yin": 1, "first": 1, "1st": 1, "a": 1, "top": 1,
    "2": 2, "two": 2, "twa": 2, "second": 2, "2nd": 2, "b": 2,
    "3": 3, "three": 3, "third": 3, "3rd": 3, "c": 3,
    "4": 4, "four": 4, "fower": 4, "fourth": 4, "4th": 4, "d": 4,
    "5": 5, "five": 5, "fifth": 5, "5th": 5, "e": 5,
    "6": 6, "six": 6, "sixth": 6, "7": 7, "seven": 7, "8": 8, "eight": 8, "9": 9, "nine": 9,
}  # fmt: skip
LETTERS = frozenset("abcde")
AROUND_A_NUMBER = frozenset(
    "the a an one ones yin wan please pls plz plse number no num option opt choice aye yes ok okay yeah yep il "
    "ill i'll take have gie's gies gimme give me go for with then thanks ta i think want would like can could get "
    "that's thats it its it's um eh hi hello tell about more on reply i'd id choose pick x xx hen pal mate and of "
    "in list actually just maybe well so right oh sorry forget och said cheers".split()
)
NOS = frozenset({"no", "naw", "nah"})
"""`1 thanks no` picks nothing."""
THANK_YOU = re.compile(r"\bthank (?:you|u|ye)\b", re.IGNORECASE)
YES = frozenset("aye yes yeah yep ok okay".split())
BOTH = frozenset("both baith all aw them those these two twa three".split())
SEVERAL = frozenset({"both", "baith", "all", "aw"})
LISTED = re.compile(r'/(?P<intent>need|choose_service)\{"(?P<name>\w+)": "(?P<id>[^"]+)"\}')
"""Payloads of needs and services: a parent may want several of them, and picking one later does no harm."""
WORD = re.compile(r"[\w']+")
DULL = frozenset(
    "the a an and or of for in at to with is it on my your i me you we one this that some any help please "
    "service services group project centre place thing else now not".split()
)
NEGATED = frozenset("not nae isn't isnt isnae wasn't wasnt didn't didnt don't dont dinnae never without".split())
"""`it is not volunteering` picks no Volunteering."""
BIDS = frozenset({"do", "dae"})
"""`please do` says yes to what is asked, and is no word of `No, I'll do it`."""
MYSELF = frozenset("i a ah i'll ill il a'll al ah'll me myself masel".split())
COUNTED = (
    r"(?:kids?|weans?|bairns?|children|child|boys?|girls?|lads?|lassies?|babies|twins|years?|yrs?|yo|months?|mths?|weeks?|wks?"
    r"|days?|nights?|hours?|hrs?|mins?|minutes|am|pm|o'?clock|quid|pounds?|p|bed(?:room)?s?|of|or|in|under|more|times)"
)
"""What a number before it counts, rather than picks."""
PICKS = rf"([1-9])\b(?!\s*(?:[:.]\d|{COUNTED}\b))"
"""A number that neither counts nor tells a time."""
GOES_ON = (
    r"(?:(?:and|an|but|please|pls|so|ok)\s+)*(?:is|are|do|dae|does|can|could|will|would|how|hoo|what'?s?|whit'?s?|when'?s?"
    r"|where'?s?|whaur|who'?s?|which|(?:sounds|looks|seems) (?:like|good|great|fine|ok|right|best)"
    r"|it|it's|its|that's|thats|they|i|i'm|im|he|she|he's|she's|hes|shes|my|we|tell|does"
    r"|the (?:[\w']+ ){1,2}(?:one|yin|wan|ane))\b"
)
IN_THE_LIST = r"(?:\s+(?:in|on|of|fae|from) (?:the|that|your|yer) list)?"
NUMBERED = re.compile(
    r"^\s*(?:(?:no|number|option)\.?\s*)?([1-9]|(?<=number )(?:one|two|three|four|five|six))"
    rf"{IN_THE_LIST}(?:\s+(?:please|pls|plz|then|yes|aye|ta|thanks|thank you))*"
    rf"(?:\s*[.):;]\s*(?!\d|{COUNTED}\b)(?=\w)|\s*[,-]?\s+(?={GOES_ON}))",
    re.IGNORECASE,
)
"""A number at the start and words after it: set off by a stop, or followed by how a question or a story begins."""
PLACED = re.compile(
    r"^\W*(?:the )?(?:(1st|2nd|3rd|4th)|(first|second|third|fourth)(?= (?:one|yin|wan)))"
    r"(?: (?:one|yin|wan))?(?: (?:please|pls|then|yes|aye|ta|thanks))*\s*[.,;:!-]+\s*(?=\w)",
    re.IGNORECASE,
)
"""The same with a position: `1st one. the group`."""
POINTED = re.compile(
    r"(?<!my )(?<!ma )\b(?:(first|second|third|fourth|top|last|middle|1st|2nd|3rd|4th) (?:one|yin|wan|ane)"
    r"|(?:number|no\.?|option) ([1-9]))\b",
    re.IGNORECASE,
)
"""A place in the list within a text: `what time is the first one`, `does number 2 take babies`."""
LONGEST_POINTING = 16
"""Words; more of them tell a story."""
TURNS_DOWN = re.compile(
    r"\b(?:not|no|nae|isn'?t|isnae|wasn'?t|wisnae|tried|been|went|hate|already|instead of|rather than|except)\b",
    re.IGNORECASE,
)
JOINED = re.compile(r"\b(?:then|and|an|n|plus)\b|[,&+]", re.IGNORECASE)
"""Joins numbers of which both are wanted, in that order."""


@dataclass(frozen=True)
class Chosen:
    """A choice and its place in the list, from 1."""

    number: int
    choice: Choice


def choose(text: str, choices: Sequence[Choice]) -> Chosen | None:
    """The one choice that a text picks beyond doubt, else None; the engine then decides what was meant."""
    words = _words(THANK_YOU.sub("thanks", text))
    if not words or not choices or len(words) > 12:
        return None
    if (first := _first_of_several(words, choices) or _first_of_numbers(text, words, choices)) is not None:
        return first
    turns_down = len(words) > 1 and words[-1] in NOS
    number = _by_number(words, len(choices)) if not turns_down else None
    if number is None:
        number = _by_label(words, choices)
    return Chosen(number, choices[number - 1]) if number else None


def is_only_a_number(text: str) -> bool:
    """Whether a text is nothing but a number or position, such as `2` or `the second yin`."""
    words = _words(text)
    return 0 < len(words) <= 12 and _by_number(words, 9) is not None


def begins_with_a_number(text: str) -> bool:
    """Whether a text begins with a number that picks, and goes on: `2. and is it free`."""
    return _number_at_the_start(text) is not None


def choose_by_first(text: str, choices: Sequence[Choice]) -> tuple[Chosen, str] | None:
    """The need or service whose number a text begins with, and the words after it. They may hold a risk as any may."""
    number, end = _number_at_the_start(text) or (0, 0)
    if not number or number > len(choices) or not LISTED.fullmatch(choices[number - 1].payload):
        return None
    return Chosen(number, choices[number - 1]), text[end:]


def begins_with_label(text: str, choices: Sequence[Choice]) -> Chosen | None:
    """The choice, no need or service, whose whole label a text begins with: `A person, please. who knows benefits`."""
    said = [_plain(part) for part in re.split(r"[.;!?\n]+", text.replace("\u2019", "'")) if part.strip()]
    named = (Chosen(n, each) for n, each in enumerate(choices, 1) if said and _plain(each.label) == said[0])
    return next((each for each in named if not LISTED.fullmatch(each.choice.payload)), None)


def pointed_at(text: str, choices: Sequence[Choice]) -> tuple[Chosen, str] | None:
    """The service that a short text points at by its place in the list, and turns down by no word; and the rest of it."""
    listed = services_among(choices)
    found = list(POINTED.finditer(text))
    if len(found) != 1 or not listed or len(text.split()) > LONGEST_POINTING:
        return None
    if TURNS_DOWN.search(text.replace("\u2019", "'")):
        return None
    word = (found[0][1] or found[0][2]).lower()
    place = {"last": len(listed), "middle": 2}.get(word) or NUMBERS[word]
    if place > len(listed):
        return None
    choice = listed[place - 1]
    return Chosen(choices.index(choice) + 1, choice), f"{text[: found[0].start()]} {text[found[0].end() :]}"


def all_of(choices: Sequence[Choice]) -> Chosen | None:
    """The first of the needs or services, which takes the others along for after it; None where there are not two."""
    listed = [(n, found) for n, each in enumerate(choices, 1) if (found := LISTED.fullmatch(each.payload))]
    return _with_others(listed, choices) if len(listed) > 1 else None


def first_of(choices: Sequence[Choice]) -> Chosen | None:
    """The first of the needs or services, if there is one."""
    return next((Chosen(n, each) for n, each in enumerate(choices, 1) if LISTED.fullmatch(each.payload)), None)


def _number_at_the_start(text: str) -> tuple[int, int] | None:
    """The number, and where the words after it begin."""
    said = text.replace("\u2019", "'")
    found = NUMBERED.match(said) or PLACED.match(said)
    return (NUMBERS[(found[1] or found[2]).lower()], found.end()) if found else None


def services_among(choices: Sequence[Choice]) -> list[Choice]:
    """Those of the choices that are services."""
    return _among(choices, "choose_service")


def needs_among(choices: Sequence[Choice]) -> list[Choice]:
    """Those of the choices that are needs."""
    return _among(choices, "need")


def _among(choices: Sequence[Choice], intent: str) -> list[Choice]:
    found = ((choice, LISTED.fullmatch(choice.payload)) for choice in choices)
    return [choice for choice, listed in found if listed and listed["intent"] == intent]


def id_of(choice: Choice) -> str | None:
    """The id of the need or service that a choice is; None where it is another choice."""
    listed = LISTED.fullmatch(choice.payload)
    return listed["id"] if listed else None


def of_need(id: str) -> str:
    """The payload that picks a need."""
    return f"/need{json.dumps({'need': id})}"


def needs_to_pick(ids: Iterable[str]) -> tuple[Choice, ...]:
    """These needs, to pick; those that are never named in a text are left out."""
    return tuple(Choice(need.label, of_need(need.id)) for need in Needs().known(ids) if not need.quiet)


def asking(service: Choice) -> str:
    """The payload that answers what the text asks about a service, where picking it would show it."""
    return asking_of(id_of(service) or "")


def asking_of(id: str) -> str:
    """The same by the service's id."""
    return f"/choose_service{json.dumps({'service': id, 'do': 'tell'})}"


def is_list(choices: Sequence[Choice]) -> bool:
    """Whether these are needs or services to look at."""
    return any(LISTED.fullmatch(choice.payload) for choice in choices)


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("’", "'"))


def _first_of_several(words: list[str], choices: Sequence[Choice]) -> Chosen | None:
    """`both`, `all of them`: the first of the needs or services, which takes the others along for after it."""
    if not SEVERAL & set(words) or any(word not in BOTH | AROUND_A_NUMBER for word in words):
        return None
    return all_of(choices)


def _first_of_numbers(text: str, words: list[str], choices: Sequence[Choice]) -> Chosen | None:
    """`3 then 1`, `1 and 2`: the first that is named of the needs or services, which takes the others along."""
    named = [
        NUMBERS[word] for word in words if word in NUMBERS and word not in LETTERS and not _is_filler(word, words)
    ]
    if (
        len(set(named)) < 2
        or not JOINED.search(text)
        or any(word not in NUMBERS and word not in AROUND_A_NUMBER and not JOINED.fullmatch(word) for word in words)
    ):
        return None
    picked = [(n, LISTED.fullmatch(choices[n - 1].payload)) for n in dict.fromkeys(named) if n <= len(choices)]
    listed = [(n, found) for n, found in picked if found]
    return _with_others(listed, choices) if len(listed) == len(set(named)) else None


def _with_others(listed: Sequence[tuple[int, re.Match[str]]], choices: Sequence[Choice]) -> Chosen:
    (number, first), *rest = listed
    others = " ".join(found["id"] for _, found in rest)
    payload = f"/{first['intent']}{json.dumps({first['name']: first['id'], 'others': others})}"
    return Chosen(number, replace(choices[number - 1], payload=payload))


def _by_number(words: list[str], most: int) -> int | None:
    if words in (["last"], ["the", "last", "one"], ["last", "one"]):
        return None
    if "middle" in words and most >= 3 and all(word == "middle" or word in AROUND_A_NUMBER for word in words):
        return 2
    named = [word for word in words if word in NUMBERS and not _is_filler(word, words)]
    others = [word for word in words if word not in named and word not in AROUND_A_NUMBER]
    if others:
        return None
    if not named:
        named = [word for word in words if word == "one"] if words in (["one"], ["one", "please"]) else []
    numbers = {NUMBERS[word] for word in named}
    number = next(iter(numbers)) if len(numbers) == 1 else None
    return number if number is not None and number <= most else None


def _is_filler(word: str, words: list[str]) -> bool:
    """`one` in `the second one`, or `a` in `a second` is no number of its own."""
    return len(words) > 1 and word in {"one", "yin", "wan", "a"}


def _by_label(words: list[str], choices: Sequence[Choice]) -> int | None:
    """The choice whose own words the text uses, when no other choice shares as many."""
    said = {" ".join(words), " ".join(words[1:] if words[0] in YES else words)}
    for number, choice in enumerate(choices, 1):
        if any(_plain(name) in said for name in (choice.label, *choice.also)):
            return number
    content = [word for word in words if word not in DULL and word not in AROUND_A_NUMBER]
    if not content or NEGATED.intersection(words) or (BIDS.issuperset(content) and MYSELF.isdisjoint(words)):
        return None
    scores = [_shared(content, choice) for choice in choices]
    best = max(scores)
    if best == len(content) and scores.count(best) == 1:
        return scores.index(best) + 1
    return None


def _shared(content: list[str], choice: Choice) -> int:
    own = set(WORD.findall(" ".join((choice.label, *choice.also)).lower())) - DULL
    return sum(1 for word in content if word in own or (len(word) > 4 and any(_alike(word, other) for other in own)))


def _alike(one: str, other: str) -> bool:
    return len(other) > 4 and (one.startswith(other[:5]) and abs(len(one) - len(other)) <= 3)


def _plain(name: str) -> str:
    return " ".join(WORD.findall(name.lower()))
