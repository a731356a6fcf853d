"""What there is in words for a key worker who is waited for, once their move is known: a court day, a home, a change.

The moves themselves are learnt (data/nlu/moves/worker.yml).
"""

import re

DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|the morra|tomorrow)"
CANCELS = re.compile(
    r"(?<!n't )(?<!dont )(?<!dinnae )(?<!not )\b(?:canc\w*|call\w* (?:\w+ )?off|scrap"
    r"|(?:don'?t|dinnae|no longer) (?:want|need) (?:a |an |the |any )?(?:key ?)?(?:worker|person))\b",
    re.IGNORECASE,
)
COMES = r"(?:ring|phone|call|text|txt|come|contact|see|get back to|speak to)(?:s|es|ing|in)?"
THE_WORKER = re.compile(
    r"\bkey ?workers?\b|\b(?:the|my|that|a real|real|(?:talk|speak) (?:to|tae|wi'?t?h?) a) (?:person|worker|human)\b"
    rf"|\bwho ?ever (?:it is )?(?:that )?{COMES}\b"
    rf"|\b(?:asked|ask|wait(?:ing|in)?) (?:for|on|fur) (?:a|the) (?:person|worker|human)\b"
    rf"|\b(?:when|before|till|until) (?:they|she|he|(?:some|any)(?:one|body)) {COMES} (?:me|us)\b"
    r"|\bon (?:the|a) list\b",
    re.IGNORECASE,
)
TO_BE_TOLD = re.compile(
    r"(?<!n't )(?<!dont )(?<!dinnae )(?<!never )(?<!not )(?<!no to )\b(?:let|tell|add for|say to) (?:(?:the|my|ma) )?"
    r"(?:(?:key ?)?workers?|whoever)\b(?! (?:not|no|to forget))"
    r"|^\W*(?:(?:ok|okay|wait|aye|and|so|just|jist|please|pls|right|oh)\b\W*)*tell (?:them|thaim)"
    r" (?:that )?(?:it'?s|it is|i'?m|i am|a'm|my|ma|about|aboot|the)\b"
    r"|\b(?:can|could|will|would|please) (?:you |ye |u )?(?:please )?(?:let|tell) (?:her|him|them)\b(?! (?:not"
    r"|no|to forget|never)\b)"
    r"|(?:^|[.,;!]\s*)(?:(?:please|pls|just|jist|can you|could you|so|and)\s+)*(?:put|pit|write)"
    r"(?: down(?! the)| in that| that (?=(?:i|i'?m|my|ma|he|she|it'?s|we)\b)| (?=(?:i'?m|my|ma)\b)) ?(?=\w)"
    r"|\bwrong thing (?:to|tae|for|fur|down for) (?:the|my|ma) (?:key ?)?worker",
    re.IGNORECASE,
)
PUT_THIS = re.compile(
    r"(?:^|[.,;!]\s*)(?:(?:please|pls|just|jist)\s+)*(?:put|pit|write) (?!it\b|that\b|them\b|me\b)\w", re.IGNORECASE
)
"""`no thats not what i asked. put free school meals`."""
ALL_OF_IT = re.compile(
    r"\b(?:(?:it|them|that) (?:all|baith|both)|(?:all|aw|both|baith) (?:of|o) (?:it|them|that|those)"
    r"|everything|the lot)\b",
    re.IGNORECASE,
)
ON_A_CONDITION = re.compile(r"\b(?:if|unless|later|until|til|till|no yet|not yet)\b|\?", re.IGNORECASE)
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
    r"|\b(?:i|a|ah) (?:mean|meant)\b|\b(?:not|no|nae) what (?:i|a|ah) (?:said|asked|meant|wanted)\b"
    r"|\b(?:you|u|ur|you'?re|yer)\b.{0,20}\bwrong thing\b|^\W*(?:(?:no|naw|sorry)\W+)?wrong thing\b"
    r"|\b(?:it'?s|its|is|said|mean|meant)\b(?: \w+){1,3},? (?:no|not|naw|nae) (?:the |my |ma )?\w+\W*$",
    re.IGNORECASE,
)


def is_urgent(text: str) -> bool:
    """Whether a text names what may come before a worker does: a court, sheriff officers, a cut-off, and a day."""
    said = text.replace("\u2019", "'")
    return OF_COURTS.search(said) is not None and SOON.search(said) is not None


def puts_right(text: str) -> bool:
    """Whether a text puts right what was kept: `actually it's the gas, no the rent`."""
    return PUTS_RIGHT.search(text.replace("\u2019", "'")) is not None


def asks_for_help(text: str) -> bool:
    """Whether a text asks for help, or whether there is any, without naming with what."""
    return (
        re.search(r"\b(?:help|see|advise|sooner|quicker|anyone|anybody|somebody|someone|near)\b", text, re.I)
        is not None
    )


def is_to_be_told(text: str) -> bool:
    """Whether a text bids us tell the worker something: `can you let the worker know i work tuesdays`."""
    said = text.replace("\u2019", "'")
    return TO_BE_TOLD.search(said) is not None or (puts_right(said) and PUT_THIS.search(said) is not None)


def names_the_worker(text: str) -> bool:
    """Whether a text names the worker who is waited for, whatever was said since they were asked for."""
    return THE_WORKER.search(text.replace("\u2019", "'")) is not None


def cancels_all(text: str) -> bool:
    """Whether a text cancels the worker and whatever text is set in one: `just cancel it all`."""
    return cancels(text) and ALL_OF_IT.search(text) is not None


def cancels(text: str) -> bool:
    """Whether a text cancels in so many words, on no condition, and asks nothing."""
    said = text.replace("\u2019", "'")
    return CANCELS.search(said) is not None and ON_A_CONDITION.search(said) is None
