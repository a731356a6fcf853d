"""What a text plainly asks by its words and by where the parent stands, whatever else it may look like.

The meaning of a few short words hangs on what lies open: `phone number?` with a service in view asks for theirs.
"""

import re
from dataclasses import dataclass

from bot.conversation.asks_of_it import asks_of_it
from bot.conversation.choosing import of_need
from bot.conversation.engine import Understood
from bot.directory.areas import AROUND_A_PLACE, INSISTS
from bot.language.asking import parts
from bot.people.wishes import CLOCK
from bot.plans.changed import (
    OFF,
    STAYS_AS_IT_IS,
    WISHES_FOR_ONE,
    asks_what_is_set,
    asks_what_to_do,
    calls_a_text_off,
    puts_back,
)
from bot.safety.after_danger import LETS_IT_BE

ASKS = (
    r"(?:(?:what|whit)(?:'?s| is)?|(?:have|huv|hae) (?:you|u|ye)(?: got)?|got|gie us|give (?:me|us)|can i (?:get|have)"
    r"|send(?: me)?)"
)
THEIRS = r"(?:the|their|there|thair|its|it's|a|that)"
NUMBER = (
    r"(?:(?:(?:tele)?phone|tel|contact|mobile|fone)? ?(?:numbers?|nummer|numba|num)"
    r"|(?:tele)?phone(?: no\b)?|tel(?: no\b)?)"
)
AFTER = (
    r"(?:please|pls|plz|again|then|tho|though|for (?:them|that|it|this|(?!my\b|ma\b|the\b|a\b)\w+)"
    r"|(?:just |jist )?in case(?: .*)?)"
)
A_NUMBER = re.compile(
    rf"^\W*(?:(?:and|an|oh|so|but|ok|ta|thanks|cheers)\b\W*)*(?:{ASKS}\s+)?(?:{THEIRS}\s+)?{NUMBER}(?:\s+{AFTER})*\W*$",
    re.IGNORECASE,
)
"""Asks for the number of what is looked at, in so many words."""
PERSON = r"(?:key ?worker|worker|person|human|somebody|someone|wumman|woman|man|request|call ?back)"
LETS_GO = re.compile(
    rf"\b(?:cancel|forget|leave|drop|scrap)\b(?: \w+){{0,3}} {PERSON}\b"
    r"|\b(?:tell|let) (?:them|her|him|(?:the|that) (?:key ?)?worker)(?: know)? (?:no|not|nae) (?:to|tae)(?: \w+)?"
    r" (?:bother|come|worry)\b"
    r"|\b(?:do(?:n'?t| not)|did(?:n'?t| not|nae)|dinnae|no longer|nae longer) (?:need|want)\b"
    rf"(?: \w+){{0,2}} {PERSON}\b"
    rf"|\b(?:nae|no) need (?:for|fur|o|of)\b(?: \w+){{0,2}} {PERSON}\b"
    r"|\b(?:(?:i|a|ah)(?: have)? never|did(?:n'?t|nae|ny| not)) ask(?:ed|t)?(?: for| fur| to (?:see|talk to))"
    r"(?: (?:a|an|any|the))?(?: key)? (?:worker|person|(?:some|any) ?(?:one|body))(?=\W*$|[.,;!])",
    re.IGNORECASE,
)
"""Takes back that a person was asked for."""
STAYS = re.compile(
    r"\b(?:do(?:n'?t| not)|dinnae|never|another|anither|different|instead|someone else|somebody else)\b"
    r"(?=.*\b(?:cancel|forget|leave|drop|scrap)\b)|\b(?:another|anither|different|someone else|somebody else)\b",
    re.IGNORECASE,
)
"""... or does not: somebody else is wanted, or it is not to be cancelled."""
CANCEL_THAT = re.compile(
    r"^\W*(?:(?:no|naw|och|oh|eh|actually|sorry|please|can you|could you)\b\W*)*(?:cancel|scrap)\W+(?:aw )?(?:that|it)"
    r"(?:\W+(?:please|pls|thanks|ta|then|now|noo|one|for me))*\W*$",
    re.IGNORECASE,
)
"""The same of what was spoken of last."""
OTHERS = (
    r"(?:ex|he|she|they|partner|man|husband|wife|boyfriend|girlfriend|mum|ma|mam|dad|da|sister|brother|son|daughter"
    r"|weans?|kids?|bairns?|somebody else|someone else|we)"
)
HOLDS = r"(?:has|have|haes|uses|use|gets|takes|borrows|shares|share|sees|is on)"
SHARED_PHONE = re.compile(
    rf"\b{OTHERS}\b(?: (?:also|sometimes|aye|still|whiles|often))? {HOLDS}\b(?: \w+)?"
    r" (?:this|ma|my) (?:phone|mobile|fone|number)\b",
    re.IGNORECASE,
)
"""Somebody else holds the phone at times: what we write is not for every eye."""

