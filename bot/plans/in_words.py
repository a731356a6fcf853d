"""A plan changed by one text that says all of it: `swap that step, ring the college first`, `cross off the form one`.

What is to be done is read from the form of the words; the step is the one that shares words with what they name.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.messages import Choice
from bot.plans.shown import Line, Plan, Way

OF_THE_PLAN = "/plan"
PLAN = r"\b(?:my|ma|our|oor|the|this|that) (?:\w+ )?(?:plan|steps)\b"
NAMED = re.compile(
    rf"{PLAN}|\bsteps?\b(?!\W?(?:mum|mam|ma|dad|da|mother|father|son|daughter|child\w*|kids?|weans?|bro\w*|sis\w*))",
    re.IGNORECASE,
)
SAYS = r"\s*(?:[:;,.-]+|\b(?:to|tae|for|with|wi|that says|saying|instead)\b)\s*(?P<words>\w.{2,})$"
BEGINS = (
    r"(?:^|[.!?;,]\s+|\n)\W*(?:(?:so|and|an|but|ok|okay|oh|right|aye|yes|yeah|no|naw|thanks|thank you|ta|cheers|perfect"
    r"|great|brilliant|actually|also|now|noo|please|pls|plz|sorry|hi|just|jist|then|maybe|mibbe)\b\W*)*"
    r"(?:(?:can|could|will|would|gonnae|gonna)(?: (?:you|u|ye|yous|i|we|a|ah))? |(?:let'?s|lets) "
    r"|(?:i|a|ah)(?:'?d| would| wid)? ?(?:want|need|like|wanna|wantae)(?: to| tae)? )?(?:(?:also|please|pls|just|jist) )*"
)
"""How a wish begins, alone or behind other words."""
PUT = r"(?:add|put|pit|stick|pop|write|note|jot)(?: (?:in|down|doon))?"
INTO = r"(?:in|into|intae|intil|on|onto|oan|to|tae)"
GIVES = r"\s*(?:[:;,.-]+|\b(?:to|tae|that)\b)\s*"
PUTS_IN = re.compile(
    rf"{BEGINS}{PUT} (?!(?:me|us|him|her)\b)(?P<object>\S.*?) {INTO} {PLAN}(?:{GIVES}(?P<words>\w.+))?", re.I | re.S
)
"""`put the lunch club in my plan`, and `put it in my plan, try the lunch club`."""
PUTS_INTO = re.compile(rf"{BEGINS}{PUT} {INTO} {PLAN}(?:{GIVES}(?P<words>\w.+))?", re.I | re.S)
ADDS_A_STEP = re.compile(
    rf"\b(?:add|pit|put)(?: in)? (?:(?:a|the|another|one more)(?: \w+)? )?step{SAYS}", re.I | re.S
)
GOAL_OF_A_PLAN = re.compile(
    r"\bplan (?:to|tae|for|so (?:that )?i can)\s+(?!(?:me|us|you|this|that|it|today|now|the (?:day|week)|what)\b)"
    r"(?P<words>\w[^.!?\n]{2,120})",
    re.IGNORECASE,
)
"""What a plan that is asked for is to be for: `just a plan to save a wee bit every week`."""
WANTS = re.compile(
    rf"\b(?:change|reword|swap|rewrite) (?:(?:what|whit) (?:i|a|ah) want(?:ed)?|(?:my|the) goal){SAYS}", re.I | re.S
)
SWAPS = re.compile(
    rf"\b(?:swap|change|reword|switch|replace) (?:that|the|this|my)(?: (?:first|second|third|last))? step(?: \d)?{SAYS}",
    re.I | re.S,
)
SAYS_INSTEAD = re.compile(
    rf"{BEGINS}(?:make|mak|change|reword) (?:it|that|this)(?: (?:say|to|tae|read))? (?P<words>\w.{{2,}})$", re.I
)
"""The same, of the one that was spoken of last."""
NOTHING_YET = re.compile(
    r"^(?:it|that|this|them|these|those|more|steps|something(?: \w+)?|(?:a|an|another|one|one more|the|that|this|my)"
    r"(?: \w+)? (?:step|thing|bit|one|yin|wan)s?)$",
    re.IGNORECASE,
)
"""Stands for words that are still to come."""
AS_A_STEP = re.compile(
    r"^(?:a|the|another|one more|this)(?: \w+)? step\b\W*(?:(?:to|tae|of|about)\b\s*)?", re.IGNORECASE
)
OF_A_GOAL = re.compile(r"\bgoals?\b", re.IGNORECASE)
TAIL = re.compile(r"[\s.,!]*\b(?:please|pls|plz|thanks|thank you|ta|cheers|x+)\W*$", re.IGNORECASE)
TICKS_OFF = re.compile(
    rf"{BEGINS}(?:(?:cross|tick|score|strike|check|mark|scratch) (?:off|aff) (?P<words>\S.+)"
    r"|(?:cross|tick|score|strike|mark) (?P<words2>\S.*?) (?:off|aff|as (?:done|finished|complete\w*))\b)",
    re.I | re.S,
)
IS_DONE = (
    re.compile(
        rf"{BEGINS}(?:(?:i'?m|i am|am|a'?m|ah'?m|all|aw) )?(?:done|finished|through) (?:with|wi) (?P<words>\S.+)",
        re.I,
    ),
    re.compile(
        rf"{BEGINS}(?:(?:that'?s|thats) )?(?P<words>(?!is\b|are\b|when\b|what\b)\S[^.!?;\n]{{2,60}}?)"
        r"(?:'?s| is| wis| was| has been)? (?:(?:all|aw|a'|now|noo|already) )?(?:done|finished|ticked off|crossed off)\b",
        re.I,
    ),
    re.compile(
        r"(?:^|[.!?;,]\s+)\W*(?:i|a|ah|we)(?:'?ve| have| hae)? (?:(?:already|finally|just|jist) )*"
        r"(?:done|did|finished|managed(?: to| tae)?|completed) (?P<words>\S.+)",
        re.I,
    ),
)
"""Tells that something is done, which may be a step."""
TAKES_OUT = re.compile(
    rf"{BEGINS}(?:(?:drop|remove|delete|scrap|bin|ditch|lose|get rid o[f']?|forget)(?: (?:out|off))? (?P<words>\S.+)"
    r"|(?:take|tak|leave|cut|cross|score|strike) (?:out|oot|away|awa|off|aff) (?P<words2>\S.+)"
    r"|(?:take|tak|leave|cut|cross|score|strike) (?P<words3>\S.*?) (?:out|oot|away|awa|off|aff)\b)",
    re.I | re.S,
)
A_BIT = re.compile(r"^(?:the|that)(?: \w+)? (?:bit|part|thing|step|line)\b", re.IGNORECASE)
WHOLE_PLAN = re.compile(rf"^{PLAN}", re.IGNORECASE)
CUT = re.compile(
    r"\s*(?:[,;!?\n]|\.(?=\s|$)|\b(?:because|cos|cuz|please|pls|thanks|ta|actually|instead)\b"
    r"|\b(?:i|a|ah)(?:'?ve| have)? (?:did|done|do|don'?t|dinnae|can'?t|cannae|got|found|rang|went|am|was)\b).*$",
    re.I | re.S,
)
"""Where what is named ends."""
OUT_OF_IT = re.compile(rf"(?: (?:out|oot|off|aff|away|awa|from|fae|of|o'?|in|on))* {PLAN}.*$", re.I | re.S)
I_MEAN = re.compile(r"\b(?:i|a|ah) mean(?:t)?\b\W*(?P<words>.+)$", re.I | re.S)
NOT_THAT = re.compile(r"\b(?:not|nae) [^,.;!?]+", re.IGNORECASE)
PLACE = re.compile(
    r"\b(?:step|number)\W?(?P<number>\d{1,2})\b"
    r"|\b(?P<ordinal>first|second|third|fourth|fifth|last) (?:step|one|yin|wan)\b",
    re.IGNORECASE,
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
FEW = r"[\w£' ]{2,40}?"
NOT = r"(?:not|no|nae|instead of|rather than)"
PUTS_RIGHT = (
    re.compile(
        rf"\b{NOT} (?P<was>{FEW})\s*[,.;:-]+\s*(?:(?:but|it'?s|make it|to|tae) )*(?P<becomes>\w{FEW})\W*$", re.I
    ),
    re.compile(rf"(?P<becomes>\b{FEW}),? {NOT} (?P<was>{FEW})\W*$", re.I),
    re.compile(
        rf"\b(?:change|swap|switch|move) (?P<was>{FEW}) (?:to|tae|for|with|wi|into) (?P<becomes>\w{FEW})"
        rf"(?: (?:in|on) (?:{PLAN}|(?:that|the|this) step))?\W*$",
        re.I,
    ),
)
"""Puts other words in the place of some: `not Monday, Tuesday`, `Tuesday not Monday`, `change Monday to Tuesday`."""
BEGINS_WITH_NOT = re.compile(rf"^{NOT}\b", re.IGNORECASE)
I_WISH = (
    r"(?:(?:can|could|may) (?:i|a|ah|we|you|u|ye) (?:also |just )?"
    r"(?:have|hae|get|make|mak|see|do|dae|start|gie me|give me)"
    r"|(?:i|a|ah|we)(?:'?d| would| wid)? (?:also |really |still |just )?(?:want|need|like)(?: to| tae)?"
    r"(?: (?:have|make|mak|do|dae|see|start))?|let'?s (?:make|do|start))"
)
WISHES_FOR_A_PLAN = re.compile(
    rf"(?:^|[.!?;,]\s+|\b(?:and|an|but|yes|aye|ok|now|noo|also)\s+)\W*{I_WISH}"
    r" (?:a|an|my|ma|the|that) (?:wee |action )?plan\b(?! (?:b|c|for (?:him|her|them))\b)"
    r"|(?:^|[.!?;,]\s+)\W*(?:(?:and|now|noo|just|jist) )*(?:the|my|ma) plan (?:please|pls|now|noo)\b",
    re.IGNORECASE,
)
FORMS = (
    *(PUTS_IN, PUTS_INTO, ADDS_A_STEP, WANTS, SWAPS, SAYS_INSTEAD, TICKS_OFF, TAKES_OUT, WISHES_FOR_A_PLAN),
    *IS_DONE,
    *PUTS_RIGHT,
)
WORD = re.compile(r"£?\d+|[a-z0-9']{3,}")
OF_THE_ASKING = frozenset(
    "drop remove delete scrap cross take out off away leave the that bit part thing step one about aboot where with"
    " plan actually please swap change reword switch replace first for and not found yin wan line bin done did".split()
)
ENDINGS = ("'s", "ing", "in'", "ed", "s", "e")
SHORTEST_STEM = 3


@dataclass(frozen=True)
class Meant:
    """What a text names: the lines that it may mean, and whether all that it names is in each of them."""

    lines: tuple[Line, ...] = ()
    wholly: bool = False


def may_change(text: str) -> bool:
    """Whether a text may change a plan, or wish for one, whatever the plan holds."""
    said = text.replace("\u2019", "'")
    return any(form.search(said) for form in FORMS)


def payload_for(text: str, plan: Plan, offered: Sequence[Choice], *, words_asked: bool = False) -> str | None:
    """The payload where a text changes the plan by itself.

    What may be said of other things counts where the plan lies open, or is named. `words_asked` is whether the text
    answers a question of the plan: then it counts only where the plan is named.
    """
    said = text.replace("\u2019", "'")
    if (added := _adds(said)) is not None:
        return _payload("add_this" if added else "add_step")
    if WANTS.search(said):
        return _payload("want_this")
    named = NAMED.search(said) is not None
    lies_open = any(choice.payload.startswith(OF_THE_PLAN) for choice in offered) and not words_asked
    spoken_of = _spoken_of(offered)
    if (named or lies_open) and (swapped := _swaps(said, plan, spoken_of)) is not None:
        return swapped
    if not words_asked or named:
        changed = _ticks_off(said, plan, named=named, lies_open=lies_open, spoken_of=spoken_of)
        changed = changed or _takes_out(said, plan, named=named, lies_open=lies_open, spoken_of=spoken_of)
        if changed is not None:
            return changed
    return _payload("show") if WISHES_FOR_A_PLAN.search(said) and not words_asked else None


def goal_in(text: str) -> str:
    """What a text that asks for a plan says it is to be for, as it was written; empty where it says nothing."""
    found = GOAL_OF_A_PLAN.search(text.replace("\u2019", "'"))
    return TAIL.sub("", found["words"]).strip(" ,;:-") if found else ""


def words_in(text: str) -> str:
    """The parent's own words for what the text adds or changes; empty where it has none."""
    said = text.replace("\u2019", "'")
    found = next(filter(None, (form.search(said) for form in (WANTS, SWAPS, SAYS_INSTEAD))), None)
    return " ".join(found["words"].split()) if found else _adds(said) or ""


