"""What is said of a text at a time of the parent's: once it is set, and once it has come.

By itself most of it looks like something else: `nvm just rang them there` like a wrong number, `I bottled it` like drink.
"""

import re

from bot.language.asking import BEGINS, LEADS, YOU, asks, parts
from bot.language.seeking import seeks
from bot.plans.changed import SENTENCES, is_only_a_time

ME = r"(?:i|a|ah|we)"
DID = (
    r"(?:done|did|sorted|sortit|managed|finished|rang|rung|phoned|called|emailed|e-mailed|spoke|went"
    r"|booked|got (?:it|the|a|my|ma|him|her|them|in|through)"
    r"|been|sent|handed|paid|applied|dealt|texted|messaged|wrote|asked|spoken|phonned|fone?d|fixed)"
)
THE_THING = r"(?:it|that|this|them|her|him|there|the \w+|my \w+|ma \w+|a \w+|to|tae|with|wi|an? appointment|all|aw)"
ALREADY = (
    r"(?:already|awready|just|jist|there|now|noo|finally|earlier|this morning|last night|yesterday|today|the day)"
)
IS_DONE = re.compile(
    rf"\b{ME}(?:'?ve| have| huv)?(?: {ALREADY})* {DID}\b(?!.*\b(?:nothing|nuthin|wrong)\b)"
    rf"|^\W*(?:(?:{LEADS}|nvm|never ?mind|all|aw|och|yip|yep|yeah|sorry|it'?s|that'?s|thats|finally|actually)\W+)*"
    rf"(?:{ALREADY} )*{DID}(?: {THE_THING}| {ALREADY}| ta|!)*\W*(?:$|[,.!;]|\b(?:and|an|she|he|they|it"
    rf"|all|so|thanks)\b)"
    rf"|\b(?:it|that|this|all|everything|aw)(?:'?s| is| has been| got)?(?: all| aw"
    rf"| {ALREADY})* (?:done|sorted|booked|in hand|dealt with|finished|fixed)\b|\b(?:all|aw) (?:done"
    rf"|sorted|good (?:now|noo))\b"
    r"|\bgot (?:the|a|her|his|my|ma|him|them)(?: \w+)? (?:place|job|appointment|spot|money|date|in)\b"
    r"|\b(?:she|he|they) (?:starts?|got (?:in|a place|the place))\b"
    r"|\b(?:offered|given|gied) (?:me|us|him|her) (?:a|the) (?:place|spot|job|date|appointment)\b"
    r"|\b(?:my|ma) \w+ (?:rang|phoned|did|called|sorted|booked) (?:it|them|that|for me)\b",
    re.IGNORECASE,
)
"""It is done."""
NOT_DONE = re.compile(
    r"\b(?:not|no|nae|never|nivver|haven'?t|havenae|hivnae|havny|hinnae|hasn'?t|didn'?t|didnae|didny"
    r"|can'?t|cannae|couldn'?t|couldnae|aint|wasn'?t|wisnae|half|nearly|almost|need"
    r"|if|when|will|gonna|gonnae|going to)\b",
    re.IGNORECASE,
)
"""... or is not."""
FOR_GOOD = re.compile(
    r"\b(?:everything|everyone|every ?body|nobody|no ?one|naebody|the lot|took|taken|for good|goodbye|at last peace"
    r"|burden|sorry for (?:everything|all|being))\b",
    re.IGNORECASE,
)
"""With such words it is not praised: something else may be meant."""
NEEDS_NONE = re.compile(
    r"\b(?:do(?:n'?t|nt| not)|dinnae|doesn'?t|no longer|nae longer|won'?t|winnae) (?:really )?(?:need"
    r"|want)(?: (?:it|that|this|them|to|tae|the \w+|a \w+|one))*"
    r"(?: any ?more| now| noo| after all)?\W*(?:$|[,.;!]|\b(?:cos|because|my|ma|i|a|she|he|we"
    r"|they)\b)|\b(?:no|nae) need(?: (?:now|noo|any ?more|for it))?\W*(?:$|[,.;])"
    r"|\b(?:not|no|nae) needed\b|\bchanged (?:my|ma) mind (?:about|aboot|on) (?:it|that|them)\b",
    re.IGNORECASE,
)
CALLS_OFF = re.compile(
    rf"\b(?:do(?:n'?t|nt| not)|dinnae|nae need (?:to|tae)|no need (?:to|tae)) (?:bother|worry (?:about"
    rf"|aboot) (?:it|that)|fash)\b|\b(?:{ME}'?ll|{ME} will|{ME} can|{ME}'?m gonna) (?:just |jist )?"
    rf"(?:set (?:an?|my|ma) (?:alarm|reminder)|put (?:it )?(?:in|on|an?) (?:my|ma|the|alarm)|remember"
    rf"|mind (?:it )?(?:masel\w*|myself)|write it (?:down|doon)|get (?:my|ma) \w+ to (?:remind|mind))"
    r"|^\W*(?:(?:actually|och|ach|oh|aw|no|naw|right)\W+)*(?:nvm|never ?mind|forget (?:it|that)"
    r"|leave it|scrap (?:it|that)|skip it|call it (?:off|aff)|no text)\b(?!.*\b(?:about|till|until)\b)"
    r"|\b(?:no|nae) need\b|\b(?:do(?:n'?t|nt| not)|dinnae) (?:need|want) (?:the|a|an|any|ony|your) (?:te?xts?"
    r"|reminders?|message)\b"
    r"|^\W*(?:can you |please |just |actually )*(?:cancel|scrap)\b(?!.*\b(?:if|how)\b)",
    re.IGNORECASE,
)
"""No text after all, in other words."""
CANCELS = re.compile(r"\b(?:cancel|scrap)\b", re.IGNORECASE)
SECOND = re.compile(
    r"^\W*(?:also|and also|plus|an)\b.*\bremind me\b|\bremind me\b.*\b(?:as well|an aw|too)\W*$|"
    r"\b(?:text|txt|message|remind|msg) (?:me|us)(?: \w+)? (?:twice|two times|2 times|again (?:after"
    r"|later|the)|a second time|a couple)\b|\b(?:second|2nd|another|anither|one more|wan mair|two|2|couple of) "
    r"(?:te?xts?|reminders?|nudges?|messages?|goes)\b|\btwice\b",
    re.IGNORECASE,
)
SAYS = re.compile(
    rf"\b(?:what|whit|wot)(?:'?s| is|'ll| will| would| wid| does)? (?:it|{YOU}|the text|that|your text"
    rf"|the message)(?: (?:actually|gonnae|gonna|going to|gaun tae|be|will|even))* (?:say|send|put"
    rf"|write|look like)\b"
    r"|\bwhat(?:'?s| will be| is) (?:in|on) (?:it|the text|the message)\b|\bwill (?:it|the text"
    r"|that)(?: \w+)? (?:say|mention|name|show|have)\b|\bdoes it (?:say|mention|name|show)\b"
    rf"|\bwill (?:anyone|anybody|he|she|folk|they|people|somebody) (?:see|know|ken)\b|\b(?:do(?:n'?t"
    rf"|nt| not)|dinnae|can {YOU} not|without|leave|keep|tak|take)(?: \w+)? (?:put|say|mention"
    rf"|mentioning|name|saying|the word|write|out)\b"
    r"|\b(?:change|make|mak) (?:it|the words?|the text)(?: (?:to|tae|say|read|just))+ (?!\d|half"
    r"|quarter|mon|tue|wed|thu|fri|sat|sun|tomorrow|later|earlier|next|the \d|noon|lunch|dinner|tea"
    r"|morning|after)\w+",
    re.IGNORECASE,
)
"""What the text will say, or is not to say."""
HOW_TO_STOP = re.compile(
    rf"\b(?:how|hoo|what|whit)(?: \w+){{0,4}}? (?:stop|cancel|change|move|undo|call (?:it )?off"
    rf"|get (?:rid|out) of)\b|\b(?:if|what if|can|could) {ME}(?: \w+){{0,2}}? (?:change (?:my|ma) mind"
    rf"|forget|don'?t (?:want|need)|cancel)",
    re.IGNORECASE,
)
SURE = re.compile(
    rf"\b(?:are|r)?\s?{YOU} (?:sure|definitely|deffo|positive|promise|certain)\b|^\W*(?:sure|promise"
    rf"|really|honest|honestly|definitely|deffo)\s*\?|\b(?:will|wull|do|are) {YOU} (?:really"
    rf"|definitely|actually|deffo|forget|no forget|not forget)\b"
    rf"|\b{YOU}(?:'?ll| will|'d better| better)(?: no| not)? (?:forget|remember|mind)\b|\bis (?:it"
    rf"|that) (?:definitely|really|actually|def|deffo) (?:on|set|coming|happening|booked)\b"
    rf"|\bwhat if (?:it|{YOU}) (?:doesn'?t|don'?t|disnae|forget)\b"
    r"|\bcan i (?:rely|count|trust)\b",
    re.IGNORECASE,
)
FOR_THEM = re.compile(
    rf"{BEGINS}(?:can|could|will|would|wid|gonnae|gonny|do|are) {YOU}(?: no| not| nae| just| jist"
    rf"| please| maybe| gonna| going to| be able to)* (?:ring|phone|call|do|speak|email|go|ask|talk"
    rf"|contact|write|book|sort|fone)\b(?! (?:me|us)\b)"
    r"|^\W*(?:please )?(?:gonnae|gonny|gonna)(?: no| just| jist| please)* (?:ring|phone|call|speak|email|ask"
    r"|contact|book|fone)\b(?! (?:me|us)\b)",
    re.IGNORECASE,
)
WHAT_TO_SAY = re.compile(
    rf"\b(?:what|whit|wot)(?: \w+){{0,4}}? (?:say|ask|tell them|speak about|talk about)\b(?!.*\b(?:it"
    rf"|text) (?:say|come))|\b(?:how|hoo) (?:do|dae|should|would|can) {ME}(?: even)? (?:start|begin"
    rf"|ask|put it|say|word)\b|\b(?:words?|script) (?:to|tae|for) (?:say|it|them)\b"
    r"|\bdunno what to say\b|\b(?:don'?t|dinnae) (?:know|ken) (?:what|whit) (?:to|tae) say\b",
    re.IGNORECASE,
)
THEIR_NUMBER = re.compile(
    r"\b(?:got|have|huv|know|ken|find|gie|give|send|what'?s|whit'?s|what is)\b(?: \w+){0,3}?"
    r" (?:their|there|thair|the|its|they|a)"
    r"(?: \w+)? (?:num\w*|nuber|nummer|address|e-?mail|opening (?:times|hours)|website)\b",
    re.IGNORECASE,
)
"""Asks for the number of whatever they have in mind."""
OTHER_PHONE = re.compile(
    r"\b(?:to|tae|on|oan)(?: my| ma| her| his| their)? (?!the\b|this\b|my\b|ma\b)\w+'?s? (?:phone|number|mobile)\b"
    r"|\b(?:text"
    r"|send|remind|message)(?: it)?(?: to)? (?:my|ma|him|her|them|his)\b(?! (?:on|at)\b)",
    re.IGNORECASE,
)
TALKS_OF_IT = re.compile(
    r"\b(?:weather|weathur|rain|snow|lol|haha|omg|already|awready|crikey|jeez|time flies|wow|gosh|btw)\b",
    re.I,
)