WHEN_THEY = re.compile(
    r"^\W*(?:so |and |but |an )?(?:(?:when|whan|wen)(?:'?s|'?ll)?|how long|hoo lang|how soon)\b"
    r"(?: \w+){0,3}? "
    r"(?:they|she|he|somebody|someone|(?:a|the|that|this|your|my) (?:person|human|lady|wumman|woman|man)"
    r"|(?:the |that |a |my )?(?:key ?)?worker|i)\b(?: \w+){0,3}? "
    r"(?:text(?:in|ing)?|txt(?:in|ing)?|phon(?:e|in|ing)|ring(?:in|ing)?|call(?:in|ing)?|writ(?:e|ing)|contact(?:ing)?"
    r"|hear|be in touch|get(?:ting)? (?:in touch|back)|com(?:e|ing)(?: back)?)\b(?: \w+){0,2}\W*$",
    re.IGNORECASE,
)
"""Asks when the person who was asked for will be in touch."""
STILL_COMING = re.compile(
    r"^\W*(?:so |and |but )?(?:is|are|will) (?:the |my |ma |that |a )?(?:other )?(?:key ?worker|worker|person)\b"
    r"(?: \w+){0,4}? (?:text|txt|ring|phon|call|com|contact|be in touch|going|gonnae|gonna)\w*\b",
    re.IGNORECASE,
)
"""Asks whether they still will: `is the key worker still texting me tomorrow`."""
ONLY_THEN = re.compile(
    r"^(?=.*\b(?:text|txt|message|msg|contact|write to) (?:me|us)\b)(?=.*\b(?:only|just)\b)"
    rf"(?=.*\b(?:after|efter|before|afore|between)\s+(?:{CLOCK})\s*(?:am|pm)?\b(?!\s*(?:min|hour|night|day|week|month|year)))"
    r"(?!.*\b(?:the morra|tomorrow|tonight|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|finish\w*)\b)",
    re.IGNORECASE,
)
"""Wishes to be texted at some hours of any day, which is no wish for one text then."""
ASKS_QUIET = re.compile(
    r"\b(?:what|whit|wot|which|when)\b(?: \w+){0,3}? (?:my|ma|the|your|yer)(?: \w+)? (?:quiet|silent) (?:hours|times?)\b"
    r"|\bwh?[aio]t (?:hours|times) (?:do|will|are|can) (?:you|u|ye)\b(?: not)? (?:text|txt|texting|message)\b"
    r"|\bwhen (?:do|will|are|can) (?:you|u|ye) (?:not|no|never|be quiet|stay quiet)\b"
    r"|\bare (?:you|u|ye) (?:still )?(?:being |on )?(?:quiet|secret|careful)\b",
    re.IGNORECASE,
)
"""Asks which hours are quiet, and wishes for none."""
ENDS_QUIET = re.compile(
    r"\b(?:cancel|turn off|switch off|undo|scrap|drop|take off|end|no more|nae mair|get rid of)\b(?: \w+){0,3}? "
    r"(?:quiet (?:hours|times?|thing|mode)|secret\w*(?: \w+)?|careful\w*(?: thing| texting)?)\b"
    r"|\b(?:te?xt|write to|message) (?:me|us) (?:as )?(?:normal|usual)(?:ly)?\b"
    r"|\b(?:don'?t|dinnae|do not|no) need (?:you|u|ye) to be (?:quiet|secret|careful)\b",
    re.IGNORECASE,
)
"""Wishes to be texted as usual again."""
NOTHING = (
    r"(?:nothing|nuthin|nuthing|nowt|none|nane|n(?:o|ae) ?where|naewhere|n(?:o|ae) place|n(?:o|ae) ?body|no ?-?one)"
)
IS_THERE_NOTHING = re.compile(
    rf"(?:^|[.,;!?]\s*)\W*(?:(?:so|and|but|an|what|no|oh|ok)\W+)*(?:(?:is|are|wis) there (?:really )?)?{NOTHING}\b"
    r"(?: \w+){0,3}? (?:the day|today|tonight|the night|(?:the |right )?now|at all|open|nearer|closer|else)\b"
    r"[^.;!?]{0,20}\?",
    re.IGNORECASE,
)
"""Asks on, `nothing the day at all?`, and turns nothing down."""
LONGEST_QUESTION = 160
"""Characters."""
TURNED_DOWN = frozenset({None, "not_now", "no", "unclear", "something_else", "thanks"})
"""What such a question may be taken for by itself."""
WAITS = frozenset({"check_in", "pause", "not_now", "set_check_in"})
"""What a question how to get by until then may be taken for by itself."""
JUST_DIGITS = re.compile(r"\W*\d{1,2}\W*")
WORD = re.compile(r"[\w']+")
PLACES = frozenset({"place", "postcode"})


