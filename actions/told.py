"""What a parent told us, shown to them or taken back: one thing, and only after they said yes to it."""

import re
from textwrap import shorten

from actions.base import Slots
from actions.choices import A_PERSON, NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.planning import short
from actions.reply import Reply
from bot.database.tables import Voice
from bot.messages import Choice

OF_TOLD = ("see", "enough", "back", "back_last", "back_yes", "back_no")
MOST = 3
CHOOSING: Slots = {"asked": None, "awaits": {"what": "choice"}}
ALL_HELD = Choice("All that you hold", "/show_my_data", ("all", "see all"))
DELETE_ALL = Choice("Delete everything", "/delete_my_data", ("delete", "delete all"))
NAMED = (
    ("suggestion", re.compile(r"\b(?:ideas?|suggest\w*)\b", re.IGNORECASE)),
    ("complaint", re.compile(r"\bcomplain\w*\b", re.IGNORECASE)),
    ("tip", re.compile(r"\btips?\b", re.IGNORECASE)),
    ("feedback", re.compile(r"\b(?:feedback|review)\b", re.IGNORECASE)),
)
WORD = re.compile(r"[a-z0-9']{4,}")
OF_THE_ASKING = frozenset(
    "delete remove take taken back idea ideas suggestion complaint feedback about what said that this just only please"
    " want dont don't with them they from have told actually words something".split()
)


def about_told(heard: Heard, reply: Reply, do: str, told: list[Voice]) -> Slots:
    """`told` is all that the parent told, the newest first."""
    meant = _meant(heard, do, told)
    if not meant:
        reply.say("utter_nothing_told", (ALL_HELD, DELETE_ALL, SOMETHING_ELSE, NOT_NOW))
        return CHOOSING
    match do:
        case "back_yes":
            reply.effect("take_back_voice", id=str(meant[0].id))
            reply.say("utter_taken_back", (A_PERSON, SOMETHING_ELSE, NOT_NOW))
        case "back_no":
            reply.say("utter_not_taken_back", (A_PERSON, SOMETHING_ELSE, NOT_NOW))
        case "enough":
            see = Choice("See what I told you", _payload("see", meant[0]), ("see", "see it"))
            reply.say("utter_told_enough", (see, _out(meant[0]), SOMETHING_ELSE, NOT_NOW))
        case "see":
            hear = Choice("Tell me what comes of it", payload("voice", do="hear", id=str(meant[0].id)), ("yes",))
            ways = (*(() if meant[0].wants_to_hear else (hear,)), _out(meant[0]), ALL_HELD, SOMETHING_ELSE, NOT_NOW)
            reply.say("utter_told_see", ways, words=short(meant[0].words))
        case _ if len(meant) > 1:
            picks = [
                Choice(shorten(each.words, 40, placeholder=" ..."), _payload("back", each)) for each in meant[:MOST]
            ]
            reply.say("utter_take_back_which", (*picks, SOMETHING_ELSE, NOT_NOW))
        case _:
            yes = Choice("Yes, take it out", _payload("back_yes", meant[0]), ("yes", "take it out", "out"))
            no = Choice("No, keep it", _payload("back_no", meant[0]), ("no", "keep it"))
            reply.say("utter_take_back_sure", (yes, no, SOMETHING_ELSE, NOT_NOW), words=short(meant[0].words))
    return CHOOSING


def _meant(heard: Heard, do: str, told: list[Voice]) -> list[Voice]:
    """What was picked, or was told last; else those of the kind named, and of them what shares most words."""
    if (id := heard.entity("id")) is not None:
        return [voice for voice in told if str(voice.id) == id]
    if do in ("back_last", "enough"):
        return told[:1]
    kinds = [kind for kind, words in NAMED if words.search(heard.text)]
    of_kind = [voice for voice in told if voice.kind in kinds] or told
    said = set(WORD.findall(heard.text.lower())) - OF_THE_ASKING
    scores = [len(said & set(WORD.findall(voice.words.lower()))) for voice in of_kind]
    most = max(scores, default=0)
    return [voice for voice, score in zip(of_kind, scores, strict=True) if score == most]


def _out(voice: Voice) -> Choice:
    return Choice("Take it out", _payload("back", voice), ("take it back", "delete it"))


def _payload(do: str, voice: Voice) -> str:
    return payload("voice", do=do, id=str(voice.id))
