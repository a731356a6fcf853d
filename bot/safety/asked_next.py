"""What parents ask and say right after numbers for danger, and what is answered: `will he find out`, `ma own fault`.

Whoever has just told the worst is met as a person: short, the number in sight, the offer of a key worker as open as it
was. Which wording answers is the text's move, which is learnt (data/nlu/moves/danger.yml); what may be danger itself is
found by the patterns here and in the steps before, and no move goes before it.
"""

import re
from dataclasses import dataclass

from bot.language import asking
from bot.messages import Choice, Saying
from bot.safety.choices import A_PERSON_PERHAPS, NOT_NOW, TELL_A_PERSON
from bot.safety.said_before import SaidBefore
from bot.safety.turning_worse import HARM, NEAR, TAKEN
from bot.safety.verdict import URGENCY

HOME, RAPE, DESPAIR = "domestic_abuse", "sexual_violence", "suicide_self_harm"
DISTRESS, IN_DANGER = "severe_distress", "immediate_danger"
BY_SOMEBODY = frozenset({HOME, RAPE})
LINES = {HOME: "sdafmh", RAPE: "rape_crisis", DESPAIR: "samaritans"}
"""The helpline of each, by its id."""
WITH_NUMBER = {
    HOME: "{number} is free, any time. In danger, 999.",
    RAPE: "{number} is free to ring. In danger, 999.",
    DESPAIR: "Samaritans are on {number} at any hour. In danger, 999.",
}
"""The number as it stands in every answer; a line that may be seen by others is not named, nor hours we do not know."""
WORDING = "after_danger"
"""How the wordings of these answers begin."""
HERE = "after_danger_here"
FOLLOWS = {"after_danger_children": {DESPAIR, "child_at_risk"}, "after_danger_blame": {"child_at_risk"}}
"""Emergencies that the classifier may find in such words, which only follow from what was told."""
ANSWERED = frozenset(
    "hopeless no_answer press children police told worker kept free by_text automated open sorry first_told unsure rings"
    " rang".split()
)
"""Moves that are answered after any such reply, each by the wording of its name."""
ANSWERED_OF = {
    RAPE: frozenset({"counts", "blame", "for_another", "long_ago", "locks", "saw_it", "hurt"}),
    HOME: frozenset({"counts", "blame", "for_another", "long_ago", "locks", "saw_it", "hurt", "alone_now"}),
    DESPAIR: frozenset({"holds_on", "put_off"}),
}
"""... and those that are only after one of a kind."""
QUESTIONS = frozenset(
    "press no_answer children police told worker kept free by_text automated counts open locks hurt".split()
)
"""Moves that come before what a text seeks beside them."""
LONGEST, FEWEST = 30, 3
"""Words: more of them tell what happened; fewer are a bare yes or no."""

I = r"(?:i|a|ah|we)"  # noqa: E741
YOU = asking.YOU
NOT = r"(?:not|no|nae|never|nivver|don'?t|do not|dinnae|didn'?t|didnae|isn'?t|isnae|wasn'?t|wisnae)"
COPS = r"(?:police|polis|polices|cops?)"
CANNOT = r"(?:can'?t|cannae|cannot|canny|can not|couldn'?t|couldnae|not able to|no able tae)"
KIDS = (
    r"(?:(?:(?:my|ma|the|our|oor|his|her|two|three|baith|both)(?: of)?(?: (?:my|ma|wee|own|big|oldest|youngest"
    r"|auldest))* )?"
    r"(?:kids?|weans?|wains?|bairns?|child(?:ren)?|bab(?:y|ies)|boys?|girls?|sons?|daughters?|lassies?|laddies?|toddler"
    r"|wee (?:yins?|ones?|man|fella|boy|girl|lassie)))"
)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


