"""A parent's words for times, brought to one plain spelling: Scots, text speak, typos, number words.

The grammar in `bot.plans.days` and `bot.plans.hours` is written for what comes out of `plain`: lower case, full names
of days and months, figures for numbers, `2 weeks` for a fortnight, `tomorrow night` for the morn's nicht.
"""

import re
from difflib import get_close_matches

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

SPELT = {
    "mon": "monday", "mons": "monday", "monanday": "monday", "munday": "monday",
    "tue": "tuesday", "tues": "tuesday", "teus": "tuesday", "tyesday": "tuesday", "chewsday": "tuesday",
    "wed": "wednesday", "weds": "wednesday", "wedns": "wednesday", "wadnesday": "wednesday",
    "thu": "thursday", "thur": "thursday", "thurs": "thursday", "fuirsday": "thursday", "fursday": "thursday",
    "fri": "friday", "frid": "friday", "fridy": "friday",
    "sat": "saturday", "sats": "saturday", "setterday": "saturday", "seterday": "saturday",
    "sun": "sunday", "sabbath": "sunday",
    "jan": "january", "janu": "january", "feb": "february", "febr": "february", "feburary": "february",
    "mar": "march", "apr": "april", "aprile": "april", "jun": "june", "juin": "june", "jul": "july", "juli": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november",
    "dec": "december",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tmoro": "tomorrow", "tmoz": "tomorrow",
    "tmorrow": "tomorrow", "tomoro": "tomorrow", "tomoz": "tomorrow", "tomos": "tomorrow", "tomorra": "tomorrow",
    "tomorrae": "tomorrow", "tamorra": "tomorrow", "tamorrow": "tomorrow", "tomora": "tomorrow",
    "2moro": "tomorrow", "2morrow": "tomorrow", "2morra": "tomorrow", "2mora": "tomorrow", "2moz": "tomorrow",
    "2mo": "tomorrow", "2mor": "tomorrow", "2mrw": "tomorrow", "2mro": "tomorrow", "morra": "tomorrow",
    "morn": "tomorrow", "morns": "tomorrow", "morn's": "tomorrow", "tonite": "tonight", "2nite": "tonight",
    "2night": "tonight", "2nt": "tonight",
    "thenicht": "tonight", "tnite": "tonight", "tonicht": "tonight", "2day": "today", "tday": "today",
    "nicht": "night", "nite": "night", "nites": "night", "nights": "night", "eve": "evening", "evenin": "evening",
    "evng": "evening", "evnin": "evening", "mornin": "morning", "mornins": "morning", "mornings": "morning",
    "mrng": "morning", "mornng": "morning", "foreninn": "morning", "forenin": "morning", "forenoon": "morning",
    "aft": "afternoon", "aftie": "afternoon", "arvo": "afternoon", "efternin": "afternoon", "efternoon": "afternoon",
    "afternin": "afternoon", "afters": "afternoon", "afternoons": "afternoon", "evenings": "evening",
    "efter": "after", "eftir": "after", "aftr": "after", "aifter": "after", "afore": "before", "b4": "before",
    "fae": "from", "frae": "from", "til": "until", "till": "until", "tae": "to", "oan": "on", "wi": "with",
    "nxt": "next", "neist": "next", "nixt": "next", "neext": "next", "nex": "next", "comin": "coming",
    "wk": "week", "wks": "weeks", "weekes": "weeks", "wik": "week", "wiks": "weeks", "weeks'": "weeks",
    "mth": "month", "mths": "months", "mnth": "month", "mnths": "months", "munth": "month", "munths": "months",
    "months'": "months", "days'": "days", "yr": "year", "yrs": "years", "hr": "hour", "hrs": "hours",
    "oor": "hour", "oors": "hours", "min": "minutes", "mins": "minutes", "minute": "minutes", "minit": "minutes",
    "minits": "minutes", "fortnicht": "fortnight", "fortnite": "fortnight", "4tnight": "fortnight",
    "fourtnight": "fortnight", "fornight": "fortnight", "cpl": "couple", "coupla": "couple of",
    "couply": "couple of", "wkend": "weekend", "wknd": "weekend", "weekends": "weekend", "wkends": "weekend",
    "hauf": "half", "haulf": "half", "haff": "half", "quater": "quarter", "qtr": "quarter",
    "xmas": "christmas", "crimbo": "christmas", "chrimbo": "christmas", "yule": "christmas", "chrissy": "christmas",
    "hols": "holidays", "holiday": "holidays", "hollidays": "holidays", "holis": "holidays", "holibags": "holidays",
    "skool": "school", "schule": "school", "scool": "school", "skule": "school", "schools": "school",
    "weans": "kids", "wains": "kids", "bairns": "kids", "children": "kids", "boys": "kids", "girls": "kids",
    "payday": "pay day", "peyed": "paid", "payed": "paid",
    "noo": "now", "yin": "1", "wan": "1", "ane": "1", "twa": "2", "fower": "4", "sax": "6", "seeven": "7",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
    "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50",
    "first": "1st", "furst": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th",
    "twelfth": "12th", "thirteenth": "13th", "fourteenth": "14th", "fifteenth": "15th", "sixteenth": "16th",
    "seventeenth": "17th", "eighteenth": "18th", "nineteenth": "19th", "twentieth": "20th", "thirtieth": "30th",
    "midday": "noon", "middae": "noon", "noontime": "noon", "lunch": "lunchtime", "dinnertime": "lunchtime",
    "oclock": "o'clock", "begining": "start", "beginning": "start", "middle": "mid",
    "denner": "dinner", "dennertime": "lunchtime",
    "dunno": "not sure", "o": "of", "someday": "some day", "begin": "start",
}  # fmt: skip
"""A word as parents write it -> the plain one."""

