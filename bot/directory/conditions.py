"""What a parent may want of a service beside its subject: when, how, for whom; and by which words a service meets it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.database.tables import Service

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
WEEKEND = ("saturday", "sunday")
SHORT = dict(zip((*WEEKDAYS, *WEEKEND), ("mon", "tues?", "weds?", "thur?s?", "fri", "sat", "sun"), strict=True))
"""How each day is written short."""
A_WEEKEND = "week ?ends?"
ANY_TIME = ("any ?time", "all week", "every day", "day or night", "your choice", "whenever", "times? that suits?")
HOME = r"(?:home|hame|house|hoose|flat)"
MINE = r"(?:my |ma |oor |our |the )?"
CANNOT = r"(?:can'?t|cannae|canny|couldn'?t|couldnae|no way to)"
WITHOUT = r"(?:no|nae|without|wi'?oot|don'?t (?:need|have to)|dinnae need)"
SMALL_ONE = r"(?:bab(?:y|ies)|weans?|bairns?|kids?|wee (?:one|yin)|him|her|them)"


@dataclass(frozen=True)
class Condition:
    """Words that wish for it, and words of a service that meets it."""

    wished: re.Pattern[str]
    met: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    """Words by which a service does not meet it after all."""

    def is_met_by(self, told: str) -> bool:
        """Whether what a service tells of itself meets it."""
        return self.met.search(told) is not None and not (self.unless and self.unless.search(told))


def _condition(wished: Sequence[str], met: Sequence[str]) -> Condition:
    def any_of(words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)

    return Condition(any_of(wished), any_of(met))


def _when(wished: Sequence[str], met: Sequence[str]) -> Condition:
    return _condition(wished, (*met, *ANY_TIME))


def _named(day: str) -> str:
    return f"(?:{day}|{SHORT[day]})s?"


def _on(day: str) -> Condition:
    besides = ("weekdays", "mondays to (?:thurs|fri)days") if day in WEEKDAYS else ("weekends?",)
    return _when((_named(day),), (f"{day}s?", *besides))


CONDITIONS = (
    *map(_on, SHORT),
    _when((A_WEEKEND,), ("weekends?", "saturdays?", "sundays?")),
    _when(
        ("week ?days?", "(?:through|thro|thru|during|in|mid) ?the w(?:ee)?k", "midweek"),
        ("weekdays?", *(f"{day}s?" for day in WEEKDAYS), "mondays to (?:thurs|fri)days"),
    ),
    _when((r"mornin\w*", "before noon"), ("mornings?", r"\d(?:\.\d\d)?am")),
    _when(("after ?noons?", "ef?ternins?", "after lunch"), ("afternoons?", r"(?:12|1|2|3)(?:\.\d\d)?pm")),
    _when(
        (
            r"evenin\w*",
            "(?<!last )nights?",
            "nites?",
            "after (?:work|tea|they sleep)",
            r"when (?:the )?\w+ (?:is |are )?(?:in bed|asleep|sleepin\w*)",
        ),
        ("evenings?", "late", r"(?<!to )[5-9](?:\.\d\d)?pm", r"to (?:7|8|9|10)(?:\.\d\d)?pm"),
    ),
    _when(("school (?:hours|run|time)", "term ?time", r"while \w+ (?:is |are )?(?:at|in) school"), ("school hours",)),
    _condition(("holidays", "hols"), ("holidays?",)),
    # From home, for who cannot get there.
    _condition(
        (
            "too far",
            "(?:miles|ages|a trek) (?:away|fae|from)",
            rf"{CANNOT} (?:get|travel|go) (?:there|that far|anywhere|out)",
            "bus(?:es)? (?:doesn'?t|does not|disnae|don'?t|dinnae) go",
            "(?:no|nae|without a|haven'?t a|huvnae a) car",
            rf"(?:at|in|fae|from) {MINE}{HOME}",
            "without (?:leaving|going out)",
            "wfh",
        ),
        ("by phone", "by text", "online", "video", "at home", "home visits?", "come to you", "by post", r"deliver\w*"),
    ),
    _condition(
        (rf"(?:comes?|visit\w*)(?: \w+){{0,2}}? (?:(?:to|tae|at) )?(?:me|us|you|{MINE}{HOME})", "home visits?"),
        ("home visits?", "at home", "come to you", "your (?:own )?home"),
    ),
    _condition(
        (r"deliver\w*", "drop (?:it |them )?off", "(?:bring|send|post) (?:it|them|things|stuff)", "by post", "postal"),
        (r"deliver\w*", "by post", "to your door", "bring it"),
    ),
    _condition(("(?:on|by|over) (?:the )?phone", "phone (?:line|call|one)s?", "call me"), ("phone",)),
    _condition(
        ("on ?-?line", "zoom", "videos?", "web ?chat", "(?:on|from) (?:my|ma|your|yer) (?:phone|laptop)", "apps?"),
        ("online", "video", "apps?", "web ?chat"),
    ),
    _condition(
        ("(?:by|over|on) (?:e-?mail|te?xt)", r"messag(?:e|in|ing) (?:them|someone|somebody|at)"), ("text", "e-?mail")
    ),
    _condition(
        ("face (?:to|tae) face", "in person", "not? (?:on ?line|the phone|apps?)", "hate phones?"),
        ("drop[ -]in", "face to face"),
    ),
    _condition(
        (r"(?:one|1)\W?(?:to|2|tae)\W?(?:one|1)", r"groups? (?:are|is)n\W?t", "not? (?:in )?(?:a |any )?groups?"),
        ("one to one", "by phone"),
    ),
    _condition(
        (
            "(?:drop|walk)[ -]?in",
            rf"{WITHOUT}(?: \w+){{0,2}}? (?:book\w*|appointments?|referrals?|referred|voucher|forms?)",
            "just turn up",
            r"(?:ask|go|refer) (?:my|ma)sel\w*",
        ),
        ("drop[ -]in", "no (?:booking|referral|appointment|forms)"),
    ),
    _condition(
        ("free", r"cheap\w*", "dear", "expensive", f"{CANNOT} afford", "(?:the )?costs?"), ("free", "nothing")
    ),
    _condition(("dads?", "fathers?", "m[ae]n", "lads", "guys"), ("dads?", "fathers?", "m[ae]n")),
    _condition(("wom[ae]ns?", "wumm[ai]n", "ladies", "lassies", "mums", "females?"), ("wom[ae]n", "mums?", "girls")),
    _condition(
        (
            "cr(?:e|\u00e8)che",
            "child ?care on site",
            rf"(?:bring|take|tak) (?:(?:my|ma|the|a) )?{SMALL_ONE}",
            rf"(?:wi|with) (?:my|ma|the|a) {SMALL_ONE}",
            rf"{SMALL_ONE} can come",
        ),
        ("creche", "children (?:welcome|play|along)", "or without children", "bring (?:your|the|little)", "little ones"),
    ),
    _condition(
        (r"teen\w*", "older (?:ones|kids|weans|boys?|girls?)", r"(?:is|he'?s|she'?s|my|ma) 1[1-7]"),
        (r"teen\w*", "young people", "twelve", "sixteen"),
    ),
    _condition(
        ("bab(?:y|ies)", "newborn", r"\d+ (?:months?|mths?|weeks?) old", "pregnant", "expecting", "bump"),
        ("bab(?:y|ies)", r"pregnan\w*", "bump"),
    ),
    _condition(
        ("wheel ?chair", "ramp", "step[- ]?free", "prams?", "bugg(?:y|ies)", "stairs"),
        ("step-free", "ramp", "wheelchair", "bugg(?:y|ies)", "prams?"),
    ),
    _condition(
        ("smaller", r"quiet\w*", r"calm\w*", r"gentl\w*", "wee (?:group|place)", "shy", "(?:busy|loud)"),
        ("small", "quiet", r"gentl\w*", "say nothing", "calm", "no staring", "no hurry"),
    ),
    _condition(
        ("out ?doors?", "outside", "woods", "park", "garden", "fresh air", "walk(?:s|ing)?"),
        (r"outdoors?", "outside", r"mud\w*", "garden", "woods?", r"walk\w*", "park"),
    ),
    _condition(
        ("short(?:er)?", "few weeks", "one[- ]?off"),
        ("short", "tasters?", "one[- ]off", "half day", "one day", "half an hour"),
    ),
    _condition(
        (
            "polish", "arabic", "urdu", "punjabi", "farsi", "kurdish", "turkish", "somali", "romanian", "ukrainian",
            "russian", "chinese", "mandarin", "cantonese", "spanish", "french", "portuguese", "tigrinya", "bengali",
            "hindi", r"interpret\w*", "(?:my|own) language",
        ),
        (r"interpret\w*", r"translat\w*", "languages?"),
    ),
)  # fmt: skip
"""In no order: a text may wish for several."""


CLAUSES = re.compile(r"[.,;!?\n]+|\b(?=(?:but|so|anything|any|is there|have you|got|what about)\b)", re.IGNORECASE)
ASIDE = re.compile(
    r"\b(?:no|nae|not|never|out|can'?t|cannae|canny|doesn'?t|disnae|won'?t|winnae|work(?:s|ing|in)?|shifts?|busy|away"
    r"|dad'?s?|da'?s?|faither|ex|lie in|his|her|their)\b",
    re.IGNORECASE,
)
"""With a day, and nothing that is asked for: it does not suit."""
ASKS_FOR = re.compile(
    r"^\W*(?:(?:any|some)thing|any|is there|have you|got|what about)\b|\b(?:instead|rather|better|prefer)\b", re.I
)


NO_PHONE = re.compile(
    r"\b(?:i'?m|i am|am|a'?m|being) (?:\w+ )?deaf\b|(?:^|[.!?]) *deaf *(?:$|[.!?])"
    r"|\bno (?:a |by )?(?:phone(?: ?(?:calls?|lines?))?|calls)\b"
    r"|\b(?:can'?t|cannae|canny|hate|don'?t like|dinnae like|no good (?:on|at|wi)|not good (?:on|at|with)"
    r"|scared of|feart of|anxious (?:on|about)|nervous (?:on|about)|not (?:by |on |over )?|nothing (?:by|on|over) )\W*"
    r"(?:(?:do|face|talk on|speak on|use|make|answer|the|a|by|on|to|tae)\W+)*"
    r"(?:phone(?: ?calls?)?|phoning|calls|ringing)\b",
    re.IGNORECASE,
)
"""`i cant do phone calls`: what is there by phone alone is no use."""
BY_PHONE = re.compile(
    r"\b(?:by|over|on the) phone\b|\bphone(?:s| ?line| ?calls?)\b|\b0800\b|\b116 123\b", re.IGNORECASE
)
OTHER_WAYS = re.compile(
    r"\b(?:in person|drop[ -]in|face to face|by text|text|online|at home|walk\w*|room|group)\b", re.IGNORECASE
)

IN_PERSON = re.compile(r"(?<!not )(?<!no )(?<!nae )\b(?:face (?:to|tae) face|in person)\b", re.IGNORECASE)
FROM_AFAR = re.compile(rf"{BY_PHONE.pattern}|\b(?:online|zoom|by (?:post|text|e-?mail))\b", re.IGNORECASE)
WHERE_PEOPLE_MEET = re.compile(r"\b(?:in person|drop[ -]in|face to face|at home|walk\w*|room|group)\b", re.IGNORECASE)


def no_phone(texts: Iterable[str]) -> list[Condition]:
    """That there is nothing by phone alone, where one of the texts says that a phone is no use."""
    of_phones = any(NO_PHONE.search(text.replace("\u2019", "'")) for text in texts)
    return [Condition(NO_PHONE, BY_PHONE, unless=OTHER_WAYS)] if of_phones else []


def in_person(texts: Iterable[str]) -> list[Condition]:
    """That there is nothing from afar alone, where a text would rather meet: `i'd rather it was face to face`."""
    of_meeting = any(IN_PERSON.search(text.replace("\u2019", "'")) for text in texts)
    return [Condition(IN_PERSON, FROM_AFAR, unless=WHERE_PEOPLE_MEET)] if of_meeting else []


def put_aside(text: str) -> tuple[str, list[Condition]]:
    """What a text says without the days, or the phone, that do not suit; and those, to be avoided."""
    kept, days, aside = [], [], []
    for clause in CLAUSES.split(text.replace("\u2019", "'")):
        if of_phones := no_phone([clause]):
            aside += of_phones
            clause = NO_PHONE.sub(" ", clause)
        named = [] if ASKS_FOR.search(clause) or not ASIDE.search(clause) else _days_in(clause)
        days += named
        kept += [] if named else [clause.strip()]
    aside += [_condition((day,), (f"{day}s?",)) for day in dict.fromkeys(days)]
    return " ".join(filter(None, kept)), aside


def _days_in(clause: str) -> list[str]:
    named = [day for day in SHORT if re.search(rf"\b{_named(day)}\b", clause, re.IGNORECASE)]
    return named + (list(WEEKEND) if re.search(rf"\b{A_WEEKEND}\b", clause, re.IGNORECASE) else [])


def wished_in(text: str) -> list[Condition]:
    """The conditions that a text may wish for."""
    said = text.replace("\u2019", "'")
    return [condition for condition in CONDITIONS if condition.wished.search(said)]


def met(service: Service, wished: Iterable[Condition]) -> int:
    """How many of these a service says that it meets; one at a place is face to face."""
    told = " ".join(
        each
        for each in (
            *(service.short, service.what, service.first_visit, service.who_for, service.cost, service.times),
            *(service.place, service.accessibility, service.contact.get("visit")),
        )
        if each
    )
    if service.place and not FROM_AFAR.search(service.place):
        told += " Face to face."
    return sum(1 for condition in wished if condition.is_met_by(told))