LOVES = (
    r"(?:that )?(?:(?:i|a|ah|their (?:mum|dad|mammy|da)|(?:mum|mummy|mammy|daddy|dad)(?:y|my)?)"
    r"(?: (?:will |did |have |do |really |always |aye )*(?:love[sd]?|luv(?:s|d|ed)?|wis proud|was proud)"
    r"|(?:'?m| am| was| wis)? (?:so |that )?sorry))"
)
GOODBYE = _form(
    # tell my wee girl i love her; let the boys know their mum loved them
    rf"(?:^|[.,;!?]\W*|\b(?:please|just|jist|can {YOU}|could {YOU}|will {YOU}|some(?:one|body)|them|to|tae) )"
    rf"(?:tell|say to|say tae|let) (?:{KIDS}|them|her|him|(?:my|ma) \w+|every\w+)(?: know| ken)? {LOVES}\b"
    # look after my kids for me
    rf"|\b(?:look (?:after|efter)|take care (?:of|o)|mind) (?:{KIDS}|them) (?:for me|fur me|when {I}|efter|after {I})\b"
    rf"|\b(?:good ?bye|cheerio)(?: to| tae)? (?:every\w*|{KIDS}|world)\b"
    rf"|\b(?:left|leaving|wrote|written|writing|writin) (?:them|her|him|{KIDS}|a|every\w+)(?: (?:all|each|a|a wee))* "
    r"(?:letters?|notes?)\b"
    rf"|\b(?:when|efter|after|once) (?:i'?m|am|ah'?m|a'?m) (?:gone|away for good|no here|not here|no longer here)\b"
)
"""What is said before somebody goes for good."""
BETTER_OFF = _form(
    rf"\b(?:they|they'?d|they'?ll|he'?d|she'?d|every\w+|{KIDS}|world|family|(?:my|ma) \w+)\b.{{0,16}}\bbetter (?:off"
    rf"|aff)\b"
    r"(?! (?:with (?:me|money)|on|in|at|moving|financ\w*|working))"
    r"|\b(?:won'?t|winnae|wont) be (?:a |any |anybody'?s? |your )?(?:problem|bother|burden)\b"
)
OF_MEANS = _form(
    r"\bhow many (?:of (?:them|these) )?(?:would|wid|does|do|will|pills|tablets|paracetamol)\b"
    r"|\b(?:would|will|wid|does|is) it (?:be )?(?:hurt|quick\w*|sore|painful|slow)\b"
)
"""Asks of a means."""
AT_THEIR_DOOR = _form(rf"\b(?:social (?:work\w*|services?)|the social|{COPS})\b.{{0,24}}\bdoor\b")
"""... is no sign that whoever hurts is near."""
WANTS_IT = _form(
    rf"\b(?:better off|(?:wish|want|need|let|hope|should)\b.{{0,12}}\b(?:take|taken|took)|{CANNOT} (?:look after|cope"
    rf"|do it|mind)"
    r"|he|his|my ex|ma ex|the dad)\b"
)
"""It is wished for, or somebody else would take them."""
HURT_PART = _form(
    r"\b(?:eyes?|ee|een|lips?|nose|ribs?|jaw|cheek|arms?|wrists?|hands?|fingers?|legs?|ankle|knee|heid|head|face"
    r"|tooth|teeth"
    r"|shoulder|neck|throat|ears?|side|stomach|belly|foot)\b"
)
HURTS = _form(
    r"\b(?:bruis\w*|swoll?\w*|swell\w*|throb\w*|sore|shut|closed|black|bust\w*|burst|split|cut|hurts?|hurtin|hurting"
    r"|bleed\w*"
    r"|broke\w*|stiff|numb|aching|achin|killing me|killin me|cannae move|can'?t move|limp\w*)\b"
)
LETS_DOWN = _form(
    rf"\b(?:better|(?:don'?t|dinnae|doesn'?t|disnae|wouldn'?t|wouldnae|won'?t|winnae|{NOT}) (?:even )?(?:miss|need)"
    rf"|at first"
    r"|get over|until|till)\b"
)
PUTS_OFF = _form(
    r"^\W*(?:(?:no+|naw|nah|nope)(?=\W*$|\s*[,.;:!-]|\s+(?:thanks?|ta|i|i'?m|im|am|ah|a|it'?s|its|just|jist|not"
    r"|you'?re|yer)\b)"
    r"|(?:not|no) (?:now|yet|tonight|just now|right now|today|the (?:now|noo|night|day))\b|(?:just |jist )?leave it\b)"
)
SAYS_YES = _form(
    r"^\W*(?:(?:yes|yeah|yeh|yea|yep|yup|aye|ay|ok|okay|please|pls|plz|ta|thanks|thank you|oh|would you|could you|go on"
    r"|then|i would|wid ye)\b\W*)+"
    r"(?:tell (?:them|her|someone|somebody|a key ?worker|a worker))?\W*$"
)
NEEDS_ONE = _form(
    r"(?<!dont )(?<!n't )(?<!not )(?<!no )(?<!dinnae )\b(?:need|needin|want|wantin|like|could dae wi"
    r"|could do with)\b.{0,12}"
    r"\b(?:some ?(?:one|body)|a person|a human|a voice|any ?(?:one|body)) (?:to|tae|that|who)\b"
)
THANKS = _form(r"\b(?:ta|thanks|thank you|ok|okay)\b")
NOT_WELL = _form(
    rf"\b(?:worse|{CANNOT}|hurt\w*|still|alone|scared|feart|help|anymore|any more|no(?:body|thing)|never|safe|end|over)\b"
)


