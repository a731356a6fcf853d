"""A parent's words about a time that is set: another hour of its day, the same hour of another day, or a question.

understand_change("make it half 8", monday_at_9, now).said_back == "Monday 30 November, about half past 8 in the ..."
"""

import re
from datetime import datetime, timedelta

from bot.clock import SCOTLAND
from bot.language.asking import BEGINS, DO, HAS, IS, YOU
from bot.plans.days import before_that, find_day
from bot.plans.hours import Hour, find_hour
from bot.plans.said import Around, Ask, Day
from bot.plans.school import school_holidays
from bot.plans.spelling import plain
from bot.plans.when import LONGEST, Habits, Understood, combine
from bot.plans.when_to_text import words_for_the_text

NOT_THAT = re.compile(
    r"(?<=\w)[\s,.;]+(?:and )?(?:no|naw|not|nae|instead of|rather than)\s+(?:at |on |the )?"
    r"(?:half (?:past )?)?(?:\d[\d:.]*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|the morra)\b"
    r"(?:\s*(?:am|pm)\b| (?:in the |at )(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
"""What a correction takes back: `8 not 7`, `Monday no Sunday`."""
CORRECTS = re.compile(r"^\W*(?:(?:oh|wait|hang on|haud on|sorry|actually|eh|naw|no|nae)\b\W*)+", re.IGNORECASE)
"""Begins a correction: `wait no saturday`."""
NOT_BEFORE = re.compile(
    r"\b(?:no|not|nae|naw|never)(?: any)? (?:afore|before|b4|earlier (?:than|nor))\s+(?=\d|half"
    r"|quarter|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|noon)",
    re.IGNORECASE,
)
"""`no afore ten` is at ten."""
WEEK_ON = re.compile(
    r"\b(?:the|that) (?:one|wan|yin|week) (?:after|efter)(?: (?:that|this|it))?\b(?! (?:the|my|i|a|he|she|we)\b)"
    r"|\bthe (?:next|following) (?:one|wan|yin)\b|\b(?:a|1|one) week later\b"
    r"|\b(?:not|no|nae) this (?:week|one|wan|yin|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day)\W+(?:but |the )?next(?: (?:week|one|wan))?\b",
    re.IGNORECASE,
)
"""A week after what is set: `no this tuesday, the wan efter`."""
BARE_PAST = re.compile(
    r"\b(?P<by>half|quarter|\d{1,2}) (?P<way>past|to(?= *(?:$|please|pls|plz|if|instead|then|on|suits|would)))\b"
    r"(?! *(?:\d|noon|midnight|the|a|my|do|get|be|go|text)\b)"
)
"""`20 past`, of the hour that is set."""
CLAUSES = re.compile(
    r"[,;!?\n]+(?!\d)|\.(?!\d)|\b(?=(?:cos|coz|because|that'?s when|as (?:i|he|she|we|they)|since (?:i|he|she))\b)"
    r"|\b(?=(?:i'?m|i am|a'?m|ah'?m|he'?s|she'?s|they'?re) (?:asleep|sleep\w*|work\w*|busy|out|at|in|on)\b)",
    re.I,
)
BUT = re.compile(r"\bbut\b", re.IGNORECASE)
REFUSES = re.compile(r"^\W*(?:no|naw|nah|nae)\b", re.IGNORECASE)
NOT = re.compile(r"\b(?:not|never|don'?t|dinnae|no) (?!bad\b)", re.IGNORECASE)
PREFERS = re.compile(
    r"\b(?:better|instead|please|pls|plz|if (?:you|u|ye) (?:can|could|dinnae mind|don'?t mind)"
    r"|suits?(?: me| us)?|make it|mak it"
    r"|c(?:an|ould) (?:it|you|u|ye|we) (?:be|do|make|say)|would do|wid dae)\b",
    re.IGNORECASE,
)
"""A clause that says which time is wished for ..."""
PLEASE = re.compile(r"\b(?:please|pls|plz)\b", re.IGNORECASE)
GIVES_A_REASON = re.compile(
    r"\b(?:i|a|ah|he|she|they|we|my|ma|im|i'm|he's|she's|they're|it'?s (?:in|on)|that'?s when|cos|coz|because)\b"
    r"|\b(?:not|no|nae|isn'?t|isnae) (?:good|great|handy|any (?:good|use)|suit)"
    r"|\bthe [\w ]{2,14}(?:'s| is| are| goes| leaves| starts)\b"
    r"|\b(?:kids|weans|bairns|everyone|everybody|house)\b|\bby then\b",
    re.IGNORECASE,
)
"""... and one that only says why."""
A_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
OF_WHAT_IS_SET = re.compile(
    rf"\b(?:the|my|ma|that|this|your) {A_DAY}(?:'?s)? (?:text|txt|message|msg|reminder|one)\b", re.IGNORECASE
)
"""What is set, by its day: `the friday text. can you make it saturday`."""
NAMES_ANOTHER_DAY = re.compile(rf"\b{A_DAY}\b|\btomorrow\b|\bthe morra\b", re.IGNORECASE)
TELLS_OF_OTHERS = re.compile(
    r"\b(?:he|she|him|her|they|them|(?:the |his |her )?(?:nursery|school|course|class|college|term"
    r"|wean|wee (?:one|man|yin)))(?: \w+)?"
    r" (?:starts?|begins?|opens?|closes|moves?|turns?|goes|finish\w*)\b",
    re.IGNORECASE,
)
"""When something happens to somebody, for which no text is wished."""
SECOND_THOUGHT = re.compile(
    r"^.*\w\W+(?:wait|hang on|haud on|actually|i mean|a mean)\b\W*(?:(?:no|naw|nah|make it)\b\W*)*(?=\w)",
    re.IGNORECASE | re.DOTALL,
)
"""What a later thought in the same text puts right: `make it sunday night actually no monday morning`."""
ONE = re.compile(
    r"\b(?P<before>[\w']+)[ \t]+(?:one|wan|yin)\b"
    r"(?!\s*(?:o'?clock|pm\b|am\b|ish\b|in the (?:after|morn)|(?:wee )?(?:day|week|month|year|hour"
    r"|minute|fortnight)))",
    re.IGNORECASE,
)
LEADS_TO_AN_HOUR = frozenset(
    "at half hauf past to tae til till until about aboot around roughly for fur by before afore after efter from fae"
    " between say in it it's its was wis maybe mibbe no naw not nae and or twenty thirty".split()
)
"""Words after which `one` is an hour; after any other it is a thing: `the odd socks one`."""
ANY_HABITS = Habits()
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
NAMES_THE_WEEK = re.compile(r"\b(?:next|this|coming|week|weeks|fortnight|tomorrow|\d+ (?!am|pm|past|to\b)[a-z]+)\b")
AROUND = timedelta(days=4)
"""So long before what was set, a weekday by itself is looked for."""
NOON = 12 * 60
TEXT = r"(?:te?xts?|messages?|msgs?|reminders?|check[- ]?ins?|alarms?)"
SET = (
    r"(?:set|on|oan|coming|booked|due|arranged|planned|waiting|fixed|down|cancelled|canceled|aff|off|sorted|there"
    r"|happenin\w*|(?:for )?(?:definite|sure|certain)|g(?:oing|aun) ahead)"
)
OURS = r"(?:my|ma|the|that|this|a|any|ony|your|yer|our)"
ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # is my Friday text still on
        rf"{BEGINS}(?:is|are|wis|was|will) {OURS}\b(?: [\w:.']+){{0,5}}? "
        rf"{TEXT}\b"
        rf"(?: (?:for|on|at|o)\b(?: [\w:.']+){{1,5}}?)? (?:still |definitely |even |already |yes )?(?:be )?{SET}\b",
        # have you still got my check in; did you set the half 8 one
        rf"{BEGINS}(?:have|huv|hae|has|{DO}|did|does) (?:{YOU}|i|a|we)\b(?: [\w:]+){{0,3}}? "
        rf"(?:got|have|set|set up|keep|kept)\b(?: [\w:]+){{0,4}}? (?:{TEXT}|one)\b(?!.*\b(?:about"
        rf"|number|service)\b)",
        rf"\bdo i (?:have|get)\b(?: any| a)? {TEXT}\b",
        # what texts are set; what reminders are already on; what check-ins have I got
        rf"\b(?:what|whit|wot|which|any)(?: other)? {TEXT} (?:are|is|r|have|huv|has|do|did)\b"
        r"(?! (?:you|u) (?:do|send|offer)\b)",
        # what time is it set for; what is it set at; when is it set
        r"\b(?:what|whit|wot|which|when)(?: (?:time|day|date|hour)s?)?(?:'s| is|s| are| have)? "
        r"(?:it|they|that|this|i|you|u)?(?: got)? ?(?:set|booked|fixed|arranged)\b"
        r"(?: up)?(?: (?:for|at|on|with|now|the now|again)\b|\W*$)",
        # will you still text on the 14th; are you still texting me
        rf"{BEGINS}(?:will|are|r) {YOU} (?:still|definitely|really)\b(?: \w+)? "
        rf"(?:{TEXT}|texting|txting|messaging)\b",
        # is there two set or one; is anything still set
        rf"{BEGINS}(?:is|are) (?:there|it|that|they|anything|both|any|one)\b(?: \w+){{0,3}}? set\b(?! up)",
        # did you take the 12th off
        rf"{BEGINS}(?:what )?did {YOU} (?:take|tak|put) (?:the |my |that )?[\w ]{{1,20}} (?:off|aff)\b",
        rf"{BEGINS}(?:is|am) (?:that|it|this|i)(?: me)?(?: now)? (?:cancelled|canceled|cancelt|aff|off)\b",
    )
)
"""Questions about texts that are set, which change nothing."""
A_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|the morra|\d{1,2}(?:st|nd|rd|th)"
    r"|(?:half \d+|\d[\d:.]*) ?(?:am|pm|o'?clock)?)"
)
STILL_ON = re.compile(
    rf"{BEGINS}(?:is|are|wis|was|will) "
    rf"(?:it|that|they|both|(?:{OURS} )?(?:{A_DAY}|{TEXT}|one|wan|yin)(?: (?:{A_DAY}|{TEXT}|one|wan|yin))*)"
    rf"(?: (?:for|on|at|o|of)\b(?: [\w:.']+){{1,4}}?)?"
    rf" (?:(?:still|definitely|even|already|aye|yes) )?(?:be )?(?:{SET}|now)\b"
    r"(?: [\w']+){0,4}\W*$",
    re.IGNORECASE,
)
"""Is it on; is the Friday one for definite; is my one for Wednesday at 10 now."""
SENTENCES = re.compile(r"[.,;!?]+(?!\d)\s*|[\r\n]+")
HOW_THINGS_ARE = re.compile(
    rf"{BEGINS}(?:{IS}|{HAS}|am|was|wis|{DO} (?:i|we|they|{YOU}))\b(?! to\b)",
    re.IGNORECASE,
)
"""Asks how things are; what may be is a wish."""
WISHES_BY_ASKING = re.compile(
    r"\b(?:ok|okay|alright|all right|possible|chance|any way|can|could|would|fine|better|instead|suit|free|too late"
    r"|mind|make it|change|move|shift|cancel|stop|allowed)\b",
    re.IGNORECASE,
)
"""`is there any chance of 11` is a wish all the same."""
TAKES_OFF = re.compile(
    r"\b(?:cancel|stop|scrap|drop|forget|take off|tak aff|don'?t|do not|dinnae|no more|nae mair)\b", re.IGNORECASE
)
PUTS_BACK = re.compile(
    rf"\b(?:(?:put|pit|set|turn|switch|want|have|hae) )?{OURS} (?:[\w:.']+ ){{0,3}}?{TEXT}"
    r" back(?: (?:on|oan|in|up|again))?\b(?! (?:to|tae|an?|by|until|til|till|half|\d))",
    re.IGNORECASE,
)
"""Put my reminder back on."""
PUTS_IT_BACK = re.compile(
    r"\b(?:put|pit|set|turn|switch|want|bring) (?:it|that|them|this|those)"
    r" (?:back(?: (?:on|oan|in|up|again))?|on again|again|up again)\b(?! (?:to|tae|an?|by|until|til|till|half|\d))",
    re.IGNORECASE,
)
"""The same, where a text of ours was spoken of last."""
ASKS_OF_A_TEXT = re.compile(
    rf"{BEGINS}(?:when(?:'s|s)?|wen|fan|(?:what|whit|wot|which) (?:day|time)|ha[v]?e i|is there|did (?:we|i)"
    rf"|are {YOU} still)\b.*\b(?:text|txt|message|msg|hear|check|remind|reminder)",
    re.IGNORECASE,
)
"""The same, where the text is known to be about a text of ours."""
OR_NOT = re.compile(
    rf"{BEGINS}(?:will|are|r) {YOU}\b.*\b(?:text|txt|remind|messag)\w* (?:me|us)\b"
    r".*\bor (?:no|not|naw|nut)\b",
    re.IGNORECASE,
)
"""Will you text me tomorrow or no: it asks, though it has the words of a wish."""
ASKS_IF_HERE = re.compile(
    rf"\b(?:are|r|will|is) (?:{YOU}|this)\b"
    r"(?: (?:still|always|aye|be|going to|gonnae|even|ever|definitely))*"
    r" (?:there|here|on|about|aboot|around|open|available|awake|up)\b(?! (?:\w+ )?(?:to|tae) (?:text"
    r"|remind|message))",
    re.IGNORECASE,
)
"""Asks whether we are there, at whatever time: it wishes for no text then."""
DENIES = re.compile(
    r"\b(?:never|did(?:n'?t| not|nae)|do(?:n'?t| not)|dinnae) (?:want|ask|need|say|mean)(?:ed"
    r"|t)?\b(?: [\w']+){0,4}?"
    r" (?:te?xt(?:s|ed|it)?|day|date|reminders?|reminded|messages?|time)\b",
    re.IGNORECASE,
)
"""No text was wished for at all."""
BESIDES = re.compile(
    r"\b(?:another|anither|also|as well|an aw|extra|one more|wan mair|both|baith)\b"
    r"|^\W*(?:(?:oh|ok|thanks|ta|great|yes|yeh|yeah|aye|perfect|fine|that'?s right)\W+)*(?:and|an|n|&"
    r"|plus)\b.*\b(?:text|txt|message|msg|remind|check in)\b",
    re.IGNORECASE,
)
"""Wishes for a text besides the one that is set."""
TOO = re.compile(
    r"\b((?!\w+day\b|(?:mon|tues?|weds?|thurs?|fri|sat|sun|tomorrow|tonight|today|morra|week)\b)[a-z]{4,}) 2(?=\W*$)",
    re.IGNORECASE,
)
"""After any word but of a day, `2` is `too`."""
BOTH = re.compile(r"\b(?:both|baith)\b", re.IGNORECASE)
MOVES_IT = re.compile(
    r"\b(?:make it|instead)\b"
    r"|\b(?:change|move|shift|push|put|swap|switch)\b(?: \w+)? (?:it|that|text|reminder|check|time|day)\b",
    re.IGNORECASE,
)
"""Moves what is set, also where nothing else says that one is meant to be moved."""
WISHES_FOR_ONE = re.compile(
    r"^\W*(?:(?:and|an|so|ok|please|pls|thanks|ta|oh|also|no|naw)\W+)*(?:(?:can|could|will|would|gonnae) )?"
    r"(?:you |u |ye )?(?:also |please |just |jist )*(?:text|txt|message|msg|remind|check in (?:with|wi)) (?:me|us)"
    r"(?: (?:again|as well|too))* (?:on|next|this|tomorrow|the morn|the morra|in (?:a|\d)"
    r"|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
"""A wish for a text at a time, whatever it is to be about."""
OFF = re.compile(
    r"^\W*(?:please |no |naw |just )*(?:stop|cancel|scrap|drop|take off)\W+"
    r"(?=.*\b(?:both|baith|two|reminders?|check[- ]?ins?)\b)"
    r"(?:\b(?:the|my|ma|all|both|baith|two|them|of|these|those|texts?"
    r"|reminders?|check[- ]?ins?|off|please|pls|thanks)\b\W*)+$",
    re.IGNORECASE,
)
"""Takes off all that is set."""
THE_DAY = r"(?: (?:on|for) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
NOT_SENT = r"(?:do(?:n'?t| not)|dinnae|dinna|no need to|nae need tae)"
NO_TEXT_THEN = re.compile(
    r"(?:^|[.;!,]\s*)(?:(?:and|but|so|oh|eh|please|pls|no|naw|actually|sorry|just|jist|can you|could you)\b\W*)*"
    rf"(?:{NOT_SENT} (?:bother )?send(?:ing)? (?:me )?(?:the|that) (?:\w+ )?(?:text|reminder){THE_DAY}?"
    rf"|no (?:text|reminder){THE_DAY}"
    rf"|(?:the|that) (?:[\w']+ )?(?:text|reminder)\W+(?:just |jist )?{NOT_SENT} bother(?: (?:with|wi) (?:it|that))?)"
    r"(?:\W+(?:please|pls|then|now|noo|after all|any ?more|thanks|ta))*\s*(?=$|[.;!,])",
    re.IGNORECASE,
)
"""`dont send the text on the 21st`, `the friday text, dont bother wi that`: beside whatever lies open."""
STAYS_AS_IT_IS = re.compile(
    r"\b(?:(?:leave|keep) (?:it|that|them|the texts?)"
    r" (?:on|the same|as (?:it|they|that) (?:is|was|are)|as is|the way it is)"
    r"|keep (?:the|that|ma|my) (?:text|reminder))\b",
    re.IGNORECASE,
)
"""`leave it as is. bye`: what is set stays set."""
MAKES_IT = re.compile(r"\b(?:make it|mak it|send it|instead|until|till|til|before|after)\b", re.IGNORECASE)


def calls_a_text_off(text: str) -> bool:
    """Whether a clause of the text calls off one of ours, and nothing asks, or says another time."""
    said = text.replace("\u2019", "'")
    return NO_TEXT_THEN.search(said) is not None and "?" not in said and MAKES_IT.search(said) is None


TIME_WORDS = re.compile(
    r"\b(?:\d[\d:.]*(?:st|nd|rd|th)?|half|quarter|past|to|oclock|o'clock|am|pm|mornings?|afternoons?"
    r"|evenings?|nights?|noon|tonight|today"
    r"|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|teatime|tea|time|next|this|week|weeks"
    r"|day|one|after|before|about|around|at|in|on|for|of|the"
    r"|it|it's|its|was|is|that|that's|i|said|say|meant|mean|no|not|yes|but|and|or|actually|sorry"
    r"|please|can|could|you|do|make|move|change|set|put|text|me"
    r"|reminder|message|a|my|instead|then|just|wanted|want|asked)\b|[,.!?;:'-]"
)
ASKS_WHAT_TO_DO = re.compile(
    r"\b(?:what|whit|wot|how|hoo)(?: (?:am|are|do|dae|can|could|should|will|would|wid|is))? (?:i|a|ah|we)"
    r"(?: (?:meant|supposed|gonnae|going|to|tae|even|just|jist))*"
    r" (?:do|dae|manage|cope|get by|get through|live|eat|cook|heat)\b"
    r"(?=.*\b(?:till|til|until|tae|the day|today|tonight|the night|meanwhile|the now|now)\b)",
    re.IGNORECASE,
)
SETS = re.compile(r"\b(?:set|send|text|remind|put)\b(?: \w+)? (?:me|us)\b", re.IGNORECASE)
"""... but `is a text on Friday all right? text me then` wishes for one."""


def asks_what_is_set(words: str, *, of_a_text: bool = False) -> bool:
    """Whether words ask what is set, rather than set, move or cancel; `of_a_text` where they are surely about one."""
    if OR_NOT.search(words) or (of_a_text and (ASKS_OF_A_TEXT.search(words) or _asks_if_still_on(words))):
        return True
    return any(pattern.search(words) for pattern in ASKS) and SETS.search(words) is None


def _asks_if_still_on(words: str) -> bool:
    """Whether a sentence asks it, and no other puts a time right or takes something off."""
    sentences = [each for each in SENTENCES.split(words) if each]
    rest = " ".join(each for each in sentences if not STILL_ON.match(each))
    changes = (CORRECTS.match(rest) and re.search(r"\d", rest)) or MOVES_IT.search(rest) or TAKES_OFF.search(rest)
    return any(STILL_ON.match(each) for each in sentences) and not changes


def is_all_asking(words: str) -> bool:
    """Whether words only ask how things are, and so change nothing."""
    return bool(words.strip()) and not without_questions(words)


def puts_back(words: str, *, of_a_text: bool) -> bool:
    """Whether words wish that a text which was taken off is set again; `of_a_text` where one was spoken of last."""
    return PUTS_BACK.search(words) is not None or (of_a_text and PUTS_IT_BACK.search(words) is not None)


def asks_if_here(words: str) -> bool:
    """Whether words ask if we are there, and wish for no text."""
    return ASKS_IF_HERE.search(words) is not None and SETS.search(words) is None


def asks_what_to_do(words: str) -> bool:
    """Whether words ask how to get by until a time, and wish for no text then: `what do i do till tomorrow`."""
    return ASKS_WHAT_TO_DO.search(words) is not None and SETS.search(words) is None


def without_too(words: str) -> str:
    """The words, with a `2` at their end that is no hour written out: `remind me thursday for the dinner money 2`."""
    return TOO.sub(r"\1 too", words)


def wants_one_more(words: str) -> bool:
    """Whether words wish for a text besides the one that is set."""
    return BESIDES.search(words) is not None and MOVES_IT.search(words) is None


def understand_change(words: str, was: datetime, now: datetime, habits: Habits) -> Understood | Ask | None:
    """The moment that words about a set time move it to; None when they name neither a day nor an hour.

    `was` is what is set: what the words leave open is as it was. A no before the very time that is set is against it.
    What is only asked moves nothing.
    """
    words = NOT_BEFORE.sub("at ", words_for_the_text(_wished(without_questions(words))))
    beside = OF_WHAT_IS_SET.sub(" ", words)
    words = beside if NAMES_ANOTHER_DAY.search(beside) else words
    if WEEK_ON.search(words):
        local = was.astimezone(SCOTLAND)
        return combine(Day(local.date() + timedelta(days=7)), Hour(local.hour * 60 + local.minute), now, habits)
    if second := SECOND_THOUGHT.match(words):
        meant = _moved_to(words[second.end() :], was, now, habits)
        if isinstance(meant, Understood) and meant.moment != was:
            return meant
    if (correction := CORRECTS.sub("", words)) != words:
        meant = _moved_to(correction, was, now, habits)
        if not isinstance(meant, Understood) or meant.moment != was:
            return meant
    meant = _moved_to(words, was, now, habits)
    if isinstance(meant, Understood) and meant.moment == was:
        return _another_named(words, was, now, habits) or meant
    return meant


def _another_named(words: str, was: datetime, now: datetime, habits: Habits) -> Understood | None:
    """What one clause moves it to, where another only names what is set: `no at 10 am at ma work, after 4`.

    It says that it would rather, or begins with a no; what it says not to do is no wish.
    """
    clauses = [part for each in CLAUSES.split(words) for part in BUT.split(each)]
    refuses = REFUSES.match(words) is not None
    wished = (
        each
        for number, each in enumerate(clauses)
        if (PREFERS.search(each) or (refuses and number and not GIVES_A_REASON.search(each))) and not NOT.search(each)
    )
    each_moves = (_moved_to(each, was, now, habits) for each in wished if each.strip())
    return next((meant for meant in each_moves if isinstance(meant, Understood) and meant.moment != was), None)


def _wished(words: str) -> str:
    """The words without the clauses that only say why, or when something else is, where another says what is wished."""
    clauses = [each for each in CLAUSES.split(words) if each.strip()]
    told = [each for each in clauses if TELLS_OF_OTHERS.search(each) and not PREFERS.search(each)]
    if any(PREFERS.search(each) and _names_a_time(each) for each in clauses):
        told += [each for each in clauses if GIVES_A_REASON.search(each) and not PREFERS.search(each)]
    for each in told:
        words = words.replace(each, " ")
    return words


def prefers_a_time(words: str) -> bool:
    """Whether a part of the words says which time suits; a please alone may be for anything."""
    wishes = (each for each in CLAUSES.split(words) if PREFERS.search(PLEASE.sub("", each)))
    return any(map(_names_a_time, wishes))


def _names_a_time(clause: str) -> bool:
    text = plain(clause)
    return BARE_PAST.search(text) is not None or WEEKDAY.search(text) is not None or find_hour(text, True) is not None


def without_questions(words: str) -> str:
    """The words, without the sentences that only ask how things are; empty where they all do."""
    asks = [
        each for each in SENTENCES.split(words) if HOW_THINGS_ARE.match(each) and not WISHES_BY_ASKING.search(each)
    ]
    for each in asks:
        words = words.replace(each, "")
    return words if re.search(r"\w", words) else ""


def _moved_to(words: str, was: datetime, now: datetime, habits: Habits) -> Understood | Ask | None:
    local = was.astimezone(SCOTLAND)
    text = plain(ONE.sub(_unless_a_thing, NOT_THAT.sub("", words[:LONGEST])))
    text = BARE_PAST.sub(rf"\g<by> \g<way> {local.hour % 12 or 12}", text)
    seen_from = max(now, was - AROUND) if WEEKDAY.search(text) and not NAMES_THE_WEEK.search(text) else now
    found = before_that(text, local.date()) or find_day(
        text, Around(seen_from.astimezone(SCOTLAND).date(), habits.area, school_holidays())
    )
    if isinstance(found, Ask):
        return found
    hour = find_hour(found.rest if found else text, day_named=True)
    if found is None and hour is None:
        return None
    day = found.day if found else Day(local.date())
    if hour is None:
        hour = Hour(local.hour * 60 + local.minute)
    return combine(day, _same_half(hour, local, habits), now, habits)


def _unless_a_thing(one: re.Match[str]) -> str:
    return one[0] if one["before"].lower() in LEADS_TO_AN_HOUR else one["before"]


def is_only_a_time(words: str) -> bool:
    """Whether a text says a time and nothing else, as in `no, it was 7 at night I said, not 10`: it holds no risk."""
    return TIME_WORDS.sub("", plain(words[:LONGEST])).strip(" ,.!?;:'") == "" and len(words) < LONGEST


def _same_half(hour: Hour, was: datetime, habits: Habits) -> Hour:
    """Of two readings of an hour, the one in the half of the day that was set, unless nobody is to be texted then."""
    if hour.part is not None or hour.other_half is None:
        return hour
    readings = sorted((hour.minutes, hour.other_half), key=lambda minutes: (minutes < NOON) != (was.hour < 12))
    open_ones = [
        each for each in readings if not habits.is_quiet(was.replace(hour=each // 60 % 24, minute=each % 60))
    ]
    return Hour((open_ones or readings)[0])
