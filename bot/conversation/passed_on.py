"""What goes along to a service that is asked to get in touch: what a text adds to it, leaves out or puts in its place."""

import re
from dataclasses import dataclass

from bot.conversation.agreeing import BESIDE, BY_NUMBER, YES
from bot.conversation.asking_them import joined
from bot.language.seeking import seeks
from bot.language.stems import stem

YES_AND_BESIDE = re.compile(
    rf"^\W*(?:(?:oh|och|well|eh|um|hi|right|ok|okay)\W+)*{YES}\b(?:\W+{BESIDE}\b)*\W*", re.IGNORECASE
)
TELL = r"(?:say|tell (?:them|thum|thaim|him|her)|put|pit|write|mention)"
JUST = r"(?:just|jist|only|simply|instead)"
IN_ITS_PLACE = re.compile(
    rf"\b(?:{JUST} {TELL}\b(?: that\b(?! )| this\b)?|(?:make|mak) (?:it|that|this) (?:say|read)\b)\W*(?P<said>.+)$"
    r"|^\W*(?:(?:no|naw|nah|please|can you|could you|wait|actually)\W+)*(?:change|swap) (?:it|that|this) (?:to|tae|for)\b"
    r"(?!\W*(?:after|before|mon|tue|wed|thu|fri|sat|sun|\d|mornings?|evenings?|nights?|text|phone|call|online)\w*\b)"
    r"\W*(?P<anew>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""`just say rent letter`: that, and nothing of what was to go along before."""
ADDED = re.compile(
    rf"^\W*(?:(?:and|an|n|also|but|please|can you|could you)\W+)*{TELL}\b(?: that)?\W*(?P<said>.+)$", re.IGNORECASE
)
ONLY_THAT = re.compile(
    rf"(?:^|(?<![.,;!?])[.,;!?])\W*+{JUST} (?:that|about|aboot|say)\b(?! (?:one|is|was|bit)\b)\W*(?P<said>\w.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""`do not tell them about my daughter. only that I need help with benefits`."""
NO_MORE = re.compile(rf"\b{JUST} (?P<said>[^.,;!?]+)[.,;!?]+ *that'?s (?:it|all)\b", re.IGNORECASE)
"""`just after 6, thats it`."""
PUT_RIGHT = re.compile(
    r"\b(?:read\w* right|gibberish|wrong|fix|change|no what i said|not what i said|mean\w*)\b", re.IGNORECASE
)
TOLD_ANEW = re.compile(rf"\b{TELL}\b\W*(?:that\b )?(?P<said>.+)$", re.IGNORECASE | re.DOTALL)
THAT = frozenset({"that", "it", "this", "them that"})
NOT = r"(?:do(?:n'?t|nt| not)|dinnae|dinna|no need to|not to|never|without|wi'?oot|rather (?:you|ye) (?:didn'?t|didnae))"
THE_NOTE = r"(?:that|it|this|all|the|about|any of|them (?:that|all|about|the))"
SOMEBODY = (
    r"(?:my|ma|his|him|he|she|her|any ?(?:one|body)|no ?(?:one|body)|social\w*"
    r"|the (?:ex|school|council|social|police|dwp|kids?|weans?|neighbours?|landlord))"
)
LEFT_OUT = re.compile(
    r"\b(?:leave|leaving|miss|take|tak|taking|cut) (?:it |that |this )?(?:out|oot|off|aff)\b"
    rf"|\b{NOT} (?:\w+ )?(?:put|putting|pit|include|mention|mentioning)\b"
    rf"|\b{NOT} (?:\w+ )?(?:send|sending|pass|passing) (?:them |on )?(?={THE_NOTE}\b)"
    rf"|\b{NOT} (?:\w+ )?(?:say|saying|tell|telling|let)(?! {SOMEBODY}\b)(?! (?:\w+ )?(?:to|tae) {SOMEBODY}\b)\b"
    r"|\b(?:not|no|nae) (?:put )?all (?:of )?that\b"
    r"|\b(?:remove|delete|drop|skip|forget) (?:that|the|about)(?: \w+){0,3} (?:bit|part|thing)\b"
    r"|\bkeep (?:.+ )?(?:between us|to yourself|to yersel\w*|private)\b",
    re.IGNORECASE,
)
"""A part of what was to go along is not to; `dont tell my ex` is no such thing, and goes along."""
OF_SOMETHING = re.compile(r"\b(?:about|aboot|anything|any of|onything|i'?m|i am|that i)\b", re.IGNORECASE)
ALL_OF_IT = re.compile(r"\b(?:all (?:of )?(?:that|it)|that|it|any of (?:that|it)|this)\W*$", re.IGNORECASE)
ALSO = re.compile(r"\b(?:also|as well|an aw|too)\b", re.IGNORECASE)
ONLY_ALSO = re.compile(rf"^\W*(?:{ALSO.pattern}|\b(?:then|please|pls)\b|\W)+$", re.IGNORECASE)
PARTS = re.compile(
    r"[.;!?\n]+|,\s*(?=(?:and |an |but )?(?:also|you|u|ye|sorry|thanks|ta|cheers|just|jist|can we|could we)\b)"
    r"|\s+(?:and|an|but)\s+(?=(?:no need|don'?t|dinnae|not to|can we|could we|can you|could you|you can|you could|leave"
    r"|take|tell|thanks|ta|cheers|sorry)\b)",
    re.IGNORECASE,
)
LEADS = re.compile(r"^(?:(?:and|an|n|but|so|also|then|please|pls)\b\W*)+", re.IGNORECASE)
TRAILS = re.compile(
    r"(?:\W+(?:so|and|an|but|please|pls|can|could|will|would|you|ye|u|then|just|jist))+\W*$", re.IGNORECASE
)
"""What leads on to a wish, at the end of what stands before it: `im on nights so can you`."""
THANKS = re.compile(
    r"\b(?:thanks|thank you|ta|cheers|please|pls|x+|(?:is )?that'?s? (?:ok|okay|alright|all right|fine))\W*$",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z0-9']+")
SMALL = frozenset(
    "the a an my of to in on at it that this bit about part thing i me you and or not no is was just".split()
)
FOR_THEM = re.compile(
    r"\b(?:te?xt|message|ring|phone|call|e-?mail|whats ?app|mornin\w*|after ?noons?|evenin\w*|nights?|days?|daytime"
    r"|week\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat|saturdays?|sun|sundays?|after|efter|before|afore|until|till|til"
    r"|between \d|number|nummer|slow\w*|english|interpret\w*|urgent|name|voicemail|answer\w*|pick(?:s|ing)? up"
    r"|(?:don'?t|dinnae|never|not) (?:let|tell|say|speak|talk|ring|call)|(?:my|ma) ex\w*|allerg\w*)\b|\d",
    re.IGNORECASE,
)
"""When or by what they are to be in touch, and what whoever rings has to know."""
FEARS = re.compile(
    r"(?:^|(?<![,.;!])[,.;!]|\b(?:but|although|though|tho|even if|cos|because|as|and|an|only)\b)\W*+"
    r"(?:(?:(?:i|a|ah) am|i'?m|a'?m|ah'?m|am)\b\W*+)?(?:(?:just|jist|really|so|a bit|still|also)\b\W*+)*+"
    r"(?:frightened|scared|feart|afraid|terrified|worried|worrit|anxious|panicking|dreading)\b"
    r"(?P<of>[^.;!?]*?\b(?:find(?:s|ing)? (?:it |this )?out|tak(?:e|es|ing|en) (?:(?:the|my|ma|him|her|them|our|your)\b)"
    r"|judg\w*|social work\w*|blame\w*|think (?:i|i'?m|less|badly|bad)|(?:knows?|ken) (?:i|about|aboot))\b[^.;!?]*)",
    re.IGNORECASE,
)
"""A fear beside a yes is told to us, and not for them: `although i'm scared my daughter finds out and takes the boys`."""
SAYS_WHY = re.compile(
    r"^(?:it'?s|it is|this is)\b (?:just |really |mainly |all )*"
    r"(?:cos|because|cause|for|fur|about|aboot|to do wi(?:th)?)\b(?! (?:time|bloody|the best|definite|\d))",
    re.IGNORECASE,
)
"""`its cos ma pip is up for review`."""
OF_THEM = re.compile(r"\b(?:they|them)\b|\bspeak\w*\b|\binterpret\w*|\bbsl\b", re.IGNORECASE)
"""`need polish speaker if they can`: wished for of them."""
FOR_US = re.compile(
    r"\b(?:you|u|ye|yous|we)(?:'ll)? (?:can |could |will |should |get )?(?:also )?"
    r"(?:te?xt|remind|check|message|get back|go back|look)\b"
    r"|\b(?:fix|change|mend) (?:it|that|this|the \w+)\b|\b(?:gibberish|read right)\b"
    r"|\b(?:you|u|ye)(?:'ve| have)?(?: still)? (?:never|did(?:n'?t|nae| not)|have(?:n'?t|nae| not)) "
    r"(?:say|said|tell|told|telt|answer\w*|mention\w*)\b"
    r"|\bcan we\b|\bcould we\b|\bsorry\b|\bcheers\b|\bthank",
    re.IGNORECASE,
)
"""Said to us, and not for them."""


@dataclass(frozen=True)
class Note:
    """What goes along, as far as a text says it plainly; and the other parts of the text, which may go along or not."""

    words: str
    others: tuple[str, ...] = ()
    for_us: tuple[str, ...] = ()
    """What is said to us instead: `and can we get back to the childcare`."""


def is_changed(text: str) -> bool:
    """Whether a text that is no yes changes what goes along: `can you just say hes 2`, `leave out the bit about him`."""
    said = text.replace("\u2019", "'")
    return YES_AND_BESIDE.match(said) is None and (IN_ITS_PLACE.search(said) or LEFT_OUT.search(said)) is not None


def leaves_out(text: str) -> bool:
    """Whether a text says that something is not to go along: `aye. and dont say anything about his school to them`."""
    found = LEFT_OUT.search(text.replace("\u2019", "'"))
    return found is not None and OF_SOMETHING.search(text[found.start() :]) is not None


def note_after(told: str, text: str) -> Note:
    """What was to go along, `told`, as this text changes it."""
    said = " ".join(text.replace("\u2019", "'").split())
    yes = YES_AND_BESIDE.match(said) or BY_NUMBER.match(said)
    said = without_fears(said[yes.end() :] if yes else said)
    told_anew = TOLD_ANEW.search(said) if PUT_RIGHT.search(said) else None
    found = IN_ITS_PLACE.search(said) or NO_MORE.search(said) or told_anew
    found = found or (ONLY_THAT.search(said) if LEFT_OUT.search(said) else None)
    in_place = next(filter(None, found.groupdict().values())) if found else ""
    if found and _clean(in_place).lower() not in THAT:
        before = _read("", said[: found.start()])
        kept = joined(told if ALSO.search(said) else "", before.words)
        parts = [part for part in map(_clean, PARTS.split(in_place)) if part and not LEFT_OUT.search(part)]
        return Note(joined(kept, ". ".join(parts)))
    return _read(told, said)


def _read(told: str, said: str) -> Note:
    """The same, part by part."""
    kept, words, others, for_us = told, "", [], []
    parts = PARTS.split(said)
    while parts:
        part = _clean(parts.pop(0))
        if not part or ONLY_ALSO.match(part):
            continue
        if left_out := LEFT_OUT.search(part):
            what, _, more = part[left_out.end() :].partition(",")
            kept = _without(kept, what)
            parts.insert(0, more)
        elif FOR_US.search(part) or (seeks(part) and not ADDED.match(part) and not OF_THEM.search(part)):
            for_us.append(part)
        elif (found := ADDED.match(part)) and found["said"].strip().lower() not in THAT:
            words = joined(words, _clean(found["said"]))
        elif found:
            continue
        elif FOR_THEM.search(part) or SAYS_WHY.match(part):
            words = joined(words, part)
        else:
            others.append(part)
    return Note(joined(kept, words), tuple(others), tuple(for_us))


def tells_a_fear(text: str) -> bool:
    """Whether a text tells of a fear that is for us alone."""
    return without_fears(said := text.replace("\u2019", "'")) != said


def without_fears(said: str) -> str:
    """What is said without the fears in it, unless they say how to be in touch: `scared my ex hears, no voicemails`."""
    return FEARS.sub(lambda found: found[0] if FOR_THEM.search(found["of"]) else "", said)


def before_a_wish(words: str) -> str:
    """What is told before a wish to be contacted, without the words that lead on to it."""
    return TRAILS.sub("", words)


def told_in(words: str) -> str:
    """What words behind a wish to be contacted tell them: without the bidding, and what is not to be said."""
    note = note_after("", words)
    return joined(note.words, *note.others)


def _without(told: str, what: str) -> str:
    """Of what was told, the parts that have none of the words of `what`; nothing, where it means all of it."""
    meant = _telling(what)
    if not meant or ALL_OF_IT.search(what):
        return ""
    parts = [part.strip() for part in re.split(r"[.,;!?\n]+", told) if part.strip()]
    left = [part for part in parts if not meant & _telling(part)]
    return ". ".join(left) if len(left) < len(parts) else ""


def _telling(words: str) -> set[str]:
    return {stem(word).removesuffix("ing") for word in WORD.findall(words.lower()) if word not in SMALL}


def _clean(part: str) -> str:
    return THANKS.sub("", LEADS.sub("", part.strip(" ,:;-\u2026"))).strip(" ,:;-.\u2026")
