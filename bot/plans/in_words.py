"""A plan changed by one text that says all of it: `swap that step, ring the college first`."""

import re
from collections.abc import Sequence

from bot.messages import Choice
from bot.plans.shown import Plan, PlannedStep

OF_THE_PLAN = "/plan"
SAYS = r"\s*(?:[:;,.-]+|\b(?:to|tae|for|with|wi|that says|saying|instead)\b)\s*(?P<words>\w.{2,})$"
FORMS = (
    ("add_this", re.compile(rf"\b(?:add|pit|put)(?: in)? (?:a|another|one more)(?: \w+)? step{SAYS}", re.I | re.S)),
    (
        "want_this",
        re.compile(
            rf"\b(?:change|reword|swap|rewrite) (?:(?:what|whit) (?:i|a|ah) want(?:ed)?|(?:my|the) goal){SAYS}",
            re.I | re.S,
        ),
    ),
    (
        "swap_this",
        re.compile(
            r"\b(?:swap|change|reword|switch|replace) (?:that|the|this|my)(?: (?:first|second|third|last))? step(?: \d)?"
            rf"{SAYS}",
            re.I | re.S,
        ),
    ),
)
DROP_BIT = re.compile(
    r"\b(?:drop|remove|delete|scrap|cross out|take(?: out| off| away)?|leave out)"
    r" (?:the|that)(?: \w+)? (?:bit|part|thing|step|line)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z0-9']{3,}")
OF_THE_ASKING = frozenset(
    "drop remove delete scrap cross take out off away leave the that bit part thing step line one about aboot where with"
    " plan actually please swap change reword switch replace first for and not found".split()
)


def payload_for(text: str, offered: Sequence[Choice]) -> str | None:
    """The payload where a text changes the plan by itself.

    A bit to drop may be of something else: it counts where the plan lies open, or is named.
    """
    for do, form in FORMS:
        if form.search(text):
            return f'/plan{{"do": "{do}"}}'
    open_now = any(choice.payload.startswith(OF_THE_PLAN) for choice in offered)
    if DROP_BIT.search(text) and (open_now or re.search(r"\bplan\b", text, re.IGNORECASE)):
        return '/plan{"do": "drop_bit"}'
    return None


def words_in(text: str) -> str:
    """The parent's own words for what the text adds or changes; empty where it has none."""
    found = next(filter(None, (form.search(text) for _, form in FORMS)), None)
    return " ".join(found["words"].split()) if found else ""


def step_meant(plan: Plan, text: str) -> PlannedStep | None:
    """The step that shares most words with a text, if only one does."""
    scores = [(_shared(text, step.words), step) for step in plan.steps]
    most = max((score for score, _ in scores), default=0)
    best = [step for score, step in scores if most and score == most]
    return best[0] if len(best) == 1 else None


def strength_meant(plan: Plan, text: str) -> tuple[str, str] | None:
    """The id and words of what is going well, or what they are good at, by the same."""
    scores = [(_shared(text, words), str(id), words) for id, words in (*plan.going_well, *plan.good_at)]
    best = [(id, words) for score, id, words in scores if score and score == max(each[0] for each in scores)]
    return best[0] if len(best) == 1 else None


def _shared(text: str, words: str) -> int:
    said = set(WORD.findall(text.lower())) - OF_THE_ASKING
    return len(said & set(WORD.findall(words.lower())))
