"""From a parent's words to an area: a council, a town or neighbourhood, a postcode or the start of one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.settings import PROJECT
from bot.yaml_files import read_yaml

CONTENT = PROJECT / "content"
NATIONAL = "national"
"""The area of a parent who would rather not say, or lives outside the five areas."""

NONE_KNOWN: Mapping[str, tuple[str, ...]] = {}
SLIVER = 0.02
"""A share of a postcode district so small that it does not make the district worth a question."""
NEARLY = 0.84
"""How alike a misspelt name and a place's are, of 1."""
POSTCODE = re.compile(r"\b([a-z]{1,2}\d{1,2}[a-z]?)(?:\s?(\d[a-z]{2}))?\b")
ORDINAL = re.compile(r"\d(?:st|nd|rd|th|am|pm)")
"""Looks like the end of a postcode, and is none."""
DISTRICT_LETTERS = frozenset(
    {"dd", "eh", "fk", "g", "ky", "ml", "ph", "ab", "dg", "hs", "iv", "ka", "kw", "pa", "td", "ze"}
)
SAYS_WHERE = re.compile(
    r"\b(?:in|fae|frae|from|near|round|around|lives?|living|stays?|staying|bide|biding|moved to|flitted tae|at|by)"
    r"\s+(?:the\s+)?$"
)
MOVES = re.compile(r"\b(?:mov(?:e|es|ing|in)|flit|flits|flittin[g']?)\b[^.!?;]*$")
"""Where somebody moves from is not for long, and where to is not yet."""
OTHERS = (
    r"(?:he|she|(?:my|ma|his|her|our)(?: \w+)? (?:ex|sister|brother|mum|mam|mammy|ma|mother|dad|da|father|gran|granny"
    r"|nana?|aunt|aunty|auntie|uncle|pal|friend|mate|family|cousin|partner|husband))"
)
OF_ANOTHER = re.compile(
    rf"\b{OTHERS}(?:'?s)?(?: (?:is|lives|living|stays|staying|bides|moved|works?|working|goes|went|over|up|down"
    r"|through|back|still|now))*"
    r" (?:in|fae|frae|from|near|at|by|round)\s+$"
)
"""Somebody else, and the word before where they are."""
OWN = re.compile(
    r"(?<!not )(?<!n't )(?<!dont )(?<!dinnae )(?<!used to )(?<!use to )(?<!did )(?<!my )(?<!ma )(?<!his )(?<!her )"
    r"\b(?:i'?m|i am|am|a'?m|ah'?m|we'?re|we are|live|living|stay|staying|bide|bidin[g']?"
    r"|(?:lone|single|(?<=a )|(?<=^)) ?(?:mum|mam|dad|mother|father|parent)|based|here)"
    r"(?:,|\s+(?!not\b|no\b|away\b|applying\b|looking\b)[\w']+){0,2}\s+(?:in|fae|frae|from|near)\s+(?:the\s+)?$"
    r"|(?:^|[,.]|(?<!my )(?<!ma )(?<!his )(?<!her )\b(?:i'?m|i am|am|i'?ve|i have|i|we|we'?ve|we'?re|mum|mam|dad|mother"
    r"|father|parent))\W*"
    r"(?:(?:just|recently|only|quite|very) )?(?:new|moved) (?:in ?to|to|tae|in)\s+$"
)
"""Words before a name by which somebody says where they are, whatever else the text is about."""
NO_PLACE_AFTER = re.compile(
    r"\b(?:to|tae|2|4|of|the|via|through|and|for|wi|with|than|like|called|named|mr|mrs|miss|ms|dr|st|saint|my|ma|his|her"
    r"|no|not|leave|leaving|left|hate|love|visit|visiting|is|was|it's)\s*$"
)
"""Words before a name at the end that make it something else than where they are."""
NO_PLACE_BEFORE = re.compile(
    r"'s\b|\s+(?:is|isn't|isnt|was|are|were|has|had|and|or|to|tae|road|rd|street|st|avenue|ave|drive|uni|university"
    r"|college|council|high|primary|school|academy|hospital|infirmary|royal|castle|station|airport|bus|buses|trains?)\b"
)
"""Words behind a name that make it something else: a street, a school, what is said of a place."""
PUT_RIGHT = re.compile(
    r"\b(?:no,? wait|naw,? wait|wait,? (?:no|naw|sorry)|sorry,? (?:no|naw|i mean)|make (?:that|it)|scratch that)\b"
)
"""Puts right what was said before it: `livingston no wait cumbernauld`."""
INSISTS = frozenset("said told telt tellt already".split())
"""Words of somebody who says again where they are."""
BEHIND = (
    r"(?:pls|plz|please|thanks|ta|x+|btw|area|way|then|now|here|already|north|south|east|west|centre"
    r"|(?:i|a|ah|as i|like (?:i|a|ah))? ?(?:said|told you|telt ye))"
)
NEXT = re.compile(r",?\s*(?:in\s+)?")
TELLS_OF = re.compile(r"\s+(?:is|was|isn'?t|isnae|would|too|has|lives?)\b")
ENDS = re.compile(rf"(?:\W+{BEHIND})*\W*")
BEGINS = re.compile(r"\W*(?:(?:hi|hiya|hello|hey|sorry|ok|eh|um)\W+)*")
SET_OFF = re.compile(rf"\s*[.,;:!?\n]|\s+-|\s+{BEHIND}\b")
ALONE, ALONE_ENDS = re.compile(r"[.,;!?\n]\s*$"), re.compile(r"\s*[.;!?\n]")
"""A name between stops, `struggling, leith. i want it sorted`; one between commas is part of a row."""
FEW = 4
"""A text of so few words may begin with a place that nothing sets off: `motherwell food bank`."""
WORD = re.compile(r"[a-z0-9']+")
AROUND_A_PLACE = INSISTS | frozenset(
    "i i'm im a'm a ah am we we're were in fae frae from near live lives stay bide at the it's its my postcode is me "
    "here area pls please way side hi hello you u ye ya just 1 2 3 4 5 6 7 8 9".split()
)