NEARLY = (
    *WEEKDAYS, "january", "february", "august", "september", "october", "november", "december",
    "tomorrow", "fortnight", "weekend", "morning", "afternoon", "evening", "tonight", "christmas", "holidays",
    "minutes",
)  # fmt: skip
"""Words that are also known with a letter wrong or out of place."""
NOT_NEARLY = frozenset("remember member members embers mourning warning ending weekday weekdays".split())
ALIKE = 0.8
SHORTEST_TYPO = 6

PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(found), instead)
    for found, instead in (
        # Counts or puts first, and is neither a date nor an hour.
        (
            r"\b(?:myself|masel|mysel|alone|there|go|goes|things?|it|that|this|him|her|me|us) 1st\b"
            r"|^1st\b(?! (?:of|thing|mon|tue|wed|thu|fri|sat|sun))",
            "before",
        ),
        (
            r"\b1 (?:at a (?:time|go)|thing|by 1|of (?:them|these|those|the|my|your|us)"
            r"|or (?:the other|another)|more|each)\b",
            "some",
        ),
        (r"\b20 ([1-9])(st|nd|rd|th)\b", r"2\1\2"),
        (r"\b30 1st\b", "31st"),
        (r"\b20 ([1-9])\b(?= (minutes|days|weeks|past|to)\b)", r"2\1"),
        (r"\bthe (noo|now)\b", "now"),
        (r"\bin the tomorrow\b", "in the morning"),
        (r"\btomorrow tomorrow\b", "tomorrow morning"),
        (r"\b(tomorrow)'?s? (night|morning|afternoon|evening)\b", r"tomorrow \2"),
        (r"\btomorrow's\b", "tomorrow"),
        (r"\b(the|ra|ra'|this) tomorrow\b", "tomorrow"),
        (r"(?<!in )(?<!during )(?<!through )(?<!of )\bthe night\b", "night today"),
        (
            r"(?<!in )(?<!during )(?<!of )(?<!through )(?<!on )\bthe day\b"
            r"(?! (after|before|i|i'm|im|my|we|of|the|that|when|tomorrow))",
            "today",
        ),
        (r"\btonight'?s?\b", "night today"),
        (r"\bthis (morning|afternoon|evening|night)\b", r"\1 today"),
        (r"\b(the )?day after\b", "1 days after"),
        (r"\b(the )?day before\b", "1 days before"),
        (r"\bthe week after\b(?! next)", "1 weeks after"),
        (r"\b(a|1) (day|week day|weekday) (next|this) week\b", r"\3 week"),
        (r"\bsome ?(day|time) (next|this) (week|month)\b", r"\2 \3"),
        (r"\b3 quarters of an hour\b", "45 minutes"),
        (r"\b(a )?quarter of an hour\b", "15 minutes"),
        (r"\b(an|1) hour and a half\b|\b1 and a half hours?\b", "90 minutes"),
        (r"\b(an? )?half (an? )?hour\b|\b1/2 (an )?hour\b", "30 minutes"),
        (r"\b(1 weeks?|a week) and a half\b|\b1 and a half weeks?\b", "10 days"),
        (r"\bhalf a dozen\b", "6"),
        (r"\bhalf a year\b", "6 months"),
        (r"\b\d+(?: ?- ?| to | or )(\d+) (?=(days|weeks|months)\b)", r"maybe \1 "),
        (r"\b(not|no) before (?=\d)", "after "),
        (r"\b(this|same) time next week\b|\bnext week (this|same) (time|day)\b", "in 1 weeks same time"),
        (rf"(?<!next )(?<!this )(?<!the )\bweek (on|from) (?=({'|'.join(WEEKDAYS)})\b)", "1 weeks on "),
        (r"\b(a )?(couple|couples|pair)( of| o'?)?\b", "2"),
        (r"\b(a )?(wee )?few\b|\bseveral\b", "few 3"),
        (r"\b(a|1|the next) fortnight\b|\bfortnights?\b", "2 weeks"),
        (r"\b(an?|1) (wee )?(minutes?|days?|weeks?|months?|years?|hours?)\b", r"1 \3"),
        (r"\b(\d+) (day|week|month|year|hour)(?:'?s'?)?\b", r"\1 \2s"),
    )
)


