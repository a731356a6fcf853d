"""The kind word before a question or an offer, for who tells of a loss or a hard time."""

from typing import NamedTuple

from actions.heard import Heard
from bot.directory.needs import Need
from bot.language.hard_times import tells_of_a_hard_time, tells_of_illness


class KindWord(NamedTuple):
    """The wordings that begin with it."""

    asks_area: str
    offers: str


LOSS = KindWord("utter_ask_area_loss", "utter_offer_loss")
HARD = KindWord("utter_ask_area_hard", "utter_offer_hard")


def kind_word(heard: Heard, need: Need) -> KindWord | None:
    """What meets somebody who tells of it in their own words; nobody who picks the topic or says where."""
    if heard.intent != "need" or need.quiet:
        return None
    if need.loss and not tells_of_illness(heard.text):
        return LOSS
    return HARD if need.loss or tells_of_a_hard_time(heard.text) else None
