"""What a text asks about something its parent told us: to take it back, to see it, to keep no more, or how to tell.

A thing told is an idea, a tip, a complaint or how something was. Only that is meant, never all that is held.
"""

import re
from collections.abc import Sequence
from typing import Any

from bot.conversation.open_questions import ASKS_FOR_HELP, MORE
from bot.messages import Choice

TOLD = r"(?:ideas?|suggestions?|tips?|complaints?|feedback|review)"
MINE = r"(?:my|ma|that|this|the|they|these|those)"
NAMES_IT = re.compile(rf"\b(?:{TOLD}|about|aboot|where|on)\b", re.IGNORECASE)
OUT = (
    r"(?:delet\w+|remov\w+|withdraw\w*|eras\w+|scrap\w*|cancel\w*|undo|bin|drop|get rid of|wipe"
    r"|tak(?:e|ing)(?: (?:it|that|this|back|out|off|away|down))+|tak(?:e|ing)(?= .{1,60}\b(?:back|out|off|away|down)\b))"
)
TAKE_OUT = re.compile(
    rf"\b{OUT}(?: (?:back|out|off|of|just|only|all))*"
    rf" (?:{MINE}(?: \w+){{0,2}}? {TOLD}\b"
    r"|(?:the words? |my words )(?:about|aboot|where|that|on)\b"
    r"|(?:what|whit|that|the thing) (?:i|a|ah)(?:'?ve)? (?:said|told \w+|wrote|put)\b(?= (?:about|on|aboot)\b))"
    r"|\b(?:my|ma) words (?:about|aboot|on)\b.{0,60}\b(?:taken (?:out|off|back)|deleted|removed)\b",
    re.IGNORECASE,
)
"""Takes one thing back, and says that it is one of those."""
TAKE_BACK = re.compile(
    r"\b(?:tak(?:e|ing) (?:that|it|this|aw that) (?:back|out|off|away|down)|tak(?:e|ing) back what (?:i|a|ah) said)\b"
    r"|\b(?:delete|remove|scrap|undo|unsay|cancel|withdraw) (?:that|it|this)(?: (?:one|bit))?\b"
    r"|\b(?:do(?:n'?t| not)|dinnae) (?:want|send|pass)(?: (?:that|it|this))?(?: (?:said|sent|passed|kept|on|in))+\b"
    r"|\b(?:do(?:n'?t| not)|dinnae) (?:keep|save) (?:that|it|this)\b",
    re.IGNORECASE,
)
"""The same where something was told just now."""
NOT_ONE = re.compile(
    r"\b(?:not|no|nae|never|isn'?t|isnae|wasn'?t|wisnae|wasnae|amnae|didn'?t|didnae)\b(?: \w+){0,2}?"
    rf" (?:complain\w*|{TOLD})\b",
    re.IGNORECASE,
)
"""Says that what was just kept was never meant so."""
WAS_IT = re.compile(r"^\W*(?:so |and |but )*(?:did|have|has|is|was|are) ", re.IGNORECASE)
"""Asks whether that was done, and does not ask for it."""
NEEDS_TOO = re.compile(r"\b(?:is|are) (?:there|thair) (?:any|a|ony)|\banything for\b", re.IGNORECASE)
JUST_THAT = re.compile(
    r"\b(?:just|only|jist)\b(?: \w+)? (?:that|the|my|ma|this|what)\b"
    r"|\bnot (?:everything|all|the lot)\b.*\b(?:just|only)\b",
    re.IGNORECASE,
)
"""The same where we asked whether to delete all."""
KEEP_NO_MORE = re.compile(
    r"\b(?:stop|quit|gonnae no|no more|do(?:n'?t| not)|dinnae)\b(?: \w+){0,2}?"
    r" (?:sav(?:e|ing)|keep(?:ing)?|writ(?:e|ing)|not(?:e|ing)|record(?:ing)?|add(?:ing)?|tak(?:e|ing)|put(?:ting)?)"
    r"(?: \w+){0,2}? (?:everything|all|aw|anything|this|that|it|what i|whit a|every|as|down)\b",
    re.IGNORECASE,
)
SHOWS = re.compile(
    r"\b(?:what|whit|which|show|see|who|who'?s|when|did|is|are|have|has|where)\b(?: \S+){0,6}?"
    r" (?:my|ma|this|that)(?: \w+)? (?:idea|suggestion|complaint|feedback)s?\b"
    rf"|\b(?:what|whit|which) {TOLD} (?:of (?:mine|me)|have|did|do)\b",
    re.IGNORECASE,
)
"""Asks after what was told."""
SHOWS_IT = re.compile(
    r"^\W*(?:so |and |but |ok )*(?:what|whit|wot)(?: exactly| is it| else)?(?: did| have|'?ve)?"
    r" (?:you|u|ye|yous)(?: \w+)? (?:writ\w+|wrote|put|keep|kept|saved?|note\w*|tell|told|sen[dt]|pass\w*|say|said)\b"
    r"|^\W*(?:so |and |but )*(?:who|wha)(?:'?s|'?ll| is| will)?(?: gets? to| be)? (?:read|see)\w*\b",
    re.IGNORECASE,
)
HOW_TO_TELL = re.compile(
    r"\b(?:how|hoo|where|whaur)(?: \w+){0,2} (?:i|a|ah|we) (?:say|tell (?:you|yous|ye|u)|give|leave|put in|make)\b"
    rf"(?: \w+){{0,3}}? (?:what|how|hoo|if|{TOLD})\b"
    r"|\b(?:want|wanted|like|wanna|can i|could i|can a)(?: (?:to|tae))? (?:leave|give|send)"
    r"(?: (?:you|yous|some|a|wee|good|my))* (?:feedback|review)\b",
    re.IGNORECASE,
)
"""Asks how to say how something was, or says that it will be said."""
NOT_ON_LIST = re.compile(
    r"\b(?:no|not|nae|isn'?t|isnae|aren'?t|arenae|wasn'?t) (?:on|in) (?:your|yer|the) (?:list|lists|directory|system)\b",
    re.IGNORECASE,
)
TELLS_OF = re.compile(
    r"\b(?:tell|let) (?:you|yous|ye|u)\b|\b(?:you|ye|yous|u) (?:should|could|want to) (?:add|put|pit)\b"
    r"|\bput (?:it|that|them) (?:on|in)\b|\badd (?:it|them|that)\b",
    re.IGNORECASE,
)
PRAISES = re.compile(
    r"\b(?:was|were|wis|wur|is|are)(?: (?:really|so|pure|dead|very|that|just|absolutely))*"
    r" (?:good|great|brilliant|magic|lovely|class|fab\w*|amazing|nice|kind|helpful"
    r"|excellent|fantastic|braw|a (?:big |great )?help)\b",
    re.IGNORECASE,
)
FOR_OTHERS = re.compile(
    r"\b(?:for|so|let|tell) (?:the )?(?:other|ither) (?:mums?|mas|parents|dads?|folk|people|yins)"
    r"(?: (?:to|can|could))? (?:know|ken|hear|see)\b"
    r"|\b(?:wanted|want|thought i'?d|i'?m|im|am) (?:to |tae )?"
    r"(?:say(?:ing)?|tell(?:ing)? yo?us?|let(?:ting)? yo?us? know)\b",
    re.IGNORECASE,
)
"""What was so good is told for others to hear, and is no story of another thing."""
PARTS = re.compile(r"[.?!\n]+")
ERASE = "/erase"
SEE = '/voice{"do": "see"}'


