"""Steps of a turn: what the text refuses, takes back or puts aside, and what it asks for beside that."""

from dataclasses import replace

from bot.conversation import by_name, not_after_all, plain_asks, refusing
from bot.conversation.choosing import asking, of_need
from bot.conversation.contact_asked import services_of
from bot.conversation.meaning import asks_for_something
from bot.conversation.reading import Turn
from bot.conversation.refusing import Refused
from bot.conversation.steps import Tools, meaning_of
from bot.conversation.steps_meaning import understood_by_itself
from bot.directory import not_for_us
from bot.directory.needs import Needs
from bot.safety.verdict import Verdict

FEW_WORDS = 14


async def hear_what_is_put_aside(turn: Turn, tools: Tools) -> None:
    """The newest wish wins: what is put aside for it is let go. What is no group is looked for in the same need."""
    need = turn.stands.need
    busy = turn.chosen is not None or turn.denied is not None or turn.question is not None
    if need is None or busy or turn.verdict.risk is not None:
        return
    if Needs().by_id[need].loss and not_for_us.asks_what_to_say(turn.words):
        return
    if refusing.NO_GROUP.search(turn.words.replace("\u2019", "'")) and len(turn.words.split()) <= FEW_WORDS:
        turn.payload = of_need(need)
        return
    found = refusing.put_aside(turn.words)
    if found is None or by_name.named(turn.words, turn.listed, None):
        return
    understood = await understood_by_itself(turn, tools, *found)
    if understood is None:
        return
    thing, rest = understood
    aside = {each["id"] for each in thing.get("needs") or ()}
    wanted = [] if rest.get("unsure") else [each for each in rest.get("needs") or () if each["id"] not in aside]
    if wanted:
        turn.beside, turn.understood = found[1], {**rest, "needs": wanted}
    elif aside and need not in aside:
        turn.beside, turn.understood, turn.payload = found[1], rest, of_need(need)


async def hear_what_is_taken_back(turn: Turn, tools: Tools) -> None:
    """That a service is not to get in touch after all; the talk goes on with what the text wishes for beside that."""
    if turn.chosen is not None or turn.verdict.answered:
        return
    request = turn.handover if turn.stands.waiting else None
    if request is None or not request.about_services:
        turn.refused = Refused("contact") if not_after_all.refuses(turn.text.body) else None
        return
    async with tools.database.reading() as session:
        turn.to_ask = await services_of(session, request.about_services)
    if not_after_all.leaves_it(turn.text.body, turn.offered):
        return
    if (picked := not_after_all.picked_to_go(turn.text.body, turn.offered, turn.to_ask)) is not None:
        turn.refused = Refused("contact", services=(picked,))
        return
    newest = not_after_all.newest_spoken_of(turn.offered, turn.to_ask)
    spoken_of = turn.stands.request_spoken_of
    back = not_after_all.taken_back(turn.text.body, turn.to_ask, spoken_of=spoken_of, newest=newest)
    if back is not None and not back.services:
        turn.answer(not_after_all.ask_which(turn.to_ask))
    elif back is not None:
        turn.understood = (await meaning_of(turn, tools, back.rest))[0] if back.rest else turn.understood
        turn.refused = Refused("contact", back.rest, back.services)
        if plain_asks.asks_the_number(back.rest):
            turn.payload = asking(back.services[0])


async def hear_what_is_refused(turn: Turn, tools: Tools) -> None:
    """What the text refuses: nothing of it is offered, and the talk goes on with what it asks for beside that."""
    if turn.chosen is not None or turn.refused is not None or turn.verdict.answered:
        return
    refused = refusing.refused_in(turn.words, telling_asked=turn.stands.risk_asked)
    if refused is None or (turn.stands.waiting and refused.what == "worker"):
        return
    if refused.rest:
        understood = await understood_by_itself(turn, tools, refused.rest)
        if understood is None:
            return
        turn.understood = understood[0]
    if refused.what != "deleting":
        # Social work named only to be refused is nothing to offer a person for.
        turn.verdict, turn.understood = Verdict(), {**(turn.understood or {}), "risk": None}
    turn.refused = refused if refused.rest and asks_for_something(turn.understood) else replace(refused, rest="")