def put_right(words: str, text: str) -> str | None:
    """The words of a line with what a text puts right in them, `not Monday, Tuesday`; None where that is nothing."""
    said = TAIL.sub("", text.replace("\u2019", "'"))
    for form in PUTS_RIGHT:
        for found in form.finditer(said):
            was, becomes = found["was"].strip(), found["becomes"].split()
            if form is PUTS_RIGHT[1]:
                becomes = becomes[-len(was.split()) :]
            place = re.search(rf"\b{re.escape(was)}\b", words, re.IGNORECASE)
            if place is not None and becomes:
                return f"{words[: place.start()]}{' '.join(becomes)}{words[place.end() :]}"
    return None


def meant(lines: Iterable[Line], words: str) -> Meant:
    """The lines that share most with what the words name."""
    content = _content(words)
    scores = [(len(content & _stems(line.words)), line) for line in lines]
    most = max((score for score, _ in scores), default=0)
    best = tuple(line for score, line in scores if most and score == most)
    steps = tuple(line for line in best if not isinstance(line, Way))
    return Meant(steps or best, wholly=most > 0 and most == len(content))


def strength_meant(plan: Plan, text: str) -> tuple[str, str] | None:
    """The id and words of what is going well, or what they are good at, by the same."""
    content = _content(_named_in(TAKES_OUT.search(text.replace("\u2019", "'")), text))
    scores = [(len(content & _stems(words)), str(id), words) for id, words in (*plan.going_well, *plan.good_at)]
    best = [(id, words) for score, id, words in scores if score and score == max(each[0] for each in scores)]
    return best[0] if len(best) == 1 else None


