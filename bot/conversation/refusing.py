"""What a text plainly refuses: a key worker, anybody being told, or deleting; and what it asks for beside that."""

import re
from dataclasses import dataclass, replace

from bot.conversation.contact_asked import CANCELS_CONTACT, cancel_it
from bot.messages import Choice, Saying

CLAUSES = re.compile(r"[.,;:!?\n]+|\s+-+\s+|\b(?:but|just|jist|only)\b", re.IGNORECASE)
NOT = r"(?:do(?:n'?t| not)|dinnae|dinna|never|did(?:n'?t| not|nae|na))"
BEFORE = (
    r"^\W*(?:(?:no|naw|nah|nope|what|whit|wait|eh|oh|and|an|so|please|pls|sorry|look|ta|thanks|cheers|i said"
    r"|i told you)"
    r"\b\W*)*(?:(?:i|a|ah|am|we)\b\W*)?(?:(?:really|honestly)\b\W*)?"
)
WORKER = r"(?:key ?workers?|workers?|social work(?:ers?)?|person|human)"
NO_WORKER = re.compile(
    rf"{BEFORE}(?:{NOT} (?:want|need|ask(?:ed)? for)|no|nae|nae need (?:for|o)|no need (?:for|of)|without)"
    rf"(?: (?:a|an|any|ony|the|your|yer|to|tae|talk|speak|see))* {WORKER}(?: (?:please|pls|thanks|ta"
    rf"|thank you))*\W*$",
    re.IGNORECASE,
)
"""A clause that is nothing but this: `I don't want social work taking the weans` is a worry, and no such thing."""
TELL_NOBODY = re.compile(
    r"^\W*(?:no|naw|nah|nope|please)?\W*(?:\w+ )?(?:do(?:n'?t| not)|dinnae)\b.*\b(?:tell\w*|told|anyone|anybody)\b",
    re.IGNORECASE,
)
"""Says no to a key worker being told, in more words than no."""
DELETE = r"(?:delet\w*|erase\w*|wipe\w*)"
NO_DELETING = re.compile(
    rf"{BEFORE}{NOT} (?:(?:want|need|ask|asked|say|said)\b(?: (?:you|u|ye|it|that|them|anything|everything|for))*"
    rf"(?: (?:to|tae))?(?: be)? ?)?{DELETE}\b",
    re.IGNORECASE,
)
ONLY_A_NO = re.compile(
    r"^\W*(?:(?:no|naw|nah|nope|ta|thanks|thank you|please|pls|cheers|how many times|i (?:said|told you))\b\W*)*$",
    re.IGNORECASE,
)
SAME_THING = re.compile(
    r"\b(?:one|ones|yin|yins|wan|wans)\b|\b(?:by|on|over|via|through) (?:the )?(?:phone|text|e-?mail|video"
    r"|internet)\b",
    re.IGNORECASE,
)
"""Asks for what is talked about in another way, `is there a phone one`: it names nothing new."""
PUTS_ASIDE = re.compile(
    r"^\W*(?:(?:no|naw|nah|nope|i said|sorry|please)\W+)*(?:not|no|nae|isnae|isn'?t|forget|never ?mind|leave|drop)\b"
    r"(?: (?:about|aboot))? (?:a|an|any|ony|the|another|that|those|mair|more)\s+(?P<thing>[a-z' ]{3,24}?)"
    r"(?: (?:the ?now|now|noo|please|pls|thing|stuff|just))*\W*$"
    r"|^\W*(?:i'?m|am|i am|a'?m|ah'?m|i was|i)\s*(?:not|no|nae|isnae|wasnae|didn'?t|didnae)\s+(?:asking|askin"
    r"|ask|after|looking for|lookin fur)"
    r" (?:about|aboot|for|fur)? ?(?:a |an |any |the )?(?P<thing2>[a-z' ]{3,24}?)(?: (?:the ?now|now|noo"
    r"|any ?more|ony ?mair))*\W*$",
    re.IGNORECASE,
)
"""A clause that puts a thing aside for another: `no a group, jist the cot`, `forget the funeral`."""
NO_GROUP = re.compile(
    r"\b(?:any\w*|some\w*|ones?|yins?|wan)\b[^.;!?]{0,24}\b(?:not|no|nae|isnae|isn'?t|without)(?: (?:a|in a|any"
    r"|ony))? groups?\b"
    r"|^\W*(?:(?:no|naw|but|aye|and|please)\W+)*(?:not|no|nae)(?: (?:a|any|ony))? groups?(?: (?:please|pls"
    r"|thanks|though|tho))*\W*$"
    r"|\b(?:(?:can'?t|cannae|couldn'?t|couldnae) (?:face|do|dae|stand|handle|go to)"
    r"|hate|(?:do(?:n'?t|nae)|dinnae) (?:want|like|do|dae|fancy))(?: (?:a|the|in|big))? groups?\b",
    re.IGNORECASE,
)
"""Another thing of the same kind, that is no group."""
A_PERSON = "/talk_to_person"

