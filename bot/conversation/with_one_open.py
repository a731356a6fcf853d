"""What a text says to the one service whose details lie open: `is he ok to go`, `sounds braw`, `i'll ring them Monday`.

By itself such a text looks like any need there is. What lies open says what it is about, and its form what it does.
"""

import json
import re
from collections.abc import Sequence
from enum import Enum, auto

from bot.conversation.asking_them import ASK_CONTACT, CANNOT_RING, HAS_THEM_ASKED
from bot.conversation.choosing import services_among
from bot.language import asking
from bot.messages import Choice

LONGEST = 40
"""Words; more of them tell a story."""
NOT = r"(?:n'?t|not|no|nae|never|dinnae|dont|doesnt|wont|winnae|cannae|canny|cant|didnae|didnt)"
THEM = r"(?:them|thaim|thum|they|thae|the (?:number|place|folk|group)|him|her|it)"
ANOTHER_KIND = re.compile(
    r"^(?!.*\bthey\b).*(?<!this )(?<!that )(?<!the )(?<!wee )(?<!first )(?<!second )(?<!third )\b(?:ones?|wans?"
    r"|yins?)\b(?! off\b)"
    r"|\b(?:others?|ither|nearer|closer|else|instead|another|anither|different)\b",
    re.IGNORECASE,
)
"""Of others than this one."""
AT_ITS_END = re.compile(
    r"\b(?:can|could|is|are|do|does|will|would|wull|wid) (?:they|it|he|she|i|a|ah|we|that)\b[^.,!?]{2,36}$",
    re.IGNORECASE,
)
"""A question behind what a text tells, with no stop between."""
THE_LIST = re.compile(
    r"\b(?:what|whit|wot|wat|which|who|show|see|send|remind|back to|gie)\b(?: \w+){0,4}? (?:the |thae |them |those )?"
    r"(?:other|ither|rest)(?: (?:ones|wans|yins|two|twa|2|three|places|groups))?(?: again)?\W*$"
    r"|\b(?:show|see|send|gie|give|back to)\b(?: \w+){0,3}? (?:list|them all|thaim a')\b",
    re.IGNORECASE,
)
"""Wants the list once more that this one was picked from."""
PLACED = re.compile(
    r"(?<!my )(?<!ma )\b(?:(?P<place>first|1st|second|2nd|third|3rd|last) (?:one|yin|wan|ane))\b", re.IGNORECASE
)
PLACES = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1}
DOES = (
    r"(?:ring|rng|phone|fone|call|text|txt|message|msg|e-?mail|try|contact|bell|(?:speak|talk) (?:to|tae|wi)"
    rf"|(?:gie?|give) {THEM} (?:a )?(?:wee )?(?:ring|bell|call|phone|shout|text|try|go|buzz)"
    r"|get in touch|pop (?:in|down|doon|along|past|by)|nip|drop (?:in|by)|turn up|go (?:in|down|doon|along|round"
    r"|past|there|masel"
    r"|mysel|myself)|do it|take (?:him|her|them))\b"
)
BY_SELF = re.compile(
    rf"^\W*(?:(?:{asking.LEADS}|think|actually|prob\w*|maybe|mibbe|great|grand|fine|thanks|that'?s \w+)\b\W*)*"
    r"(?:(?:i|a|ah|we)'?(?:ll| will| wull|l)|il|al|am|im|i'?m|ah'?m|we'?re|i can|i could|i might|i'?d rather"
    r"|id rather|will|wull"
    r"|gonna|gonnae|going to|better)(?! (?:they|you|u|ye|it|he|she|there|that|this|the|some\w+)\b)\b"
    rf"(?: (?!{NOT}\b)[\w']+){{0,4}}? {DOES}(?!.*\b(?:but|cannae|can'?t|cant)\b)",
    re.IGNORECASE,
)
"""Gets in touch, or goes along, without us."""
RINGS_THEM = re.compile(
    r"\b(?:ring|rng|phone|fone|call|text|txt|message|e-?mail|try|contact|gie?|give) (?:them|thaim|thum"
    r"|the (?:number|place|folk|group))\b",
    re.I,
)
IS_QUICKER = re.compile(
    r"\b(?:it'?s|it'?ll|itll|it will|that'?s|that'?ll|would|wid)(?: be)? (?:just )?(?:quicker|faster|easier)\b",
    re.IGNORECASE,
)
UNSUITED = re.compile(
    rf"\b{NOT} (?:much |any |ony )?(?:use|yase|good|guid) (?:to|tae|for|fur|tae) (?:me|us|him|her|them)\b"
    r"|\b(?:does|dis|do|did|would|wid|will|is|s)?(?:n'?t|nae| not| no|ont)? (?:really )?(?:suit|fit in)\b"
    r"|\b(?:can'?t|cannae|canny|couldn'?t|couldnae|(?:not|no|no?t be) able (?:to|tae)|won'?t|winnae|never) (?:\w+ )?"
    r"(?:make|manage|get (?:there|tae|to|oot|out|in|over|through|time)|go|come|travel)\b"
    r"|\b(?:too|tae|awfy|awful|that'?s) (?:far|early|late|dear|busy|noisy|loud|big)\b|\bmiles away\b"
    r"|\b(?:\d|two|twa|three|couple o?f?) (?:bus(?:es)?|trains?)\b"
    r"|\b(?:i|he|she|we|a|ah)(?:'m| am|'s| is)? (?:\w+ )?(?:work|working|works|workin|at (?:my |ma )?work"
    r"|at (?:college|uni|school)|in work"
    r"|on shift)\b.{0,24}(?:days?\b|\d|nights?|weekends?|mornings?|then)"
    r"|^\W*(?:(?:no|naw|nah|nope|sorry|not)\b\W*)+(?:(?:that|this) (?:one|wan|yin)|for|fur)\b"
    r"|^\W*(?:(?:no|naw|but|sorry)\b\W*)*(?:i|a|ah) (?:said|asked (?:for|fur|aboot|about)|wanted|meant)\b"
    r"|\b(?:dad|da|ex|faither|granny|gran|nan|mum|maw)(?:'?s)? (?:has|haes|takes|gets|got|sees|hus) (?:him|her|them"
    r"|thaim|the \w+)\b.{0,12}"
    r"(?:days?|weekends?|nights?|sats?|suns?)\b"
    r"|\b(?:not|no|nae) (?:for|fur) (?:me|us|him|her|my|ma)\b"
    r"|\b(?:he|she|they|my \w+|ma \w+)(?:'?s| is| would be| wid be)? (?:\w+ )?(?:terrified|feart|scared"
    r"|frightened) (?:of|o|at)\b"
    r"|\b(?:he|she|they|my \w+|ma \w+) (?:\w+ )?(?:hates?|(?:can'?t|cannae|couldn'?t|won'?t|widnae|wouldn'?t|disnae"
    r"|doesn'?t)"
    r" (?:stand|cope|like|thole|handle|manage|dae|sit))\b"
    r"|\b(?:don'?t|dont|dinnae|didn'?t|not|no|isn'?t) (?:really |that )?(?:like|fancy|keen|into|sure about|up for)\b"
    r"|\b(?:\w*days?|mornings?|afternoons?|evenings?|nights?|times?)\b.{0,12}\b(?:no|nae|not) (?:good|guid|use|great"
    r"|possible)\b"
    r"|\b(?:can'?t|cant|cannae|canny|couldn'?t) (?:do|dae|make) (?:\w+days?|mornings?|afternoons?|evenings?|nights?"
    r"|weekends?|that|it)\b"
    r"|\b(?:don'?t|dont|dinnae|cannae|can'?t) drive\b|\b(?:no|nae) (?:car|bus fare)\b|\b(?:hung up"
    r"|put the phone (?:down|doon)) on\b"
    r"|\b(?:tried|rang|phoned|been|went|texted) (?:to |tae |wi )?(?:them|thaim|there|it)\b.*\b(?:never|no (?:use"
    r"|answer|help)"
    r"|nae (?:use|answer|help)|didn'?t|didnae|useless|hopeless|rubbish)\b",
    re.IGNORECASE,
)
"""Its day, its way there, its kind or what came of it do not suit."""
OF_AN_EX = re.compile(
    r"\b(?:ex|(?:his|her|their|the (?:weans'?|kids'?|bairns'?)) (?:da|dad|faither|father)|(?:his|ex'?s) (?:family"
    r"|maw|mum|mates|pals))\b"
    r".{0,30}?\b(?:lives?|stays?|steys?|bides?|works?|goes|drinks?|runs?|trains?|there|near(?:by)?|round (?:there"
    r"|that way)|from|fae)\b",
    re.IGNORECASE,
)
"""Somebody from before is about there."""
MENACED = re.compile(
    r"\b(?:com(?:e|es|ing|in)|came|turn(?:s|ed|ing)? up|sits?|waits?|hangs?)\b(?: \w+){0,2}? (?:round|roon\w*|over"
    r"|ootside|outside"
    r"|(?:to|tae|at) (?:the|my|ma|oor|our) (?:door|house|hoose|bit))\b.{0,40}"
    r"\b(?:sort|shout|scream|roar|bang|kick|batter|threat|mad|angry|raging|drunk|refus|wont leave"
    r"|won't leave)\w*"
    r"|\b(?:he|him|ex|landlord|da|dad|man|partner)\b.{0,24}\b(?:to|tae|at) (?:the|my|ma|oor"
    r"|our) door\b.{0,16}\bnights?\b"
    r"|\bthreaten\w*|\bsort (?:me|us) (?:out|oot)\b"
    r"|\b(?:feart|scared|frightened|afraid|terrified) (?:of|o|at) (?:him|her|my ex|ma ex|my landlord|ma landlord"
    r"|the landlord)\b",
    re.IGNORECASE,
)
"""Somebody is to be afraid of, though no danger was named."""
LIKES = re.compile(
    r"\b(?:sounds?|looks?|seems?|that'?s|thats|that is|(?:would|wid|wad|'?d) be) (?:(?:really|just|jist|pretty|dead"
    r"|so|right|quite"
    r"|absolutely|pure|awfy|like|exactly|the very) )*(?:good|gd|gud|great|grt|grand|braw|brilliant|brill|perfect"
    r"|ideal|lovely|fab\w*|magic"
    r"|class|nice|fun|decent|smashing|spot on|it|thing|what (?:i|we|he|she)|a (?:good|great) (?:idea|shout|help)"
    r"|(?:up )?(?:his|her|my"
    r"|our|ma|oor) (?:street|thing|kind))\b"
    r"|^\W*(?:(?:oh|aw|och|aye|yes|ooh|wow)\b\W*)*(?:perfect|brilliant|lovely|great|braw|magic|ideal|fab\w*|class"
    r"|nice one|brill"
    r"|smashing|love (?:that|it|this)|just what)\b"
    r"|\b(?:i|a|ah|we|he|she|they|(?:my|ma|the) \w+)(?:'?d| would| wid)(?: \w+)? (?:love|like|enjoy|be up for"
    r"|suit) (?:that|it|this|there)\b"
    r"|\b(?:like|likes|love|loves) the (?:sound|look) (?:of|o)\b|\b(?:i'?m|am|a'?m) (?:up for|keen|interested)\b",
    re.IGNORECASE,
)
DISLIKES = re.compile(
    r"\b(?:don'?t|dont|dinnae|not|no|isn'?t|isnae|doesn'?t|disnae|never)\b(?! only| just"
    r"| bad)",
    re.IGNORECASE,
)
AGREES = re.compile(
    r"^\W*(?:(?:oh|och|aw|eh|um|well|right|so)\b\W*)*(?:(?:yes+|yeah|yep|aye|ok|okay|sure)\b\W*)?"
    r"(?:go (?:for it|ahead|on)|on (?:ye|you|yi) go|mon then|come on then|do (?:it|that)|please do|let'?s (?:do"
    r"|try) (?:it|that)"
    r"|(?:yes+|yeah|yep|aye|ok|okay|sure)|why not|def\w*|i'?m in|i would(?: please)?)\b"
    r"(?:\W+(?:then|please|pls|thanks|ta|aye|yes|ok|pal|hen|x))*(?=\W*$|\s*[.,;!]|\s+(?:and|an|but|also)\b)\W*",
    re.IGNORECASE,
)
"""An agreement to nothing in particular."""
LEADS_ON = re.compile(r"^(?:and|an|but|also)\b\W*", re.IGNORECASE)
FEELS = (
    r"(?:eejit|idiot|stupid|daft|silly|numpty|fool|glaikit|shy|nervous|anxious|feart|scared|frightened|worried"
    r"|panicky|terrified|ashamed"
    r"|affronted|embarras\w*|mortified|shame\w*|pure riddy|riddy|awkward|out of place|oot o place|nuisance|pest"
    r"|sick (?:at|wi)|dread\w*)"
)
ABOUT_SOMEBODY = re.compile(
    rf"\b{FEELS}\b(?: \w+){{0,2}}? (?:him|he|his|her (?:dad|man)|ex|partner|man|husband|boyfriend|landlord"
    rf"|they'?ll hurt)\b",
    re.I,
)
"""Fears a person: no shyness."""
WORRIES = re.compile(
    rf"\b(?:i|a|ah|i'?d|id|i'?m|im|am|a'?m|ah'?m|me|we|feel\w*|be|bit|too|so|pure|black|right|gettin"
    rf"|getting)\b(?: \w+){{0,4}}? {FEELS}\b"
    r"|\bno(?:t|ne)? (?:got )?(?:much |any |the )?confidence\b|\bnae confidence\b|\b(?:look(?:ed|in|ing)? (?:down"
    r"|doon)|judg\w+|laugh\w*)\b"
    r"|\bthey(?:'ll|ll| will| would|'d)? (?:\w+ )?(?:won'?t|wont|winnae|wouldn'?t|widnae|not|no|dinnae"
    r"|don'?t) (?:want|like|take|let|have)\b"
    r"|\b(?:they|folk|people|every\w+)(?:'?ll| will| wull|'?d| would)? (?:all |just |only |jist |be )*(?:think"
    r"|star(?:e|ing?)"
    r"|laugh|judge|tell me (?:to|tae|off|i)|shout"
    r"|look at|kick|throw|chuck|blame)\b"
    r"|\b(?:what|whit|wot|wit) if\b(?: \w+){1,3} (?:greet\w*|cry\w*|lose|freeze|panic\w*|clam|go blank|kicks? off"
    r"|(?:has|have|takes?) a (?:melt\w*|tantrum)"
    r"|bites?|screams?|melts?"
    r"|doesn'?t|disnae|don'?t|dinnae|won'?t|hates?)\b"
    r"|\b(?:will|wull|would|do|dae) they (?:\w+ )?(?:judge|laugh|stare|think|ask why|mind|blame)\b"
    r"|\b(?:don'?t|dinnae|dont|wouldn'?t|wid no|widnae) (?:know|ken) (?:any|ony|what to say|whit tae say"
    r"|where to start)\w*"
    r"|\b(?:strangers|full of (?:folk|people)|new (?:folk|people)|crowds?)\b"
    r"|\b(?:on|by|in) my own\b.*\b(?:walk|go|in)\b|\bwalk\w* in(?:to)?\b.*\b(?:my ?self|masel\w*|alone|own)\b"
    r"|\b(?:don'?t|dinnae|dont) (?:want to|want tae|wanna|like to|like) (?:bother|be a|put|ask)\b"
    r"|\bwast\w+ (?:their|folks?'?|your) time\b",
    re.IGNORECASE,
)
"""Shy of it, or afraid of how they would be looked at."""
SHORTER = re.compile(
    r"\b(?:shorter|in short|short version|simpler|too (?:long|much) to read|(?:can'?t|cannae|cant"
    r"|hard to) read (?:all|it|that))\b",
    re.IGNORECASE,
)
BEGINS_TO_ASK = re.compile(
    rf"^\W*(?:(?:{asking.LEADS}|aw|hm+|maybe|mibbe|please|just|also)\b\W*)*"
    r"(?:any ?th?in\w*\b.{0,16}\b(?:to|tae|i) (?:do|dae|bring|know|ken)\b|(?:what|whit|wot|wat|which|how|hoo|who"
    r"|wha|whose|where|whaur)(?:'?s|d|'?re|'?ll)?\b(?! (?:i|a|we) (?:need|want|really|meant|mean)\b)"
    r"|(?:when|why)(?:'?s)? (?:is|are|do|dae|does|did|can|could|will|would|would|wid|the|they)\b"
    r"|(?:r|wull|wul|cn|can|could|dae|du|do|does|dis|duz|is|are|will|would|wid|has|any) (?!worry\b|that\W*$"
    r"|it\b(?! \w)|ok\b|okay\b|fine\b|good\b|great\b|rather\b|like\b|prefer\b|be\b|love\b)[\w']+)",
    re.IGNORECASE,
)
"""How a question may begin where there is something that it may be about."""
OF_US = re.compile(
    r"\b(?:you|u|ye|yous|your|yer|this (?:number|chat|text\w*|thing|service)|these (?:texts|messages)|my (?:data"
    r"|texts|messages|details)"
    r"|who reads|who sees|robots?|bots?|ai|real person|human|(?:key ?)?workers?|at your pace)\b",
    re.IGNORECASE,
)
OF_A_PLACE = re.compile(
    r"\b(?:are|r|is) (?:you|u|ye|yous) (?:open|shut|closed|free|on|busy|based|far)\b"
    r"|\b(?:do|dae|can|could|will) (?:you|u|ye|yous) (?:take|run|open|charge|(?:do|dae) (?!anything|anythin|it"
    r"|that)\w+s\b|send (?:me |us )?(?:the|them|it)\b)",
    re.IGNORECASE,
)
"""Said to us as if we were the place."""
OF_IT = re.compile(
    r"\b(?:they|thae|them|thaim|their|thair|it|its|it's|there|he|he'?s|she|she'?s|him|her|too (?:old|young|wee|big"
    r"|many|much"
    r"|late)|(?:to|tae) (?:go|come|bring|book|join|start|turn up)"
    r"|can (?:i|a|we) (?:come|go|just|bring|tak|take|stay))\b",
    re.IGNORECASE,
)
"""What can only stand for what lies open, or for who would go there."""
TELLS = re.compile(
    r"^\W*(?:(?:and|but|just|so|well|cos|sorry|no|naw|actually|aye|also|tbh)\W+)*"
    r"(?:i|i'?m|im|i'?ve|ive|id|i'?d|a|am|a'?m|ah|ah'?m|my|ma|our|oor|he|he'?s|hes|she|she'?s|shes|they|they'?ve|we"
    r"|we'?re|we'?ve|weve|it|it'?s|its|there'?s"
    r"|theres|got|had|been|the|this|that|her|his|their|thair|landlord)\b",
    re.IGNORECASE,
)
MEANS = re.compile(
    r"\b(?:what|whit|wot|wat)(?:'?s| is| does| dis| do)?\b.{1,24}\b(?:mean|means"
    r"|when it'?s at home)\b",
    re.IGNORECASE,
)
"""Asks what words of ours mean."""


