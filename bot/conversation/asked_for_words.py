"""What there is in words that the plan asked for: the answer itself, another goal, what stands in the way.

What else such a text may do is learnt (data/nlu/moves/plan_strength.yml, plan_want.yml and plan_how.yml).
"""

import re

from bot.language.asking import YOU
from bot.plans.shown import GOING_WELL, GOOD_AT

STRENGTHS = frozenset({GOING_WELL, GOOD_AT})
IT = r"(?:it|that|this|these|them)"
OTHER_GOAL = re.compile(
    r"^\W*(?:(?:no|naw|actually|wait|sorry|oh|eh)\W+)*(?:(?:i'?ve |a've |ah've )?chang\w* (?:my"
    r"|ma) mind|second thoughts?|scrap that)"
    r"\b\W*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What is wanted is another thing after all."""
INSTEAD = re.compile(
    r"^.*\b(?:(?:i|a|ah) (?:want|wanted|would like|need)|i'?d (?:like|rather|love|prefer)|i'?d rather"
    r"|it'?s|make it|(?:to|tae) be)"
    r"(?: (?:it'?s|is|to|tae|do|dae|have|really))*\s+(?P<words>\w.+)$",
    re.IGNORECASE | re.DOTALL,
)
SAME_AS_BEFORE = re.compile(
    rf"^\W*(?:(?:same|just|jist|like|as)\W+)*(?:i|a|ah)(?:'?ve)? (?:already |just )?(?:said|told {YOU}"
    rf"|tellt {YOU})(?: (?:before|already|earlier|last time))*\W+(?=\w)",
    re.IGNORECASE,
)
"""What stands before words that are said again."""
PUT_DOWN = re.compile(
    r"^\W*(?:(?:just|please|can you|aye|ok)\W+)*(?:put|pit|write|note|jot) (?:down|doon|that|in)\s*[:,-]?\s+(?=\w)",
    re.I,
)
GOAL = re.compile(
    r"(?:^|[.,;!]\s*|\b(?:remember|mind|so|and|but|put|write|note|down) (?:that )?)(?:my|ma) (?:main |big |wee )?goal"
    r"(?: (?:for (?:just )?now|just now|the now|this (?:week|month|year)))?(?:'s| is)\W+(?:just )?"
    r"(?:(?:to|tae) (?P<to>\w[^.;!?]*)|(?P<a>(?:an?|some|more|better|less)\b[^.;!?]*))",
    re.IGNORECASE,
)
"""Told in so many words, whatever lies open: `can u remember my goal is to get on top of the bills`."""
BUT = re.compile(r"[.,;!]+|\b(?:but|only|except)\b", re.IGNORECASE)
BARRIER = re.compile(
    r"\b(?:stop(?:s|ping|pin)?|hold(?:s|ing|in)?|keep(?:s|ing|in)?) (?:me|us)(?: back| from)?\b"
    r"|\bin (?:the|my) way\b"
    r"|\b(?:the|my|ma)(?: \w+)? problem(?:'?s| is)?\b",
    re.IGNORECASE,
)
"""Something else stands in the way, and is what is asked for first."""


def other_goal_in(text: str) -> str:
    """What is wanted instead, in their words; empty where that is still to come."""
    found = OTHER_GOAL.match(text.replace("\u2019", "'"))
    instead = INSTEAD.match(found["rest"]) if found else None
    return " ".join(instead["words"].split()) if instead else ""


def goal_told(text: str) -> str:
    """The goal that a text names as theirs, in their words; empty where it names none, or asks."""
    found = GOAL.search(text.replace("\u2019", "'"))
    words = " ".join((found["to"] or found["a"]).split()) if found and "?" not in text else ""
    return words if len(words.split()) > 1 else ""


def answer_in(text: str) -> str:
    """The words that answer, without what only leads up to them: `put down`, `same as I said before`."""
    said = PUT_DOWN.sub("", SAME_AS_BEFORE.sub("", text.replace("\u2019", "'")))
    return said if said != text.replace("\u2019", "'") else text


def what_is_in_the_way(text: str) -> str:
    """The part of a text that names what stands in the way; empty where none does."""
    clauses = BUT.split(text.replace("\u2019", "'"))
    return next((clause.strip() for clause in clauses if BARRIER.search(clause)), "")
