"""Whether a text doubts that we are what we say: `how do i know its not a scam`, `is this legit`, `can i trust you`."""

import re

from bot.conversation.words_for_us import END, IT, US

FALSE = r"(?:scam\w*|con|fake|fraud\w*|phish\w*|hoax|dodgy|suspicious|a wind ?up|spam)"
TRUE = r"(?:legit\w*|genuine|for real|trustworthy|above board|official)"
KNOW = r"(?:how|hoo) (?:do|dae|can|will|would|wid|wull) (?:i|a|ah|we|you) (?:know|ken|tell|be sure)"
OF_US = re.compile(rf"\b{US}", re.IGNORECASE)
DOUBTS = re.compile(
    rf"\b(?:is|are|r) (?:{US}|{IT})(?: \w+){{0,4}}? (?:{FALSE}|{TRUE}){END}"
    rf"|\b{KNOW}(?: \w+){{0,5}}? (?:{FALSE}|{TRUE}|real){END}"
    rf"|\b(?:can|could|should|how do) (?:i|a|ah|we)(?: know)?(?: i| a)?(?: can)?(?: really| actually)?"
    rf" trust (?:{US}|{IT})"
    rf"|\b(?:who'?s|wha'?s) to say\b.*\b{FALSE}"
    rf"|\b(?:looks|sounds|seems|feels) (?:a (?:bit|wee bit) |like (?:a )?)?{FALSE}{END}",
    re.IGNORECASE,
)


def doubts_us(said: str, of_something_else: bool) -> bool:
    """Whether it is doubted; `of_something_else`: services or a question lie open, which `it` may be about."""
    return DOUBTS.search(said) is not None and (not of_something_else or OF_US.search(said) is not None)
