"""What parents ask and say right after numbers for danger, and what is answered: `will he find out`, `ma own fault`.

Whoever has just told the worst is met as a person: short, the number in sight, the offer of a key worker as open as it
was. Which wording answers is found by the form of the text; what may be danger itself is left to the steps before.
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
BY_SOMEBODY, ANY = frozenset({HOME, RAPE}), frozenset({HOME, RAPE, DESPAIR})
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
LONGEST, SHORT, FEWEST = 30, 5, 3
"""Words: more of them tell what happened; so few ask one thing; fewer are a bare yes or no."""

I = r"(?:i|a|ah|we)"  # noqa: E741
AM = r"(?:i'?m|am|a'?m|ah'?m|im|i am|we'?re)"
YOU = asking.YOU
NOT = r"(?:not|no|nae|never|nivver|don'?t|do not|dinnae|didn'?t|didnae|isn'?t|isnae|wasn'?t|wisnae)"
CANNOT = r"(?:can'?t|cannae|cannot|canny|can not|couldn'?t|couldnae|not able to|no able tae)"
KIDS = (
    r"(?:(?:(?:my|ma|the|our|oor|his|her|two|three|baith|both)(?: of)?(?: (?:my|ma|wee|own|big|oldest|youngest"
    r"|auldest))* )?"
    r"(?:kids?|weans?|wains?|bairns?|child(?:ren)?|bab(?:y|ies)|boys?|girls?|sons?|daughters?|lassies?|laddies?|toddler"
    r"|wee (?:yins?|ones?|man|fella|boy|girl|lassie)))"
)
HE = r"(?:he|him|she|(?:my|ma|the) (?:ex|man|partner|husband|wife|fella|boyfriend|girlfriend))"
COPS = r"(?:police|polis|polices|cops?)"
THEM = (
    r"(?:they|she|he|it|them|her|(?:a|the|that|your|my) (?:key ?)?workers?|key ?workers?|some ?(?:one|body)|folk"
    r"|people)"
)
A_LINE = (
    r"(?:numbers?|nummers?|nuber|lines?|help ?lines?|they|them|there|some ?(?:one|body)|any ?(?:one|body)|samaritans|it"
    r"|that)"
)
RINGS = r"(?:ring|ringing|ringin|rang|phone|phoning|phonin|phoned|call|calling|callin|called)"


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
HOPELESS = _form(
    r"\b(?:what|whit|wit)(?:'?s| is)? (?:the|even the|ra) (?:point|use|good)\b|\b(?:no|nae|not much"
    r"|isn'?t any) (?:point|use)\b"
    r"|\b(?:no ?(?:one|body)|nae ?body|nothing|nuthin\w*|none (?:of|o) (?:them|yous|it|this))\b.{0,16}"
    r"\b(?:helps?|helped|helpin|cares?|listens?|works?|worked|changes|do anything|believ\w*|bothers?)\b"
    r"|\b(?<!he )(?<!she )(?:never|nivver|won'?t|winnae|wont|doesn'?t|disnae|didn'?t|didnae|don'?t|dinnae|can'?t"
    r"|cannae) (?:really "
    r"|even |ever )?"
    r"(?:help\w*|listen\w*|dae (?:anything|onythin\w*|nothin\w*)|do (?:anything|nothing)|change (?:anything"
    r"|onythin\w*))\b"
    r"|\bwaste of (?:time|space)\b|\bno hope\b|\bhopeless\b|\b(?:no|nae) use tae?\b|\bits? (?:aw |all )?useless\b"
    rf"|\b(?:too|tae) late (?:for|fur) (?:me|us|that)\b|\b{I}(?:'?ve)? tried (?:it|that|them|everything|aw)\b",
)
NO_ANSWER = _form(
    r"\b(?:rings?|ringing|ringin|rang)(?: and rings?| an rings?| right| straight)? (?:out|oot)\b"
    r"|\b(?:no ?(?:one|body)|nae ?body)(?:'?s| is| wis| was| has)? ?(?:answer\w*|pick\w* up|lift\w* it)\b"
    r"|\bthey(?:'?re| are| urnae| aren'?t| don'?t| dinnae| never| didn'?t| didnae| won'?t)? ?"
    r"(?:not |no |never |(?<=n't )|(?<=nae )|(?<=never ))(?:answer\w*|pick\w* up)\b"
    r"|\bengaged\b|\b(?:number|nummer|nuber|line)\b.{0,12}"
    r"\b(?:busy|(?:not|no) work\w*|(?:doesn'?t|disnae) work|dead|deid|wrong)\b"
    rf"|\b{CANNOT} get (?:through|thru|throo|them|an answer)\b|\b(?:on hold|in a queue)\b"
    r"|\bjust (?:get|got) (?:a |the )?(?:machine|voicemail|music|message)\b"
)
FIFTY_FIVE = _form(r"\b55\b")
INSTEAD = _form(
    r"^(?=.*\b(?:te?xt(?:in|ing)?|txt(?:in|ing)?|messag\w*|chat|e-?mail|whats ?app|online|type|write)\b(?! (?:me|us)\b))"
    rf"(?=.*\b(?:{A_LINE}|inst[ea]+d|one|rather|way|{NOT})\b)"
)
CANNOT_RING = _form(
    rf"(?<!he )(?<!she )\b(?:{CANNOT}|{NOT} (?:like|want|up to|good (?:on|at)|fit to|able to|safe to)|hate"
    rf"|scared (?:to|of)"
    r"|feart (?:to|tae|of|o)|too (?:shy|nervous|scared|embarrassed) (?:to|for))(?: \w+){0,2}? "
    rf"(?:{RINGS}|(?:the )?phones?\b"
    r"|(?:talk|speak|talking|speaking) (?:out ?loud|on (?:the |a )?phones?|the now|just now|right now|here|cos"
    r"|because|with|wi)"
    r"|(?:talk|speak)(?=.*\b(?:wall|room|hear|kids|weans|hoose|house|bus)))\b"
    r"|\b(?:hear|hears|overhear\w*|listen\w*) (?:me|us)\b"
)
NO_MONEY = _form(
    r"(?<!universal )\b(?:credit|minutes|top ?up)\b|\bmoney on (?:my|ma|the|this) (?:phone|mobile)\b"
    r"|\b(?:is|are|wid|would|will|does|dis|do|dae|what|whats|how much)\b.{0,24}\b(?:free|cost|costs|charge[ds]?|pay)\b"
)
OF_BILLS = _form(r"\b(?:gas|electric\w*|leccy|meter|universal|uc|prepay|childcare|nursery|school|meals?)\b")
OF_RINGING = _form(rf"\b(?:{RINGS}|{A_LINE}|116|0800|08088|111|85258)\b")
OPEN = _form(
    rf"\b{A_LINE}\b.{{0,16}}\b(?:open|closed|shut|there (?:the now|now|noo|at|all|a' )|answer\w*|on (?:the now"
    rf"|all night|at)"
    r"|24|24/7|available)"
    rf"|\b(?:when|what time|what times|whit time|what hours)\b.{{0,12}}\b(?:{I} {RINGS}|{A_LINE}|open|answer)\b"
    rf"|\b(?:is|are|dae|do|does|will|wid|would)\b.{{0,24}}\b(?:open|answer|24 ?hours?|all night|at night|this time"
    rf"|sundays?"
    r"|weekends?)\b",
)
POLICE = _form(
    rf"\b(?:they|you|u|ye|yous|she|it|that|this|(?:key ?)?workers?|line|number)\b.{{0,24}}\b{COPS}\b"
    rf"|\b{COPS}\b.{{0,20}}\b(?:be told|get told|find out|involved|come|coming|turn up|at (?:my|ma) door"
    rf"|get (?:dragged|brought))\b"
)
NO_POLICE = _form(
    rf"\b(?:no|not|nae|{NOT} (?:want|tell|ring|phone|call|involve|get|send|go to|gan tae)|without|scared of|feart o)"
    rf"(?: (?:the|ony|any|to|tae|get|tell|involve|a|of))* {COPS}\b|\b{COPS}\b.{{0,16}}\b(?:mental|worse|mad|kill)\b"
    rf"|\b{NOT} want (?:him|her|them) (?:arrested|lifted|charged|jailed|in (?:bother|trouble|jail)|getting|done)\b"
)
CHILDREN = _form(
    rf"\b(?:take|takes|taking|taken|takin|tak|took|tooken|lose|losin|losing|lost|remove\w*|lift\w*"
    rf"|put)\b.{{0,24}}\b(?:{KIDS}|them)\b"
    rf"|\b{KIDS}\b.{{0,16}}\b(?:taken|tooken|took|takin|lifted|removed|in(?:to)? care|aff me|away|off me)\b"
    r"|\bsocial (?:work\w*|services?)\b|\bthe social\b|\b(?:ss|sw) (?:involved|at)\b",
)
AT_THEIR_DOOR = _form(rf"\b(?:social (?:work\w*|services?)|the social|{COPS})\b.{{0,24}}\bdoor\b")
"""... is no sign that whoever hurts is near."""
FEARS = _form(
    rf"\b(?:{NOT} want\w*|scared|feart|worried|worry|afraid|frightened|terrified|what if|whit if|if {I}|will|would"
    rf"|wid|could|can"
    r"|gonnae|gonna|going to)\b|\?"
)
WANTS_IT = _form(
    rf"\b(?:better off|(?:wish|want|need|let|hope|should)\b.{{0,12}}\b(?:take|taken|took)|{CANNOT} (?:look after|cope"
    rf"|do it|mind)"
    r"|he|his|my ex|ma ex|the dad)\b"
)
"""It is wished for, or somebody else would take them."""
ASKS_WHAT = _form(
    rf"\b(?:what|whit|wit|how much|all)\b.{{0,12}}\b{YOU}\b.{{0,12}}\b(?:tell|say|pass|put|gonnae tell)\b"
    rf"|\b(?:do|does|dae|dis|will|would|wid|can|could|what|whit) (?:\w+ )?{THEM}\b.{{0,10}}"
    r"\b(?:need|have|hae|get|got|want|know|kens?|see|read|hear|ask|be told)\b.{0,24}"
    r"\b(?:know|ken|see|say|said|about (?:it|that|this)|happened|happen|wrote|texts?|read|details|everything|all)\b"
    rf"|\b(?:do|dae|will|would|wid) {I} (?:have|hae|need|got|huv|hiv)(?: got)? (?:to|tae) (?:tell|say|explain|go|talk"
    rf"|give|gie)\b"
)
OF_HIM = _form(rf"\b(?:tell|to|tae|say to) {HE}\b|\b{HE}(?:'?ll|'?s| will| would)? (?:find|finds|found|know|ken)")
BEGINS_TO_ASK = _form(
    rf"{asking.BEGINS}(?:(?:what|whit) (?:time|times|hours|happens|if)|wil|is wh[ai]t|who (?:gets|sees|else|would)"
    r"|wh[ai]ts|why would)\b"
)
"""How more questions begin than are sure to be some elsewhere."""
WHAT_FOR = _form(
    r"\b(?:what|whit|wit|why|how)\b.{0,12}\b(?:they|she|he|(?:a |the )?(?:key ?)?workers?|a person|it|that)\b(?: even"
    r"| actually| ever)?"
    r"(?: be able to)? (?:do|dae|help|be any use|change|say)\b|\b(?:what|whit|who)(?:'?s| is| does)? (?:a "
    r"|the )?key ?workers?\b"
)
KEPT = _form(
    r"\b(?:is|are|was|does|do|dae|will|who|where)\b.{0,24}\b(?:saved|stored|kept|keep|keeps|record\w*|on (?:a "
    r"|my )?(?:file|record)"
    r"|wr(?:itten|ote) down)\b"
)
OFF_THE_PHONE = _form(
    r"\b(?:get|take|delete|hide|clear|wipe|remove)\b.{0,24}\b(?:off|aff|from|fae|on) (?:my|ma|the|this)"
    r" (?:phone|fone|mobile)\b"
)
ROBOT = _form(
    r"\b(?:robots?|bots?|machine|computer|automated|auto|a\.?i|chatbot)\b"
    r"|\b(?:not|no|isnae|isn'?t|aren'?t|urnae)(?: even| a| an| really)* (?:real|human|person)\b"
    rf"|\b(?:are|r|is) (?:{YOU}|this|it)\b.{{0,8}}\b(?:real|human|person)\b",
)
WANTS_A_PERSON = _form(
    r"(?<!dont )(?<!n't )\b(?:want|need|needin|get|speak|talk|put|gie|give)\b.{0,20}\b(?:person|human|some ?(?:one"
    r"|body))\b"
)
COUNTS = _form(
    r"\b(?:does|dis|do|would|wid|did) (?:it|that|this)(?: even| really| still)? count\b"
    r"|\bis (?:it|that|this) (?:still |even )?(?:that|abuse|it) if\b"
    r"|\b(?:is|was|wis) (?:it|that|this)(?: still| even| really| actually| classed as| called| a| an)*"
    r" (?:it|that|rape|assault|abuse|wrong|normal|serious|illegal|allowed|a crime|crime|bad enough|ok|okay"
    r"|right)\b(?! (?:safe|to))"
    r"|\b(?:making|makin|make) (?:a fuss|too much|tae much|a big deal)\b|\bam (?:i|a) (?:just "
    r"|jist )?(?:over ?react\w*|being (?:dramatic|silly|daft|soft|stupid)|daft|soft)\b|\bis it (?:just )?me\b",
)
BLAME = _form(
    r"\b(?:my|ma|mah|mine|mines)(?: own| ain)? (?:fault|blame|doing)\b|\bam (?:i|a) (?:to blame|the problem)\b"
    r"|\b(?:was|wis) me (?:that|who|it)\b|\b(?:i|a|ah) started it\b"
    r"|\b(?:blame|blamin|blaming|hate) (?:my ?sel\w*|masel\w*)\b|\b(?:asked|asking|askin) (?:for|fur) it\b"
    r"|\b(?:brought|brung) it on\b|\bdeserved? (?:it|that|this|whit|what)\b"
    r"|\b(?:wound|wind|winding|windin|set|pushed|push|made|provoked|annoyed|nagged|answered|answert) (?:him|her)\b"
    r"(?!.{0,20}\b(?:leave|stop|go)\b)"
    r"|\bled him on\b|\b(?:should|shoulda|shud|shid)(?:n'?t|nae|na|ny| not| no|nt)?(?: ?(?:have|hae|huv|of|ov|av|a"
    r"|'?ve))? ?"
    r"(?:been|gone|went|drank|drunk|known|kent|let|said no|kept|fought|left|stopped|worn|answered|trusted|invited)\b"
    rf"|\b{I} (?:was|wis) (?:drunk|steamin|wasted|out of it|oot ma face)\b|\b(?:never|didn'?t|didnae) (?:even )?"
    r"(?:say no|said no|scream|shout|fight|stop him|push him)\b|\b(?:i|a|ah) (?:just )?(?:froze|lay there|let him)\b",
)
SORRY = _form(
    r"\b(?:sorry|soz|apologi\w*)\b.{0,12}\b(?:about|aboot|for|fur|that|i|a|ah)?\b.{0,16}"
    r"\b(?:said|say|saying|sayin|that|this|bother\w*|last night|yesterday|earlier|dump\w*|moan\w*|text\w*|your time"
    r"|yer time"
    r"|going on|goin on|rant\w*|offload\w*|state|waste|wasting)\b"
    r"|\b(?:should|shoulda|shud|shid)(?:n'?t|nae|na|ny| not| no|nt|n)?(?: ?(?:have|hae|huv|of|ov|av|a|'?ve))? ?"
    r"(?:of |have |hae |huv |a )?(?:said|told|tellt|text\w*|bothered|bothert|wrote|written|opened)\b"
    rf"|\b(?:feel|feelin|feeling|sound|{AM}|being|bein) (?:(?:a bit|a|so|dead|pure|awfy|right|really|just|jist|being"
    rf"|such an?"
    r"|like an?|that) )*(?:daft|stupid|silly|embarrass\w*|ashamed|pathetic|idiot|eejit|dramatic|burden)\b"
    r"|\bwish (?:i|a|ah) (?:had ?n'?t|hadnae|had never|never) (?:told|said|tellt|text\w*|opened)\b|\bignore me\b"
    r"|\bover ?react\w*\b|^\W*(?:so |i'?m |am |really )?(?:sorry|soz)\W*$",
)
HIS_SORRY = _form(rf"\b(?:{HE}|they|hes|shes)(?:'?s| is| was| has| says?| said| say)?(?: \w+)? (?:sorry|apolog)")
FIRST_TOLD = _form(
    r"\b(?:never|nivver|havenae|haven'?t|huvnae|hivnae|not|no)(?: (?:ever|even|actually|really|yet))* "
    r"(?:told|tellt|telt|spoke\w*|talked|opened up|admitted|breathed)\b(?!.{0,6}\b(?:him|her|you|ye|u|no)\b)"
    r"|\b(?:no ?(?:one|body)|nae ?body|not a soul|only you)(?: (?:else|in))*(?: \w+){0,2}? (?:knows?|kens?|kent"
    r"|was told)\b"
    r"|\b(?:first|1st) (?:time|person|one|yin|wan)\b.{0,24}\b(?:told|tellt|telt|said|sayin|saying|say|spoke\w*)\b"
    r"|\b(?:just|jist|only) (?:wanted|needed) (?:to|tae) (?:say|tell|get (?:it|that|this) (?:out|oot|aff|off)|let)\b"
    r"|\b(?:my|ma) \w+ (?:doesn'?t|disnae|doesnt|don'?t|dinnae) (?:even )?(?:know|ken)\b(?! (?:how|what|where|if))",
)
RINGS_NOW = _form(
    r"\bon (?:the|ma|my) (?:phone|fone|line)\b.{0,20}\b(?:them|now|noo|the now|samaritans|somebody|someone)\b"
    rf"|\b(?:{AM}|just|jist) (?:now |just |jist |away (?:to|tae) )?(?:ringing|ringin|phoning|phonin|calling|callin"
    rf"|speaking|speakin"
    r"|talking|talkin|dialling|gonnae ring|gonna ring|gonnae phone|going to (?:ring|phone|call)|ring|phone|call)"
    r"(?: (?:to|tae|wi|with))? (?:them|it|samaritans|that|her|the)\b"
    rf"|\b(?:i'?ll|a'?ll|ah'?ll|ill|{I} (?:will|think i'?ll|gonnae|gonna)) (?:ring|phone|call|gie|give|try) (?:them"
    rf"|it|that|samaritans|the)\b"
    r"|\b(?:gonnae|gonna|going to|goin tae|gaun tae|away to|away tae|about to) (?:ring|phone|call|try) (?:them|it"
    r"|that|samaritans|the)\b"
)
RANG = _form(
    rf"(?<!not )(?<!n't )(?<!nae )(?<!never )\b(?:rang|phoned|called|ringed|spoke(?:n)? (?:to|tae|wi|with)"
    rf"|talked (?:to|tae)"
    rf"|{I} (?:ring|phone|call)) (?:them|samaritans|that (?:number|nummer|line)|the (?:number|nummer|line)|it|him|her"
    rf"|a wumman"
    r"|a woman|a lady|a guy|somebody|someone)\b(?! (?:if|when|and he))"
)
LONG_AGO = _form(
    r"\blast (?:year|month|summer|winter|xmas|christmas)\b|\b(?:years?|yrs?|months?|ages|a while|long time) (?:ago"
    r"|back|since|past)\b"
    r"|\b(?:in|aw in|all in) the past\b|\b(?:long|well) (?:over|past|gone|done)\b|\bit'?s (?:all )?over (?:now|noo|wi"
    r"|with)\b"
    rf"|\b{NOT}(?: in)?(?: any| ony| real| immediate)? (?:danger|emergency)\b|\b{NOT} (?:happening|happenin|hapening"
    rf"|an emergency|urgent)\b"
    r"|\b(?:why|how come|whit|what)\b.{0,30}\b999\b|\b(?:don'?t|dinnae|no|nae) need (?:to ring |tae ring "
    r"|ring )?(?:the )?999\b"
    rf"|\b(?:{AM}|we are|were|us|the kids are|weans are|ok|fine) (?:all |aw |both |quite |perfectly )?(?:safe|fine|ok"
    rf"|okay|alright"
    r"|awright|a'?right)(?: here)?(?: (?:now|noo|the now|tonight|the night))?\W*$"
    r"|\bhe'?s (?:long gone|away for good|in (?:the )?(?:jail|prison)|inside|dead|deid|moved away|oot ma life"
    r"|out of my life)\b",
)
NOT_FOR_LONG = _form(
    rf"\b(?:but|until|till|til|unless|for now|yet|again|back|still|{NOT} (?:safe|ok|okay|fine|alright)|scared|feart"
    rf"|frightened)\b"
)
SAW_IT = _form(
    rf"\b{KIDS}\b(?:'?s)?(?: \w+){{0,3}}? (?:saw|seen|sees|seein|seeing|see|heard|hears|hear|watch\w*|witness\w*"
    rf"|was there|were there"
    r"|wis there|in the (?:room|hoose|house|next room)|greet\w*|crying|cryin|cried|upset|scared|feart|terrified"
    r"|shaking|shakin"
    r"|shook up|woke\w*)\b|\b(?:in front (?:of|o)|afore) (?:{KIDS})\b"
)
ALONE_NOW = _form(
    rf"\b{HE}(?:'?s|'?ll be| is| will be| isnae| isn'?t|'?s no|'?s not)? ?(?:(?:away|oot|out|gone|off|aff)\b"
    r"|at (?:his|her|the|a) (?:\w+)|(?:sleeping|sleepin|asleep|working|workin|on (?:nights|(?:night|back"
    r"|day) ?shift\w*|shift))"
    r"|(?:in|here|home|hame)\b(?=.{0,12}\b(?:till|until|til)\b))"
)
LOCKS = _form(r"\b(?:locks?|spare keys?|door chang\w*|new (?:front )?door)\b")
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
SEEN_TO = _form(
    r"\b(?:looked at|seen to|seen tae|checked (?:out|oot|ower|over)?|x-?ray\w*|stitches|a ?(?:&|and|n) ?e|hospital"
    r"|hospitul"
    r"|doctors?|gp|minor injur\w*|nurse)\b"
)
FOR_ANOTHER = _form(
    r"\b(?:it'?s|its|this is|is) (?:for |fur |about |aboot )?(?:my|ma|a) (?:best )?(?:pal|friend|mate|sister|mum|mam"
    r"|cousin|neighbour"
    r"|aunt\w*|brother|granny|workmate)\b"
    r"|\b(?:asking|askin|texting|textin|writing|writin|here)(?: this)? (?:for|fur|about|aboot|on behalf of) (?:her"
    r"|him|someone|somebody"
    r"|(?:my|ma|a) (?:best )?(?:pal|friend|mate|sister|mum|mam|cousin|neighbour|aunt\w*|brother))\b"
    r"|\b(?:no|not|isnae|isn'?t) (?:about )?me,? (?:it'?s|its) (?:my|ma|a)\b"
)
HOLDS_ON = _form(
    rf"\b{KIDS}\b.{{0,16}}\b(?:miss|misses|need|needs|needin|keep\w* me|wid be lost|would be lost"
    rf"|would be heartbroken|depend\w*)\b"
    rf"|\b(?:{CANNOT}|wouldn'?t|wouldnae|couldn'?t|never|won'?t|winnae) (?:do|dae|leave|put)\b.{{0,10}}\b(?:{KIDS}"
    rf"|them)\b"
    rf"|\b(?:here|going|gaun|goin|reason|thing)\b.{{0,24}}\b{KIDS}\b|\b(?:for|fur) {KIDS}(?:'?s)? sake\b"
)
LETS_DOWN = _form(
    rf"\b(?:better|(?:don'?t|dinnae|doesn'?t|disnae|wouldn'?t|wouldnae|won'?t|winnae|{NOT}) (?:even )?(?:miss|need)"
    rf"|at first"
    r"|get over|until|till)\b"
)
UNSURE = _form(
    rf"^\W*(?:(?:eh|em|um|hm+|oh|och|well|honestly|just|jist|ok|{I}|{AM}|i really|a really)\W+)*"
    r"(?:(?:really )?(?:don'?t|do not|dinnae|dont|no) (?:really )?(?:know|ken|no)|dunno|idk|(?:not|no) sure|maybe"
    r"|mibbe|mebbe|perhaps"
    rf"|{CANNOT} (?:decide|think))\b"
    r"(?:\W+(?:what|whit|if|tae|to|want|say|do|dae|i|a|ah|that|yet|really|the now|just|anymore|any more|sorry|think"
    r"|need|should|about"
    r"|it|feel|how|tbh|or|not|no))*\W*$"
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


def found_in(text: str, stance: Stance, *, seeks: bool = False) -> str | None:
    """The wording that answers what a text asks or says; None where it does nothing like that, or may be danger itself.

    Where it `seeks` something as well, only a question comes before that.
    """
    said = _plain(text)
    if (
        len(said.split()) > LONGEST
        or NEAR.search(AT_THEIR_DOOR.sub("", said))
        or (stance.risk == DESPAIR and TAKEN.search(said))
    ):
        return None
    if stance.risk in BY_SOMEBODY and _asks_for_care(said):
        return "after_danger_hurt"
    if HARM.search(said):
        return None
    asks = asking.asks(said) or BEGINS_TO_ASK.match(said) is not None
    return _asked(said, stance, asks=asks) or (None if seeks else _told(said, stance, asks=asks))


def waits_for_one(text: str, stance: Stance) -> bool:
    """Whether a text says yes, or that it needs somebody, where a key worker was told without asking."""
    said = _plain(text)
    if not stance.waiting or stance.risk != DESPAIR or HARM.search(said) or len(said.split()) > LONGEST:
        return False
    agrees = SAYS_YES.match(said) is not None and (THANKS.sub("", said).strip(" .,!") != "")
    return agrees or NEEDS_ONE.search(said) is not None


def only_follows(text: str, stance: Stance, risk: str) -> bool:
    """Whether a risk that the classifier found in a text only follows from what was told, and the text is answered."""
    found = found_in(text, stance)
    same = risk == stance.risk and URGENCY[risk] != "emergency"
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


def _asks_for_care(said: str) -> bool:
    hurt = HURT_PART.search(said) is not None and HURTS.search(said) is not None
    return hurt or (SEEN_TO.search(said) is not None and asking.asks(said))


def _asked(said: str, stance: Stance, *, asks: bool) -> str | None:
    """What is asked, or plainly feared."""
    by_somebody = stance.risk in BY_SOMEBODY
    if FIFTY_FIVE.search(said):
        return "after_danger_press"
    if NO_ANSWER.search(said):
        return "after_danger_no_answer"
    if CHILDREN.search(said) and FEARS.search(said) and not WANTS_IT.search(said):
        return "after_danger_children"
    if NO_POLICE.search(said) or (asks and POLICE.search(said)):
        return "after_danger_police"
    if (
        NO_MONEY.search(said)
        and (OF_RINGING.search(said) or len(said.split()) <= SHORT)
        and not OF_BILLS.search(said)
    ):
        return "after_danger_free"
    if CANNOT_RING.search(said) or (asks and INSTEAD.search(said)):
        return "after_danger_by_text"
    if ROBOT.search(said) and not WANTS_A_PERSON.search(said):
        return "after_danger_automated"
    if asks and ASKS_WHAT.search(said) and not OF_HIM.search(said):
        return "after_danger_told"
    if asks and KEPT.search(said):
        return "after_danger_kept"
    if asks and OFF_THE_PHONE.search(said):
        return "after_danger_kept"
    if asks and WHAT_FOR.search(said):
        return "after_danger_worker"
    if by_somebody and COUNTS.search(said):
        return "after_danger_counts"
    if asks and OPEN.search(said):
        return "after_danger_open_unknown" if stance.risk == RAPE else "after_danger_open"
    return "after_danger_locks" if by_somebody and asks and LOCKS.search(said) else None


def _told(said: str, stance: Stance, *, asks: bool) -> str | None:
    """What is told of themselves, or of what they do."""
    by_somebody = stance.risk in BY_SOMEBODY
    if HOPELESS.search(said):
        return "after_danger_hopeless"
    if SORRY.search(said) and not HIS_SORRY.search(said):
        return "after_danger_sorry"
    if by_somebody and BLAME.search(said):
        return "after_danger_blame"
    if FIRST_TOLD.search(said):
        return "after_danger_first_told"
    if by_somebody and FOR_ANOTHER.search(said):
        return "after_danger_for_another"
    if by_somebody and LONG_AGO.search(said) and not NOT_FOR_LONG.search(said):
        return "after_danger_long_ago"
    if UNSURE.match(said):
        return "after_danger_unsure"
    if asks:
        return None
    if RINGS_NOW.search(said):
        return "after_danger_rings"
    if RANG.search(said):
        return "after_danger_rang"
    if by_somebody and SAW_IT.search(said):
        return "after_danger_saw_it"
    if stance.risk == HOME and ALONE_NOW.search(said):
        return "after_danger_alone_now"
    if stance.risk == DESPAIR and HOLDS_ON.search(said) and not LETS_DOWN.search(said):
        return "after_danger_holds_on"
    if stance.risk == DESPAIR and len(said.split()) >= FEWEST and puts_off(said, stance):
        return "after_danger_put_off"
    return None