@dataclass(frozen=True)
class Found:
    """What a text says about where: the area ids it could be, or a `place` outside all five."""

    areas: tuple[str, ...] = ()
    place: str | None = None

    @property
    def one(self) -> str | None:
        """The area, when there is just one."""
        return self.areas[0] if len(self.areas) == 1 else None


class Areas:
    """Knows the areas, their places and postcode districts.

    `places` gives names (lower case) and the areas each could be in; `elsewhere` names outside; `districts` how the
    postcodes of a district are shared among areas; `spelt` how a place with several names is spelt.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        places: Mapping[str, tuple[str, ...]],
        elsewhere: Mapping[str, str],
        districts: Mapping[str, Mapping[str, float]],
        spelt: Mapping[str, str] | None = None,
    ) -> None:
        self.names = names
        self._places = places
        self._elsewhere = elsewhere
        self._districts = districts
        self._spelt = spelt or {}

    @classmethod
    @cache
    def from_content(cls, folder: Path = CONTENT) -> "Areas":
        """Reads areas.yaml and postcode_districts.yaml, once a process."""
        content = read_yaml(folder / "areas.yaml")
        districts = read_yaml(folder / "postcode_districts.yaml")
        places: dict[str, tuple[str, ...]] = {}
        spelt = {
            name: place["name"] for area in content["areas"] for place in area["places"] for name in _names([place])
        }
        for area in content["areas"]:
            for name in {area["name"].lower(), *_names(area["places"])}:
                places[name] = (*places.get(name, ()), area["id"])
        return cls(
            {area["id"]: area["name"] for area in content["areas"]},
            places,
            {name: place["name"] for place in content["other_councils"] for name in _names([place])},
            districts,
            spelt=spelt,
        )

    def find(self, text: str, anywhere: bool = True, known: Mapping[str, tuple[str, ...]] = NONE_KNOWN) -> Found:
        """What the text says about where. With `anywhere` False only what is clearly said to be where they are counts:
        a postcode, a name after a word such as "in" or "from", or a name that is the whole text or stands at an end.

        `known` are full postcodes without spaces and their areas (bot.directory.postcodes); they decide.
        """
        said = text.lower().replace("’", "'")
        *put_right, last = PUT_RIGHT.split(said)
        if put_right and (found := self.find(last, anywhere, known)) != Found():
            return found
        coded, named = self._by_postcode(said, known), self._by_name(said, anywhere)
        if coded and named and len(named.areas) == 1 and named.areas[0] in coded.areas:
            return named
        return coded or named or Found()

    def told_of_themselves(self, text: str) -> str | None:
        """The area that somebody says they are in, whatever the text is about: `I'm in Leven. When will they ring?`."""
        said = text.lower().replace("’", "'")
        own = (
            self._named(_plain(said[start:end]))
            for start, end in self._spans(said)
            if OWN.search(said[:start]) and not _is_elsewhere(said[:start])
        )
        return next((found.one for found in own if found and found.one), None)

    def is_only_a_place(self, text: str) -> bool:
        """Whether the text says where somebody is, and nothing else."""
        said = text.lower().replace("’", "'")
        words = [word for word in WORD.findall(POSTCODE.sub(" ", said)) if word not in AROUND_A_PLACE]
        name = " ".join(words)
        known = not words or name in self._places or name in self._elsewhere
        return known and self.find(text) != Found()

    def without_places(self, text: str) -> str:
        """The text without the names of places, whoever they are of."""
        said = text.replace("’", "'")
        for start, end in sorted(self._spans(said.lower()), reverse=True):
            said = f"{said[:start]} {said[end:]}"
        return said

    def nearly(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """The place that a name is nearly written like, as `kirkcaddy`, and the areas it could be in."""
        close = get_close_matches(name.lower(), self._places, n=1, cutoff=NEARLY)
        return (self._spelt.get(close[0], close[0].title()), self._places[close[0]]) if close else None

    def label(self, area: str) -> str:
        """The area's name, fit to be said."""
        return self.names.get(area, "Scotland")

    def _by_postcode(self, said: str, known: Mapping[str, tuple[str, ...]]) -> Found | None:
        for match in POSTCODE.finditer(said):
            district, inward = match[1], match[2]
            if re.sub(r"\d.*", "", district) not in DISTRICT_LETTERS:
                if inward and not ORDINAL.fullmatch(inward):
                    return Found(place=match[0].upper())
                continue
            if inward and (areas := known.get(f"{district}{inward}".upper())) is not None:
                return Found(areas) if areas else Found(place=match[0].upper())
            shares = self._districts.get(district.upper())
            if shares is None:
                return Found(place=match[0].upper())
            return Found(tuple(area for area, share in shares.items() if share >= SLIVER))
        return None

    def _by_name(self, said: str, anywhere: bool) -> Found | None:
        """A name that the text holds; where there are several, one of ours before one outside."""
        spans = self._spans(said)
        only = len(spans) == 1
        spans = [(start, end) for start, end in spans if anywhere or _is_where(said, start, end, only=only)]
        if (sure := self._told_apart(said, sorted(spans))) is not None:
            return sure
        found = [named for start, end in spans if (named := self._named(_plain(said[start:end])))]
        return next((each for each in found if each.areas), found[0] if found else None)

    def _told_apart(self, said: str, spans: Sequence[tuple[int, int]]) -> Found | None:
        """What a name that may be in several areas means where the next says in which: `sighthill in edinburgh`."""
        for (start, end), (begun, ended) in pairwise(spans):
            several, one = self._named(_plain(said[start:end])), self._named(_plain(said[begun:ended]))
            side_by_side = NEXT.fullmatch(said[end:begun]) is not None and not TELLS_OF.match(said[ended:])
            if side_by_side and several and one and one.one in several.areas and several.one is None:
                return one
        return None

    def _spans(self, said: str) -> list[tuple[int, int]]:
        """Where names stand, the longest first, so that "east kilbride" is not taken for "kilbride"."""
        words = [match.span() for match in WORD.finditer(said)]
        spans: list[tuple[int, int]] = []
        for length in range(min(self._longest, len(words)), 0, -1):
            for first in range(len(words) - length + 1):
                start, end = words[first][0], words[first + length - 1][1]
                apart = all(end <= begun or start >= ended for begun, ended in spans)
                if apart and self._named(_plain(said[start:end])):
                    spans.append((start, end))
        return spans

    def _named(self, name: str) -> Found | None:
        if areas := self._places.get(name):
            return Found(areas)
        place = self._elsewhere.get(name)
        return Found(place=place) if place else None

    @cached_property
    def _longest(self) -> int:
        return max(len(name.split()) for name in (*self._places, *self._elsewhere))


