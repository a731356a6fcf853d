"""A wish in words that a service gets in touch: `aye do it, get them to ring me, after 3 mind`."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation import by_line, by_name
from bot.conversation.agreeing import CONDITION, JOINS, SAYS_YES
from bot.conversation.choosing import PICKS, choose, id_of, services_among
from bot.conversation.thanking import asks
from bot.messages import Choice

ASK_CONTACT = "/ask_contact"
"""How the payload begins that has a service asked to get in touch."""
CONTACT_AGREED = "/contact_service"
"""How it begins once that is agreed: `Yes, ask them`."""
LONGEST_WORDS = 200
"""Characters of what is passed on with a wish to be contacted."""
LONGEST = 40
"""Words; more of them tell a story."""
ME = r"(?:me|us|mi)"
REACH = (
    rf"(?:(?:get|be|git) (?:back )?(?:in|intae|into) (?:touch|tuch|contact)(?: (?:with|wi|wae|w) {ME})?"
    rf"|get back to {ME}"
    rf"|(?:contact|phone|telephone|fone|ring|call|text|txt|message|msg|e-?mail|write to) {ME}(?: back)?"
    rf"|(?:gie|gies|give) (?:{ME} )?a (?:wee )?(?:ring|call|phone|text|bell|shout))\b"
)
MY_NUMBER = r"(?:my|ma)\s+(?:phone\s+)?(?:number|nummer|details)\b"
NAME = r"(?P<whom>(?:(?!want\b)[\w'&-]+ ){0,4}?[\w'&-]+)"
WISHES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # ask them to get in touch; get any road cards tae ring me; I'd like them to text me
        rf"\b(?:ask|get|git|tell|let|have|want|wid like|would like|'d like)\s+{NAME}\s+"
        rf"(?:(?:to|tae|if they (?:can|could|would))\s+)?(?:please\s+)?{REACH}",
        # can they phone me; will pennies and plans ring me
        rf"\b(?:can|kin|could|cud|will|would|wid)\s+{NAME}\s+(?:please\s+)?(?!get back\b){REACH}",
        # they can contact me, after 6
        r"(?:^|[.,;!]\s|\b(?:aye|yes|yeah|ok|okay)\s)(?P<whom>they|thae) (?:can|could) (?:please )?(?!get back\b)"
        rf"{REACH}(?! (?:all|whatever|what|but)\b)",
        # gie them my number; pass my details on to the lantern lot
        rf"\b(?:give|gie|send)\s+{NAME}\s+{MY_NUMBER}",
        rf"\b(?:give|gie|send|pass)\s+(?:on\s+)?{MY_NUMBER}\s+(?:on\s+)?(?:to|tae)\s+{NAME}",
        # text them for me
        r"\b(?:contact|phone|fone|ring|call|text|txt|message|msg|e-?mail|ask)\s+(?P<whom>them|thaim|thum)\s+(?:for"
        r"|fur|fir)\s+me\b",
    )
)
THEM = re.compile(
    r"(?:(?:some|any) ?(?:one|body|yin) (?:from|fae|at|in) (?:there|them|that place)"
    r"|them|thaim|thum|they|thae|these|those|it|that|this|that lot|them ones?"
    r"|(?:that|this) (?:one|wan|yin|place|lot|group|service))",
    re.IGNORECASE,
)
NO_SERVICE = re.compile(
    r"\b(?:you|u|ye|yous|i|he|she|him|her|we|some(?:one|body|yin)|any(?:one|body)|worker|person|human|ex|man|wumman"
    r"|woman)\b",
    re.IGNORECASE,
)
"""Words for whoever is no service: a person is asked for, or it tells of somebody."""
NO_WISH = re.compile(
    r"\b(?:don'?t|do not|dinnae|dinna|never|not|no need to|without|stop|didn'?t|didnae|did (?:you|u|ye)|have (?:you"
    r"|u|ye)"
    r"|(?:you|u|ye)'?d|said|telt|told|if|when|cancel)\b[^.;!?]{0,24}$",
    re.IGNORECASE,
)
"""Words before it that refuse it, ask whether it was done, or tell of it."""
BIDS_US_ASK = re.compile(
    r"^\W*(?:(?:ok|okay|aye|yes|yeah|right|so|and|then|well|just|jist|please|pls|grand|great|can you|could you|would you"
    r"|will you|go on)\b\W*)*"
    r"ask (?:them|thaim|that (?:one|yin|lot)|this one|her|him)(?: (?:for me|then|please|pls|too|as well?|ta))*\b"
    r"(?!\W*(?:if|whether|about|aboot|what|whit|how|when|where|why|can|could|does|do|is|are|to|tae)\b)(?P<more>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Of the service that lies open: `ok ask them, hes 13 and its mornings he's worst`."""