@dataclass(frozen=True)
class Stands:
    """Where a parent stands: whether a key worker was asked for and waited on, and whether a service is in view."""

    waiting: bool = False
    risk_asked: bool = False
    """Whether `Shall I tell a key worker?` was the last that we said."""
    after_danger: bool = False
    """Whether a reply to danger, which asks nothing, was the last that we said, and not long ago."""
    danger_lasts: bool = False
    """Whether a reply to danger was said not long ago, whatever was said since."""
    danger_spoken_of: bool = False
    """Whether a reply to a risk, or an answer to what was asked after one, was the last that we said, not long ago."""
    service_in_view: bool = False
    need: str | None = None
    """The need that is talked about."""
    request_spoken_of: bool = False
    """Whether the last that we said was about the key worker who is waited for."""
    text_spoken_of: bool = False
    """Whether the last that we said was about a text at a time of theirs."""
    closed: bool = False
    """Whether the last that we said ended a topic, and asked nothing."""
    text_came: bool = False
    """Whether the last that we said was the text they had asked for, and not long ago."""


def payload_for(text: str, stands: Stands, is_answer: bool = False, act: str | None = None) -> str | None:
    """The payload for the engine, or None when the words say nothing as plain as this.

    A bare number that picks nothing is a slip, unless it answers what was asked: then it is looked at as that.
    `act` is what the text is by itself, if it is one.
    """
    said = text.replace("\u2019", "'")
    if JUST_DIGITS.fullmatch(said) and not is_answer:
        return "/choose"
    short = len(said) <= LONGEST_QUESTION
    if stands.need and act in TURNED_DOWN and short and not is_answer and IS_THERE_NOTHING.search(said):
        return of_need(stands.need)
    if act in WAITS and not is_answer and asks_what_to_do(said):
        return of_need(stands.need) if stands.need else "/menu"
    if stands.waiting and STILL_COMING.match(said):
        return "/talk_to_person"
    if asks_what_is_set(said, of_a_text=stands.text_spoken_of and not is_answer):
        return '/set_check_in{"do": "show"}'
    if puts_back(said, of_a_text=stands.text_spoken_of):
        return '/set_check_in{"do": "again"}'
    if stands.text_spoken_of and not is_answer and STAYS_AS_IT_IS.search(said):
        return "/finish"
    if OFF.match(said) or (calls_a_text_off(said) and not is_answer):
        return "/drop_check_in"
    if LETS_IT_BE.match(said) and not stands.after_danger:
        return "/not_now"
    if stands.waiting and LETS_GO.search(said) and not STAYS.search(said):
        return "/cancel_request"
    if stands.waiting and stands.request_spoken_of and CANCEL_THAT.match(said):
        return "/cancel_request"
    if stands.waiting and WHEN_THEY.match(said):
        return "/talk_to_person"
    if ASKS_QUIET.search(said):
        return '/careful{"do": "show"}'
    if ENDS_QUIET.search(said):
        return '/careful{"do": "usual"}'
    if SHARED_PHONE.search(said) or ONLY_THEN.match(said):
        return "/discreet"
    if WISHES_FOR_ONE.match(said) and not is_answer and act != "risk":
        return "/set_check_in"
    if stands.service_in_view and (A_NUMBER.match(said) or asks_of_it(said, act)):
        return "/tell_more"
    return None


def asks_the_number(text: str) -> bool:
    """Whether a part of a text asks for the number of what lies open: `thats all. oh whats their number just in case`."""
    said = text.replace("\u2019", "'")
    return any(map(A_NUMBER.match, (said, *parts(said)))) and JUST_DIGITS.fullmatch(said) is None


def names_place(understood: Understood | None) -> bool:
    """Whether a text names a place or postcode."""
    return any(entity["entity"] in PLACES for entity in (understood or {}).get("entities", ()))


def says_where_again(text: str, understood: Understood | None) -> bool:
    """Whether a text says once more where they are, and nothing else: `maryhill i told you`."""
    found = [entity for entity in (understood or {}).get("entities", ()) if entity["entity"] in PLACES]
    rest = text
    for entity in sorted(found, key=lambda entity: -int(entity["start"])):
        rest = f"{rest[: entity['start']]} {rest[entity['end'] :]}"
    words = set(WORD.findall(rest.lower().replace("\u2019", "'")))
    return bool(found) and bool(words & INSISTS) and words <= AROUND_A_PLACE