class Said(Enum):
    """What a text does, where one service lies open."""

    WANTS_LIST = auto()
    ASKS = auto()
    ASKS_PERHAPS = auto()
    """A question that may be about anything."""
    IN_SHORT = auto()
    HAS_THEM_ASKED = auto()
    """They are to get in touch: asked for, or a phone is what stands in the way."""
    LIKES = auto()
    AGREES = auto()
    BY_SELF = auto()
    UNSUITED = auto()
    EX_NEAR = auto()
    MENACED = auto()
    WORRIES = auto()
    TELLS = auto()
    NOTHING = auto()


FORMS = (
    (Said.IN_SHORT, SHORTER),
    (Said.HAS_THEM_ASKED, HAS_THEM_ASKED),
    (Said.MENACED, MENACED),
    (Said.EX_NEAR, OF_AN_EX),
    (Said.HAS_THEM_ASKED, CANNOT_RING),
)


def open_service(offered: Sequence[Choice]) -> str | None:
    """The id of the one service whose details lie open; None where none is, or several."""
    asked = [choice.payload.removeprefix(ASK_CONTACT) for choice in offered if choice.payload.startswith(ASK_CONTACT)]
    return json.loads(asked[0]).get("service") if len(asked) == 1 and not services_among(offered) else None


def said_in(text: str) -> Said:
    """What a text does, by its form alone."""
    said = " ".join(text.replace("\u2019", "'").split())
    if THE_LIST.search(said):
        return Said.WANTS_LIST
    if (form := next((found for found, pattern in FORMS if pattern.search(said)), None)) is not None:
        return form
    if says_by_self(said):
        return Said.BY_SELF
    if WORRIES.search(said) and not ABOUT_SOMEBODY.search(said):
        return Said.WORRIES
    if only_agrees(said):
        return Said.AGREES
    if asks(said):
        return _of_what(said)
    if UNSUITED.search(said):
        return Said.UNSUITED
    if LIKES.search(said) and not DISLIKES.search(said):
        return Said.LIKES
    if AGREES.match(said):
        return Said.AGREES
    return Said.TELLS if TELLS.match(said) and len(said.split()) > 2 else Said.NOTHING