def _is_elsewhere(before: str) -> bool:
    """Whether the words before a name make it another's place, or one to move from or to."""
    return (MOVES.search(before) or OF_ANOTHER.search(before)) is not None


def _is_where(said: str, start: int, end: int, *, only: bool) -> bool:
    """Whether the name between two offsets is clearly where somebody is, and not another's place or one to move from.

    With `only` True it is the only one in the text, so one between commas is in no row of places.
    """
    before, after = said[:start], said[end:]
    if _is_elsewhere(before):
        return False
    if SAYS_WHERE.search(before):
        return True
    if ENDS.fullmatch(after):
        return NO_PLACE_AFTER.search(before) is None
    if ALONE.search(before) and ALONE_ENDS.match(after):
        return True
    if only and before and SET_OFF.match(after) and NO_PLACE_AFTER.search(before) is None:
        return True
    begins = BEGINS.fullmatch(before) is not None and NO_PLACE_BEFORE.match(after) is None
    return begins and (SET_OFF.match(after) is not None or len(WORD.findall(said)) <= FEW)


def _plain(name: str) -> str:
    return " ".join(WORD.findall(name))


def _names(places: Iterable[Mapping[str, Any]]) -> set[str]:
    names = {name for place in places for name in (place["name"], *place.get("also", ()))}
    return {" ".join(WORD.findall(name.lower())) for name in names}


def council_areas(folder: Path = CONTENT) -> dict[str, str]:
    """The area of each council code of ours; two councils have an older code and a newer one."""
    areas = read_yaml(folder / "areas.yaml")["areas"]
    return {code: area["id"] for area in areas for code in area["council_codes"]}
