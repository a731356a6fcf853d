"""Steps of a turn: what is said beside a key worker who was asked for, where they were spoken of last."""

from bot.conversation import beside_the_request, for_the_worker, summary_said
from bot.conversation.beside_the_request import Beside
from bot.conversation.choosing import of_need
from bot.conversation.for_the_worker import kept, short
from bot.conversation.languages import language_of
from bot.conversation.meaning import risk_in, surely
from bot.conversation.plain_asks import LETS_GO, names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, hours_said
from bot.directory.needs import Needs
from bot.handover import spoken
from bot.messages import Choice, Saying

PAYLOADS = {
    Beside.CANCELS: "/cancel_request",
    Beside.REWORDS: summary_said.CHANGE,
    Beside.GOES_ON: "/carry_on",
    Beside.ROBOT: "/who_are_you",
}
"""What the talk takes up."""
STAY_THEMSELVES = frozenset(
    "talk_to_person change_worker ask_contact stop start delete_my_data show_my_data privacy link_phones pause discreet"
    " complaint goodbye who_are_you speak_to_assistant my_plan thanks not_now".split()
)
"""Acts that a text surely is, whatever lies open."""
URGENT = "utter_worker_urgent"
LEAVE_IT = Choice("Leave it as it is", "/finish", ("leave it", "keep it"))
LOOK = Choice("Show me what there is", "/menu")
DELETE = Choice("Delete everything", "/delete_my_data")


async def answer_beside_the_request(turn: Turn, tools: Tools) -> None:
    """What is asked of the worker, a change of mind, agreement, and how it is for the parent."""
    if _will_wait(turn):
        turn.answer(Saying("utter_worker_waits", await _hours(turn, tools)))
    if turn.decided or not _lies_open(turn):
        return
    wish = for_the_worker.said_for(turn.words, spoken_of=True, unsure=False)
    if wish is not None and wish.kind is not for_the_worker.Kind.WORDS:
        return
    if LETS_GO.search(turn.words.replace("\u2019", "'")):
        return
    before = _kept_before(turn)
    found = beside_the_request.heard_in(turn.words, words_kept=bool(before))
    if found is None or (found is Beside.NO_WORD and names_place(turn.understood)):
        await _look_for_what_was_kept(turn, before, tools)
        return
    if found in PAYLOADS:
        turn.payload = PAYLOADS[found]
        return
    if found is Beside.TAKES_BACK:
        turn.effects += ({"kind": "no_words_for_worker", "words": before},)
    turn.answer(Saying(found.value, await _hours(turn, tools), _beside(turn, found)))


async def stay_with_the_request(turn: Turn, tools: Tools) -> None:
    """What seeks nothing new is for the worker: a statement as it stands, and a question that we cannot answer."""
    if not _lies_open(turn) or turn.payload is not None or surely(turn.understood) in STAY_THEMSELVES:
        return
    if names_place(turn.understood) or language_of(turn.words) is not None:
        return
    tells = beside_the_request.tells(turn.words) or beside_the_request.puts_right(turn.words)
    if not tells and not _asks_what_we_cannot_say(turn):
        return
    words = kept(turn.words)
    turn.effects += ({"kind": "words_for_worker", "words": words},)
    said = {"words": short(words), **await _hours(turn, tools)}
    wording = _wording(turn.words, tells=tells)
    needs = _needs_of(turn) if wording != URGENT else ()
    turn.answer(Saying(wording, said, (*needs, *_meanwhile(turn))))


def _will_wait(turn: Turn) -> bool:
    """Whether `I'll just wait` is what the text picks, or that it is left as it is."""
    waits = turn.chosen is not None and turn.chosen.choice.label in (spoken.JUST_WAIT.label, LEAVE_IT.label)
    return waits and turn.stands.waiting and turn.stands.request_spoken_of and turn.verdict.risk is None


async def _look_for_what_was_kept(turn: Turn, before: str, tools: Tools) -> None:
    """`can somebody in motherwell help quicker`: what is looked for is what the kept words are about."""
    found = turn.understood or {}
    if not before or not names_place(found) or found.get("needs") or not beside_the_request.asks_for_help(turn.words):
        return
    meant = (await tools.engine.understand([before]))[0]
    if meant.get("needs") and not meant.get("unsure") and risk_in(meant).risk is None:
        turn.understood = {**meant, "entities": found.get("entities", [])}


def _wording(text: str, *, tells: bool) -> str:
    if beside_the_request.is_urgent(text):
        return URGENT
    if not tells:
        return "utter_worker_unsure_home" if beside_the_request.is_of_home(text) else "utter_worker_unsure"
    return "utter_worker_put_right" if beside_the_request.puts_right(text) else "words_for_worker"


def _lies_open(turn: Turn) -> bool:
    """Whether the worker who is waited for was spoken of last, and nothing else, nor a risk, is in the way."""
    busy = turn.is_plain or turn.words_are_asked_for or turn.denied is not None
    busy |= turn.verdict.risk is not None
    stands = turn.stands
    of_danger = stands.danger_lasts or stands.after_danger or stands.risk_asked
    if busy or of_danger or not (stands.waiting and stands.request_spoken_of):
        return False
    of_service = turn.handover is not None and turn.handover.about_service is not None
    return not of_service and not summary_said.asked_among(turn.offered)


def _asks_what_we_cannot_say(turn: Turn) -> bool:
    """Whether it is a question that names nothing we could look for, or is about what will become of them."""
    if not beside_the_request.asks_on(turn.words):
        return False
    found = turn.understood or {}
    return bool(found.get("unsure")) or not found.get("needs") or beside_the_request.asks_what_becomes(turn.words)


def _kept_before(turn: Turn) -> str:
    """The words that were kept with the request by the text before this; empty where none were."""
    words = kept(turn.wrote_before[0]) if turn.wrote_before else ""
    held = turn.handover.summary if turn.handover and turn.handover.summary_consent == "edited" else None
    return words if words and words in (held or "") else ""


def _beside(turn: Turn, found: Beside) -> tuple[Choice, ...]:
    cancel = () if _is_emergency(turn) else (spoken.CANCEL,)
    match found:
        case Beside.WAITS:
            return ()
        case Beside.STILL_WANTED:
            return (*cancel, LEAVE_IT, spoken.CARRY_ON)
        case Beside.MEANWHILE:
            return (LOOK, *cancel, spoken.JUST_WAIT)
        case Beside.TAKES_BACK:
            return (DELETE, *_meanwhile(turn))
    return _meanwhile(turn)


def _meanwhile(turn: Turn) -> tuple[Choice, ...]:
    return spoken.meanwhile(emergency=_is_emergency(turn))


def _is_emergency(turn: Turn) -> bool:
    return turn.handover is not None and turn.handover.urgency == "emergency"


def _needs_of(turn: Turn) -> tuple[Choice, ...]:
    """The need that the words are surely about, to look at meanwhile."""
    found = turn.understood or {}
    needs = Needs().known(need["id"] for need in found.get("needs") or () if not found.get("unsure"))
    return tuple(Choice(need.label, of_need(need.id)) for need in needs[:1] if not (need.quiet or need.loss))


async def _hours(turn: Turn, tools: Tools) -> dict[str, str]:
    return {"hours": await hours_said(turn, tools)}
