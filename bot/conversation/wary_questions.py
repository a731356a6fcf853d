"""What somebody asks who is not sure of us yet: is it for me, what does it cost, is an authority behind it or reading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation import what_is_kept
from bot.conversation.doubting_us import doubts_us
from bot.conversation.words_for_us import END, IT, US, YOU

FAMILY = (
    r"(?:mums?|mams?|maws?|mothers?|mummies|dads?|das|fathers?|men|women|wummin|lassies|lads|guys|grans?|nans?|nanas?"
    r"|grannies|grannys?|grandas?|grandads?|granddads?|grandparents?|grandmothers?|grandfathers?|aunties?|aunts?"
    r"|uncles?|carers?|parents?|couples?|students?|(?:older|younger|working|married|single|disabled) (?:folk|people))"
)
KIND = r"(?:(?:a|an|the|any|lone|single|young|new|foster|kinship|step|working|other) ){0,3}"
WHO = rf"{KIND}(?:{FAMILY}|me|us|(?:any|every) ?(?:one|body)|(?:folk|people) like (?:me|us)|the likes (?:o|of) (?:me|us))"
I_AM = re.compile(
    rf"\b(?:i'?m|i am|a'?m|am|ah'?m|we'?re|we are)(?: \w+){{0,3}}? (?:{FAMILY}|married|separated|divorced"
    rf"|widowed|single"
    r"|pregnant|expecting|retired|refugees?|together)\b"
    rf"|\b(?:foster|kinship) (?:carers?|mums?|parents?)\b|^\W*(?:{KIND}{FAMILY}) here\b",
    re.IGNORECASE,
)
"""What a parent says they are."""
TWO_OF_US = re.compile(
    r"\b(?:my|ma) (?:partner|man|husband|wife|boyfriend|girlfriend)(?: \w+){0,2}? (?:liv(?:es?|ing)|stay\w*|bides?)\b"
    r"|\b(?:still |be )?married\b|\bcouples?\b|\b(?:not|no|nae|isnae|amnae|never) (?:a )?(?:lone|single)\b"
    r"|\b(?:live|stay|living|staying) (?:with|wi) (?:my|ma) (?:partner|man|husband|wife|boyfriend|girlfriend)\b",
    re.IGNORECASE,
)
"""There are two grown-ups at home."""
OURS_FOR = re.compile(rf"\b(?:is|are) {US}(?: \w+){{0,2}} (?:for|fur) {WHO}\b(?! (?:to|tae)\b)", re.IGNORECASE)
IT_FOR = re.compile(rf"\b(?:is|are) {IT}(?: \w+){{0,2}} (?:for|fur) {WHO}\b(?! (?:to|tae)\b)", re.IGNORECASE)
IF_FOR = re.compile(
    rf"\b(?:if|whether|gin) {IT}(?:'?s| is)?(?: \w+){{0,2}} (?:for|fur) {WHO}\b(?! (?:to|tae)\b)", re.IGNORECASE
)
"""`dont know if this is for the likes of me`."""
KIN = (
    r"(?:client|pal|friend|neighbour|sister|brother|mum|mam|ma|daughter|lassie|niece|cousin|aunt(?:ie|y)?"
    r"|gran|granny|nana)"
)
MAY_THEY = re.compile(
    r"(?!.*\b(?:ex|see|find out|read|what i|my phone|ma phone)\b)"
    rf".*\b(?:can|could|may|if|whether) (?:she|he(?=.*\bhimsel)|they(?=.*\bthemsel)|(?:my|ma|the|a|this) (?:\w+ )?{KIN}"
    r"(?: in law)?)(?: can| could)?(?: just| also| still| even| not)* (?:te?xts?|txt|message|use|write to)"
    r" (?:this (?:number|line)|(?:you|u|ye|yous)(?! (?:for|to|tae|when|if|back)\b)|here)\b",
    re.IGNORECASE | re.DOTALL,
)
"""`can she text this number herself`, of whom somebody writes for."""
ASKS_TO = rf"\b(?:can|could|may|am|are|do|dae|does) (?:i|a|ah|we|that|it|{WHO})"
MAY_USE = re.compile(
    rf"{ASKS_TO}(?: still| also| even| just| allowed| permitted| (?:to|tae))* (?:use|yaise|join) (?:{US}|this|here)\b",
    re.IGNORECASE,
)
MAY_I = re.compile(
    rf"{ASKS_TO}(?: still| also| even| just)*"
    rf"(?: (?:allowed|permitted|entitled|eligible|count|fit|welcome|use it|get (?:this|in)|text(?: {US})?))?{END}",
    re.IGNORECASE,
)
"""Means ourselves only beside what the parent says they are: `I'm a dad, am I allowed`."""
TOO_OLD = re.compile(
    rf"\bam (?:i|a) (?:too|tae) (?:old|auld|young) (?:for|fur|to use) (?:{US}|this|it){END}", re.IGNORECASE
)
TO_BE = re.compile(
    rf"\b(?:do|dae) (?:i|a|{YOU}|we) (?:have|need|hae|huv|hiv|got) (?:to|tae) be {KIND}(?:{FAMILY}|single)\b",
    re.IGNORECASE,
)
DONT_KNOW = re.compile(r"\b(?:don'?t|do not|dinnae|dinna) (?:know|ken) (?=if|whether|gin)", re.IGNORECASE)
ABOUT_SAFETY = re.compile(
    r"\b(?:phones?|mobile|see|sees|reads?|checks?|hits?|hurts?|scared|feart|afraid|safe|finds? out|knows?|angry"
    r"|court)\b",
    re.IGNORECASE,
)
"""Whether it is safe to text, which is another question."""

COSTS = re.compile(
    rf"\b(?:is|are) (?:{US}|text(?:ing|in) (?:{US}|this))(?: really| all| actually)? (?:for )?free{END}"
    rf"|\b(?:how much|what|whit|wot)(?: \w+){{0,4}}? (?:costs?|charges?)\b(?: \w+){{0,2}}?"
    rf" (?:to |tae )?(?:text(?:ing)?|use) (?:{US}|this)\b"
    rf"|\b(?:how much|what|whit)(?: do| does| dis| is| are| will)? {US} (?:cost|charge)\b"
    rf"|\b(?:do|does|will|dis) (?:{US}|text(?:ing|in) {US}|this) (?:cost|charge)\b"
    rf"|\b(?:have|need|hae|huv|hiv|got) (?:to|tae) pay (?:(?:for|fur|to use|tae use) )?{US}{END}"
    rf"|\b(?:get|be|am i|being) charged (?:for|to) (?:text|us|this)"
    r"|\b(?:texts?|texting|this|it|these|they)(?: \w+){0,3}? (?:come|take|use|eat|go|cost|get taken)\w*(?: \w+){0,2}?"
    r" (?:off|aff|up|oot|out of|out|fae|from)?(?: of)? ?(?:my|ma) (?:credit|allowance|minutes|bill|contract"
    r"|free texts|data)\b",
    re.IGNORECASE,
)
IT_COSTS = re.compile(
    r"^\W*(?:(?:so|and|but|wait|is there|hi|ok)\W+)*"
    r"(?:is (?:it|this)(?: all| really)? free"
    r"|(?:do|dae|will|would|wid) (?:i|a|we) (?:(?:have|need|hae|huv|hiv) (?:to|tae) )?pay"
    r"(?: (?:anything|onything|money|(?:for|fur|to use) (?:this|it)))*"
    r"|does (?:it|this) cost(?: me)?(?: (?:anything|money|onything))?"
    r"|(?:is (?:it|this) safe(?: though)?\W+(?:and )?)?does (?:it|this) cost (?:anything|money|me)"
    r"|(?:what|how much) (?:does|is) (?:it|this)(?: cost)?)"
    r"(?: please| pls| to use| tae use)*\W*$",
    re.IGNORECASE,
)
NAME = re.compile(
    rf"\b(?:(?:do|dae|will|would|should|if|whether) (?:i|a|ah|we)|(?:does|is) it|can (?:i|a|ah|we))"
    rf"(?: (?:have|need|hae|got|stay|be|do it|ask|text|get help|use this|still|just|to|tae|no|not|without|wi'?oot|giving"
    rf"|gien|give|gie|tell|say|put|leave|use|{YOU}|them|a|ma|my|your|any|real|full|own|last|second|it))*"
    r" (?:names?|anonymous(?:ly)?)\b(?! (?:the|of|for|is|on|off|down|change|to|tae)\b)",
    re.IGNORECASE,
)
"""`do i have to give my name`, `can i stay anonymous`."""
LEARNS = re.compile(
    rf"\b(?:do|dae|does|are|is|can) (?:{US}|it) (?:learn\w*|being trained|get trained|train(?:ed|ing)?"
    r"|use (?:my|ma|our) (?:texts?|words|chats?))\b"
    rf"|\b(?:are|is) (?:{US}|{IT})(?: like| just| really| a)* (?:chat ?gpt|an? (?:a\.?i\.?|llm)|siri|alexa)\b",
    re.IGNORECASE,
)
"""Whether what is texted teaches us, and whether we are one of those that talk freely."""
WE_DO = re.compile(
    rf"\b(?:what|whit|wot)(?: is it| exactly| actually| else)*(?: (?:that|do|dae|does))? {YOU}"
    r"(?: all| actually| really| even| lot)* (?:do|dae)(?: here| exactly| actually| anyway| then| like)*\W*$"
    rf"|\b(?:what|whit|wot)(?:'?s| is) (?:this (?:all )?(?:for|about)|{US} for)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Authority:
    """A body that a parent may fear: as it is named to them, and the words by which they name it."""

    name: str
    words: str
    may_run_us: bool = False
    """Whether it could be one of those behind us, somewhere."""
    only_told: bool = False
    """It may only be feared to hear of a text; nobody takes us for it."""


AUTHORITIES = (
    Authority("the DWP or the Jobcentre", r"d\.?w\.?p\.?|job ?cent(?:re|er)|jcp|universal credit"),
    Authority("the Home Office", r"home office|immigration|ukvi"),
    Authority("the tax office", r"hmrc|tax ?(?:man|office|folk|people)"),
    Authority("the police", r"police|polis"),
    Authority("social work", r"social (?:work(?:ers?)?|services)|social(?=\W*$|\W+(?:are|or|see|read|then|that))"),
    Authority("the council", r"council|cooncil|local authority", may_run_us=True),
    Authority("the government", r"gove?r?n?ment|govt", may_run_us=True),
    Authority("the school", r"schools?|nursery|(?:(?:head|heid|class) ?)?teachers?", only_told=True),
    Authority("your landlord", r"land ?lords?|land ?lady|factor|housing (?:association|officer)", only_told=True),
    Authority("your doctor", r"doctors?|g\.?p|surgery", only_told=True),
    Authority("your health visitor", r"health visitors?", only_told=True),
)
THE = r"(?:(?:the|ma|my|any ?(?:one|body)|some ?(?:one|body)|folk|people|a|at|in|fae|from) ){0,4}"
THEM = rf"{THE}(?P<them>{'|'.join(each.words for each in AUTHORITIES if not each.only_told)})"
WHOM = rf"{THE}(?P<them>{'|'.join(each.words for each in AUTHORITIES)})"
"""Who may hear of it, not only who may be behind us."""
LINKS = (
    r"(?: (?:all|really|actually|part of|from|fae|frae|with|wi|run by|owned by|for|working for|connected to|linked to"
    r"|(?:any|some|ony)thing to do wi(?:th)?|to do wi(?:th)?|not|no))*"
)
MY_WORDS = (
    r"(?:this|it|these|(?:my|ma|these|the) (?:texts?|messages?|chat)"
    r"|what (?:i|a|ah|we) (?:say|text|write|tell|put|send))"
)
ARE_YOU = re.compile(rf"\b(?:are|r|is) (?:{US}|{IT}){LINKS} {THEM}{END}", re.IGNORECASE)
ARE_NOT = re.compile(
    rf"\b(?:(?:{YOU}(?:'?re?| are| is)?|yer|your|ur|this is)(?: (?:had )?better)?(?: really| definitely)?"
    r" (?:not|no)(?: be)?"
    rf"|{YOU} (?:aren'?t|arenae|urnae)|this (?:isn'?t|isnae)){LINKS} {THEM}"
    rf"(?:,? (?:is it|are {YOU}))?{END}",
    re.IGNORECASE,
)
"""`how do i know you're not the social`."""
WORKS_FOR = re.compile(
    rf"\b(?:do|dae|does) (?:{US}|{IT}) (?:work|belong|report|answer|speak|talk) (?:for|fur|to|tae|wi|with) {THEM}{END}",
    re.IGNORECASE,
)
SEES = re.compile(
    rf"\b(?:(?:do|does|dis|can|could|will|would|wid) {WHOM}(?: people| folk| staff)?|{WHOM.replace('them>', 'they>')}"
    rf"(?: can| could| will))(?: ever| get to)? (?:see|read) {MY_WORDS}\b",
    re.IGNORECASE,
)
TELLS = re.compile(
    rf"(?<!can )(?<!could )\b{YOU}(?: will|'ll| would)?(?: ever)?"
    r" (?:tell|inform|phone|ring|call|contact|report(?: \w+)? to"
    r"|(?:share|pass|send)(?: \w+){0,4} (?:to|tae|wi|with|on to))"
    rf" {WHOM}(?: (?:(?:about|on) (?:me|us|this|it)|(?:what|whit) (?:i|a|ah) \w+(?: (?:here|{YOU}))?))?{END}",
    re.IGNORECASE,
)

ASKS_FOR = re.compile(
    r"\b(?:need|want|wanting|looking|lookin|help|after|find|where|whaur|can i get|is there|please|one)\b",
    re.IGNORECASE,
)
JOINS = re.compile(r"^(?:and|but|an|also|so)\b\W*|(?:^|[\s,;.]+)(?:and|but|an|also|so|plus)\W*$", re.IGNORECASE)
WILL_NOT = re.compile(
    rf"\b{YOU} (?:won'?t|wont|willnae|winnae|wullnae|aren'?t gonnae|no gonnae|better not)(?: be)?(?: \w+)?"
    rf" (?:pass\w*|sen[dt]\w*|giv\w*|gie|tell\w*|show\w*|shar\w*|report\w*)(?: \w+){{0,3}} (?:to|tae|on to|wi"
    rf"|with) {WHOM}"
    rf"(?:,? (?:will|wull|are) {YOU})?{END}",
    re.IGNORECASE,
)
"""`you won't pass this to the jobcentre`."""
SENT = re.compile(
    rf"\b(?:is|are|do|does|dis|can|could|will|would|wid|if|whether|gets?|does any of)\s+(?:{MY_WORDS}|any of this"
    rf"|(?:talking|texting|speaking|writing)(?: (?:to|tae|wi|with))?(?: {YOU}| here| this)?|(?:any|ony)thing i \w+)"
    r"(?: \w+){0,3}? (?:sent|passed|shared|given|gien|shown|reported|go|get|seen|read|forwarded|copied|linked|logged)"
    rf"(?: (?:on|back|over|it|in|up|straight)){{0,2}} (?:to|tae|by|with|wi) {WHOM}{END}",
    re.IGNORECASE,
)
"""`does talking to you get sent to the home office`."""
TO_US = rf"(?: (?:to|tae|wi|with))?(?: (?:{YOU}|here|this))?"
OF_THIS = (
    r"(?:(?:about|aboot|of|on) (?:this|it|me|us|what i \w+)|this|it|these|any of this|what i \w+"
    r"|(?:that |if |whether )?(?:i|a|ah)(?:'?m|'?ve| am| have)? (?:text|ask|messag|tell|told|tellt|talk|us(?:e|in)"
    rf"|contact|been|here)\w*{TO_US})"
)
TOLD = rf"(?:be |get |gonnae |going to )?(?:told|tellt|informed|notified|contacted|involved)(?: {OF_THIS})?"
LEARN = rf"(?:(?:get|gonnae|going to) )?(?:to )?(?:hear|know|ken|find out|see|read) {OF_THIS}"
GET = r"get (?:this|it|these|told|(?:my|ma) (?:texts?|messages?))"
HEARS = re.compile(
    rf"\b(?:is|are|do|does|dis|can|could|will|would|wid|if|whether) {WHOM}(?: staff| folk| people)?"
    rf" (?:{TOLD}|{LEARN}|{GET}){END}"
    r"|\b(?:does|will|would|can) (?:this|it|any of this) (?:go|get back|get out) (?:to|tae|at|with)"
    rf" {WHOM.replace('them>', 'they>')}{END}",
    re.IGNORECASE,
)
"""`will the jobcentre hear about this`, `does this go to the school`."""


def asked_in(said: str, of_something_else: bool) -> str | None:
    """What is asked, or None.

    `authority`, `kept`, `affects`, `trust`, `for_me`, `for_two`, `for_them`, `name`, `cost`, `learns` or `does`.
    `of_something_else`: services or a question of ours lie open, which `it` may be about.
    """
    if authority_in(said, of_something_else) is not None:
        return "authority"
    if (after := what_is_kept.asked_in(said)) is not None:
        return after
    if doubts_us(said, of_something_else):
        return "trust"
    if MAY_THEY.match(said):
        return "for_them"
    if _asks_if_for_me(said, of_something_else):
        return "for_two" if TWO_OF_US.search(said) else "for_me"
    if NAME.search(said):
        return "name"
    if COSTS.search(said) or (not of_something_else and IT_COSTS.match(said)):
        return "cost"
    if LEARNS.search(said):
        return "learns"
    return "does" if WE_DO.search(said) and not of_something_else else None


def authority_in(said: str, of_something_else: bool = False) -> Authority | None:
    """The authority of which a text asks whether it is behind us, or reads what is texted."""
    asked = _authority_asked(said, of_something_else)
    return _called(asked) if asked else None


def beside_authority(said: str, of_something_else: bool = False) -> str:
    """What a text says beside the question whether an authority is behind us."""
    asked = _authority_asked(said, of_something_else)
    if asked is None:
        return said
    return JOINS.sub("", f"{said[: asked.start()].strip()} {said[asked.end() :].strip(' ?.!,;')}".strip()).strip()


def feared_in(said: str) -> Authority | None:
    """The authority that a text names, or asks about: one that is surely not of those who run this."""
    named = re.search(THEM, said, re.IGNORECASE)
    found = authority_in(said) or (_called(named) if named else None)
    return found if found and not found.may_run_us else None


def _authority_asked(said: str, of_something_else: bool) -> re.Match[str] | None:
    for form in (ARE_YOU, ARE_NOT, WORKS_FOR, SEES, TELLS, SENT, WILL_NOT, HEARS):
        if (found := form.search(said)) is None:
            continue
        if form is ARE_YOU and of_something_else and not re.search(rf"\b(?:are|r|is) {US}", found[0], re.IGNORECASE):
            continue
        return found
    return None


def _called(found: re.Match[str]) -> Authority:
    named = next(filter(None, (found.groupdict().get("them"), found.groupdict().get("they"))))
    return next(each for each in AUTHORITIES if re.fullmatch(each.words, named, re.IGNORECASE))


def among(authority: Authority, organisations: Sequence[str]) -> list[str]:
    """Those of the organisations behind us that are of the authority."""
    return [name for name in organisations if re.search(rf"\b(?:{authority.words})\b", name, re.IGNORECASE)]


def _asks_if_for_me(said: str, of_something_else: bool) -> bool:
    if ABOUT_SAFETY.search(DONT_KNOW.sub("", said)):
        return False
    if OURS_FOR.search(said) or TOO_OLD.search(said) or (MAY_USE.search(said) and I_AM.search(said)):
        return True
    if of_something_else:
        return False
    tells = I_AM.search(said) or TWO_OF_US.search(said)
    return bool(
        IT_FOR.search(said)
        or IF_FOR.search(said)
        or MAY_USE.search(said)
        or TO_BE.search(said)
        or (tells and MAY_I.search(said))
    )