TRIED = re.compile(
    r"\b(?:no ?(?:body|one)|naebody|nae ?(?:one|body|yin)|they|he|she|it)(?: \w+)? (?:pick\w*"
    r"|answer\w*|reply|replied|repl\w*|call(?:ed|t)? back|phon\w* back|got back|(?:just "
    r"|jist )?r(?:ings?|ang) (?:out|oot))"
    r"|\b(?:nobody|naebody|no one) (?:there|in)\b|\b(?:no|nae) (?:answer|reply|luck|joy)\b"
    r"|\b(?:engaged|voicemail|answer ?(?:phone|machine)|on hold|cut (?:off|aff)|rings? (?:out|oot)"
    r"|ringing (?:out|oot)|straight to|queue)\b"
    r"|\b(?:can'?t|cannae|couldn'?t|couldnae|canny|didn'?t|didnae|never|no) (?:get|got|gettin"
    r"|getting) (?:through|thru|anybody|anyone|a hold|hold|ony)\b|\b(?:tried|tryed|trying|tryin)\b"
    r"|\b(?:was|wis|were) (?:shut|closed|away|off)\b"
    r"|\b(?:line|phone)(?: was| wis| is)? (?:busy|engaged|dead)\b|\bleft (?:them )?an? (?:message|voicemail|note)\b",
    re.IGNORECASE,
)
"""Tried, and did not get through."""
WAITS = re.compile(
    r"\b(?:wait\w*) (?:on|for|to|tae|til|till|list)\b|\bwaiting ?list\b|\b(?:get|getting|gettin"
    r"|gonna get|phone|phonin|phoning|call|calling|ring|ringing|let|letting|come|be) (?:me "
    r"|us )?(?:back|know|in touch)\b|\bin (?:a|the) queue\b"
    r"|\b(?:full|fully booked|no (?:places|spaces|room))\b|\bnot (?:till|until|before)\b",
    re.IGNORECASE,
)
HARD = re.compile(
    r"\b(?:snippy|snippit|rude|nasty|cheeky|horrible|crabbit|narky|shirty|fobbed|patronis\w*"
    r"|unhelpful|useless|knock\w* (?:me )?back|refused|turned (?:me|us|him|her) down|said no"
    r"|(?:talk|speak|spoke|talked)\w* (?:\w+ )?(?:fast|quick)|(?:not|didn'?t|didnae|no"
    r"|don'?t) (?:all )?understand\w*|wouldn'?t (?:listen|help|take)|widnae (?:listen|help|tak))\b"
    r"|\b(?:they|it'?s|the|need|needs|want|wants|wanting)\b.{0,30}(?:£|\b(?:deposits?|bills?|proof"
    r"|passport|id|certificate|fees?|money|quid|pounds)\b)"
    r"|\b(?:stop(?:s|ping|pin)?|hold(?:s|ing|in)?) (?:me|us)(?: back)?\b",
    re.IGNORECASE,
)
"""It went badly, or something stands in the way."""
NOT_YET = re.compile(
    r"\b(?:not|no|nae) (?:yet|done|really|had|got|managed|been|phoned|rung|rang|called|a chance|time"
    r"|the (?:heart|nerve|energy))\b|\b(?:haven'?t|havenae|hivnae|havny|hinnae|hasn'?t|didn'?t|didnae"
    r"|didny|never|nivver|couldn'?t|couldnae|can'?t|cannae) ?(?:yet|done|did|do|dae|had|get|got|face|manage\w*|"
    r"bring|find|even|phone\w*|ring|rung|call\w*|it|bear|bring)?\b|\bforgot\w*\b|\bfurgot\b"
    r"|\bbottl(?:ed|t|ing) (?:it|out)\b|\bchicken(?:ed)? (?:out|it)\b|\bshat (?:it|masel)\b|\b(?:lost"
    r"|losing) (?:my|ma|the) nerve\b|\b(?:too|tae) (?:scared|feart|nervous|anxious|busy|tired)\b"
    r"|\bsame as (?:last|before|ever|always)\b|\b(?:no|nothing) (?:change|different|new)\b|\b(?:still"
    r"|putting it|pittin it) (?:off|aff|not|no|nae|the same|haven)\b|\bslipped (?:my|ma) mind\b"
    r"|\bclean forgot\b|\bwith everything\b",
    re.IGNORECASE,
)
FINE = re.compile(
    r"^\W*(?:(?:aye|yes|yeah|och|oh|it'?s|all|aw|am|i'?m|a'?m|its|no|going|gaun|that'?s)\W+)*(?:fine"
    r"|ok|okay|good|grand|alright|all right|braw|great|well|no bad|not bad|so so|gid|guid|sound"
    r"|canny complain|cannae complain)(?:\W+(?:ta|thanks|thank you|cheers|x+|hen|pal|so far|now|aye))*\W*$",
    re.IGNORECASE,
)
WHO = re.compile(
    r"\b(?:who|wha|whae|whos|who's|whit number)(?:'?s| is| r| are)? (?:this|that|it|you|ye|u|texting"
    r"|messaging)\b|\bdo (?:i|a) know you\b|\bwhose number\b|\b(?:never|didn'?t|didnae) ask(?:ed)? (?:for"
    r"|fur) (?:this|it|a text|that)\b",
    re.I,
)
WHY_NOW = re.compile(
    rf"\b(?:why|how come|what|whit)(?:'?s| are| r| is| did| do)?(?: {YOU})?(?:'?re)?(?: (?:are|r"
    rf"|ur))?(?: \w+)? (?:texting|textin|messaging|text|message|messagin|contacting|this (?:for|about"
    rf"|text)|this)\b(?: (?:me|us|for|about|today|the day|now))*|\b(?:did|when did) (?:i|a|ah) (?:ask|say|set)\b",
    re.IGNORECASE,
)
NO_MORE = re.compile(
    r"\b(?:stop|quit|enough|no more|nae mair|don'?t|do not|dinnae"
    r"|leave off)\b(?: \w+){0,3}? (?:asking|askin|ask|reminding|remind|nagging|naggin|going on"
    r"|bugging|on at|pestering|hassling|harping|texting me about|texts about|messages about|text me about)\b"
    r"|\benough (?:about|aboot|of|o'?) (?:it|that|this)\b",
    re.IGNORECASE,
)
"""No more of this matter, and nothing said of all texts."""
GIVES_TIME = re.compile(
    r"\b(?:gie|give|gi'?e|gimme|leave)(?: me| us| it)? ?(?:till|til|until|to|tae|a|another|anither"
    r"|wan mair|one more|the)\b|\b(?:remind|text|txt|ask|try|msg|message|nudge)(?: me"
    r"| us)?(?: again)? (?:on|next|again|tomorrow|the morra|in|later|at|mon|tue|wed|thu|fri|sat|sun)\w*"
    r"|\b(?:make it|can it be|can we (?:say|do|try|make)|how about|what about|maybe|mibbe|instead|say"
    r"|push it|move it|put it)\b(?!.*\b(?:she|he|they) )",
    re.IGNORECASE,
)
"""Wishes to be asked again."""
A_TIME = re.compile(r"\d|day\b|morr\w|\bmorn|\bnext\b|\bweeks?\b|\bfortnight\b|\btonight\b", re.IGNORECASE)
EXCUSE = re.compile(
    r"\b(?:oh|och|ach|aw|ah|no|naw|god|sorry|soz|forgot|furgot|forgotten|clean|totally|completely|i|a"
    r"|it|just|jist|so|yet|not|no yet|haven'?t|havenae|didn'?t|didnae|done|time|today|manage|get"
    r"|round|tae|to|shit|bugger|damn|omg|oops"
    r"|again|please|pls|try|maybe|mibbe|ok|okay|will|ye|you|u|can|could|me|text|remind|ask|do|dae|busy|slept|in)\b",
    re.IGNORECASE,
)
SORRY_LATE = re.compile(
    r"^\W*(?:(?:sorry|soz|oh|och|hi|hiya|hello|ah|aw|i|a|am|i'?m|for (?:the )?late reply|only|just"
    r"|jist|now|noo|there|been busy|bit late|late)\W*)*(?:see(?:ing|n)?|saw|read|reading|seein|got"
    r"|getting) (?:this|it|your text|that)?"
    r"(?: (?:now|noo|there|just|the now|today))*\W*$|^\W*(?:sorry|soz)(?: for (?:the |my |being )?(?:late|slow"
    r"|delay\w*)(?: reply| text| answer)?)?\W*$",
    re.IGNORECASE,
)
SURELY_DONE = re.compile(
    r"^\W*(?:(?:i|a|ah|we|it'?s|got|all|aw|just|jist)\W+)*(?:(?:it|that|this"
    r"|everything)(?:'?s)?\W+)?(?:all |aw )?(?:sorted|done|booked|dealt with|fixed)(?: (?:it|that|now"
    r"|noo|out|oot|last night|yesterday|this morning|today|the day|earlier|already|monday|ta|thanks))*\W*$",
    re.IGNORECASE,
)
HE_IS_HERE = re.compile(
    r"^\W*(?:(?:can'?t|cannae|canny|cannot|no|not|nae|sorry|shh+|ssh+|not now|no the now|later|stop"
    r"|wait)\b(?: (?:talk|text|speak|say|reply|now|right now|type|just now|the now))*\W+(?:(?:cos|because|as)\W+)?)"
    r"(?:he|she|they|him|my (?:ex|man|partner|husband)|ma (?:ex|man))(?:'?s| is|'?re"
    r"| are)?(?: \w+)? (?:here|in|home|hame|back|there|awake|beside me|next to me|looking|lookin"
    r"|watching|watchin|listening|listenin)(?: (?:now|noo))?\W*$",
    re.IGNORECASE,
)
LONGEST = 26


