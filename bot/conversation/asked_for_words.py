"""What is said while the plan asks for words and is no answer: asked back, put off, skipped, or danger told sideways.

By itself most of it looks like something else: `what do other mums say` like a wish for company.
"""

import re

from bot.language.asking import BEGINS, BEGINS_TO_ASK, LEADS, YOU, asks, is_question, parts
from bot.language.seeking import seeks
from bot.plans.shown import GOING_WELL, GOOD_AT

STRENGTHS = frozenset({GOING_WELL, GOOD_AT})
TO_WRITE = r"(?:say|put|write|pick|tell (?:you|ye|u)|answer|text)"
WHAT = r"(?:what|whit|wot|wit)"
IT = r"(?:it|that|this|these|them)"
SHOWS = re.compile(
    r"\b(?:show|let|gie|give|send) (?:me|us)(?: have)?(?: a)? (?:see|look|read|swatch"
    rf"|{WHAT}(?:'?s| is| it'?s| you(?:'ve)?| ye)? (?:got|in|on|there|doon|down|kept|put)|(?:my|ma|the) plan)\b"
    rf"|\b{WHAT}(?: all)?(?:'?ve| have| huv| hiv| did| do| huve)? (?:{YOU}|i|a|ah)(?:'?ve)?(?: \w+)? (?:keep|kept"
    rf"|got|have|put|pit|write"
    r"|wrote|written|note\w*|save|saved|doon|down)\b(?! to\b)"
    rf"|\b{WHAT}(?:'?s| is| wis| was) (?:(?:kept|written|doon|down|in (?:it|there|(?:my|ma|the) plan)|on it)\b"
    r"|(?:it|my plan) (?:got|say|look\w*)\b)"
    rf"|\bcan (?:i|a|ah|we) (?:just |jist )?(?:see|read|look at|hae a look|have a look)\b"
    rf"(?: (?:at|{IT}|(?:my|ma|the) plan|{WHAT})\b|\W*$)"
    rf"|\bread (?:{IT} )?(?:back|oot|out)\b|^\W*(?:see |show )?(?:my|ma|the) plan(?: so far)?\W*$",
    re.IGNORECASE,
)
"""Wishes to see what is kept."""
TAKES_BACK = re.compile(
    r"\b(?:tak|take|cut|leave|rub|strike|score|wipe|get rid of|delete|remove|scrap|bin|drop|forget|undo|lose)\b"
    r"(?:[\w' ]{0,24}\b(?:last|that|this|it|thing|bit|answer|one|said|wrote|put)\b)"
    r"(?: (?:bit|thing|one|answer|part|i|a|ah|said|wrote|put|just|jist|there))*(?: (?:out|oot|off|aff"
    r"|away|awa|back|down|doon))?\b"
    r"|\b(?:do(?:n'?t| not)|dinnae) (?:keep|write|save|put) (?:that|it|this)\b"
    r"|\b(?:do(?:n'?t| not)|dinnae|rather (?:you|ye) didn'?t|no) (?:want|keep|write|put|save|need)(?: \w+){0,2}?"
    r" (?:written|kept|saved|noted|in (?:there|it|writing)|doon|down)\b",
    re.IGNORECASE,
)
"""What was kept last is to go."""
OF_WHAT_WAS_SAID = re.compile(
    r"\b(?:last|said|wrote|written|kept|keep|saved|save|noted|answer|put|bit)\b|\b(?:out|oot|aff|off"
    r"|back)\W*(?:please|pls|ta)?\W*$",
    re.IGNORECASE,
)
SAYS_RIGHT = re.compile(
    rf"^\W*(?:(?:{LEADS}|oops|hang on|haud on|typo|autocorrect|actually|naw|lol)\W+)*(?:i|a"
    rf"|ah) (?:meant|mean'?t)\b(?! (?:to|tae)\b)",
    re.IGNORECASE,
)
"""Puts right what was said before."""
OTHER_GOAL = re.compile(
    r"^\W*(?:(?:no|naw|actually|wait|sorry|oh|eh)\W+)*(?:(?:i'?ve |a've |ah've )?chang\w* (?:my"
    r"|ma) mind|second thoughts?|scrap that)"
    r"\b\W*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What is wanted is another thing after all."""
INSTEAD = re.compile(
    r"^.*\b(?:(?:i|a|ah) (?:want|wanted|would like|need)|i'?d (?:like|rather|love|prefer)|i'?d rather"
    r"|it'?s|make it|(?:to|tae) be)"
    r"(?: (?:it'?s|is|to|tae|do|dae|have|really))*\s+(?P<words>\w.+)$",
    re.IGNORECASE | re.DOTALL,
)
ON_TO_WANT = re.compile(
    r"\b(?:get|go|skip|jump|move|gaun|straight|cut)(?: \w+){0,3}? (?:to|tae|on|ontae"
    r"|onto)\b.*\b(?:want|need|need help|after|like|next)\b",
    re.IGNORECASE,
)
"""On to what they want, past the questions before it."""
SKIPS = re.compile(
    r"^\W*(?:(?:can|could|may|let'?s|lets|i'?ll|ah'?ll|a'?ll|just|jist|please|we|i|a|ah|no|naw|nah"
    r"|dunno|och|eh|um|ok|right)\W+)*"
    r"(?:skip|pass|next|move on|leave|miss|gie that a miss)\b"
    rf"(?: (?:on|{IT}|this|one|wan|yin|bit|part|question|the next|out|oot|blank|empty|for now|the now"
    rf"|then|please|to|tae)\b)*"
    r"\W*(?:thanks|ta|x+|pal|hen|please)?\W*$"
    rf"|\b(?:do(?:n'?t| not)|dinnae) (?:like|want to answer|wantae answer|fancy) (?:{IT} "
    rf"|the )?(?:question|one|wan|yin)\b"
    r"|\brather (?:not|no) (?:say|answer)\b",
    re.IGNORECASE,
)
GO = r"(?:go|run|dash|head|nash|shoot|get (?:off|on)|leave)"
PUTS_OFF = re.compile(
    rf"\b(?:com(?:e|in|ing)|get|go|gang) back (?:to|tae) (?:{IT}|{YOU})\b"
    r"|^\W*(?:(?:maybe|mibbe|och|no|naw|sorry|but|can (?:i|we)|do it|dae it|try|another|i'?ll|this"
    r"|cheers|ta|aye)\W+)*"
    r"(?:later(?: on)?|not (?:now|yet|today|tonight)|(?:no|nae) (?:the now|noo|now|yet|the day"
    r"|the night)|tomorrow|the morra|the morn"
    r"|(?:an)?other (?:time|day|night)|anither (?:time|day)|(?:not|no) sure yet)(?:\W+(?:then"
    r"|maybe|ta|thanks|x+|pal|hen|ok|on))*\W*$"
    r"|\b(?:ask|try|text|message) me (?:again )?(?:that )?(?:the morra|the morn|tomorrow|later"
    r"|another|anither|again|next|when|after|in the"
    r"|on \w+day|\w+day)\b"
    rf"|\b(?:i'?ve |i |a |ah |we )?(?:got|have|hae|huv|need|better|gotta|must)(?: to"
    rf"| tae)? {GO}\b\W*(?:(?:\w+\W*){{0,2}}$|(?:my |ma |the )?(?:bus|wean|kids|tea|dinner|door|phone|wee))"
    r"|^\W*later(?: (?:hen|pal|on|ta))*\s*[,.!]|\b(?:too|tae|that) (?:tired|knackered|busy)(?: (?:for"
    r"|fur|tae|to))?(?: (?:this|it|that|do|dae))*"
    r" (?:tonight|the night|now|the now|noo|today|the day)\b"
    rf"|\bcan (?:i|a|ah|we) (?:do|dae|finish|answer) {IT} (?:later|tomorrow|the morra|another|anither|tonight|next|after"
    r"|efter|when|once)"
    r"|\b(?:that'?s|thats|here'?s|heres) (?:my|ma|the|me|him|her) (?:bus|stop|train|break|wean|kids?"
    r"|tea|dinner|phone|shift|wee yin|baby|home|hame)"
    r"(?:'?s)?\b"
    r"|\b(?:am|i'?m|a'?m|ah'?m|im) (?:pure |too |tae |that |dead |so |just |jist )*(?:wabbit"
    r"|knackered|shattered|done in|puggled|wiped|wrecked"
    r"|away to|off to|aff tae|at (?:my )?work|driving|on the bus|falling asleep|half asleep)\b"
    r"|\b(?:let me|need (?:to|tae)|gonna|gonnae|have (?:to|a)|i'?ll) (?:have a )?think\b"
    r"|\bthink (?:about|aboot|on) (?:it|that)\b"
    r"|\b(?:can'?t|cannae|canny|cannot) think\b|\b(?:gie|give|gimme)(?: me| us)? a (?:minute|min|sec"
    r"|second|bit|day|wee while)\b"
    r"|\b(?:hang|hold|haud) on\b|\bbrb\b",
    re.IGNORECASE,
)
"""Now is not the time."""
COMES_BACK = re.compile(rf"\b(?:com(?:e|in|ing)|get|go|gang) back (?:to|tae) {YOU}\b", re.IGNORECASE)
MAY_BE_A_WAY = re.compile(
    r"\b(?:then|first|get|find|ring|phone|save|apply|learn|start|finish|wait for|house|hoose|job"
    r"|college|course)\b",
    re.IGNORECASE,
)
WONDERS = re.compile(
    r"\b(?:no ?(?:one|body)|naebody|nae ?(?:one|yin))(?:'?s| has| have| his)?(?: ever"
    r"| never)?(?: even)? (?:asks?|asked|askt)\b"
    r"|\b(?:never|nivver)(?: ever| been| really| even)? (?:been )?(?:asked|thought (?:about|aboot))\b"
    r"|\b(?:good|hard|tough|big|tricky|difficult|funny|weird|strange) question\b|^\W*h+m+\W*$"
    r"|\b(?:that'?s|it'?s|oof|ooft) (?:a )?(?:hard|tough|big|tricky|difficult) (?:one|wan|yin)\b"
    r"|\b(?:where|whaur) (?:do|dae|wid|would|to|tae) (?:i|a|ah|you|ye)?\s?(?:even )?(?:start|begin)\b",
    re.IGNORECASE,
)
"""Is taken aback, and has not said no."""
LOST = re.compile(
    rf"\b{WHAT} (?:was|wis|is|were)(?:'?s)? (?:the|that|your|yer|it)(?: last)? (?:question"
    rf"|you (?:asked|were asking|wanted))\b"
    rf"|\b{WHAT} (?:was|wis) (?:that|it) (?:again|you)\b|\b{WHAT}'?s the question\b"
    rf"|\b{WHAT} (?:did|were|wur) {YOU} (?:ask|asking|askin|want|say)\b|\b(?:say|ask|send"
    rf"|repeat)(?: me)?(?: {IT}| the question)? (?:again|once more)\b"
    r"|\b(?:where|whaur) (?:were|wur|wis) we\b|\blost (?:the|my|ma) (?:thread|place|train)\b"
    r"|\bforgot (?:what|whit) (?:you|ye) (?:asked|said)\b"
    r"|\brepeat (?:that|the question|it)\b",
    re.IGNORECASE,
)
WHY = re.compile(
    rf"^\W*(?:(?:{LEADS}|eh)\W+)*(?:why|how come|{WHAT} (?:fur|for)|how'?s? that (?:gonna|gonnae|going"
    rf"|matter))\b(?! (?:not|no|don'?t)\b)"
    rf"|\b(?:why|how come) (?:d'?you |do |dae |are |r |would |wid )?(?:{YOU}|that|this|it)\b"
    rf"|\b{WHAT}(?:'?s| is| wis| has| does| do| d')?(?: the point| {IT} (?:got to do|matter|for|fur)"
    rf"|(?: {YOU})? need (?:to know )?{IT} (?:for|fur))"
    rf"|\bis {IT} relevant\b|\b(?:does|dis) {IT} matter\b"
    rf"|\b{WHAT}(?: do| dae| d'?)? ?{YOU} (?:need|want|ask\w*)(?: (?:to|tae) (?:know|ken))?(?: {IT})? (?:for|fur)\b",
    re.IGNORECASE,
)
SEES = re.compile(
    r"\b(?:who|wha|whae|anybody|anyone|ony ?body|somebody|someone|they|(?:the |my |ma )?[\w' ]{2,20}?)(?: else)?"
    r"(?: gets?(?: to| tae)?| can| could| will| gonna| gonnae| going to| be able to)? (?:see|sees"
    r"|seeing|read|reads|reading|look at) "
    r"(?:this|it|that|these|(?:my|ma|the) (?:plan|answers?)|what (?:i|a|ah) (?:put|say|write))\b"
    r"|\b(?:is|are|wull|will) (?:this|it|that|my plan|the plan|these)(?: \w+)? (?:private"
    r"|confidential|secret|shared|sent|passed|between us"
    r"|kept (?:private|secret))\b"
    r"|\b(?:will|does|do|dae|can|could|is|are|wull|would)\b.{2,40}\b(?:get(?:s)? (?:told|tellt|sent)"
    r"|be told|being told|hear about|know about|find out"
    r"|get (?:this|it|my answers?))\b|\bwho (?:do|dae|does) (?:you|ye|u|this|it) (?:tell|show|go to"
    r"|send)\b|\bwhere does (?:this|it) go\b",
    re.IGNORECASE,
)
OF_OURS = r"(?:this|(?:the|a|my|ma) plan|doing (?:this|it|a plan)|it)"
COSTS = re.compile(
    rf"\b(?:does|do|dis|dae|will|is|are) {OF_OURS}(?: \w+)? (?:cost|costing|free|charge\w*)\b"
    rf"|\b(?:cost|charge\w*|pay|free)\b(?: \w+){{0,3}}? {OF_OURS}\W*$|\bhow much (?:is|does|dis|wid"
    rf"|would) {OF_OURS}\b",
    re.IGNORECASE,
)
WHAT_IT_IS = re.compile(
    rf"^\W*(?:(?:{LEADS}|eh)\W+)*{WHAT} plan\b|\b{WHAT}(?:'?s| is| wis) (?:this|it|(?:a|the|my"
    rf"|this) plan)(?: all)?(?: (?:for|fur|about|aboot|thing))*\W*$"
    rf"|\b(?:how|hoo) (?:does|dis|do|dae) (?:this|it|that|(?:the|a|my) plan)(?: even| all| actually)? (?:work|go)\b"
    rf"|\b{WHAT} happens (?:after|next|then|with|wi|to)\b"
    rf"|\bthought (?:this|it|that|you|ye) (?:was|wis|were|wur|would be|wid be|did)\b(?!.* expert)"
    r"|\b(?:do|dae) (?:i|a|ah|we) (?:need|have to (?:have|make)|have) (?:a|this) plan\b"
    r"|\b(?:is|isn'?t|isnae) (?:this|it)(?: not)? (?:about|aboot|for|just for) (?:jobs?|work|money|benefits)\b"
    r"|\bnever asked (?:for|fur) (?:a|ony|any) plan\b|\bdidn'?t (?:ask|want) (?:for )?a plan\b",
    re.IGNORECASE,
)
SOMEBODY = (
    r"(?:sister|brother|pal|mate|friend|freend|mum|maw|mam|ma|dad|da|daughter|lassie|son|boy|cousin"
    r"|neebor|neighbour|partner|man"
    r"|niece|auntie|gran|granny)"
)
NOT_THEIRS = re.compile(
    rf"\b(?:my|ma|for (?:my|ma)|a) {SOMEBODY}\b.{{0,20}}\b(?:plan|no me|not me|not for me|instead of me)\b"
    rf"|\b(?:plan|this|it)(?:'?s| is| wis)? (?:\w+ )?(?:for|fur) (?:my|ma|a) {SOMEBODY}\b.*\b(?:no"
    rf"|not) (?:for )?(?:me|masel\w*|myself)\b"
    r"|^\W*(?:it'?s |this is )?(?:no|not) (?:for |me )?(?:me|masel\w*|myself)\b.*\b(?:her|him|sister"
    r"|pal|friend|mum|maw|brother)\b",
    re.IGNORECASE,
)
LEFT_TO_US = re.compile(
    rf"\bwhatever (?:you|ye|u) (?:think|like|want|say)\b|\b(?:you|ye|u) tell me\b|\b(?:you|ye"
    rf"|u)(?: pick| choose| decide| say)\W*$|\bthought {YOU} (?:was|were|wur|wid be)\b"
    rf"|\b{YOU}(?:'?re| are|r)? (?:meant|supposed) (?:to|tae) (?:tell|know|be|help)\b|\b(?:asking"
    rf"|askin) {YOU}\W*$|\b(?:you|u|ye)(?:'?re| are|r)? the expert\b",
    re.IGNORECASE,
)
SUCH_AS = re.compile(
    rf"^\W*(?:(?:{LEADS}|eh)\W+)*(?:like|such as|as in|e\.?g\.?|for example|meaning|in)(?: {WHAT}"
    rf"| {WHAT} (?:way|like))?\W*$"
    rf"|^\W*(?:(?:{LEADS}|eh)\W+)*(?:good |guid )?(?:at|wi|with) {WHAT}\W*$|^\W*{WHAT}\W*\??$"
    rf"|^\W*(?:{LEADS}\W+)*{WHAT} like\W*$"
    rf"|\b(?:{WHAT}|how|hoo) (?:do|dae|d'?)? ?{YOU} (?:mean|meaning)\b|\b(?:do|dae|did"
    rf"|are) {YOU} mean(?:ing)?\b|\b{WHAT} (?:does|dis) (?:that|it) mean\b"
    rf"|\b(?:gie|give|got|have|huv|any|an|some)\b(?: \w+){{0,3}}? (?:examples?|ideas?|clues?|hints?"
    rf"|suggestions?)\b(?=.*\?|\W*$)"
    rf"|\b(?:dunno|don'?t (?:really )?know|dinnae ken|no sure|not sure) {WHAT} (?:to|tae) {TO_WRITE}\b"
    rf"|^\W*(?:eh|huh|whit)\W*\?+\W*$"
    rf"|\b{WHAT} (?:do|does|did|would|wid|are|is|kind|sort|have) (?:o'? |of )?(?:other|ither|most|folk"
    rf"|people|mums|mas|parents|everybody|everyone"
    r"|normal|things?|stuff|answers?)\b"
    rf"|^\W*(?:{LEADS}\W+)*{YOU} mean\b|\bmore than (?:1|one|wan|yin)\b"
    r"|\b(?:any ?(?:thing|hing)|onyhing|onything)(?: at all)?\s*\?|\b(?:does|do|dis|can|could|has"
    r"|must) (?:it|that|they|this) (?:have|need|got)? ?(?:to|tae)? ?be\b"
    r"|\bis (?:this|that|it) (?:a |an |some kind o'? )*(?:test|quiz|exam|trick|joke|interview)\b"
    rf"|\b{WHAT} (?:am|are) (?:i|a|we) (?:meant|supposed) (?:to|tae)\b|\b{WHAT} (?:should|do|dae|can"
    rf"|could|will) (?:i|a|ah) (?:even )?{TO_WRITE}\b"
    rf"|\b{WHAT}(?:'?s| is) (?:that|it|going well|good|a step|a goal) (?:even )?(?:meant|supposed)\b"
    rf"|\b{WHAT} counts\b",
    re.IGNORECASE,
)
DO_FOR_ME = re.compile(
    rf"\b(?:who|wha|whae)(?:'?s| is|'?ll| will)? (?:(?:gonna|gonnae|going to|gaun tae|meant to"
    rf"|supposed to|paying|gointae) )?"
    r"(?:do|dae|help|sort|pay|make|get)\b"
    rf"|^\W*{YOU} (?:do|dae|write|sort|fix) (?:it|that|this)\b"
    rf"|{BEGINS}(?:can|could|will|would|gonnae|gonny|do|dae|are) {YOU}(?: going to| gonna"
    rf"| gonnae)?(?: (?:no|not|nae|just|jist|please|even|also))*"
    r" (?:do|dae|write|sort|ring|make|fill|get|phone|help|fix|book|find|come|gie|give|buy|pay|apply)\b",
    re.IGNORECASE,
)
TOLD_ALREADY = re.compile(
    rf"\b(?:told|tellt|telt|said|tell't)(?: {YOU})?(?: {IT})? (?:already|awready|before|that|twice)\b"
    rf"|\balready (?:told|said|tellt|answered)\b"
    rf"|\b(?:i|a|ah)(?:'?ve)? (?:just |jist )?(?:told|tellt) {YOU}\b",
    re.IGNORECASE,
)
SAME_AS_BEFORE = re.compile(
    rf"^\W*(?:(?:same|just|jist|like|as)\W+)*(?:i|a|ah)(?:'?ve)? (?:already |just )?(?:said|told {YOU}"
    rf"|tellt {YOU})(?: (?:before|already|earlier|last time))*\W+(?=\w)",
    re.IGNORECASE,
)
"""What stands before words that are said again."""
PUT_DOWN = re.compile(
    r"^\W*(?:(?:just|please|can you|aye|ok)\W+)*(?:put|pit|write|note|jot) (?:down|doon|that|in)\s*[:,-]?\s+(?=\w)",
    re.I,
)
NO_IDEA = (
    r"(?:no|nae|not an?|havenae a|haven'?t a|hinnae a)(?: \w+)? (?:idea|clue|scooby|notion)"
    r"|(?:do(?:n'?t|nt| not)|dinnae|dunno|dinna)"
    r"(?: even| really)?(?: know| ken)?|dunno|god knows|beats me|if (?:i|a|ah) (?:knew|kent"
    r"|kennt)[^,.;]*|wish (?:i|a|ah) (?:knew|kent)"
    r"|(?:wouldn'?t|widnae|wouldnae) (?:know|ken) (?:where|how|whaur)[^,.;]*|search me|haven'?t a scooby"
)
KNOWS_NO_WAY = re.compile(
    rf"^\W*(?:(?:och|oh|honestly|eh|i|a|ah|tbh|um|well|that'?s)\W+)*(?:{NO_IDEA})\b\W*(?P<rest>.*)$",
    re.I | re.S,
)
HELPS_NOBODY = re.compile(
    r"^\W*$|\b(?:not|no|nae|never|haven'?t|havenae|hivnae|hinnae|can'?t|cannae|didn'?t|don'?t|nothing"
    r"|naebody|nobody|out of|tbh|sorry|x)\b",
    re.I,
)
BUT = re.compile(r"[.,;!]+|\b(?:but|only|except)\b", re.IGNORECASE)
BARRIER = re.compile(
    r"\b(?:stop(?:s|ping|pin)?|hold(?:s|ing|in)?|keep(?:s|ing|in)?) (?:me|us)(?: back| from)?\b"
    r"|\bin (?:the|my) way\b"
    r"|\b(?:the|my|ma)(?: \w+)? problem(?:'?s| is)?\b",
    re.IGNORECASE,
)
"""Something else stands in the way, and is what is asked for first."""
OF_THE_ANSWER = re.compile(
    rf"^\W*(?:{LEADS}\W+)*(?:does|dis|do|is|would|wid|will|can|could)\b[^?]{{0,40}}\b(?:count|counts"
    rf"|ok|okay|alright|allowed|daft|stupid|silly|enough|work"
    r"|any good|too (?:much|late|big|wee)|what (?:you|ye) mean(?:t)?|mad|cheeky|do)\W*$",
    re.IGNORECASE,
)
"""A shy answer asks whether it is one: `keeping them fed, does that count`."""
WISHES_SHYLY = re.compile(
    rf"^\W*(?:{LEADS}\W+)*(?:(?:can|could|may|might|would|wid|should|cud) (?:i|a|ah|we|my|ma)\b"
    rf"|is it possible|how (?:do|can|could) (?:i|a|ah)\b"
    r"|(?:what|how|whit) (?:about|aboot)\b|maybe\b|mibbe\b)",
    re.IGNORECASE,
)
"""Has the form of a question, and is a wish or a way of theirs."""
BIDS_THEMSELVES = re.compile(r"^\W*(?:do|dae|have|hae) (?:it|that|this|them|these)\b[^?]*$", re.IGNORECASE)
"""`do it at night when they sleep` is no question."""
EXCUSES = re.compile(
    rf"^\W*(?:(?:{LEADS}|eh|och|aw|aye)\b\W*)*$|\b(?:sorry|plan|fell asleep|back now|just seen|only (?:seen"
    rf"|seeing))\b",
    re.IGNORECASE,
)
FEWEST_TOLD = 3
"""Words of a part that tells something."""
FEW_WORDS = 8
LONGEST = 24
"""Words; more of them tell a story, which is kept."""


def said_in(text: str, what: str) -> str | None:
    """What a text does that is no answer to the question `what` of the plan; None where it may be one.

    `shows`, `takes_back`, `says_right`, `other_goal`, `want`, `skips`, `later`, `wonders`, `lost`, `why`, `sees`,
    `costs`, `plan`, `whose`, `such_as`, `who_does`, `no_way`, `told`, `seeks`, or `asks` for any other question.
    """
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    return _wished_of_the_plan(said, what) or _put_off(said, what) or _asked_back(said, what)


def other_goal_in(text: str) -> str:
    """What is wanted instead, in their words; empty where that is still to come."""
    found = OTHER_GOAL.match(text.replace("\u2019", "'"))
    instead = INSTEAD.match(found["rest"]) if found else None
    return " ".join(instead["words"].split()) if instead else ""


def answer_in(text: str) -> str:
    """The words that answer, without what only leads up to them: `put down`, `same as I said before`."""
    said = PUT_DOWN.sub("", SAME_AS_BEFORE.sub("", text.replace("\u2019", "'")))
    return said if said != text.replace("\u2019", "'") else text


def what_is_in_the_way(text: str) -> str:
    """The part of a text that names what stands in the way; empty where none does."""
    clauses = BUT.split(text.replace("\u2019", "'"))
    return next((clause.strip() for clause in clauses if BARRIER.search(clause)), "")


def _wished_of_the_plan(said: str, what: str) -> str | None:
    if SAYS_RIGHT.match(said):
        return "says_right"
    if what == "how" and OTHER_GOAL.match(said):
        return "other_goal"
    takes_back = any(TAKES_BACK.search(part) and OF_WHAT_WAS_SAID.search(part) for part in parts(said))
    if takes_back:
        return "shows" if SHOWS.search(said) else "takes_back"
    return "shows" if SHOWS.search(said) else None


def _put_off(said: str, what: str) -> str | None:
    if (
        what in STRENGTHS
        and ON_TO_WANT.search(said)
        and (asks(said) or re.search(r"\b(?:just|jist|let|please|skip)\b", said, re.I))
    ):
        return "want"
    if SKIPS.match(said):
        return "skips"
    if LOST.search(said):
        return "lost"
    if COMES_BACK.search(said):
        return "later"
    if PUTS_OFF.search(said) and not (what not in STRENGTHS and MAY_BE_A_WAY.search(said)):
        return "later"
    return "wonders" if WONDERS.search(said) else None


def _asked_back(said: str, what: str) -> str | None:
    asking = asks(said) or len(said.split()) <= FEW_WORDS
    for kind, form in (
        ("sees", SEES),
        ("costs", COSTS),
        ("plan", WHAT_IT_IS),
        ("whose", NOT_THEIRS),
        ("told", TOLD_ALREADY),
        ("such_as", LEFT_TO_US),
    ):
        if form.search(said) and not (kind == "told" and answer_in(said) != said):
            return kind
    if WHY.search(said) and asking:
        return "why"
    if SUCH_AS.search(said):
        return "such_as"
    if (
        (unknown := KNOWS_NO_WAY.match(said))
        and (what == "how" or not unknown["rest"].strip(" .!x"))
        and HELPS_NOBODY.search(unknown["rest"])
    ):
        return "no_way" if what == "how" else "skips"
    if what in STRENGTHS and seeks(said) and not _tells_as_well(said):
        return "seeks"
    if not asks(said) or _answers_all_the_same(said, what):
        return None
    if seeks(said) and not DO_FOR_ME.search(said):
        return "seeks"
    return "who_does" if DO_FOR_ME.search(said) else "asks"


def _answers_all_the_same(said: str, what: str) -> bool:
    """Whether a text with a question in it is a shy answer, or tells one beside the question."""
    if WISHES_SHYLY.match(said) or BIDS_THEMSELVES.match(said) or not any(map(BEGINS_TO_ASK.match, parts(said))):
        return True
    questions = [part for part in parts(said) if is_question(part)]
    if questions and all(OF_THE_ANSWER.match(part) for part in questions):
        return True
    return what != "how" and _tells_as_well(said)


def _tells_as_well(said: str) -> bool:
    """Whether something is told before what is asked."""
    first = next(iter(parts(said)), "")
    return (
        not is_question(first)
        and not seeks(first)
        and not EXCUSES.search(first)
        and len(first.split()) >= FEWEST_TOLD
    )
