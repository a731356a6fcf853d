"""What a few words mean in the hours after a reply to danger, where each alone would say little."""

import re

OF_THE_BODY = re.compile(
    r"\b(?:hospital|hospitul|ambulance|a ?(?:and|&|n) ?e|paracetamol|tablets?|pills?|meds|medicine)\b"
    r"|\b(?:overdos\w+|poison\w*|bleed\w*|blood)\b"
    r"|\b(?:too|tae) (?:many|much|mony)\b|\b(?:took|taken|tookt|swallowed|drank) (?:them|some|it|a few|all)\b"
    r"|\bin front o(?:f|') me\b|\bnext to me\b"
    r"|\bfeel(?:ing|in)? (?:a bit |kinda |really |so |awfy )?(?:sick|faint|dizzy|sleepy|drowsy|funny|numb|cold)\b",
    re.IGNORECASE,
)
"""Words of a body that is hurt, or of a means."""
IN_GOOD_HANDS = re.compile(
    r"\b(?:at|in) (?:the )?(?:hospital|a ?(?:and|&|n) ?e)\b|\b(?:ambulance|paramedics?|doctors?|nurses?|police)\b.{0,12}"
    r"\b(?:here|came|coming|on (?:its|their) way|seeing|with)\b",
    re.IGNORECASE,
)
"""... but somebody is seeing to it."""
LETS_IT_BE = re.compile(
    r"^\W*(?:(?:ach|och|aw|just|sorry|please|pls|ok|oh|no|naw|actually|well)\W+)*"
    r"(?:forget (?:it|that|about it|(?:what )?(?:i|a|ah) (?:said|asked)(?: anything| that)?)|never ?mind"
    r"|(?:it )?(?:doesn'?t|disnae|don'?t|dinnae) matter|ignore (?:me|that))"
    r"(?:\W+(?:then|sorry|pal|hen|ta|thanks|to bother (?:you|ye)|for bothering (?:you|ye)|anyway))*\W*$",
    re.IGNORECASE,
)
"""Takes back what was said, without asking for anything to be deleted."""


def is_of_danger(text: str) -> bool:
    """Whether a text that follows words of danger goes on with it, as in `should I go to hospital`."""
    return OF_THE_BODY.search(text) is not None and IN_GOOD_HANDS.search(text) is None
