"""What a text is beside a key worker who was asked for and is waited on: a question about them, or one that stays here.

Looked at where the last that we said was about them. What seeks something new is no part of it (bot.language.seeking).
"""

import re
from enum import Enum

from bot.conversation.told_us import TAKE_BACK
from bot.language import asking
from bot.language.are_you_real import asks_if_real
from bot.language.asking import DO, MAY, YOU
from bot.language.assenting import assents
from bot.language.seeking import seeks

LONGEST = 40
"""Words; more of them tell a story."""
LONGEST_FEELING = 22
FEWEST_TOLD = 3
THEY = (
    r"(?:she|he|they|them|her|him|it|(?:the|this|that|a|my|ma) (?:key ?)?(?:worker|person|lady|wumman|woman"
    r"|lassie|man|guy)"
    r"|(?:key ?)?workers?|(?:some|any|nae|no) ?(?:one|body))"
)
DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|the morra|tomorrow)"
ME = r"(?:i|a|ah|we)"
SOONER = r"(?:sooner|quicker|faster|earlier|before (?:then|that)|afore (?:then|that)|the day|today|tonight|the night)"
LEADS = rf"^\W*(?:(?:{asking.LEADS}|please|pls|just|jist|och|hiya|hello|hey|btw|cos|because)\b\W*)*"


class Beside(Enum):
    """What it is; the value is the wording by which it is answered."""

    NO_WORD = "utter_worker_no_word"
    """Whether anybody has answered yet, or comes sooner."""
    WHAT_HAPPENS = "utter_worker_what_happens"
    KNOWS_YOU = "utter_worker_knows_you"
    """How the worker knows who it is."""
    COSTS = "utter_worker_costs"
    WHO_SEES = "utter_worker_who_sees"
    NOTHING_NEEDED = "utter_worker_nothing_needed"
    """What to have ready, or to say."""
    NO_NUMBER = "utter_worker_no_number"
    MEANWHILE = "utter_worker_meanwhile"
    """What we can do here until then."""
    STILL_WANTED = "utter_worker_still_wanted"
    """It may be that no worker is wanted any more: asked, never guessed."""
    NO_BOTHER = "utter_worker_no_bother"
    """Shy of being a bother."""
    ASHAMED = "utter_worker_ashamed"
    TIRED = "utter_worker_tired"
    WAITS = "utter_worker_waits"
    """Agrees, or will wait."""
    TAKES_BACK = "utter_worker_taken_out"
    """The words that were kept just before are not to go along."""
    # These are taken up by the talk, and have no wording of that name.
    CANCELS = "cancels"
    REWORDS = "rewords"
    GOES_ON = "goes_on"
    """Asks whether something else may be asked."""
    ROBOT = "robot"


