"""What parents ask of a phone that somebody else may look at, and how they say that they are off because he is there.

Read so only after a reply that names no topic: without one, `how do I lock my phone` is about a phone.
"""

import re

from bot.messages import Choice, Saying
from bot.safety.choices import A_PERSON_PERHAPS

DELETE_HERE = Choice("Delete what you hold", "/delete_my_data")
WAYS_ON = (DELETE_HERE, *A_PERSON_PERHAPS)
WORDING = "risk_phone_"
"""How the wordings of these answers begin."""
LEAVE = "risk_phone_leave"
FALLBACK = "Whoever opens this phone can read these texts. You can delete them on it. In danger, ring 999."

HE = (
    r"(?:he|she|they|him|somebody|someone|any ?(?:one|body)|(?:my|ma|the) (?:ex|man|partner|husband|wife|fella|boyfriend"
    r"|girlfriend|dad|da|mum|mother in law)|anybody else|folk|people)"
)
TEXTS = r"(?:texts?|txts?|messages?|msgs?|chat|conversation|this|these|it|them|that|what (?:i|a|ah|we)(?:'ve)? \w+)"
THE_PHONE = r"(?:phones?|fone|mobile|handset)"
ASKS = re.compile(
    r"\b(?:can|cn|kin|could|will|does|dis|do|dae|is|are|would|wid|how|hoo|what|whit|where|whaur|who|wha|should|if"
    r"|want|wants|need)\b"
    r"|\?",
    re.IGNORECASE,
)
BILL = re.compile(
    rf"\b(?:safe|ok|okay|alright|a'?right)\b.{{0,16}}\b(?:ring|call|phone|text)\b.{{0,16}}\b(?:my|ma"
    rf"|this)\b.{{0,8}}{THE_PHONE}"
    rf"|\b(?:if|can|could|should|will|do|dae) (?:i|a|ah) (?:just )?(?:ring|call|phone)\b.{{0,16}}\b(?:fae|from|on"
    rf"|wi) (?:my|ma|this)\b.{{0,8}}{THE_PHONE}"
    rf"|\bbill\b(?=.*(?:{TEXTS}|{THE_PHONE}|number))|(?:\b(?:{TEXTS}|{THE_PHONE}|number)\b).*\bbill\b",
    re.IGNORECASE,
)
DELETES = re.compile(rf"\b(?:delet\w*|erase\w*|wipe\w*|hide)\b(?: \w+){{0,3}}? (?:{TEXTS}|history)\b", re.IGNORECASE)
OF_THE_RECORD = re.compile(
    r"\b(?:everything|all of it|it all|my (?:data|details|record|info\w*|number|account))\b|\babout me\b",
    re.IGNORECASE,
)
"""What is held here is to be deleted, rather than texts on the phone."""
LOCKS = re.compile(
    rf"\block(?:ed|ing|s)?\b.*\b{THE_PHONE}\b|\b{THE_PHONE}\b.*\block(?:ed|ing|s)?\b"
    r"|\b(?:pin|passcode|face ?id|finger ?print|(?:phone|lock|screen) pass ?word)\b",
    re.IGNORECASE,
)
FOUND = re.compile(
    r"\b(?:track(?:er|ers|ing|ed|s)?|cameras?|spyware|stalkerware|air ?tags?|bugged|gps|unplug)\b"
    r"|\b(?:my|ma|phone|turn off|switch off|share|sharing|see) (?:the |my |ma )?locations?\b"
    rf"|\bput (?:something|sumthin|somethin|summat|an app)\b.*\bon\b|\bcheck\w* (?:\w+ ){{0,2}}{THE_PHONE}"
    rf"|\b(?:is|are) (?:this|my|ma|the) {THE_PHONE} (?:safe|ok|clean|hacked)\b"
    r"|\b(?:take|turn|switch) (?:it|that|them) (?:out|off)\b|\bhow (?:do|dae|can) (?:i|a|ah) (?:check|tell)\W*$",
    re.IGNORECASE,
)
WANTS_TO_KNOW = r"(?:asks?|wants? (?:to|tae) know)"
ASKED_OF_HIM = re.compile(
    rf"\b(?:if|when|in case|will|might) {HE} (?:\w+ )?{WANTS_TO_KNOW}\b"
    rf"|\b{HE}(?:'?s|'?ll| is| will| might)? (?:(?:going|goin) (?:to|tae) |gonnae |gonna )?{WANTS_TO_KNOW} (?:me )?"
    r"(?:what|whit|who|wha|about)\b",
    re.IGNORECASE,
)
LOOKS = r"(?:sees?|reads?|finds?|looks?|get (?:in|into|at)|hear|check)"
SEES = re.compile(
    rf"\b(?:can|cn|kin|could|will|does|dis|do|dae|would|wid|if|did|is) {HE}\b(?: \w+){{0,2}}? {LOOKS}\b"
    rf"(?=.*\b(?:{TEXTS}|{THE_PHONE}|number)\b)"
    rf"|\b{HE} (?:could ?n'?t|couldnae|can'?t|cannae|won'?t|wouldn'?t|will|wid|can|could)"
    rf"(?: \w+){{0,2}}? {LOOKS} (?:it|this|these|them|that)\b"
    r"|\b(?:who|wha|whae)(?: else)?(?: can| will| could| gets?| does| is| all)*(?: tae| to)? "
    r"(?:sees?|reads?|seeing|reading|knows?|kens?|hears?|finds? out)\b"
    rf"|\b(?:what|whit) (?:does |will |can |do )?{HE} sees?\b"
    r"|\b(?:are|is) (?:these|this|the|my|our) (?:\w+ )?(?:texts?|messages?|chat|number) (?:safe|private|secret)\b"
    r"|\b(?:this|it|that|these|they|texts?|messages?|number|name) (?:\w+ )?(?:shows?|comes?|pops?) up\b"
    rf"|\b(?:can|could|will|would|wid|does|dis|is|what if|whit if) {HE}(?: \w+){{0,2}}? "
    r"(?:finds? out|(?:knows?|kens?|hears?)\b(?! (?:where|my|ma|you|ye|him|her))|(?:be|get) (?:told|tellt))",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\b(?:what|whit|wot|who|whose|wha)(?:'?s| is)? (?:that|this|the) (?:\w+ )?(?:number|nummer|num)\b"
    r"|\b(?:what|whit|wot|whose) (?:number|nummer|num)(?:'?s| is| are)? (?:that|this|it)\b",
    re.IGNORECASE,
)

HAS_TO_GO = (
    r"(?:(?:i|a|ah)?(?:'ve|'ll|ve|'m|m)? ?(?:have |huv |hav |need |must |better )?(?:got ?|gotta ?|get |better )?"
    r"(?:to |tae |ta )?(?:go|run|stop|dash|nash)|gtg|g2g)"
)
CANNOT_TEXT = (
    r"(?:(?:can'?t|cannae|canny|cannot|can not|don'?t|dinnae) (?:talk|text|txt|speak|write|reply|type)|stop text\w*)"
)
GOING = rf"(?:{HAS_TO_GO}|{CANNOT_TEXT}|bye+|cheerio|off|away|later|laters|ttyl|talk later)"
IS_THERE = (
    r"(?:(?:he|she|they|him|(?:my|ma|the) (?:man|partner|husband|wife|fella|boyfriend|girlfriend))"
    r"(?:'?s|'?re| is| are| has)?(?: (?:just|back|awake|coming|comin|come|home|hame|in|here|there|at|the|room|house|hoose"
    r"|kitchen|now|noo|again|through|thru|beside|next|to|tae|me|fae|from|work|got))+)"
)
FILLER = (
    r"(?:ok|okay|right|sorry|soz|now|noo|the|just|please|pls|thanks|ta|cos|coz|because|as|but|and|an|so|for|x+|hen"
    r"|pal|speak"
    r"|text|later|tomorrow)"
)
IS_OFF = re.compile(
    rf"^\W*(?:{FILLER}\W+)*(?:{GOING}(?:\W+{FILLER})*\W+{IS_THERE}|{IS_THERE}(?:\W+{FILLER})*\W+{GOING})"
    rf"(?:\W+{FILLER})*(?:\W+{GOING})?(?:\W+{FILLER})*\W*$",
    re.IGNORECASE,
)
"""The whole text says that they stop because he came in; with a word more, such as `raging`, it is read as ever."""
THEIR_OWN = re.compile(
    r"\b(?:my|ma|the) (?:ex\w*|partner|husband|wife|man|fella|boyfriend|girlfriend|bf|gf)\b", re.IGNORECASE
)
OF_TEXTS = re.compile(
    r"\b(?:te?xts?|messages?|phone|mobile|chat|what (?:i|a|ah) (?:te?xt|write|say|put))\b", re.IGNORECASE
)
OF_CONTACT = re.compile(
    r"\b(?:see|sees|seeing) (?:the|my|ma|our|his|her) (?:\w+ )?(?:kids?|weans?|bairns?|boys?|girls?|son|daughter)\b",
    re.IGNORECASE,
)
DONE_TO_THEM = re.compile(
    r"\b(?:hit\w*|hurt\w*|scared|feart|kill\w*|threat\w*|keys?|bank|cards?|pics?|photos?|videos?|locks?|locked"
    r"|money|makes? me|raging|angry)\b",
    re.IGNORECASE,
)
MOST_ONLY_ASKED = 16
MOST_OFF, MOST_ASKED = 14, 40
"""Words."""

FORMS = (
    ("bill", BILL),
    ("asked", ASKED_OF_HIM),
    ("found", FOUND),
    ("lock", LOCKS),
    ("sees", SEES),
    ("number", NUMBER),
)


def says_they_are_off(text: str) -> bool:
    """Whether a text says that its writer stops texting because somebody came, and nothing else."""
    said = text.replace("\u2019", "'")
    return len(said.split()) <= MOST_OFF and IS_OFF.match(said) is not None


def asks_if_they_see(text: str) -> bool:
    """Whether it is asked, of an ex or a partner by that word, if they see these texts or this phone."""
    said = text.replace("\u2019", "'")
    named = THEIR_OWN.search(said) is not None and OF_TEXTS.search(said) is not None
    return named and SEES.search(said) is not None and OF_CONTACT.search(said) is None


def only_asks_who_sees(text: str) -> bool:
    """Whether few words ask who sees this, and tell of nothing done."""
    few = len(text.split()) <= MOST_ONLY_ASKED
    return few and asked_in(text) in ("sees", "delete") and DONE_TO_THEM.search(text) is None


def asked_in(text: str) -> str | None:
    """What is asked of the phone, the texts on it or what somebody put in: the rest of a wording's id, if anything."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > MOST_ASKED:
        return None
    if DELETES.search(said) and not OF_THE_RECORD.search(said):
        return "delete"
    if ASKS.search(said) is None:
        return None
    return next((asked for asked, form in FORMS if form.search(said)), None)


def answer(asked: str) -> Saying:
    """The answer, with ways on."""
    return Saying(f"{WORDING}{asked}", choices=WAYS_ON, fallback=FALLBACK)


def let_go() -> Saying:
    """The least that can be said to somebody who is off."""
    return Saying(LEAVE, fallback="OK.")
