"""Words that agree and say nothing else: `aye fine`, `nae bother, ill wait`, `thats grand ta`."""

import re

DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the morra|tomorrow)"
ME = r"(?:i|a|ah|we)"
AGREED = (
    r"(?:o+k+|okay|okey|k+|aye|yes|yeah|yep|fine|grand|great|good|brill\w*|sound|perfect|right|sure|cool|lovely|super"
    r"|magic|no (?:problem|bother|worries|rush)|nae (?:problem|bother|worries|probs|rush)|will do|fair enough"
    r"|(?:suits|works for|fine by|ok by|ok with|fine with) me|why not"
    r"|(?:i |a )?(?:don'?t|dinnae) mind|go (?:on|ahead|for it)|on you go"
    rf"|(?:that'?s|thats|{DAY}(?:'?s| is)?|it'?s|its|sounds|that (?:will|would|wid|wull)|that'?ll)(?: be)?"
    r" (?:fine|ok|okay|grand|great|good|perfect|alright|all right|do|sound|me|lovely)(?: (?:by|with|wi|for) me)?"
    rf"|(?:{ME}(?:'?ll| will| can)? |il |al |aw )?(?:just |jist )?(?:wait|hang on|haud on|sit tight|hold on)"
    rf"(?: (?:for (?:it|her|them)|to|tae|till|til|until|{DAY}))*"
    rf"|(?:on )?{DAY}(?: (?:then|it is))?)"
)
FILLING = (
    r"(?:then|pal|hen|mate|love|x+|thanks|thank you|thanx|ta|cheers|so much|very much|and|just|well|oh|och|for now|so"
    r"|(?:for|fur) (?:helping|helpin|asking|your help|that)(?: me)?)"
)
ASSENTS = re.compile(rf"^\W*(?:{FILLING}\W+)*{AGREED}(?:\W+(?:{AGREED}|{FILLING})\b)*\W*$", re.IGNORECASE)


def assents(text: str) -> bool:
    """Whether a text agrees, or is content to wait, and says nothing else."""
    return "?" not in text and ASSENTS.match(text.replace("\u2019", "'")) is not None
