"""A parent asks whether drink, or tablets they cannot do without, may be stopped all at once: `can i just stop dead`.

Stopping suddenly can kill who drinks a lot, so it is answered at once and plainly. By itself `stop dead` sounds of
something else.
"""

import re

from bot.messages import Saying
from bot.safety.before_driving import HELP_WITH_IT
from bot.safety.choices import A_PERSON_PERHAPS

LONGEST = 45
"""Words; more of them tell a story."""
WHAT = (
    r"(?:drink\w*|booze|bevv\w*|alcohol|vodka|wine|cider|buckie|valium|vallies|diazepam|street blues|benzos?|methadone"
    r"|heroin|tramadol|pregabalin|gabapentin|a bottle|the bottle|litre)"
)
STOPS = re.compile(
    r"\b(?:(?:stop|quit|pack|come off|give|chuck)\w*(?: \w+){0,3}"
    r" (?:dead|sudden\w*|all at once|straight (?:away|off)|overnight"
    r"|cold turkey|in one go|the (?:day|night|morra))|cold turkey|go dry|detox\w*)\b"
    r"|\b(?:just|jist|safe to|dangerous to|ok to|bad to|ill if (?:i|a|ah)|happens if (?:i|a|ah))"
    r" (?:stop|quit|come off|chuck)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\?|\b(?:can|could|should|is it|would it|wid it|what happens|what if|do (?:i|a|ah)|will (?:i|a|ah|it)"
    r"|how (?:do|dae))\b",
    re.IGNORECASE,
)
NOT_OF_THIS = re.compile(
    r"\b(?:stop|quit|stopping|give up) (?:on )?(?:living|life|breathing|being|existing|eating|taking (?:him|her"
    r"|them)|it all)\b"
    r"|\b(?:point|shak\w+|seeing things|seizures?|fits?|fitting|hallucinat\w+|hearing (?:things|voices)|(?:he"
    r"|she|they) (?:drinks?|is|was))\b",
    re.IGNORECASE,
)
"""Life itself, another who drinks, and what somebody has who stopped already: that cannot wait for a question."""
OF_DRINK = re.compile(rf"\b{WHAT}\b", re.IGNORECASE)


def asks_to_stop_suddenly(text: str, need: str | None) -> bool:
    """Whether it is asked if drink or drugs may be stopped at once: named in the text, or talked about as the `need`."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST or NOT_OF_THIS.search(said):
        return False
    if not STOPS.search(said) or not ASKS.search(said):
        return False
    return need == "addiction" or OF_DRINK.search(said) is not None


def answer() -> Saying:
    """Not all at once, and who can say how."""
    return Saying("risk_stopping_suddenly", choices=(HELP_WITH_IT, *A_PERSON_PERHAPS))