def _adds(said: str) -> str | None:
    """The words that a text adds to the plan; empty where they are still to come, None where it adds none."""
    if (found := PUTS_IN.search(said)) is not None:
        what = AS_A_STEP.sub("", found["object"]).strip(" ,:;-")
        if OF_A_GOAL.search(what):
            return None
        words = found["words"] or "" if not what or NOTHING_YET.match(found["object"].strip()) else what
        return " ".join(TAIL.sub("", words).split())
    if (found := PUTS_INTO.search(said)) is not None:
        return " ".join(TAIL.sub("", found["words"] or "").split())
    return " ".join(step["words"].split()) if (step := ADDS_A_STEP.search(said)) is not None else None


def _swaps(said: str, plan: Plan, spoken_of: str | None) -> str | None:
    """A line in which a word is put right, or one that other words are given for."""
    changed = [line for line in plan.lines if put_right(line.words, said) is not None]
    of_these = [line for line in changed if str(line.id) == spoken_of] or changed
    if len(of_these) == 1:
        return _payload("swap_this", of_these[0])
    found = SWAPS.search(said)
    if found is None:
        line = _one_spoken_of(plan, spoken_of) if SAYS_INSTEAD.search(said) else None
        return _payload("swap_this", line) if line is not None else None
    if changed or BEGINS_WITH_NOT.match(found["words"]):
        return _payload("reword")
    line = _one_spoken_of(plan, spoken_of) or (plan.lines[0] if len(plan.lines) == 1 else None)
    lines = meant(plan.lines, said).lines
    line = line or (lines[0] if len(lines) == 1 else None)
    return _payload("swap_this", line) if line is not None else _payload("reword")