CANCELS = re.compile(
    rf"{LEADS}(?:(?:can|could|will) )?(?:{YOU} )?(?:please |just |jist )*(?:canc\w*|scrap|call off)\W+"
    rf"(?:it|that|this|them|her|him|(?:the|my|ma|that) (?:key ?)?(?:worker|person|request))\b",
    re.IGNORECASE,
)
ON_A_CONDITION = re.compile(r"\b(?:if|unless|later|until|til|till|no yet|not yet|don'?t|dinnae)\b|\?", re.IGNORECASE)
SORTED = re.compile(
    r"(?<!hope )(?<!get )(?<!want )\b(?:it'?s|i'?ve|iv|a'?ve|we'?ve|got (?:it|that)|been|is|all|now"
    r"|noo)\b(?: \w+){0,2}?"
    r" (?:sorte?d|sortid|sortit|sortet|fixed|resolved|dealt wi(?:th)?)\b(?! (?:soon|by))"
    rf"|{LEADS}(?:forget (?:it|that|about it|aboot it|the whole)|never ?mind|leave it|i'?ll leave it"
    r"|(?:it )?(?:doesn'?t|disnae) matter)\b"
    r"|\bchang\w+ (?:my|ma) mind\b"
    rf"|\b(?:don'?t|dinnae|do not|no longer|nae longer)(?: \w+)? (?:need|want) (?:{THEY}|help|this)(?! to\b| tae\b)\b"
    r"|\b(?:managed|got) (?:it )?(?:myself|mysel|masel\w*)\b|\bno need (?:now|any ?more|for (?:it|them|her))\b",
    re.IGNORECASE,
)
DENIES_A_NEED = re.compile(
    r"\b(?:don'?t|dinnae|do not|no longer|nae longer)(?: \w+)? (?:need|want)\b|\bchang\w+ (?:my"
    r"|ma) mind\b",
    re.IGNORECASE,
)
KEEPS = re.compile(
    rf"{LEADS}(?:don'?t|dinnae|do not) (?:canc\w*|scrap|drop|forget) (?:it|that|her|them|him|the)\b"
    rf"|{LEADS}keep (?:it|her|them|him|the (?:key ?)?worker)(?: \w+)?\W*$"
    rf"|\b(?:i|a|ah) (?:do )?(?:still )?want (?:it|{THEY}) (?:still|to come|tae come)\b|\bstill want (?:it|{THEY})\b",
    re.IGNORECASE,
)
NOT_SORTED = re.compile(
    r"\b(?:not|no|nae|never|isn'?t|isnae|when|if|until|till|hasn'?t|hasnae|haven'?t)\b(?: \w+){0,2} sort", re.I
)
NO_BOTHER = re.compile(
    r"\b(?:bother|bothering|bothern|trouble|troubling|hassle|wasting|waste)\b(?: \w+){0,2}?"
    r" (?:her|him|them|any\w+|lassie|folk|people|you|u|yous?|time|lady|worker|wumman)\b"
    rf"|\b(?:she|he|they|{YOU}|you'?re|they'?re|she'?s|he'?s)(?: are| is|'s)?(?: \w+)? busy\b"
    r"|\b(?:others|(?:other|ither) (?:folk|people|mums|parents)|some\w+ else|folk|people)\b(?: \w+)? (?:need|worse)\b",
    re.IGNORECASE,
)
REWORDS = re.compile(
    r"\b(?:put|say|word|write|make|phrase)\b (?:that|it|this)\b(?: \w+){0,2}"
    r" (?:nicer|better|different\w*|politer|clearer|shorter|(?:another|anither|a different|some other) way)\b"
    r"|\breword\b|\bchange (?:what i (?:said|put|wrote)|the words|(?:my|ma) words)\b",
    re.IGNORECASE,
)
NO_WORD = re.compile(
    r"\b(?:want\w*|asked for|need\w*)(?: (?:tae|to))?(?: (?:speak|talk))?(?: (?:tae|to|wi))? (?:a "
    r"|an )?(?:real |actual )?"
    r"(?:person|human|real (?:somebody|someone))\b|"
    rf"\b(?:any|ony|nae|no) (?:word|news|sign|update|reply|answer|joy)\b(?! for\b)"
    rf"|^\W*(?:\w+\W+){{0,2}}(?:anyone|anybody|somebody|any ?one|any ?body|you|u)(?: (?:still|even))? (?:there"
    rf"|here)\W*$"
    rf"|\b{THEY}\b(?: \w+){{0,3}} {SOONER}(?=\W*$|\W+(?:please|pls|than|or)\b)"
    rf"|\b(?:nothing|naebody|nobody|none|no ?one|anything)(?: \w+){{0,2}} (?:sooner|quicker|earlier)\b"
    rf"|{LEADS}(?:(?:no|not|nae) (?:till|til|until|afore|before) )?{DAY}\W*\?"
    rf"|\b(?:that'?s|thats|it'?s|its|{DAY}(?:'?s| is)?)(?: \w+){{0,3}} (?:ages|lang|far|(?:long|lang) (?:way"
    rf"|time|wait))\b"
    rf"|\b(?:can'?t|cannae|cant) wait (?:till|til|until|that long|so long|tae)\b|\bwhy (?:so long|no|not|{DAY})\b"
    rf"|\b(?:has|hiz|have|huv|did|is|are|was) {THEY}(?: \w+)? (?:text\w*|txt\w*|repl\w+|answer\w*|seen|saw|read"
    rf"|pick\w*|got"
    rf"|look\w*|phon\w*|been|coming|comin|still)\b"
    rf"|\b(?:am i|is (?:it|that|this|(?:my|ma|the) (?:\w+ )?\w+)) still (?:on|in|happening|there|waiting)\b"
    rf"|\bhow long\b(?: \w+){{0,4}} (?:wait|take|be|it)\b",
    re.IGNORECASE,
)
WHAT_HAPPENS = re.compile(
    r"\b(?:what|whit) like (?:is|are|wis|will)\b|"
    rf"\b(?:what|whit|wot|wat)(?:'?ll|'?s| will| wid| would| does| dae| do| is| actually| exactly| even)*"
    rf" (?:happens?|gonnae happen|going to happen|gaun tae happen)\b(?!.{{0,12}}\b(?:if|to|tae|wi)\b)"
    rf"|\b(?:how|hoo) (?:does|dis|do|will|wid|would) (?:it|this|that)(?: all| actually)? (?:work|go)\b"
    rf"|\b(?:what|whit|wot)(?: kind of (?:thing|stuff)s?)? (?:do|dae|does|dis|will|would|wid|can"
    rf"|could) {THEY}(?: \w+)? "
    r"(?:do|dae|ask|want|help|say|offer)\b"
    rf"|\bwhat(?:'?s| is| will| would) (?:it|{THEY}) (?:be )?(?:like|for|about)\b"
    rf"|\bwill {THEY} (?:ask|make) me (?:loads|lots|questions|a (?:load|lot)|do|fill)\b",
    re.IGNORECASE,
)
KNOWS_YOU = re.compile(
    r"\b(?:how|hoo)\b(?: \w+){0,3} (?:know|ken|find|reach|recogni[sz]e|tell)\b"
    r"(?: [\w']+){0,2} (?:me|i am|number|phone|chat)\b"
    rf"|\b(?:do|does|dis|will|have|has|huv) {THEY}(?: \w+)? (?:have|hae|know|ken|got|get|need)"
    r" (?:my|ma) (?:\w+ )?(?:number|name|nummer|address|details)\b",
    re.IGNORECASE,
)
COSTS = re.compile(
    rf"\b(?:how much|what|whit)\b(?: [\w']+){{0,5}}? (?:cost|charge)s?\b|\bhow much (?:is|does|will|wid"
    rf"|would) (?:it|this|that)\b"
    r"|\b(?:is|are|wis|will) (?:it|this|that|they|talking to \w+)(?: be| all| really)? (?:for )?free\b"
    rf"|\b{DO} {ME} (?:need|have|hae|huv) (?:to|tae) pay(?: (?:for|fur) (?:it|this|them|her|that)| anything"
    rf"| onything)?\W*$"
    r"|\b(?:cost|charge)s? me\b|\b(?:get|be) charged\b",
    re.IGNORECASE,
)
WHO_SEES = re.compile(
    r"\b(?:find|finds|fin|found) (?:oot|out)\b|\b(?:private|confidential|secret|between us)\b"
    rf"|\b(?:{MAY}|{DO}|does|dis|are|is|who|wha|whae|who'?ll|if|mean|will)\b(?: [\w']+){{0,4}}? "
    r"(?:get told|be told|told|tell(?! (?:me|us|her|him|them|if|the (?:difference|worker))\b)"
    r"|hears?|sees? (?:this|it|that|what|my|ma|our)|reads?|shared?|pass(?:ed|es)? (?:it|this|that|on|my|ma|me)"
    r"|report(?:ed)?|knows? (?:about|aboot|i|what i|that i))\b"
    r"|\bget back to (?:my|ma|the|him|her)\b",
    re.IGNORECASE,
)
NOTHING_NEEDED = re.compile(
    rf"\b(?:{DO}|should|will|must|does) {ME} (?:need|have|hae|huv|hiv)\b(?: (?:to|tae))?"
    r" (?:bring|give|gie|say|tell|send|be|answer|show|explain|have|write|my|ma|any|ony|the|a|ready|letters"
    r"|papers|proof|id)\b"
    rf"|\bshould {ME} (?:bring|have|get|say|write|send|tell)\b"
    rf"|\b(?:what|whit|wot)(?: on earth)? (?:do|dae|should|will|can|am|wid|would) {ME}"
    r"(?: (?:meant|supposed|need|have|going|even|to|tae))* (?:say|tell|write|bring|send|ask|give|need)\b"
    rf"|\b{ME} (?:must|have to|need to) (?:give|say|tell|bring|have|show)\b.*\?"
    r"|\b(?:useless|no (?:very )?good|not (?:very )?good|rubbish|bad|terrible|hopeless|nae use) (?:at|wi|with)"
    r" (?:explain\w*|explanin\w*|words?|writing|spelling|talking)\b"
    r"|\b(?:don'?t|dinnae|do not|dont) (?:know|ken) (?:what|whit|how|hoo) to (?:say|explain|put|tell|start)\b",
    re.IGNORECASE,
)
NO_NUMBER = re.compile(
    rf"\b(?:have|get|got|is there|what'?s|whit'?s|gie|give|need)\b(?: \w+){{0,2}}?"
    r" (?:their|her|his|a|the)(?: (?:direct|phone|tel|mobile|office))* (?:number|nummer|num|email)\b"
    rf"|\b(?:can|could|may) {ME}(?: \w+)? (?:ring|phone|call|text|email) (?:them|her|him|(?:the|a) (?:key ?)?worker)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\b(?:ask|talk|speak|text|chat|bring up)\b(?: \w+){0,2}? (?:something|summat|anything|sumthin\w*"
    r"|another|anither"
    r"|a different|other)(?: (?:wee|thing|stuff|matter|question))* ?(?:else|thing|stuff|question|matter|need)\b",
    re.IGNORECASE,
)
MEANWHILE = re.compile(
    rf"\b(?:what|whit|wot)(?: else| all)? (?:can|could|do|will) (?:{ME}|{YOU}|this)(?: \w+)? (?:do|dae"
    rf"|help (?:with|wi))\b"
    r"(?: for me)?(?: \w+)? (?:on|in|here|meanwhile|while|till|until|just now|the now|instead)\b",
    re.IGNORECASE,
)
ASHAMED = re.compile(
    r"\b(?:ashamed|shame|embarrass\w*|mortified|affronted|affrontit|failure|stupid|daft|judge[ds]?|judging|judgin"
    r"|pathetic|(?:my|ma) (?:own|ain) fault|(?:all|it'?s) (?:my|ma) fault|bad (?:mum|mam|ma|mother|dad|parent))\b"
    r"|\b(?:am|is) (?:i|a|it just me)\b(?: the)?(?: only)?(?: (?:one|yin|wan))?\W*$|\bthe only (?:one|yin|wan)\b"
    r"|\b(?:other|ither) (?:folk|people|parents|mums)\b(?: \w+){0,3} (?:too|like (?:me|this))\b",
    re.IGNORECASE,
)
OF_SOMEBODY = re.compile(
    r"\b(?:he|she|they|ex|landlord|teacher|school)\b(?: \w+){0,2} (?:call\w*|says?|said|makes?)\b", re.I
)
TIRED = re.compile(
    r"\b(?:fed up|scunnered|knackered|shattered|exhausted|tired|wabbit|drained|stressed|overwhelm\w*|done in"
    r"|worried sick"
    r"|(?:heid|head|brain)(?:'?s| is)(?: \w+){0,2} (?:mince|burst\w*|fried|wasted|away|gone|nippin\w*|mush|spinning)"
    r"|(?:can'?t|cannae|cant) (?:be bothered|face|think)|(?:off|aff) (?:my|ma) chest"
    r"|need(?:ed)? (?:a )?(?:rant|moan|vent|greet)|greetin|crying|lonely|anxious|nervous|feel\w* (?:low|down"
    r"|rubbish|awful|shit)"
    r"|(?:i'?m|i am|am|a'?m|bit|wee bit|little|so) (?:scared|feart|afraid|frightened)(?! (?:o|of|f[ao]e|from|to"
    r"|tae|he|she)\b))",
    re.IGNORECASE,
)
OF_COURTS = re.compile(
    r"\b(?:court|sheriff|evict\w*|bailiffs?|hearing|notice to (?:leave|quit)|repossess\w*|warrant|decree|tribunal"
    r"|locks? changed|change the locks|cut(?:ting|tin)? (?:\w+ ){0,3}?(?:off|aff)|disconnect\w*"
    r"|chuck\w* (?:me|us) (?:out|oot)"
    r"|(?:put|putting|pit) (?:me|us) (?:out|oot))\b",
    re.IGNORECASE,
)
SOON = re.compile(
    rf"\b(?:{DAY}|mon|tue|tues|wed|thur|thurs|fri|sat|sun|today|tonight|the (?:day|morn|night)|this week"
    rf"|next week|\d+ days?"
    r"|the \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)|\d{1,2}/\d{1,2}|deadline|by then|too late)\b",
    re.IGNORECASE,
)
PUTS_RIGHT = re.compile(
    r"^\W*(?:(?:oh|och|sorry|wait|naw|no)\W+)*(?:actually|i meant?|a meant?|correction|it'?s not|that'?s (?:not"
    r"|wrong))\b"
    r"|^\W*(?:sorry|no|naw)\W+(?:it'?s|its|a said|i said)\b"
    r"|\b(?:i|a|ah) (?:mean|meant)\b"
    r"|\b(?:it'?s|its|is|said|mean|meant)\b(?: \w+){1,3},? (?:no|not|naw|nae) (?:the |my |ma )?\w+\W*$",
    re.IGNORECASE,
)
TELLS = re.compile(
    rf"{LEADS}(?:i|i'?m|im|i'?ve|iv|i'?ll|i'?d|a|am|a'?m|a'?ve|ah|ah'?m|my|ma|mine|he|he'?s|she|she'?s|they"
    rf"|they'?re|we|we'?re|it|it'?s|its"
    r"|that|that'?s|there'?s?|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day'?s?|wisnae|wasn'?t|was|been|got"
    r"|goat|had|hud|lost|owe|both|might|maybe|mibbe)\b"
    r"|\b(?:is|isn'?t|isnae|was|wis|were|are|has|have|huv|had|got|said|says|owed?|owes|paid|pays|lost|stopped"
    r"|sent|came|went"
    r"|keeps?|wants|works?|owns?|lives?|stays?|left|never|won'?t|winnae|can'?t|cannae)\b"
    r"|\b(?:the|my|ma|our|his|her) (?:\w+ )?\w+'s\b|[\d£]",
    re.IGNORECASE,
)
"""Somebody, and what they are or do; or figures."""
LOOKS_FOR = re.compile(r"\b(?:is|are) (?:there|thair|ther) (?:an?|any|ony)\b", re.IGNORECASE)
OPENS_A_QUESTION = re.compile(
    rf"{LEADS}(?:does|dis|is|are|{MAY}|did|how|hoo|who|who'?ll|(?:what|whit|wot) (?:happens?|do|if))\b(?! (?:do"
    rf"|be (?:fine|ok))\b)",
    re.IGNORECASE,
)
"""At the head of a text this asks, whatever it is about: `will social work get told`."""
HELP = re.compile(r"\b(?:help|see|advise|sooner|quicker|anyone|anybody|somebody|someone|near)\b", re.IGNORECASE)
OF_HOME = re.compile(
    r"\b(?:house|hoose|home|flat|tenancy|evict\w*|(?:move|moved) (?:out|oot)|(?:put|putting|pit|chuck\w*"
    r"|throw\w*) (?:me|us)"
    r" (?:out|oot)|homeless|landlord|locks)\b",
    re.IGNORECASE,
)
BECOMES = re.compile(
    rf"\b(?:am|are|will|wid|would|could|can|do|dae|should) {ME}\b(?! (?:get|find|have|apply|claim)\b)"
    rf"|\b(?:will|can|could|would|are|do|does|is) {THEY}\b|\b(?:what|whit) if\b",
    re.IGNORECASE,
)
PRECEDING = (
    (Beside.NO_WORD, NO_WORD),
    (Beside.NO_NUMBER, NO_NUMBER),
    (Beside.GOES_ON, GOES_ON),
    (Beside.MEANWHILE, MEANWHILE),
)
"""Said of the worker even where the words are those of one who seeks."""
QUESTIONS = (
    (Beside.WHAT_HAPPENS, WHAT_HAPPENS),
    (Beside.KNOWS_YOU, KNOWS_YOU),
    (Beside.COSTS, COSTS),
    (Beside.NOTHING_NEEDED, NOTHING_NEEDED),
    (Beside.WHO_SEES, WHO_SEES),
)


