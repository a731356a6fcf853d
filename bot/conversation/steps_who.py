"""Steps of a turn: whether it is the assistant's to answer at all, and who may read along."""

from bot.conversation import stray
from bot.conversation.choosing import is_only_a_number
from bot.conversation.meaning import risk_in
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.steps_meaning import choose, understand_if_we_can
from bot.handover import joining, wishes
from bot.messages import Saying, TextKind
from bot.safety import after_danger
from bot.safety.verdict import stronger

UNREADABLE = {
    TextKind.PHOTO: "cannot_see_photo",
    TextKind.VOICE: "cannot_hear_voice",
    TextKind.LOCATION: "cannot_read_that",
    TextKind.CONTACT: "cannot_read_that",
    TextKind.OTHER: "cannot_read_that",
}


async def hear_who_reads(turn: Turn, tools: Tools) -> None:
    """What the text says of who may read along. An end to that is kept by the write, whatever else is decided."""
    if turn.text.button is None:
        turn.wish = joining.wish_in(turn.text.body, turn.along)


async def keep_to_opting(turn: Turn, tools: Tools) -> None:
    """An opt-out ends the turn in silence. Nobody who opted out is answered."""
    if turn.text.opt == "in":
        turn.sayings = (Saying("welcome_back_after_stop"),)
        turn.decided = True
    elif turn.text.opt == "out" or turn.address.opted_out_at is not None:
        turn.decided = True


async def leave_to_worker(turn: Turn, tools: Tools) -> None:
    """While a worker has the parent, the assistant is silent; risk is looked for all the same."""
    handover = turn.handover
    if handover is None or handover.state not in ("with_worker", "closing"):
        return
    if handover.state == "closing" and handover.closing_until and handover.closing_until < tools.clock():
        turn.wish = None
        return
    turn.decided = True
    await choose(turn, tools)
    picked = wishes.wish_of(turn.chosen.choice, None) if turn.chosen and turn.wish is None else None
    if picked is not None and not _named_in_passing(turn, picked):
        turn.wish = picked
        return
    turn.chosen = None
    await understand_if_we_can(turn, tools)
    turn.wish = turn.wish or wishes.wish_of(None, turn.understood)
    turn.verdict = stronger(turn.verdict, risk_in(turn.understood))
    if turn.stands.danger_lasts and after_danger.is_of_danger(turn.text.body):
        turn.verdict = stronger(turn.verdict, after_danger.GOES_ON)


async def say_what_cannot_be_read(turn: Turn, tools: Tools) -> None:
    """A photo or voice note without words: say kindly what cannot be read; a worker sees that it came."""
    kind = TextKind(turn.text.kind)
    if kind in UNREADABLE and not turn.text.body.strip():
        turn.answer(Saying(UNREADABLE[kind]))


def _named_in_passing(turn: Turn, wish: str) -> bool:
    """Whether a text only shares a name with a choice that ends sharing: `is Bob in?` ends nothing."""
    chosen = turn.chosen
    by_words = turn.text.button is None and not is_only_a_number(turn.text.body)
    return by_words and wishes.ends_sharing(wish) and chosen is not None and not chosen.choice.also


async def let_a_stray_go(turn: Turn, tools: Tools) -> None:
    """Who meant another number is told what this is; with a service in view or listed it is theirs that is wrong."""
    busy = turn.is_plain or turn.question is not None or turn.stands.service_in_view or bool(turn.listed)
    if busy or turn.verdict.risk is not None or turn.stands.waiting:
        return
    if stray.meant_another(turn.words, talked=turn.stands.need is not None):
        turn.answer(stray.answer())