def _ticks_off(said: str, plan: Plan, *, named: bool, lies_open: bool, spoken_of: str | None) -> str | None:
    if (found := TICKS_OFF.search(said)) is not None:
        line = _the_one(_named_in(found, said), plan.open_lines, plan, spoken_of)
        if line is not None:
            return _payload("finish", line)
        return _payload("finish") if named or lies_open or _shares(said, found, plan.open_lines) else None
    for form in IS_DONE:
        found = form.search(said)
        if found is None or not (named or lies_open):
            continue
        words = _named_in(found, said)
        line, whole = _the_one(words, plan.open_lines, plan, spoken_of), meant(plan.open_lines, words).wholly
        if line is not None and (whole or PLACE.search(words)):
            return _payload("finish", line)
    return None


def _takes_out(said: str, plan: Plan, *, named: bool, lies_open: bool, spoken_of: str | None) -> str | None:
    found = TAKES_OUT.search(said)
    if found is None or not (named or lies_open):
        return None
    asked = next(filter(None, found.groups()))
    if WHOLE_PLAN.match(asked.strip()):
        return _payload("over")
    words = _named_in(found, said)
    if OF_A_GOAL.search(words):
        return None
    line = _the_one(words, plan.lines, plan, spoken_of)
    if line is not None and (named or meant(plan.lines, words).wholly or not _content(words)):
        return _payload("drop", line)
    if line is None and strength_meant(plan, said) is not None:
        return _payload("drop_bit")
    return _payload("drop") if named or A_BIT.match(asked.strip()) else None