def says_by_self(text: str) -> bool:
    """Whether a text says that its parent gets in touch, or goes along, without us."""
    return BY_SELF.match(text.replace("\u2019", "'")) is not None and not text.rstrip().endswith("?")


def only_agrees(text: str) -> bool:
    """Whether a text is an agreement and nothing else."""
    found = AGREES.match(text.replace("\u2019", "'"))
    return found is not None and found.end() == len(text)


def rings_them(text: str) -> bool:
    """Whether a text says in so many words that its parent rings the service that was shown."""
    return says_by_self(text) and RINGS_THEM.search(text) is not None


def without_why(text: str) -> str:
    """A text without why somebody rings them alone: `it'll be quicker` would sound of despair."""
    return IS_QUICKER.sub(" ", text.replace("\u2019", "'"))


def asks(said: str) -> bool:
    """Whether a text is a question, or a part of it is."""
    parts = asking.parts(said)
    return asking.asks(said) or any(BEGINS_TO_ASK.match(part) or AT_ITS_END.search(part) for part in parts)


def question_in(text: str) -> str:
    """Those parts of a text that ask, without what it tells beside them."""
    parts = asking.parts(text)
    asked = [
        part for part in parts if any((asking.is_question(part), BEGINS_TO_ASK.match(part), AT_ITS_END.search(part)))
    ]
    return ". ".join(asked) or text


