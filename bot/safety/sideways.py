"""Danger or despair told sideways, in answer to what is going well or what is wanted: `him to stop coming to the door`.

By itself little of it would say so; what answers a question of the plan is read with the question. It adds a sign, and
takes none away: what the rules and the classifier find stands.
"""

import re

from bot.safety.verdict import Verdict

HE = (
    r"(?:he|him|(?:my|ma|the|his) (?:ex|man|partner|husband|boyfriend|fella|wife|girlfriend"
    r"|weans? da|kids? dad|bairns? da)|my kids dad)"
)
STOPS = r"(?:(?:to|tae) )?(?:stop|quit|stops|leave|leaves|gie|give|stay|stays|keep|keeps|go|get)"
NEAR = (
    r"(?:door|hoose|house|window|street|close|following|followin|phoning|phonin|ringing|texting"
    r"|textin|messaging|calling|watching|watchin"
    r"|shouting|shoutin|roaring|threatening|threatnin|hitting|hittin|hurting|controlling|checking"
    r"|turning up|turnin up|showing up|coming (?:round|here|over|in)"
    r"|comin (?:roon|here|ower|in)|drinking and|kicking off|kickin aff|me alane|me alone|us alone"
    r"|us alane|us be|me be|(?:me|us) (?:some |a wee bit )?peace"
    r"|away (?:fae|from) (?:me|us|here)|out of (?:my|our|ma|oor)|oot (?:o|of) (?:my|ma|our|oor))"
)
CHILDISH = (
    r"\b(?:school|nursery|class|teacher|bed|wet\w*|sister|brother|siblings?|weans|bairns|other kids"
    r"|homework|nappy|xbox|bus|tantrums?|autis\w*|adhd"
    r"|toys?|my son|ma son|wee (?:man|boy|yin|one))\b"
)
"""Beside such a word `him` is a child."""
TO_STOP = re.compile(
    rf"\b{HE} {STOPS}\b.{{0,40}}\b{NEAR}\b|\b{HE} (?:gone|oot|out|away) (?:for good|of (?:my|our) life"
    rf"|o ma life)\b",
    re.I,
)
AWAY_FROM = re.compile(
    rf"\b(?:away|free|shot|rid|safe|far) (?:from|fae|o|of) {HE}\b|\b(?:scared|feart|frightened|afraid"
    rf"|terrified|walking on eggshells)\b(?: \w+){{0,4}}? {HE}\b"
    r"|\b(?:to|tae|just|jist) (?:be|feel|sleep|live) safe\b|\b(?:not|no|nae|stop"
    r"|without)(?: \w+)? (?:be|being|feel|feeling|bein)? ?(?:scared|feart|frightened|afraid)"
    r" (?:in (?:my|ma|our) (?:own|ain)|at (?:home|hame|night)|o(?:f|') (?:the|him|my|ma)|any ?more"
    r"|of him)\b|\beggshells\b"
    r"|\block(?:s)? (?:on|changed|that)\b.*\b(?:door|him|he)\b",
    re.IGNORECASE,
)
FOUND_OUT = re.compile(
    rf"\b{HE}(?:'?d| would| wid|'?ll| will| wull|'s going to| is going to)? (?:go|be|get"
    rf"|gaun) (?:pure |absolutely |totally |right )?(?:mental|mad|radge|nuts|spare"
    r"|ballistic|crazy|crackers|raging|ragin|furious|angry|off his (?:head|nut)|aff his (?:heid|nut))\b"
    rf"|\b{HE} (?:won'?t|winnae|wouldn'?t|widnae|doesn'?t|disnae|does not|never|will not|would never"
    rf"|would no|will no) (?:let|allow|like|want|stand for|have it|hae it)\b"
    rf"|\b(?:if|when|till|in case|before|without|so|make sure)(?: \w+)? {HE}(?: \w+)? (?:finds? (?:out"
    rf"|oot)|found (?:out|oot)|knew|knows?|kent|kens|sees?|saw|hears?|heard|finding out|knowing)\b"
    rf"|\b{HE} (?:can'?t|cannae|must ?n'?t|mustnae|doesn'?t|disnae|better no"
    rf"|better not)(?: ever)? (?:find (?:out|oot)|know|ken|see|hear)\b"
    rf"|\bbehind his back\b|\b{HE} (?:checks?|goes through|reads|tracks?|takes?) (?:my|ma"
    rf"|all my) (?:phone|texts?|messages|money|wages|card|bank)\b",
    re.IGNORECASE,
)
GOOD_DAYS = re.compile(
    rf"\b{HE}(?:'?s| has| hasn'?t| hasnae| hisnae|'?s no| is| isn'?t| isnae| didn'?t| didnae|'?s not"
    rf"| has not| never)*"
    r" (?:hit|hurt|touched|battered|laid (?:a|his) (?:hand|finger)|lifted (?:a|his) hand|kicked off"
    r"|kicked aff|shouted at|screamed at|raised his)\b"
    rf"|\b{HE}(?:'?s| has| hasn'?t| hasnae| hisnae|'?s no| didn'?t| didnae"
    rf"|'?s not)*(?: been)? (?:kicking off|roond|round|near us|near me|at the door|banging)\b.*"
    r"\b(?:days?|weeks?|month|since|yet|quiet|peace)\b",
    re.IGNORECASE,
)
"""That it was quiet is told as a good thing."""
HURTS = Verdict("domestic_abuse", "sideways", sure=False)
LOW = Verdict("severe_distress", "sideways", sure=False)
STILL_HERE = re.compile(
    r"\bstill (?:here|alive|standing|staunin|breathing|breathin|going|goin|kicking)\b\W*(?:(?:i|a"
    r"|ah) (?:suppose|guess)|just(?: about)?|jist(?: aboot)?|somehow|barely|only just"
    r"|so that'?s something|aren'?t i|but|is that (?:enough|something)|that'?s (?:about )?(?:it|all"
    r"|aw)|$)|^\W*(?:i'?m |am |a'?m |just |jist |well )*(?:barely )?(?:alive|breathing|breathin"
    r"|surviving|survivin|existing|existin)\b(?: (?:i|a|ah) (?:suppose|guess)| just about| and that'?s it)*\W*$"
    r"|\b(?:just|jist|barely|only)(?: about)? (?:getting|gettin|got) through (?:the|each|every|wan"
    r"|one) (?:day|days|hour|night)\b|\b(?:woke|wake|waking) up (?:again|this morning)\b(?!.*\b(?:early|happy)\b)",
    re.IGNORECASE,
)
NOTHING_IS = re.compile(
    r"\b(?:nothing|nuthin|nothin|nowt|hee haw|absolutely nothing)(?:'?s| is| ever| ever is"
    r"| goes)?(?: really)? (?:going|goin|goes|gone|good|right|well)\b"
    r"|\b(?:what'?s|whit'?s|no|nae|see no) (?:the )?point\b(?! (?:in|of) (?:that|this|asking))"
    r"|\b(?:no|nae) (?:hope|use|good) (?:to (?:any|no)|any ?more|left|for me)\b"
    r"|\bi'?m (?:good (?:for|at)) (?:nothing|nowt|nuthin)\b|\b(?:good|guid) (?:for|at"
    r"|fur) (?:absolutely )?(?:nothing|nuthin|nothin|hee haw)\b|\bbetter off without me\b"
    r"|\b(?:a|just a|am a|i'?m a) (?:waste|burden|failure|useless)\b",
    re.IGNORECASE,
)
TO_END = re.compile(
    r"\b(?:no|not|nae|stop|quit) (?:to |tae )?(?:feel|feeling|feelin|be|being) (?:like (?:this|that)"
    r"|this (?:way|low|bad|tired)|so (?:low|bad|down|empty|alone|numb|sad)|sad"
    r"|numb|empty|down|doon|low|a burden|useless)\b|\b(?:to|tae|just|jist|could) (?:just "
    r"|jist )?(?:disappear|vanish|not (?:exist|wake up|be here)|no (?:be here|wake up|exist))\b"
    r"|\b(?:sleep|go to sleep) (?:and|an|forever|for good)\b.*\b(?:not|no|never) wake\b|\b(?:it"
    r"|everything|this)(?: all| aw)? (?:to|tae) (?:stop|end|be over|go away)\b"
    r"|\b(?:not|no) (?:be|tae be|to be) (?:here|alive|around)(?: any ?more)?\W*$|^\W*(?:to|tae"
    r"|just)? ?stop (?:crying|greetin)\b|\b(?:want|like|need)(?: to| tae)? (?:to |tae )?(?:feel"
    r"|be) (?:alive|something|anything|normal) again\b"
    r"|\bget through (?:the|a|wan|one) (?:day|night) without\b(?!.*\b(?:loan|debt|fag|smok\w*|drink\w*)\b)",
    re.IGNORECASE,
)


def sign_in(text: str, *, of_what_is_well: bool) -> Verdict | None:
    """The weak sign in what answers a question of the plan; `of_what_is_well` where strengths were asked for."""
    said = text.replace("\u2019", "'")
    hurts = (TO_STOP, AWAY_FROM, FOUND_OUT, *((GOOD_DAYS,) if of_what_is_well else ()))
    if any(form.search(said) for form in hurts) and not re.search(CHILDISH, said, re.IGNORECASE):
        return HURTS
    low = STILL_HERE.search(said) or TO_END.search(said) or (of_what_is_well and NOTHING_IS.search(said))
    return LOW if low else None
