"""Steps of a turn: what is said beside a key worker who was asked for, where they were spoken of last."""

from collections.abc import Collection

from bot.conversation import beside_the_request, for_the_worker, summary_said
from bot.conversation.choosing import of_need
from bot.conversation.for_the_worker import kept, short
from bot.conversation.languages import language_of
from bot.conversation.meaning import risk_in
from bot.conversation.places import ELSE, WORKER, is_sure, move_in, worker_lies_open
from bot.conversation.plain_asks import LETS_GO, names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, hours_said, meaning_of
from bot.directory.needs import Needs
from bot.handover import spoken
from bot.language.are_you_real import asks_if_real
from bot.messages import Choice, Saying
from bot.plans import check_ins

FOR_THEM = frozenset({"tells", "asks"})
"""Moves whose words go to the worker."""
ANSWERED = frozenset(
    "no_word what_happens knows_you costs who_sees nothing_needed no_number meanwhile still_wanted no_bother ashamed"
    " tired taken_out".split()
)
"""Moves that are answered by the wording of their name."""
PAYLOADS = {"rewords": summary_said.CHANGE, "goes_on": "/carry_on", "robot": "/who_are_you"}
"""What the talk takes up."""
HOME = "housing"
TAKEN_OUT, STILL_WANTED, WAITS = "taken_out", "still_wanted", "waits"
URGENT = "utter_worker_urgent"
LOOK = Choice("Show me what there is", "/menu")
DELETE = Choice("Delete everything", "/delete_my_data")


async def call_all_off(turn: Turn, tools: Tools) -> None:
    """`cancel it all, the call and the text`: the worker who is waited for, and every text that is set."""
    if turn.is_plain or turn.words_are_asked_for or turn.verdict.risk is not None or not turn.stands.waiting:
        return
    if not beside_the_request.cancels_all(turn.words):
        return
    async with tools.database.reading() as session:
        text_is_set = await check_ins.waiting_for(session, turn.parent.id)
    if text_is_set:
        turn.effects += ({"kind": "cancel_check_ins"},)
        turn.ahead = Saying("texts_off_first")
    turn.payload = "/cancel_request"


async def answer_beside_the_request(turn: Turn, tools: Tools) -> None:
    """What is asked of the worker, a change of mind, agreement, and how it is for the parent."""
    if _will_wait(turn):
        await _leave_it(turn, tools)
    if turn.decided or not _lies_open(turn):
        return
    wish = for_the_worker.said_for(turn.words, spoken_of=True, unsure=False)
    if wish is not None and wish.kind is not for_the_worker.Kind.WORDS:
        return
    if LETS_GO.search(turn.words.replace("\u2019", "'")) or for_the_worker.moves_when(turn.words):
        return
    before = _kept_before(turn)
    move = _move(turn, before)
    if move == ELSE or move in FOR_THEM:
        await _look_for_what_was_kept(turn, before, tools)
    elif move in PAYLOADS:
        turn.payload = PAYLOADS[move]
    elif move == "cancels":
        turn.payload = "/cancel_request"
    elif move == WAITS:
        await _leave_it(turn, tools)
    elif move in ANSWERED:
        if move == TAKEN_OUT:
            turn.effects += ({"kind": "no_words_for_worker", "words": before},)
        turn.answer(Saying(f"utter_worker_{move}", await _hours(turn, tools), _beside(turn, move)))


async def stay_with_the_request(turn: Turn, tools: Tools) -> None:
    """What seeks nothing new is for the worker: a statement as it stands, and a question that we cannot answer."""
    if not _lies_open(turn) or turn.payload is not None:
        return
    if names_place(turn.understood) or language_of(turn.words) is not None:
        return
    move = _move(turn, _kept_before(turn))
    if move not in FOR_THEM:
        return
    words = kept(turn.words)
    turn.effects += ({"kind": "words_for_worker", "words": words},)
    said = {"words": short(words), **await _hours(turn, tools)}
    about = {need["id"] for need in (turn.understood or {}).get("needs") or ()}
    wording = _wording(turn.words, about, tells=move == "tells")
    needs = _needs_of(turn) if wording != URGENT else ()
    turn.answer(Saying(wording, said, (*needs, *_meanwhile(turn))))


