"""A parent asks which of those for the ill to ring, or whether to: `111 or the gp?`, `do i take him up to A&E`.

We cannot judge that, and who can is one number away.
"""

import re

from bot.messages import Saying
from bot.safety.choices import A_PERSON_PERHAPS

LONGEST = 40
"""Words; more of them tell a story."""
CARE = (
    r"(?:111|nhs ?24|999|a ?(?:&|and|n) ?e|gp|g\.p\.?|doctor'?s?|docs?|hospital|ambulance|out of hours"
    r"|minor injur\w+|pharmacist)"
)
WHICH = re.compile(rf"\b{CARE}(?:\W+\w+){{0,4}}?\W+or\W+(?:\w+\W+){{0,4}}?{CARE}", re.IGNORECASE)
ME = r"(?:i|a|ah|we|he|she|they)"
WHETHER = re.compile(
    rf"\b(?:should|shud|shld|do|dae|will|wull|would|wid|shall|must|is it worth|need) {ME}?"
    r"(?: (?:need|have|hae|be|to|tae))*"
    r" ?(?:phon\w*|ring\w*|call\w*|go\w*|see\w*|tak\w*|get\w*|wait\w*)(?: (?:him|her|them|up|tae|to|the|an?|for"
    r"|in|wi|it))*"
    rf" {CARE}\b",
    re.IGNORECASE,
)
FOR_WHOM = re.compile(r"\b(?:is|are|does|do|can|will) (?:111|nhs ?24)\b", re.IGNORECASE)
OF_PAPERS = re.compile(
    r"\b(?:letter|form|note|proof|evidence|register\w*|appointment|refer\w*|pip|adp|credit|counsell\w*"
    r"|get an? (?:gp|doctor)"
    r"|how do i get|how (?:do|can) (?:i|a|we) get|tablets?|pills?|overdos\w*|swallow\w*)\b",
    re.IGNORECASE,
)
"""What doctors write, how to be on their list or get there, and what may have been taken."""


def asks_which_care(text: str) -> bool:
    """Whether that is asked."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST or OF_PAPERS.search(said):
        return False
    return any(form.search(said) for form in (WHICH, WHETHER, FOR_WHOM))


def answer() -> Saying:
    """Who can say at any hour, and when it is 999."""
    return Saying("risk_which_care", choices=A_PERSON_PERHAPS)