INSTEAD = (
    Choice("Show me what there is", "/menu"),
    Choice("Something else", "/something_else"),
    Choice("Not now", "/not_now"),
)
"""Ways on that hold no person."""


WAYS_OUT = frozenset({"/something_else", "/not_now"})


@dataclass(frozen=True)
class Refused:
    """What was refused: `worker`, `telling`, `deleting` or `contact` (that a service is asked after all).

    And the rest of the text, as it was written; of `contact`, the services that are taken back, where they are known.
    """

    what: str
    rest: str = ""
    services: tuple[Choice, ...] = ()

    @property
    def payload(self) -> str:
        """What the refusal is to the engine, where the text says nothing else."""
        if self.services:
            return cancel_it(self.services).payload
        return {"deleting": "/keep_my_data", "contact": f"{CANCELS_CONTACT}}}"}.get(self.what, "/no")


def refused_in(text: str, *, telling_asked: bool) -> Refused | None:
    """What a text refuses; that nobody is told counts as a refusal where we asked whether to tell."""
    clauses = [clause.strip() for clause in CLAUSES.split(text.replace("\u2019", "'"))]
    found = [_refuses(clause, telling_asked) for clause in clauses]
    what = next(filter(None, found), None)
    if what is None:
        return None
    others = [
        clause for clause, refuses in zip(clauses, found, strict=True) if not refuses and not ONLY_A_NO.match(clause)
    ]
    return Refused(what, ". ".join(others))


def names_nothing_new(part: str) -> bool:
    """Whether a part of a text is only a no, or asks for what is talked about in another way."""
    return ONLY_A_NO.match(part) is not None or SAME_THING.search(part) is not None


def put_aside(text: str) -> tuple[str, str] | None:
    """The thing that a text puts aside, and what it asks for in its place; None where it does no such thing."""
    clauses = [clause.strip() for clause in CLAUSES.split(text.replace("\u2019", "'")) if clause.strip()]
    aside = [found for each in clauses if (found := PUTS_ASIDE.match(each))]
    left = [each for each in clauses if not PUTS_ASIDE.match(each) and not ONLY_A_NO.match(each)]
    return (aside[0]["thing"] or aside[0]["thing2"], ". ".join(left)) if aside and left else None


def said_after(refused: Refused | None, sayings: tuple[Saying, ...], telling_asked: bool) -> tuple[Saying, ...]:
    """What is said: without a person on offer, where the parent has just refused a key worker."""
    if refused is None or refused.what in ("deleting", "contact"):
        return sayings
    if not refused.rest and not telling_asked:
        return (Saying("no_key_worker", choices=INSTEAD),)
    return tuple(replace(saying, choices=_without_a_person(saying)) for saying in sayings)


def _without_a_person(saying: Saying) -> tuple[Choice, ...]:
    left = tuple(choice for choice in saying.choices if choice.payload != A_PERSON)
    if left and {choice.payload for choice in left} <= WAYS_OUT:
        return INSTEAD
    return left or (INSTEAD if saying.wording == "utter_unclear" else ())


def _refuses(clause: str, telling_asked: bool) -> str | None:
    if NO_WORKER.match(clause):
        return "worker"
    if NO_DELETING.match(clause):
        return "deleting"
    if telling_asked and TELL_NOBODY.search(clause):
        return "telling"
    return None