def _the_one(words: str, lines: Sequence[Line], plan: Plan, spoken_of: str | None) -> Line | None:
    """The line that words name: by its place, by what it is about, or as the one spoken of last."""
    if (place := PLACE.search(words)) is not None:
        number = int(place["number"] or 0) or ORDINALS.get((place["ordinal"] or "").lower(), len(plan.steps))
        return plan.steps[number - 1] if 1 <= number <= len(plan.steps) else None
    if not _content(words):
        return _one_spoken_of(plan, spoken_of)
    found = meant(lines, words).lines
    return found[0] if len(found) == 1 else None


def _one_spoken_of(plan: Plan, spoken_of: str | None) -> Line | None:
    return next((line for line in plan.lines if str(line.id) == spoken_of), None)


def _spoken_of(offered: Sequence[Choice]) -> str | None:
    """The id of the one line that the choices which lie open are about."""
    told = [
        json.loads(choice.payload[len(OF_THE_PLAN) :]) for choice in offered if choice.payload.startswith("/plan{")
    ]
    ids = {each["id"] for each in told if each.get("id") and each.get("do") in ("reword", "reopen")}
    return ids.pop() if len(ids) == 1 else None


def _shares(said: str, found: re.Match[str], lines: Sequence[Line]) -> bool:
    return bool(meant(lines, _named_in(found, said)).lines)


def _named_in(found: re.Match[str] | None, said: str) -> str:
    """What a form names, without the words around it; or what a later `I mean` names instead."""
    if (later := I_MEAN.search(said)) is not None:
        return NOT_THAT.sub("", OUT_OF_IT.sub("", later["words"]))
    named = next(filter(None, found.groups()), "") if found else said
    return NOT_THAT.sub("", OUT_OF_IT.sub("", CUT.sub("", f" {named}"))).strip()


def _content(words: str) -> set[str]:
    return {_stem(word) for word in WORD.findall(words.lower()) if word not in OF_THE_ASKING}


def _stems(words: str) -> set[str]:
    return {_stem(word) for word in WORD.findall(words.lower())}


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending).removesuffix("e")
    return word


def _payload(do: str, line: Line | None = None) -> str:
    return f"{OF_THE_PLAN}{json.dumps({'do': do, **({'id': str(line.id)} if line is not None else {})})}"