def asks_us(text: str) -> bool:
    """Whether a question is about ourselves, by its words, and not put to us as if we were the place."""
    said = text.replace("\u2019", "'")
    return OF_US.search(said) is not None and OF_A_PLACE.search(said) is None


def asks_of_another(text: str) -> bool:
    """Whether a text asks of others of the kind, or of another of the list."""
    said = text.replace("\u2019", "'")
    return asks(said) and ANOTHER_KIND.search(said) is not None


def is_unsuited(text: str) -> bool:
    """Whether a text says that this one does not suit."""
    return UNSUITED.search(text.replace("\u2019", "'")) is not None


def agreed_first(text: str) -> str | None:
    """What a text says behind an agreement; None where it begins with none."""
    found = AGREES.match(text.replace("\u2019", "'"))
    return LEADS_ON.sub("", text[found.end() :].strip(" .,;!")) if found else None


def placed_in(text: str, listed: Sequence[Choice]) -> Choice | None:
    """The service of the last list that a text points at by its place there: `tell me the third wan`."""
    found = list(PLACED.finditer(text))
    place = PLACES[found[0]["place"].lower()] if len(found) == 1 else len(listed)
    return listed[place] if place < len(listed) else None


def _of_what(said: str) -> Said:
    of_this = any(form.search(said) for form in (OF_IT, OF_A_PLACE, MEANS))
    return Said.ASKS if of_this else Said.ASKS_PERHAPS
