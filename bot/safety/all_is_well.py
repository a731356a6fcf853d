"""Answers to questions of ours that say all is well with the words of danger: `they've never been hit`, `he's not here`.

What the reviewed rules found always counts; these are held against the classifier, which looks at no question.
"""

import re

SHOWN_IF_SAFE = "/show_services"
"""The yes to names of services on the phone, which somebody else might see."""
NEVER = r"(?:never|nivver|no ?(?:one|body)|none|not once|(?:isn'?t|aren'?t|isnae|urnae) ever)"
HARM = r"(?:hit|hurt|hungry|starv\w+|cold|harmed|smacked|skelped|shouted at|scared|feart|alone|without|late|missed|dirty)"
NEVER_HARMED = re.compile(rf"\b{NEVER}\b(?: [\w']+){{0,6}}? {HARM}\b", re.IGNORECASE)
BUT = re.compile(
    r"\b(?:but|until|till|before|except|unless|apart|again|anymore|any more|last (?:night|week))\b", re.IGNORECASE
)
HE = r"(?:he|she|they|(?:my|ma|the) (?:ex|man|partner|husband|wife|boyfriend|girlfriend|da|dad))"
AWAY = r"(?:away|oot|out|gone|left|abroad|at (?:his|her) work|working|workin|inside|in (?:jail|prison))"
NOBODY_LOOKS = re.compile(
    rf"\b{HE}(?:'?s|'?re| is| are| has)? (?:(?:not|no|isn'?t|isnae|never|doesn'?t|disnae)"
    rf" (?:here|in|about|around|hame|home|(?:live|bide|stay) here|see (?:my|ma) phone)|{AWAY})\b"
    r"(?: (?:now|the now|anymore|any more|today|tonight|just now))*"
    r"|\b(?:i|a|ah|we)(?:'?m|'?re| am| are)? (?:(?:live|lives|stay|bide|living|staying) )?"
    r"(?:alone|on (?:my|ma|our) own|masel\w*|by myself)\b(?: (?:with|wi|and) (?:my|ma|the) \w+)*"
    r"|\b(?:it'?s |there'?s )?(?:just|jist|only) (?:me|us)\b(?: here| and (?:my|ma|the) \w+)*"
    r"|\bno ?(?:one|body)(?: else)? (?:looks|sees|reads|checks|else here|here)\b"
    r"(?: (?:at )?(?:my|ma|this|it) ?(?:phone)?)*",
    re.IGNORECASE,
)
AROUND_IT = re.compile(
    r"\b(?:yes|aye|yeah|yep|ok|okay|fine|please|pls|thanks|ta|sure|so|and|an|but|cos|because|show me|show|go on|that'?s"
    r"|it'?s|is|all right|alright|safe|grand|now|here|me|them|send|the)\b|\W",
    re.IGNORECASE,
)

RUNS_A_GROUP = re.compile(
    r"\bsocial work(?:er)?s?\b[^.?!]{0,40}\b(?:runs?|running|runnin|teach\w*|hosts?|hosting|holds?|puts? on|putting on"
    r"|does|doing|has|started|starting)\b(?: [\w'-]+){0,3}"
    r" (?:class(?:es)?|clubs?|groups?|courses?|workshops?|sessions?|cafe|walks?|lessons?)\b",
    re.IGNORECASE,
)
OWN_WORKER = re.compile(
    r"\b(?:my|ma|our|oor|his|her|their) social work"
    r"|\bsocial work\w*\b.*\b(?:says?|said|told|wants?|have to|need to|must|order)\b",
    re.IGNORECASE,
)


def never_harmed(text: str) -> bool:
    """Whether a text, which tells what is going well, says that nobody was ever hurt or went without."""
    return NEVER_HARMED.search(text.replace("\u2019", "'")) is not None and BUT.search(text) is None


def runs_a_group(text: str) -> bool:
    """Whether a social worker is named only as whoever runs a class or club, and no own one."""
    said = text.replace("\u2019", "'")
    return RUNS_A_GROUP.search(said) is not None and OWN_WORKER.search(said) is None


def nobody_looks(text: str) -> bool:
    """Whether a text says yes to names on the phone because nobody else is there, and nothing else."""
    rest, told = NOBODY_LOOKS.subn("", text.replace("\u2019", "'"))
    return told > 0 and AROUND_IT.sub("", rest) == ""
