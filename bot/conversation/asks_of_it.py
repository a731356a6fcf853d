"""Whether a short question is about the service that a parent looks at: `is there a creche`, `do they take babies`.

By itself such a question looks like a need: childcare, transport, a warm house.
"""

import re

LONGEST = 12
"""Words; more of them tell a story, in which `it` may be anything."""
LONGEST_OF_GOING = 16
BEGINS = r"^\W*(?:and |an |but |so |ok |oh )*"
LEADS_IN = re.compile(
    r"^\W*(?:(?:no|naw|ok|aye|yes|right|great|grand|lovely|good|so|and|but|well)\b\W*)*"
    r"(?:(?:(?:tell (?:me|us)|gie us)(?: more)?(?: (?:about|aboot) (?:it|that|them))?(?: anyway| then)?"
    r"|that'?s (?:great|good|fine|grand|brilliant|lovely)|(?:it |that )?sounds (?:good|great|fine)"
    r"|(?:you|ye) said (?:ring|phone|call|text)|i'?m (?:no|not) good on the phone"
    r"|i (?:get|am|feel) \w+ (?:on|about) (?:the phone|phoning|ringing)|i (?:can'?t|cannae|hate|don'?t like) (?:the phone"
    r"|phoning|ringing|phone calls))\s*[,.;!-]+\s*)+",
    re.IGNORECASE,
)
"""What may stand before such a question and asks nothing: `you said ring. I get nervous on the phone.`"""
WAY = r"(?:e-?mail|text|txt|ring|phone|call)"
ASKING = (
    r"(?:is|are|do|does|dae|dis|can|could|will|would|has|have|how|hoo|what|whit|wh?at|wot|when|whan|where|whaur|who|wha"
    r"|any)"
)
THEIRS = (
    r"(?:(?:take|tak)(?! (?:my|ma|him|her|them|it|the|money)\b)|do(?! (?:that|this|it)\b)|(?:have|hae)(?! to\b)|run|speak"
    r"|open|allow|accept|offer|charge|shut|close|provide|cater|on|there|free|busy|near|based|nice|any|got|post|deliver|teach"
    r"|(?:in|on|at|during|after) (?:the |an? )?(?:\w+day|evening|morning|afternoon|night|weekend|holiday)s?)"
)
"""What groups and places do, and landlords and offices mostly do not."""
OF_IT = re.compile(
    rf"{BEGINS}(?:{ASKING}\b(?:\W+[\w']+){{0,4}}?\W+)?(?:is|does|dis|will|wid|would) it\b"
    rf"|{BEGINS}{ASKING}\b(?:\W+[\w']+){{0,7}}?\W+(?:(?:to|tae|at|in|near|by|for) it|there)\W*$"
    rf"|{BEGINS}(?:do|dae|does|are|can|could|will|would|have|has) they (?:also |still |aye )?{THEIRS}\b"
    rf"|{BEGINS}(?:{ASKING}\b\W+)?(?:any|ony|one|either|both|all|some|none|which|whit|each)"
    r" (?:o|o'|of) (?:them|these|those)\b",
    re.IGNORECASE,
)
"""A question with a word that stands for the service, or for those shown. `they` may as well be a landlord: `can they
do that`."""
WHAT_PLACES_HAVE = (
    r"(?:creche|parking|car park|wait|lift|ramp|toilets?|loos?|changing|bus|buses|cost|charge|fee|waiting list|queue"
    r"|age limit|dads?|mums?|parents|tea|food(?! bank)|lunch|wi-?fi|stairs|steps)"
)
OF_PLACES = re.compile(
    rf"{BEGINS}(?:"
    rf"(?:is|are|will|would|wid) (?:there|thair)(?: be)?(?: a| an| any| ony| other| ither| some)* {WHAT_PLACES_HAVE}\b"
    rf"|(?:any|ony) {WHAT_PLACES_HAVE}\b"
    r"|(?:do|dae|does|would|will) (?:i|you|u|ye|a|we) (?:need|have|hae) (?:to (?:book|bring|pay|register|join)"
    r"|a referral|an appointment|referred)\b"
    r"|(?:what|whit|wh?at|wot|which) (?:days?|times?|date|bus|buses|train)\b"
    rf"|(?:what|whit|how|hoo)(?: long)?(?:'?s| is) (?:the|their) {WHAT_PLACES_HAVE}\b"
    r"|(?:is|are|wis) (?:an?|any|ony) (?:[\w']+ ){1,3}(?:needed|required|wanted)\b"
    rf"|can (?:i|a|ah|we) (?:just |jist )?{WAY}(?: or {WAY})?(?: (?:them|instead|in|or anything))*(?=\W*$)"
    r")(?:\W+[\w']+){0,5}\W*$",
    re.IGNORECASE,
)
"""A question about what a group or place may have or want, without a word for it."""
WHOM = r"(?:i|a|we|he|she|they|ye|you|parents?|mums?|dads?|(?:my|ma|the) \w+)"
SOMEBODY = (
    r"(?:(?:wee )?(?:\d+|one|two|three|four|five)[ -]?(?:year|yr|month)s?[ -]?olds?|pal|friend|sister|brother|mum|mam"
    r"|weans?|kids?|child(?:ren)?|bab(?:y|ies)|bairns?|toddlers?|sons?|daughters?|boys?|girls?|lads?|lassies?|twins"
    r"|(?:wee|youngest|oldest|eldest) (?:one|yin|wan|boy|girl|man|lassie)s?)"
)
ALONG = (
    rf"(?:too|along|as well|an aw|wi'?|with|me|us|him|her|them|on|by|my|ma|his|their|own|a|{SOMEBODY}|take|bring|can|i"
    r"|mysel\w*|masel\w*|himsel\w*|herself|alone|there|to it|or|not|no|stay|the whole time|every time)"
)
TAKE = rf"(?:take|tak)(?= (?:a|my|ma|the) {SOMEBODY}\b)"
MAN_OR_WOMAN = r"(?:m[ae]n|wom[ae]n|wumman|wummin|male|female|lady|ladies|guys?)(?: or | only|$)"
GO = r"(?:go|stay|come|be there|be wi|be with)"
OF_GOING = re.compile(
    rf"{BEGINS}(?:can|could|if|whether|am|are|is it (?:ok|okay|alright|fine) if) {WHOM}"
    rf" (?:(?:can|am|are|is) )?(?:(?:allowed|able|welcome) (?:to|tae) )?"
    rf"(?:bring|{TAKE}|come|go|jist turn up|just turn up|drop in|join)\b"
    rf"(?:\W+{ALONG}\b)*\W*$"
    rf"|{BEGINS}(?:do|does|dae|dis|if|whether) {WHOM} (?:have|has|huv|need|needs) (?:to|tae) {GO}\b(?:\W+{ALONG}\b)*\W*$"
    rf"|{BEGINS}(?:is|are|will|would|wid|wis) (?:it|they|there)(?: be)? (?:run by )?(?:an? |all )?{MAN_OR_WOMAN}"
    rf"|{BEGINS}(?:can|could) (?:i|a|ah|we) (?:just |jist )?(?:have|hae) a (?:go|try|shot)\b(?! (?:at|o|of)\b)",
    re.IGNORECASE,
)
"""Who may come along, who stays, a man or a woman there."""
ASKED_BEFORE = re.compile(
    rf"{BEGINS}(?:if|whether|gin) (?:it|they|there)(?:'?s| is| was| has| have| are| does| do)\b", re.IGNORECASE
)
"""`if it was free`, as something that was asked already."""
SENTENCES = re.compile(r"[.?!;\n]+")
OF_SOMETHING_ELSE = re.compile(
    r"\b(?:i need|help me|near me|somewhere|anywhere|another|anither|different|else|instead|ask them|tell them"
    r"|let them|(?:phone|ring|call|text|contact|e-?mail|get in touch|visit)\w* (?:me|us)|confidential|private|anonymous"
    r"|know|tell|told|share|see|think|later|not for me|no for me|stop|normal|legal|my fault|too late|affect"
    r"|(?:how|hoo) (?:do|dae|can|could|should) (?:i|a|we)(?! get (?:there|to|in))"
    r"|(?:is|wid|would) it (?:ok|okay|wrong|bad))\b",
    re.IGNORECASE,
)
"""Another place, to be contacted, who reads this, time to think, or whether a thing is normal."""
ACTS = frozenset({None, "unclear", "tell_more", "yes", "no", "help", "how_it_works", "check_in"})
"""What such a question may be taken for by itself; another act is that act."""


def asks_of_it(said: str, act: str | None) -> bool:
    """Whether the text, which by itself is `act` or a need (None), asks something of the service in view."""
    said = LEADS_IN.sub("", said)
    words = len(said.split())
    if act != "risk" and words <= LONGEST_OF_GOING and _of_going(said):
        return True
    if act not in ACTS or words > LONGEST or OF_SOMETHING_ELSE.search(said):
        return False
    return any(pattern.search(said) for pattern in (OF_PLACES, OF_IT, ASKED_BEFORE))


def _of_going(said: str) -> bool:
    return any(OF_GOING.search(sentence) for sentence in SENTENCES.split(said))