def payload_for(text: str, question: dict[str, Any] | None, offered: Sequence[Choice]) -> str | None:
    """The payload for the engine where a text is about something told; None where it is not, or may as well not be."""
    said = text.replace("\u2019", "'")
    just_told = (question or {}).get("what") == MORE
    asked_of_all = any(choice.payload == ERASE for choice in offered)
    if WAS_IT.match(said) and _asks_after_it(said, just_told):
        return SEE
    if TAKE_OUT.search(said) or (just_told and TAKE_BACK.search(said)) or (asked_of_all and JUST_THAT.search(said)):
        return f'/voice{{"do": "{"back_last" if just_told and not NAMES_IT.search(said) else "back"}"}}'
    if just_told and NOT_ONE.search(said):
        return '/voice{"do": "back_last"}'
    if just_told and KEEP_NO_MORE.search(said):
        return '/voice{"do": "enough"}'
    if _asks_after_it(said, just_told):
        return SEE
    if HOW_TO_TELL.search(said):
        return '/voice{"do": "feedback"}'
    if NOT_ON_LIST.search(said) and TELLS_OF.search(said):
        return '/voice{"do": "this_idea"}'
    if PRAISES.search(said) and FOR_OTHERS.search(said) and not ASKS_FOR_HELP.search(said):
        return '/voice{"do": "this"}'
    return None


def need_beside(text: str) -> str | None:
    """The need that is asked about beside something told: `who's reading my idea? and is there anything for dads`."""
    parts = [part for part in PARTS.split(text.replace("\u2019", "'")) if part.strip()]
    needs = [part for part in parts if NEEDS_TOO.search(part)]
    others = [part for part in parts if part not in needs]
    return ". ".join(needs) if needs and any(SHOWS.search(part) for part in others) else None


def _asks_after_it(said: str, just_told: bool) -> bool:
    return SHOWS.search(said) is not None or (just_told and SHOWS_IT.search(said) is not None)