def plain(words: str) -> str:
    """The same words in plain spelling, with single spaces; what is not about time is left as it is."""
    text = words.lower().replace("’", "'").replace("‘", "'").replace("&", " and ").replace("½", "1/2")
    text = re.sub(r"\b([ap])\.m\b\.?", r"\1m", text)
    text = re.sub(r"\bw/c\b", "week of ", text)
    text = re.sub(r"(\d)\s*(am|pm|ish|wks?|weeks?|days?|mins?|hrs?|hours?|mths?|months?)\b", r"\1 \2", text)
    text = re.sub(r"(?<!\d)[.:/-]|[.:/-](?!\d)|[^\w\s'.:/-]|_", " ", text)
    text = " ".join(_plain_word(word) for word in text.split())
    text = _may_is_no_month(text)
    for found, instead in PHRASES:
        text = found.sub(instead, text)
    return " ".join(text.split())


def _plain_word(word: str) -> str:
    bare = word.strip("'")
    if bare in SPELT or word in SPELT:
        return SPELT.get(word) or SPELT[bare]
    if bare.removesuffix("'s").removesuffix("s") in WEEKDAYS:
        return bare.removesuffix("'s").removesuffix("s")
    if len(bare) < SHORTEST_TYPO or bare in NEARLY or bare in NOT_NEARLY or not bare.isalpha():
        return bare
    near = get_close_matches(bare, NEARLY, 1, ALIKE)
    return near[0] if near else bare


def _may_is_no_month(text: str) -> str:
    """`may` is a month only beside a number or after a word that leads to one."""
    return re.sub(
        r"(?<!\bin )(?<!\bof )(?<!\bmid )(?<!\bend )(?<!\bearly )(?<!\blate )(?<!\bnext )(?<!\bthis )(?<!\buntil )"
        r"(?<!\bafter )(?<!\bbefore )(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )\bmay\b(?! (the )?\d)",
        "maybe",
        text,
    )
