"""What a text says beside its thanks, `thanks. what does it cost`; and thanks that are bitter, `thanks for nothing`."""

import re
from dataclasses import dataclass

from bot.language import asking
from bot.language.asking import ASKING_WORD
from bot.language.seeking import seeks

LONGEST = 40
"""Words; more of them tell a story."""
THANKS = r"(?:thank (?:you|u|ye|yous)|thanks|thanx|thnx|thx|tks|tanks|ta|ty|cheers|much appreciated)"
FINE = (
    r"(?:ok|okay|oh|ach|och|aw|ah|right|aye|yes|yeah|yep|great|brilliant|braw|lovely|fab|perfect|grand|good|well|so|and"
    r"|many|no bother|that'?s (?:great|good|brilliant|grand|fine|perfect|lovely))"
)
AND_SO_ON = (
    r"(?:(?:so|very) much|a (?:lot|million|bunch)|again|pal|hen|mate|love|anyway|then|x+|xo+|you|all"
    r"|for (?:that|this|it|the (?:number|info\w*|help|list)|(?:your|yer|all (?:your|yer)) help|telling me|getting back))"
)
LEAVING = (
    r"that'?s (?:me|us)(?: (?:sorted|done|fine|good|set|away|aw ?right|all right|happy|off))?"
    r"(?: (?:for now|for the now|the now|now|then|for today))?"
)
THANKING = re.compile(
    rf"^\W*(?:{FINE}\b\W*)*(?:{THANKS}|{LEAVING})\b(?:\W+(?:{AND_SO_ON}|{THANKS}|{LEAVING})\b)*", re.IGNORECASE
)
"""Thanks, or that they are sorted, or both."""
JOINS = (
    r"(?:\W|\b(?:but|and|an|oh|so|now|i forgot|forgot|one (?:more |last |other |wee )?thing|quick question|just|jist"
    r"|also|ok)\b)*"
)
"""Words between thanks and what is asked, which change nothing; a no would."""
JOINED = re.compile(rf"^{JOINS}", re.IGNORECASE)
TELLS = r"(?:(?:how|hoo) (?:kind|nice|good|lovely)|(?:what|whit|wot) an?|(?:when|whan|wen)(?! (?:it|they)))"
ASKS_BEHIND_THANKS = re.compile(
    rf"^{JOINS}(?:(?:is|are|does) \w+|(?!{TELLS}\b){ASKING_WORD}(?:'?s)?\b|i (?:also )?(?:need|want)\b|looking for\b)",
    re.IGNORECASE,
)
"""A question that its few words leave open elsewhere, `which bus`; or a wish in so many words."""
SENTENCE_ENDS = re.compile(r"[.;!\n]+|(?<=\?)")
BITTER = re.compile(
    rf"{THANKS} for (?:nothing|nuthin\w*|nowt|hee ?haw|wasting|the waste|f\w+ all|sweet f\w+)\b|{THANKS} a bunch\b",
    re.IGNORECASE,
)
GOES = re.compile(
    r"(?:^|(?<![.,;!])[.,;!])\W*+(?:(?:ok|okay|no|naw|aye|yeah|right|och|just|jist|leave it|fine|grand|great"
    r"|(?:that|it)?(?:'?s|\s*(?:sounds?|looks?|suits))(?: me)?(?: just)?"
    r" (?:fine|grand|great|ok|good|lovely|nice|braw))\b\W*+)*+"
    r"(?:i'?ll|il|a'?ll|ah'?ll|i will|i'?m (?:going to|gonna|gonnae|gaunnae))\W+"
    r"(?:just |jist |probably |try and )?(?:ring|phone|call|e-?mail|text|ask|pop|nip|go along|go in"
    r"|leave it(?! all\b)|see how|think (?:about|aboot|on|it over)|have a (?:look|think|go))\b",
    re.IGNORECASE,
)
"""Says what its writer goes and does."""
FAREWELL = re.compile(
    rf"\b(?:{THANKS}|bye+|night|nite|goodnight|see (?:you|ye|u)|speak (?:soon|later)|take care|that'?s (?:me|all))\b"
    rf"(?:\W+(?:{AND_SO_ON}|night|nite|bye|hen|anyway|for now|the now|good))*\W*$",
    re.IGNORECASE,
)
THAT_IS_ALL = re.compile(
    r"(?<![.,;!?])[.,;!?]\W*+(?:no|naw|nah)\W+(?:(?:thanks|ta|ok|aye)\W+)*that'?s (?:all|it|everything)\b"
    r"(?:\W+(?:for now|for the now|the now|thanks|thank you|ta|cheers|done|sorted|pal|hen|then))*\W*$",
    re.IGNORECASE,
)
"""Behind something else: `I didn't say that, dear. No that's all, thank you`."""
WISHES = re.compile(
    r"\b(?:remind|cancel|delete|stop|instead|can you|could you|(?:te?xt|ring|phone|call|ask|tell) (?:me|them|her|him)"
    r"(?! (?:in|on|the morra|tomorrow|later|when|after|myself)\b)|(?:some|any) ?(?:one|body)|person|human|worker"
    r"|number \d|(?:1st|2nd|3rd|first|second|third|last) (?:one|yin|wan))\b",
    re.IGNORECASE,
)
"""What is asked of us beside it: then its writer is not going yet."""
LONGEST_LEAVE = 160
"""Characters."""
NO_HELP = re.compile(
    r"\b(?:useless|pointless|waste of (?:my |ma )?time|fat lot of|rubbish|pish|a joke)\b"
    r"|\b(?:no|nae|not (?:much|any|a|really))(?: \w+)? (?:help|use|good)(?! (?:needed|required|wanted))\b"
    r"(?: to| at all|\W*$)"
    r"|\b(?:didn'?t|didnae|hasn'?t|hasnae|doesn'?t|disnae) help\b",
    re.IGNORECASE,
)
OF_SOMEBODY = re.compile(
    r"\b(?:i'?m|i am|am|a'?m|i feel|myself|masel\w*|mum|mam|dad|parent|anyone|anybody|it'?s all|last|he|she|they)\b",
    re.IGNORECASE,
)
"""Then it may be said of the writer, or of somebody else, and is no scorn."""