@dataclass(frozen=True)
class Stance:
    """Whose numbers were given, and whether a key worker is offered, waited for, or neither."""

    risk: str
    offered: bool
    waiting: bool


def stance_of(before: SaidBefore, *, offered: bool, waiting: bool) -> Stance | None:
    """How things stand after the latest reply to a risk; None after one of another kind, or for a friend in danger."""
    risk = {DISTRESS: DESPAIR}.get(before.latest or "", before.latest)
    if risk == IN_DANGER:
        risk = next((each for each in (HOME, RAPE, DESPAIR) if each in before.answered), None)
    if risk not in LINES or before.of_a_friend:
        return None
    return Stance(risk, offered, waiting)


def goes_on_with_it(text: str, stance: Stance) -> bool:
    """Whether a text that follows words of danger is a goodbye; after despair also that others are better off."""
    said = _plain(text)
    forms = (GOODBYE, BETTER_OFF, OF_MEANS) if stance.risk == DESPAIR else (GOODBYE,)
    return any(form.search(said) for form in forms)


def found_in(text: str, move: str, stance: Stance, *, seeks: bool = False) -> str | None:
    """The wording that answers what a text asks or says; None where it does nothing like that, or may be danger itself.

    Where it `seeks` something as well, only a question comes before that.
    """
    said = _plain(text)
    if may_be_danger(said, stance):
        return None
    by_somebody = stance.risk in BY_SOMEBODY
    if by_somebody and HURT_PART.search(said) and HURTS.search(said):
        return "after_danger_hurt"
    if HARM.search(said) or (seeks and move not in QUESTIONS):
        return None
    if move == "put_off" and (len(said.split()) < FEWEST or asking.asks(said)):
        return None
    if (move == "holds_on" and LETS_DOWN.search(said)) or (move == "children" and WANTS_IT.search(said)):
        return None
    if move not in ANSWERED | ANSWERED_OF[stance.risk]:
        return None
    return "after_danger_open_unknown" if move == "open" and stance.risk == RAPE else f"{WORDING}_{move}"


def may_be_danger(text: str, stance: Stance) -> bool:
    """Whether a text may tell of danger, or tells so much that it is no answer any more."""
    said = _plain(text)
    near = NEAR.search(AT_THEIR_DOOR.sub("", said)) is not None
    taken = stance.risk == DESPAIR and TAKEN.search(said) is not None
    return near or taken or len(said.split()) > LONGEST


def waits_for_one(text: str, stance: Stance) -> bool:
    """Whether a text says yes, or that it needs somebody, where a key worker was told without asking."""
    said = _plain(text)
    if not stance.waiting or stance.risk != DESPAIR or HARM.search(said) or len(said.split()) > LONGEST:
        return False
    agrees = SAYS_YES.match(said) is not None and (THANKS.sub("", said).strip(" .,!") != "")
    return agrees or NEEDS_ONE.search(said) is not None


def only_follows(text: str, move: str, stance: Stance, risk: str) -> bool:
    """Whether a risk that the classifier found in a text only follows from what was told, and the text is answered."""
    found = found_in(text, move, stance)
    same = risk == stance.risk or {risk, stance.risk} <= BY_SOMEBODY
    same &= URGENCY[risk] != "emergency"
    return found is not None and (same or risk in FOLLOWS.get(found, ()))


def puts_off(text: str, stance: Stance) -> bool:
    """Whether a text says no, or not now, in words of its own, and nothing worse."""
    said = _plain(text)
    return PUTS_OFF.match(said) is not None and NOT_WELL.search(PUTS_OFF.sub("", said)) is None


def number_in(stance: Stance, number: str) -> str:
    """The sentence that keeps the number in sight."""
    return WITH_NUMBER[stance.risk].format(number=number)


def answer(wording: str, stance: Stance, number: str, hours: str = "", need: Choice | None = None) -> Saying:
    """The answer, with the offer as open as it was; a need that was told of is there to pick."""
    if wording == "after_danger_rings":
        return Saying(wording)
    offer = "Shall I tell a key worker?" if stance.offered else "What would help now?"
    variables = {"number": number_in(stance, number), "offer": offer, "told": _who_is_told(stance), "hours": hours}
    return Saying(wording, variables, ways_on(stance, need), fallback=f"{variables['number']} {offer}")


def ways_on(stance: Stance, need: Choice | None = None) -> tuple[Choice, ...]:
    """The choices beside an answer."""
    ways = (TELL_A_PERSON, NOT_NOW) if stance.offered else A_PERSON_PERHAPS
    return (ways[0], need, NOT_NOW) if need is not None else ways


def _who_is_told(stance: Stance) -> str:
    if stance.waiting:
        return "Only key workers here are told."
    return f"Nobody is told unless you {'say yes' if stance.offered else 'ask'}."


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")