def heard_in(text: str, *, words_kept: bool) -> Beside | None:
    """What a text plainly is beside the request; `words_kept` where it came right after words that were kept."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    if words_kept and TAKE_BACK.search(said) and not re.match(r"^\W*(?:\w+ )?cancel", said, re.IGNORECASE):
        return Beside.TAKES_BACK
    if CANCELS.match(said):
        return Beside.STILL_WANTED if ON_A_CONDITION.search(said) else Beside.CANCELS
    if assents(said) or KEEPS.search(said):
        return Beside.WAITS
    off = SORTED.search(said) is not None and NOT_SORTED.search(said) is None
    if off and (DENIES_A_NEED.search(said) or not _seeks(said)):
        return Beside.STILL_WANTED
    if asks_if_real(said):
        return Beside.ROBOT
    for kind, form in PRECEDING:
        if form.search(said):
            return kind
    if _seeks(said):
        return None
    if words_kept and REWORDS.search(said):
        return Beside.REWORDS
    if NO_BOTHER.search(said):
        return Beside.NO_BOTHER
    return _asked(said) or _felt(said)


def is_urgent(text: str) -> bool:
    """Whether a text names what may come before a worker does: a court, sheriff officers, a cut-off, and a day."""
    said = text.replace("\u2019", "'")
    return OF_COURTS.search(said) is not None and SOON.search(said) is not None


def is_of_home(text: str) -> bool:
    """Whether a text is about keeping a home."""
    return OF_HOME.search(text) is not None


def puts_right(text: str) -> bool:
    """Whether a text puts right what was kept: `actually it's the gas, no the rent`."""
    return PUTS_RIGHT.search(text.replace("\u2019", "'")) is not None


def tells(text: str) -> bool:
    """Whether a text is a statement, which goes to the worker as it stands, whatever need its words are like."""
    said = text.replace("\u2019", "'")
    fits = FEWEST_TOLD <= len(said.split()) <= LONGEST
    return fits and not _asks(said) and not _seeks(said) and TELLS.search(said) is not None


def asks_on(text: str) -> bool:
    """Whether a text is a question by its form, and seeks nothing."""
    said = text.replace("\u2019", "'")
    return len(said.split()) <= LONGEST and _asks(said) and not _seeks(said)


def asks_for_help(text: str) -> bool:
    """Whether a text asks for help, or whether there is any, without naming with what."""
    return (
        re.search(r"\b(?:help|see|advise|sooner|quicker|anyone|anybody|somebody|someone|near)\b", text, re.I)
        is not None
    )


def asks_what_becomes(text: str) -> bool:
    """Whether a question is what will become of them, or what others may do: `are we gonna lose the house`."""
    return BECOMES.search(text.replace("\u2019", "'")) is not None


def _asks(said: str) -> bool:
    return asking.asks(said) or OPENS_A_QUESTION.match(said) is not None


def _seeks(said: str) -> bool:
    return seeks(said) or LOOKS_FOR.search(said) is not None


def _asked(said: str) -> Beside | None:
    for kind, form in QUESTIONS:
        if form.search(said) and (_asks(said) or kind is Beside.NOTHING_NEEDED):
            return kind
    return None


def _felt(said: str) -> Beside | None:
    """How they are, where it is said shortly and of themselves."""
    if len(said.split()) > LONGEST_FEELING or OF_SOMEBODY.search(said) or re.search(r"\d", said):
        return None
    if ASHAMED.search(said):
        return Beside.ASHAMED
    return Beside.TIRED if TIRED.search(said) else None
