"""What there is in words about a text at a time of the parent's that must not be guessed: danger, and a goodbye.

What else is said of such a text is learnt (data/nlu/moves/text_set.yml and text_came.yml).
"""

import re

from bot.plans.changed import SENTENCES

FOR_GOOD = re.compile(
    r"\b(?:everything|everyone|every ?body|nobody|no ?one|naebody|the lot|took|taken|for good|goodbye|at last peace"
    r"|burden|sorry for (?:everything|all|being))\b",
    re.IGNORECASE,
)
"""With such words it is not praised: something else may be meant."""
SORRY_LATE = re.compile(
    r"^\W*(?:(?:sorry|soz|oh|och|hi|hiya|hello|ah|aw|i|a|am|i'?m|for (?:the )?late reply|only|just"
    r"|jist|now|noo|there|been busy|bit late|late)\W*)*(?:see(?:ing|n)?|saw|read|reading|seein|got"
    r"|getting) (?:this|it|your text|that)?"
    r"(?: (?:now|noo|there|just|the now|today))*\W*$|^\W*(?:sorry|soz)(?: for (?:the |my |being )?(?:late|slow"
    r"|delay\w*)(?: reply| text| answer)?)?\W*$",
    re.IGNORECASE,
)
SURELY_DONE = re.compile(
    r"^\W*(?:(?:i|a|ah|we|it'?s|got|all|aw|just|jist)\W+)*(?:(?:it|that|this"
    r"|everything)(?:'?s)?\W+)?(?:all |aw )?(?:sorted|done|booked|dealt with|fixed)(?: (?:it|that|now"
    r"|noo|out|oot|last night|yesterday|this morning|today|the day|earlier|already|monday|ta|thanks))*\W*$",
    re.IGNORECASE,
)
HE_IS_HERE = re.compile(
    r"^\W*(?:(?:can'?t|cannae|canny|cannot|no|not|nae|sorry|shh+|ssh+|not now|no the now|later|stop"
    r"|wait)\b(?: (?:talk|text|speak|say|reply|now|right now|type|just now|the now))*\W+(?:(?:cos|because|as)\W+)?)"
    r"(?:he|she|they|him|my (?:ex|man|partner|husband)|ma (?:ex|man))(?:'?s| is|'?re"
    r"| are)?(?: \w+)? (?:here|in|home|hame|back|there|awake|beside me|next to me|looking|lookin"
    r"|watching|watchin|listening|listenin)(?: (?:now|noo))?\W*$",
    re.IGNORECASE,
)
RUNG = re.compile(
    r"(?<!n't )(?<!dont )(?<!dinnae )(?<!not )(?<!no )(?<!never )"
    r"\b(?:(?:phone|fone|ring|call) (?:me|us)\b|(?:a|wee) (?:phone ?call|call|ring|phone)\b)"
    r"(?! (?:back )?(?:when|every time|all the time|names)\b)",
    re.IGNORECASE,
)
TEXTED = re.compile(r"\b(?:text|txt|message|msg) (?:me|us)\b", re.IGNORECASE)
NO_TEXT = re.compile(
    r"\b(?:no|not|nae|never|instead of|rather than|don'?t|dinnae)(?: an?| to| want)*(?: a)? (?:te?xt|message)s?\b",
    re.IGNORECASE,
)


def says_done_late(text: str) -> bool:
    """Whether a text says nothing but sorry for being late, and that the thing is done."""
    sentences = [each for each in SENTENCES.split(text.replace("\u2019", "'")) if each.strip()]
    done = [each for each in sentences if SURELY_DONE.match(each)]
    return bool(done) and all(each in done or SORRY_LATE.match(each) for each in sentences)


def cannot_because_of_somebody(text: str) -> bool:
    """Whether a text says, and nothing else, that they cannot text while somebody is there."""
    return HE_IS_HERE.match(text.replace("\u2019", "'")) is not None


def would_be_rung(text: str) -> bool:
    """Whether a text asks to be rung, and not texted: `naw i mean phone me`."""
    said = text.replace("\u2019", "'")
    return RUNG.search(said) is not None and TEXTED.search(NO_TEXT.sub("", said)) is None


def instead_of_a_text(text: str) -> bool:
    """Whether a text says that no text is wanted: `phone me, no text`."""
    return NO_TEXT.search(text.replace("\u2019", "'")) is not None


def may_be_a_goodbye(text: str) -> bool:
    """Whether words that it is done hold more than that."""
    return FOR_GOOD.search(text) is not None