PRAISES = re.compile(
    r"^\W*(?:(?:oh|aw|och|well|aye|yes|yeah|ok|thanks|ta|now)\b\W*)*"
    r"(?:(?:(?:that|it|this|they)(?:'?s| is| would be|'d be)?(?: all)? )?(?:sounds? |looks? |seems? )?"
    r"(?:just |really |so |very |quite |like )*(?:right|good|great|lovely|perfect|ideal|grand|brilliant|brill|braw|nice"
    r"|fine|fab|spot on|the one|just what)\b(?:(?!\b(?:but|no|not)\b)[^.!?;,]){0,32}[.!?;,]?\s+)"
    r"(?=(?:please|pls|so|then|can|could|would|ask|and|aye|yes)\b)",
    re.IGNORECASE,
)
"""Good words for a service, before what is asked for: `that sounds right for him. please ask them`."""
HOLDS_BACK = re.compile(
    r"n't|\b(?:no|not|nae|never|dont|didnt|rather|scared|feart|worried|ex|kill\w*)\b", re.IGNORECASE
)
"""Before a bid it may be none, or be nothing to pass on."""
REFUSES_ANOTHER = re.compile(
    r"\b(?:don'?t|do not|dinnae|dinna|not|no|nae)\s+(?:(?:want|need|after)\s+)?(?!.*\b(?:them|thaim|thum|they)\b)"
    r"(?:[\w']+\s+){1,4}(?:i|i'?d|a|ah|just|jist)(?=\W*(?:like)?\W*$)",
    re.IGNORECASE,
)
"""Refuses some other thing, and begins anew: `i dont want funeral money i` [want them to ring me]."""
LEADS_IN = re.compile(
    r"^(?:\W|\b(?:the|that|this|one|wan|yin|just|jist|please|pls|plz|can|could|kin|would|will|wid|you|u|ye|i|i'?d"
    r"|like"
    r"|want|then|perhaps|maybe|instead|so|and|an|um|eh|ok|okay|right|aye|yes|yeah|yep|great|thanks|ta|do|it|for|fur|me|if|go|on"
    r"|ahead|hi|hiya|to|tae|well|actually|sounds|good)\b)*$",
    re.IGNORECASE,
)
"""Words before it that say nothing more."""
ANOTHER_WISH = re.compile(
    r"(?:^|[.,;:!?\n]|\band\b|\ban\b|\balso\b|\bplus\b)\W*(?:(?:and|an|also|plus|oh|then)\W+)*"
    r"(?:(?:is|are|wis) (?:there|they?re)|(?:do|can|could|would|have|huv) (?:you|u|ye)|any(?:thing|where)?\b"
    r"|i(?:'m| am)? (?:also )?(?:need|looking|after)|i also|what about|whit aboot|where (?:can|do)"
    r"|help (?:me )?(?:with|wi)|looking for)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What a text wishes besides, of us."""
HOW = re.compile(
    r"\b(?:text|txt|phone|call|ring|e-?mail|mornings?|afternoons?|evenings?|nights?|after|efter|before|afore|say"
    r"|tell|ask|about|aboot)\b",
    re.IGNORECASE,
)
CLAUSES = re.compile(r"[.,;!\n]+(?=\s|$)|\b(?:cos|because|cause)\b", re.IGNORECASE)
NUMBERED = re.compile(
    rf"^\W*(?:(?:good|great|ok|okay|right|aye|yes|yeah|yep|oh|well|lovely|fine|then|so)\b\W*)*{PICKS}\W*(?P<more>\w.*)$",
    re.IGNORECASE | re.DOTALL,
)


WHEN = re.compile(
    r"\b(?:not|no|nae|only|just|jist)\s+(?:(?:un)?till?|before|after|efter|afore|on|at|between)\b[^.;!?\n]+",
    re.IGNORECASE,
)
BY_WHAT = re.compile(
    r"^\W*(?:(?:and|but|please|just|jist|only|could they|can they|get them to|tell them to)\b\W*)*(?:by |to )?"
    r"(?:te?xt|message|e-?mail|ring|phone|call)(?: me)?"
    r"(?:\W+(?:not|no|nae|instead|rather|only|please|pls|if|they|can|possible|than|dont|don't|te?xt|phone|calls?"
    r"|ring))"
    r"{0,6}\W*$",
    re.IGNORECASE,
)
"""By what they are to get in touch."""
CANNOT_RING = re.compile(
    r"\b(?:nae|no|nay|out of|oot o|oota|ran out of|haven'?t (?:got )?(?:any )?|hinna(?: any)?"
    r"|no got(?: any)?) (?:phone )?(?:credit|minutes)\b"
    r"|\b(?:i|a|ah|i'?m|im|am|a'?m|ah'?m|me)\b(?: \w+){0,3}? (?:hate|hates|can'?t|cannae|cant|don'?t|dont|dinnae"
    r"|rubbish|useless|terrible|shy"
    r"|scared|feart|nervous|anxious|panic\w*|dread|freeze|deaf|no good|nae good|not good|awful|bad)(?: \w+){0,3}?"
    r" (?:phon(?:e|es|ing|in)|ring(?:ing|in)?|call(?:s|ing|in)?|(?:pick up|answer) (?:unknown|private|strange"
    r"|withheld|the phone)\w*)\b"
    r"|^\W*(?:hate|can'?t|cannae|dinnae|don'?t) (?:\w+ )?(?:phon(?:e|ing|in)|ringin\w*|the phone|callin\w*)\b",
    re.IGNORECASE,
)
"""A phone is what stands in the way."""
THEY_RING = re.compile(r"\b(?:they|them)\b.*\b(?:ring|phone|call|te?xt) (?:me|us)\b", re.IGNORECASE)
"""... and says who is to ring then."""
HAS_THEM_ASKED = re.compile(
    r"(?<!dont )(?<!don't )(?<!dinnae )(?<!not )(?<!never )\b(?:ask|get|git|tell|let) (?:them|thaim|thum) (?:to|tae"
    r"|if they (?:can|could))"
    r" (?:please )?(?P<bid>text|txt|phone|ring|call|message|msg|e-?mail|contact|get in touch)\b"
    r"|\b(?:can|could|wid|would|will) (?:you|u|ye)(?: (?:no|not|just|jist|please))* (?:do|dae|sort) (?:it"
    r"|that) (?:for|fur) (?:me|us)\b"
    r"|\b(?:can|could|will|would|wid) they (?:no |not |just |please )*(?P<wish>text|txt|ring|phone|call|message"
    r"|e-?mail|whats ?app|contact) (?:me|us|rather|instead|no|not|nae)\b",
    re.IGNORECASE,
)
"""They are to get in touch, in other words than a wish that names nobody."""
SAYS_NOTHING = re.compile(r"(?:phone|ring|call|contact|get in touch)(?: (?:me|us))?(?: please| pls)?", re.IGNORECASE)
"""What they do anyway."""
BEGINS_WITH_NO = re.compile(
    r"^\W*(?:no|naw|nah|nope)\b(?!\s+(?:(?:un)?till?|before|after|efter|afore))", re.IGNORECASE
)


BEFORE_A_BID = re.compile(
    r"[.!]\s+|,?\s+(?:(?:and|an|n)|&)?\s*(?=(?:please |pls |can you |could you |jist |just )*(?:ask|get|tell) )",
    re.IGNORECASE,
)
"""Where the pick ends and the bid begins: `2 an ask them`."""
LEADS_TO_A_BID = re.compile(r"\W*(?:(?:can|could) (?:you|u|ye)|please|pls|just|jist|\W)*", re.IGNORECASE)
NOT_YET = re.compile(
    r"\b(?:no|naw|not|never|nothing|don'?t|dinnae|my ?self|masel\w*|later|yet|maybe|if|i will|i'?ll)\b", re.IGNORECASE
)
"""Behind a bid it may be none."""


@dataclass(frozen=True)
class Wish:
    """Whom to ask, in the parent's words and empty for `them`; how it would suit; and what else the text wishes."""

    whom: str
    before: str
    words: str
    besides: str


def wish_in(text: str) -> Wish | None:
    """The wish that a text holds for a service to get in touch."""
    said = " ".join(text.replace("\u2019", "'").split())
    if len(said.split()) > LONGEST:
        return None
    for form in WISHES:
        for found in form.finditer(said):
            whom, before = found["whom"], REFUSES_ANOTHER.sub("", said[: found.start()]).strip()
            if (NO_SERVICE.search(whom) and not THEM.fullmatch(whom)) or NO_WISH.search(before):
                continue
            besides = ANOTHER_WISH.search(said, found.end())
            after = said[found.end() : besides.start() if besides else len(said)]
            return Wish(
                whom="" if THEM.fullmatch(whom) else whom,
                before=before,
                words=_how(after),
                besides=besides[0].strip(" .,;:!?") if besides else "",
            )
    return None


def words_of_a_bid(text: str) -> str | None:
    """What they are to go by, where a text bids us ask whoever lies open; None where it does not."""
    said = " ".join(text.replace("\u2019", "'").split())
    if len(said.split()) > LONGEST:
        return None
    if found := BIDS_US_ASK.match(PRAISES.sub("", said)):
        return _how(found["more"])
    before, _, bid = said.partition(". ")
    found = BIDS_US_ASK.match(bid) if bid and not (asks(before) or HOLDS_BACK.search(before)) else None
    return joined(before.strip(" ,"), _how(found["more"])) if found else None


def numbered_wish(text: str, offered: Sequence[Choice]) -> tuple[str, str] | None:
    """The service, and how it would suit, where a text picks `Ask them to contact me` by its number: `1, text only`."""
    found = NUMBERED.match(text.replace("\u2019", "'"))
    if found is None or int(found[1]) > len(offered):
        return None
    kind, _, data = offered[int(found[1]) - 1].payload.partition("{")
    service = json.loads("{" + data).get("service") if data else None
    says_how = CONDITION.search(found["more"]) or HOW.search(found["more"])
    return (service, _how(found["more"])) if kind == ASK_CONTACT and service and says_how else None


def picked_and_bidden(text: str, offered: Sequence[Choice]) -> tuple[str, str] | None:
    """The service that a text picks before it bids us ask, and how it would suit: `first. ask them please`."""
    first, *bid = BEFORE_A_BID.split(text.replace("\u2019", "'"), maxsplit=1)
    words = _bidden(bid[0]) if bid else None
    picked = choose(first, offered) if words is not None else None
    return (id_of(picked.choice) or "", words or "") if picked and services_among([picked.choice]) else None


def _bidden(bid: str) -> str | None:
    """How it would suit, where words bid us ask them, or wish for it, and wish for nothing else."""
    wish = wish_in(bid)
    if wish is not None and not (wish.whom or wish.besides) and LEADS_TO_A_BID.fullmatch(wish.before):
        return None if NOT_YET.search(bid.replace(wish.words, "")) else wish.words
    return None if NOT_YET.search(bid) else words_of_a_bid(bid)


def asked_about(offered: Sequence[Choice]) -> tuple[str, str] | None:
    """The service that we ask whether to have in touch, and the words that would go along; None where none is."""
    for choice in offered:
        kind, _, data = choice.payload.partition("{")
        if kind == CONTACT_AGREED:
            told = json.loads("{" + data)
            return told["service"], told.get("do", "")
    return None


def when_wished(text: str) -> str:
    """What a text says of when that would suit: `not till after friday`; empty where it says none, or says no."""
    said = " ".join(text.replace("\u2019", "'").split())
    found = None if BEGINS_WITH_NO.match(said) or len(said.split()) > LONGEST else WHEN.search(said)
    return found[0].strip(" ,") if found else ""


def how_wished(text: str) -> str:
    """What a text says of how or when that would suit, and nothing else: `text not phone`, `mornings only`."""
    said = " ".join(text.replace("\u2019", "'").split())
    return said.strip(" .,!") if BY_WHAT.match(said) else when_wished(text)


def how_bidden(text: str) -> str:
    """By what or when they are to be in touch, where they are to be asked: `text rather than ring`; else empty."""
    said = " ".join(text.replace("\u2019", "'").split())
    found = HAS_THEM_ASKED.search(said)
    verb = next((name for name in ("bid", "wish") if found and found[name]), None)
    told = CLAUSES.split(re.split(r"[?.!;]", said[found.start(verb) :])[0])[0].strip() if found and verb else ""
    return "" if SAYS_NOTHING.fullmatch(told) else how_wished(told) or how_wished(said)


def joined(*told: str) -> str:
    """What was said before of how it would suit, and what is said now."""
    return ". ".join(each for each in told if each)


def ask_contact(service: str, words: str = "", following: str = "") -> str:
    """The payload that asks whether a service is to get in touch: what goes along, and the need that comes after it."""
    told = {"service": service, "do": words[:LONGEST_WORDS], "others": following}
    return f"{ASK_CONTACT}{json.dumps({key: value for key, value in told.items() if value})}"


def service_meant(wish: Wish, listed: Sequence[Choice], offered: Sequence[Choice], in_view: str | None) -> str | None:
    """The id of the service that is to be asked; None where that is not sure."""
    if wish.whom:
        meant = _named(wish.whom, listed, offered)
        return id_of(meant) if meant else None
    if not LEADS_IN.match(_without_yes(wish.before)) and (meant := _named(wish.before, listed, ())):
        return id_of(meant)
    if wish.before and (by_its_line := by_line.meant(wish.before, listed, None)) is not None:
        return id_of(by_its_line[0])
    services = services_among(offered)
    return in_view or (id_of(services[0]) if len(services) == 1 else None)


def _named(words: str, listed: Sequence[Choice], offered: Sequence[Choice]) -> Choice | None:
    meant = by_name.named(words, listed, None)
    if len(meant) == 1:
        return meant[0]
    if not meant and (begun := by_name.begun_by(words, listed)) is not None:
        return begun
    picked = choose(words, services_among(offered)) if not meant else None
    return picked.choice if picked else None


def _without_yes(words: str) -> str:
    return SAYS_YES.sub("", words)


def _how(after: str) -> str:
    """What is said behind the wish for them to go by; empty where it only says please, or why we are asked to ask."""
    told = (JOINS.sub("", part.strip(" .,;:!?-")).strip() for part in CLAUSES.split(after))
    kept = [
        part for part in told if not LEADS_IN.match(part) and (not CANNOT_RING.search(part) or THEY_RING.search(part))
    ]
    return ", ".join(kept)