async def _leave_it(turn: Turn, tools: Tools) -> None:
    """The request stays as it is; how or when, told behind that, goes with it."""
    hours = await _hours(turn, tools)
    if words := for_the_worker.how_told_behind(turn.text.body):
        turn.effects += ({"kind": "words_for_worker", "words": words},)
        turn.answer(Saying("words_for_worker", {"words": short(words), **hours}, _meanwhile(turn)))
    else:
        turn.answer(Saying("utter_worker_waits", hours))


def _move(turn: Turn, words_kept: str) -> str:
    """What the text does; what undoes something is asked about first where it is not plain, or hangs on something."""
    move = "robot" if asks_if_real(turn.words) else move_in(turn, WORKER)
    undoes = move in ("takes_back", "cancels") and is_sure(turn, WORKER)
    told = beside_the_request.is_to_be_told(turn.words) or for_the_worker.bids_tell_the_worker(turn.words)
    if not undoes and told:
        return "tells"
    if move == "takes_back":
        return TAKEN_OUT if words_kept else STILL_WANTED
    if move == "cancels" and not (is_sure(turn, WORKER) and beside_the_request.cancels(turn.words)):
        return STILL_WANTED
    return "tells" if move == "rewords" and not words_kept else move


def _will_wait(turn: Turn) -> bool:
    """Whether `I'll just wait` is what the text picks, or that it is left as it is."""
    waits = turn.chosen is not None and turn.chosen.choice.label in (spoken.JUST_WAIT.label, spoken.LEAVE_IT.label)
    return waits and turn.stands.waiting and turn.stands.request_spoken_of and turn.verdict.risk is None


async def _look_for_what_was_kept(turn: Turn, before: str, tools: Tools) -> None:
    """`can somebody in motherwell help quicker`: what is looked for is what the kept words are about."""
    found = turn.understood or {}
    if not before or not names_place(found) or found.get("needs") or not beside_the_request.asks_for_help(turn.words):
        return
    meant = (await meaning_of(turn, tools, before))[0]
    if meant.get("needs") and not meant.get("unsure") and risk_in(meant).risk is None:
        turn.understood = {**meant, "entities": found.get("entities", [])}


def _wording(text: str, needs: Collection[str], *, tells: bool) -> str:
    if beside_the_request.is_urgent(text):
        return URGENT
    if not tells:
        return "utter_worker_unsure_home" if HOME in needs else "utter_worker_unsure"
    return "utter_worker_put_right" if beside_the_request.puts_right(text) else "words_for_worker"


def _lies_open(turn: Turn) -> bool:
    """Whether the worker who is waited for is spoken of, and nothing else, nor a risk, is in the way."""
    busy = turn.is_plain or turn.words_are_asked_for or turn.denied is not None
    busy |= turn.verdict.risk is not None
    stands = turn.stands
    of_danger = stands.danger_lasts or stands.after_danger or stands.risk_asked
    if busy or of_danger or not worker_lies_open(turn):
        return False
    of_service = turn.handover is not None and bool(turn.handover.about_services)
    return not of_service and not summary_said.asked_among(turn.offered)


def _kept_before(turn: Turn) -> str:
    """The words that were kept with the request by the text before this; empty where none were."""
    words = kept(turn.wrote_before[0]) if turn.wrote_before else ""
    held = turn.handover.summary if turn.handover and turn.handover.summary_consent == "edited" else None
    return words if words and words in (held or "") else ""


def _beside(turn: Turn, move: str) -> tuple[Choice, ...]:
    cancel = () if _is_emergency(turn) else (spoken.CANCEL,)
    match move:
        case "still_wanted":
            return (*cancel, spoken.LEAVE_IT, spoken.CARRY_ON)
        case "meanwhile":
            return (LOOK, *cancel, spoken.JUST_WAIT)
        case "taken_out":
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