def said_of_what_is_set(text: str) -> str | None:
    """What is said of the text that was just set, where that moves no time.

    `done`, `off`, `second`, `says`, `how_to_stop`, `sure`, `for_them`, `what_to_say`, `one_phone`, `talks`, or `asks` for
    any other question that looks for nothing new. None where it may be of something else.
    """
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    if _is_done(said) and not CANCELS.search(said):
        return "done"
    for kind, form in (
        ("how_to_stop", HOW_TO_STOP),
        ("off", CALLS_OFF),
        ("second", SECOND),
        ("one_phone", OTHER_PHONE),
        ("for_them", FOR_THEM),
        ("says", SAYS),
        ("what_to_say", WHAT_TO_SAY),
        ("asks", THEIR_NUMBER),
        ("sure", SURE),
        ("talks", TALKS_OF_IT),
    ):
        if form.search(said):
            return kind
    return "asks" if asks(said) and not seeks(said) else None


def said_of_what_came(text: str) -> str | None:
    """What is said in answer to the text that came; None where it is none of these.

    `who`, `why`, `no_more`, `time`, `tried`, `hard`, `waits`, `not_yet`, `done`, `none` (it is not needed), or `fine`.
    """
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    for kind, form in (("who", WHO), ("no_more", NO_MORE), ("why", WHY_NOW), ("fine", FINE)):
        if form.search(said):
            return kind
    if GIVES_TIME.search(said) or (A_TIME.search(said) and is_only_a_time(EXCUSE.sub("", said))):
        return "time"
    if NEEDS_NONE.search(said):
        return "none"
    for kind, form in (("tried", TRIED), ("hard", HARD), ("waits", WAITS)):
        if form.search(said):
            return kind
    if _is_done(said):
        return "done"
    return "not_yet" if NOT_YET.search(said) else None


def says_done_late(text: str) -> bool:
    """Whether a text says nothing but sorry for being late, and that the thing is done."""
    sentences = [each for each in SENTENCES.split(text.replace("\u2019", "'")) if each.strip()]
    done = [each for each in sentences if SURELY_DONE.match(each)]
    return bool(done) and all(each in done or SORRY_LATE.match(each) for each in sentences)


def cannot_because_of_somebody(text: str) -> bool:
    """Whether a text says, and nothing else, that they cannot text while somebody is there."""
    return HE_IS_HERE.match(text.replace("\u2019", "'")) is not None


def _is_done(said: str) -> bool:
    return FOR_GOOD.search(said) is None and any(
        IS_DONE.search(part) and not NOT_DONE.search(part) for part in parts(said)
    )