@dataclass(frozen=True)
class Thanks:
    """What a text asks beside its thanks, as it was written; and whether the thanks are meant as none."""

    asks: str = ""
    bitter: bool = False


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part.strip() for part in SENTENCE_ENDS.split(text.replace("\u2019", "'")) if part.strip()]


def asks(sentence: str) -> bool:
    """Whether a sentence is a question, or a wish in so many words."""
    return asking.asks(sentence) or seeks(sentence) or any(map(ASKS_BEHIND_THANKS.match, asking.parts(sentence)))


def says_they_go(text: str) -> bool:
    """Whether a text says what its writer does now, and asks nothing: `that suits me. I'll just go along on Thursday`."""
    said = text.replace("\u2019", "'")
    return len(said) <= LONGEST_LEAVE and GOES.search(said) is not None and not any(map(asks, sentences(said)))


def takes_leave(text: str) -> bool:
    """Whether it says goodbye too, and asks nothing of us: `leave it, ill ask the college. thanks anyway`."""
    said = text.replace("\u2019", "'")
    if len(said) > LONGEST_LEAVE or WISHES.search(said) or any(map(asks, sentences(said))):
        return False
    goes = GOES.search(said)
    return THAT_IS_ALL.search(said) is not None or (
        goes is not None and FAREWELL.search(said, goes.end()) is not None
    )


def thanks_in(text: str) -> Thanks | None:
    """The thanks that a text begins with; None where it begins otherwise."""
    said = text.replace("\u2019", "'").strip()
    found = THANKING.match(said) if len(said.split()) <= LONGEST else None
    if found is None:
        return None
    more = said[found.end() :]
    rest = JOINED.sub("", more).strip()
    scorn = NO_HELP.search(said) is not None and OF_SOMEBODY.search(said) is None
    return Thanks(rest if asks(rest) else "", scorn or BITTER.search(said) is not None)
