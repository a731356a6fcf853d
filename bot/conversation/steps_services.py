"""Steps of a turn: what the text says of the needs or services shown: one picked, asked about, or to get in touch."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import (
    asking_them,
    by_line,
    by_name,
    by_place,
    denying,
    for_the_worker,
    kept_needs,
    left_to_us,
    passed_on,
    plain_asks,
    thanking,
    with_one_open,
)
from bot.conversation.asking_them import ASK_CONTACT, ask_contact, joined
from bot.conversation.choosing import (
    Chosen,
    asking,
    begins_with_label,
    choose,
    choose_by_first,
    id_of,
    is_only_a_number,
    needs_among,
    of_need,
    pointed_at,
    services_among,
)
from bot.conversation.contact_asked import services_of
from bot.conversation.meaning import surely, surely_needs
from bot.conversation.places import ELSE, LIST, move_in
from bot.conversation.reading import Turn
from bot.conversation.record import Record, kept_for_later
from bot.conversation.steps import Tools, meaning_of
from bot.conversation.steps_contact_open import what_goes_along
from bot.directory import answers, conditions
from bot.directory.details import in_short
from bot.directory.needs import Needs
from bot.directory.offers import service_named
from bot.handover.spoken import WAYS_OUT
from bot.language.seeking import seeks
from bot.language.stems import stem
from bot.messages import Choice, Saying

MOST_ASKED = 3
FEWEST_OF_SEVERAL = 2
WORD = re.compile(r"[\w']+")
ASKS_FOR_ANY = frozenset("a an the and or of for with help support child kid".split())
SOMETHING = re.compile(r"\b(?:some|any)(?:thing|where|one)\b|\bones?\b", re.IGNORECASE)
NEAR, FAR = 0.35, 3.0
"""So likely one of the needs that lie open is meant, and so much likelier than the next."""


async def hear_a_wish_for_contact(turn: Turn, tools: Tools) -> None:
    """A wish in words that a service gets in touch; how it would suit goes with it, what else it wishes comes next."""
    if turn.is_plain or turn.words_are_asked_for or turn.verdict.risk is not None:
        return
    if (numbered := asking_them.numbered_wish(turn.text.body, turn.offered)) is not None:
        turn.payload = ask_contact(*numbered)
        return
    if (bidden := asking_them.picked_and_bidden(turn.text.body, turn.offered)) is not None:
        turn.payload = ask_contact(bidden[0], passed_on.told_in(bidden[1]))
        return
    shown = services_among(turn.offered)
    service = id_of(shown[0]) if len(shown) == 1 else with_one_open.open_service(turn.offered)
    if service is not None and (words := asking_them.words_of_a_bid(turn.text.body)) is not None:
        _keep_a_fear(turn)
        turn.payload = ask_contact(service, passed_on.told_in(words))
        return
    wish = asking_them.wish_in(turn.text.body)
    if wish is not None and not wish.whom and for_the_worker.asks_a_person(turn.text.body):
        turn.payload = "/talk_to_person"
        return
    asked, told = asking_them.asked_about(turn.offered) or (None, "")
    if asked and wish is None and (when := asking_them.when_wished(turn.text.body)):
        turn.payload = ask_contact(asked, joined(told, when))
        return
    if wish is None and _asked_which(turn) and (how := asking_them.how_wished(turn.text.body)):
        ask_whom_to_contact(turn, how)
        return
    in_view = asked or (turn.state or {}).get("in_view")
    meant = asking_them.service_meant(wish, turn.listed, turn.offered, in_view) if wish else None
    if wish is not None and wish.whom and meant is None:
        meant = await _shown_before(turn, tools, wish.whom) or _of_what_is_shown(turn, wish.whom)
    if wish is not None and meant is None and not wish.whom:
        ask_whom_to_contact(turn, wish.words)
    if wish is None or meant is None:
        return
    besides = (await meaning_of(turn, tools, wish.besides))[0] if wish.besides else {}
    needs = [] if besides.get("unsure") else [need["id"] for need in besides.get("needs") or ()]
    if wish.besides and not needs:
        wish = replace(wish, words=f"{wish.words} {wish.besides}".strip())
    words, following = await what_goes_along(
        tools, told if meant == asked else "", passed_on.before_a_wish(wish.before)
    )
    told = joined(words, passed_on.told_in(wish.words))
    named = next((each for each in (*turn.listed, *turn.offered) if id_of(each) == meant), None)
    _keep_a_fear(turn)
    turn.payload = ask_contact(
        meant, by_name.beside_the_name(told, named) if named else told, needs[0] if needs else following
    )


def _keep_a_fear(turn: Turn) -> None:
    """Says first that a fear told beside the wish is for us alone."""
    if passed_on.tells_a_fear(turn.text.body):
        turn.ahead = Saying("contact_fear")


async def _shown_before(turn: Turn, tools: Tools, whom: str) -> str | None:
    """The id of the one service, of all that were ever shown to the parent, that is named."""
    async with tools.database.reading() as session:
        offers = await Record(session, turn.parent.id, ()).offers()
        ids = dict.fromkeys(id for offer in offers for id in offer.services)
        named = await services_of(session, ids)
    meant = by_name.named(whom, named, None)
    return id_of(meant[0]) if len(meant) == 1 else None


def _of_what_is_shown(turn: Turn, whom: str) -> str | None:
    """The one that is meant by its line, or that is looked at, named by what it is for: `ask the childcare ones`."""
    if (found := by_line.meant(whom, turn.listed, None)) is not None:
        return id_of(found[0])
    in_view, need = (turn.state or {}).get("in_view"), turn.stands.need
    if in_view is None or need is None:
        return None
    of_the_need = {stem(word) for word in WORD.findall(Needs().by_id[need].label.lower())}
    return in_view if of_the_need & {stem(word) for word in WORD.findall(whom.lower())} - ASKS_FOR_ANY else None


def _asked_which(turn: Turn) -> bool:
    """Whether we asked which of several is to get in touch."""
    return sum(choice.payload.startswith(ASK_CONTACT) for choice in turn.offered) >= FEWEST_OF_SEVERAL


def ask_whom_to_contact(turn: Turn, words: str) -> None:
    """Which of several that lie open is meant; how it would suit goes with each, after what was said of that before."""
    choices = []
    for each in turn.offered:
        asked = json.loads(each.payload.removeprefix(ASK_CONTACT)) if each.payload.startswith(ASK_CONTACT) else {}
        if id := asked.get("service") or (id_of(each) if services_among([each]) else None):
            choices.append(replace(each, payload=ask_contact(id, joined(asked.get("do", ""), words))))
    if len(choices) >= FEWEST_OF_SEVERAL:
        turn.answer(Saying("utter_which_one", choices=(*choices, *WAYS_OUT)))


async def take_the_guess(turn: Turn, tools: Tools) -> None:
    """How it should be, told of the one need that we guessed at, is a yes to it: `something in a school maybe`."""
    asked = needs_among(turn.offered)
    busy = turn.is_plain or turn.verdict.risk is not None or turn.question is not None or turn.beside or turn.denied
    if busy or not asked or plain_asks.names_place(turn.understood):
        return
    if len(asked) > 1:
        turn.payload = _nearest(turn, asked)
        return
    others = {each["id"] for each in (turn.understood or {}).get("needs") or ()} - {id_of(asked[0])}
    if (conditions.wished_in(turn.words) or SOMETHING.search(turn.words)) and not (
        others and surely_needs(turn.understood)
    ):
        turn.payload = asked[0].payload


def _nearest(turn: Turn, asked: Sequence[Choice]) -> str | None:
    """The one of several needs that lie open that a text is nearest to, if to none beside them, and to one by far."""
    shares = {each["id"]: each["confidence"] for each in (turn.understood or {}).get("ranking", ())}
    ranked = sorted(asked, key=lambda choice: -shares.get(id_of(choice) or "", 0.0))
    best, second = (shares.get(id_of(choice) or "", 0.0) for choice in ranked[:2])
    by_far = best >= NEAR and best >= FAR * second and best >= max(shares.values(), default=0.0)
    return ranked[0].payload if by_far and not denying.clauses_deny(turn.words) else None


async def take_up_a_need(turn: Turn, tools: Tools) -> None:
    """Of several needs, that which a text says comes first, where they lie open; or goes back to, where it was kept."""
    busy = turn.is_plain or turn.question is not None or turn.denied is not None or turn.verdict.risk is not None
    if busy or surely(turn.understood) not in kept_needs.MAY_BE:
        return
    takes = kept_needs.takes_up(turn.words)
    needs = Needs().known(id for each in needs_among(turn.offered) if (id := id_of(each)))
    if takes is None or (not takes.back and len(needs) < FEWEST_OF_SEVERAL):
        return
    if takes.back:
        async with tools.database.reading() as session:
            needs += Needs().known(await kept_for_later(session, turn.parent.id))
    for words in takes.words if needs else ():
        if (need := kept_needs.named_in(words, needs)) is None:
            understood = (await meaning_of(turn, tools, words))[0]
            need = kept_needs.meant_in(understood, needs, surely=takes.back)
        if need is not None:
            turn.payload = of_need(need.id)
            return


async def choose_for_them(turn: Turn, tools: Tools) -> None:
    """Who leaves the choice to us, or asks which is best, gets the first of what lies open, as none is better."""
    listed = [(number, each) for number, each in enumerate(turn.offered, 1) if id_of(each)]
    if turn.is_plain or turn.verdict.risk is not None or turn.words_are_asked_for or not listed:
        return
    asks_best = left_to_us.asks_which_is_best(turn.words)
    if not asks_best and not left_to_us.leaves_it(turn.words):
        return
    if len(listed) >= FEWEST_OF_SEVERAL and services_among(turn.offered):
        turn.ahead = Saying("first_of_them_asked" if asks_best else "first_of_them")
    elif len(listed) >= FEWEST_OF_SEVERAL:
        turn.ahead = Saying("first_need")
    turn.chosen = Chosen(*listed[0])


def _picked_last(turn: Turn) -> Chosen | None:
    """The one of a list whose number stands by itself at the end: `drumchapel's miles away, ive no bus fare. 2`."""
    *before, last = thanking.sentences(turn.words) or [""]
    picked = choose(last, turn.offered) if before and is_only_a_number(last) else None
    return picked if picked and id_of(picked.choice) else None


def _only_likes(turn: Turn) -> bool:
    """Whether what a text says of a service that it names is that it sounds good, or nothing that we could answer."""
    return move_in(turn, LIST) in ("likes", "pick", ELSE) and not with_one_open.asks(turn.words)


async def _details_say_it(tools: Tools, picked: Choice, question: str) -> bool:
    """Whether the details of a service that is picked answer what is asked beside it: `1 please. is it free`."""
    async with tools.database.reading() as session:
        named = await service_named(session, id_of(picked) or "")
    told = answers.answer(with_one_open.question_in(question), *named) if named else None
    return named is not None and told is not None and bool(told.words) and told.words in in_short(*named)


async def pick_by_its_line(turn: Turn, tools: Tools) -> None:
    """A service picked, or asked about, by words of its line in the list: `the half hour with the solicitor`.

    Where one lies open, the others of its list: `fridays are no good. the phone coach sounds better`. What is asked or
    sought behind it in a sentence of its own may be of anything, and is heard in its own step first.
    """
    asked = turn.question is not None and turn.question["what"] != "choice"
    busy = turn.is_plain or asked or turn.denied is not None or turn.verdict.risk is not None
    if busy or turn.text.button or (services := _to_pick_from(turn)) is None:
        return
    if len(by_name.named(turn.words, turn.listed, surely(turn.understood))) > 1:
        return
    found = by_line.meant(turn.words, services, surely(turn.understood)) or _meant_last(turn, services)
    if found is not None and not any(
        thanking.asks(part) or asking_them.wish_in(part) for part in by_line.behind(found[1])
    ):
        service, rest = found
        turn.payload = asking(service) if with_one_open.asks(rest) else service.payload


def _to_pick_from(turn: Turn) -> list[Choice] | None:
    """The services of the list that lies open; where one lies open, the others of its list."""
    if (one := with_one_open.open_service(turn.offered)) is not None:
        return [each for each in turn.listed if id_of(each) != one]
    open_ones = {each.payload for each in services_among(turn.offered)}
    services = [each for each in turn.listed if each.payload in open_ones]
    return services if len(services) >= FEWEST_OF_SEVERAL else None


def _meant_last(turn: Turn, services: Sequence[Choice]) -> tuple[Choice, str] | None:
    """The one that the last of several sentences points at, where the others ask nothing."""
    *before, last = thanking.sentences(turn.words) or [""]
    if not before or any(map(thanking.asks, before)):
        return None
    return by_line.meant(last, services, None)


async def pick_with_words(turn: Turn, tools: Tools) -> None:
    """A need or service picked by its number or name with more words; a risk in them was looked for by now."""
    if turn.chosen is not None or turn.payload is not None or turn.verdict.risk is not None:
        return
    first = choose_by_first(turn.words, turn.offered)
    if (picked := first or pointed_at(turn.words, turn.offered)) is not None:
        turn.chosen, rest = picked
        asks = bool(services_among([turn.chosen.choice])) and by_name.asks_about(rest, turn.chosen.choice)
        asks = asks and not (first is not None and await _details_say_it(tools, turn.chosen.choice, rest))
        turn.payload = asking(turn.chosen.choice) if asks else turn.chosen.choice.payload
        return
    if (last := _picked_last(turn)) is not None:
        turn.chosen, turn.payload = last, last.choice.payload
        return
    if (begun := begins_with_label(turn.words, turn.offered)) is not None:
        turn.chosen, turn.payload = begun, begun.choice.payload
        return
    words = turn.words
    meant = by_name.named(words, turn.listed, surely(turn.understood))
    if not meant and by_place.points(words, surely(turn.understood)):
        async with tools.database.reading() as session:
            meant = await by_place.named(session, words, turn.listed)
        words = by_place.beside(words)
    if not meant and (found := by_line.meant(words, turn.listed, surely(turn.understood))) and not seeks(found[1]):
        meant, words = found[:1], found[1]
    if len(meant) == 1:
        asks = by_name.asks_about(words, meant[0]) and not _only_likes(turn)
        turn.payload = asking(meant[0]) if asks else meant[0].payload
    elif meant:
        turn.answer(Saying("utter_which_one", choices=(*meant[:MOST_ASKED], *WAYS_OUT)))
