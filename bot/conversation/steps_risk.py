"""Steps of a turn: what holds a risk, and what is said after a reply to danger."""

from dataclasses import replace

from bot.conversation import (
    alarms,
    by_name,
    of_a_text,
    open_questions,
    plain_asks,
    straight_questions,
    with_one_open,
)
from bot.conversation.asking_them import ASK_CONTACT
from bot.conversation.choosing import needs_to_pick, services_among
from bot.conversation.engine import Understood
from bot.conversation.meaning import asks_for_something, asks_nothing, likely_needs, risk_in, surely
from bot.conversation.places import CONTACT, DANGER, SERVICE, is_sure, move_in, moves_of, plainly_of_what_lies_open
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.steps_meaning import understand_if_we_can
from bot.conversation.steps_rules import EXPLOITED, SOCIAL_WORK, asks_about_rules, asks_of_a_hearing
from bot.messages import Saying
from bot.plans.shown import GOING_WELL, GOOD_AT
from bot.safety import (
    after_danger,
    all_is_well,
    all_safe,
    asked_after,
    asked_next,
    before_driving,
    child_is_ill,
    is_over,
    of_a_friend,
    stopping_suddenly,
    watched_phone,
    which_care,
)
from bot.safety.choices import A_PERSON_PERHAPS
from bot.safety.of_another import puts_right
from bot.safety.replies import DENIED
from bot.safety.said_before import SaidBefore
from bot.safety.verdict import READ_BY_OTHERS, Verdict, stronger

SUICIDE = "suicide_self_harm"
CHILD = "child_at_risk"
OF_SOMEBODY = frozenset({"immediate_danger", "domestic_abuse", "sexual_violence"})
"""Risks that come from somebody."""
OF_HOW_IT_IS = after_danger.FEELINGS | {"domestic_abuse"}
"""Needs by which a parent may only go on with what they told of."""
TO_TALK = "confidence_wellbeing"
MAY_BE_MORE = frozenset({"asked", "on", "theirs"})
"""Questions of any kind, of which some are for a service."""
FEWEST_TO_MEET = 4
"""Words."""
OF_NO_ACT = frozenset({None, "tell_more", "unclear"})
ASKS_NO_MORE = frozenset(
    {"thanks", "goodbye", "yes", "no", "not_now", "delete_my_data", "show_my_data", "talk_to_person"}
)
"""What is heard as itself, though it speaks of a friend as well."""


async def take_verdict(turn: Turn, tools: Tools) -> None:
    """What the rules found when the text was accepted; an emergency or urgent one has its reply already."""
    turn.verdict = Verdict(turn.text.risk)
    if turn.text.risk_answered:
        turn.decided = True
        await understand_if_we_can(turn, tools)


async def look_for_risk(turn: Turn, tools: Tools) -> None:
    """The classifier's word on risk; the stronger of the two layers wins. A reply to it takes the turn.

    Only a weak sign in the answer to a question of ours is looked at again when it is known that it is one.
    """
    if turn.misread:
        turn.understood = {**(turn.understood or {}), "risk": None}
        return
    turn.calmly = await asked_calmly(turn, tools)
    if turn.question is None or not open_questions.is_only_a_time(turn.question, turn.text.body):
        found = risk_in(turn.understood)
        of_hearing = not found.sure and asks_of_a_hearing(turn)
        runs_a_group = found.risk == SOCIAL_WORK and all_is_well.runs_a_group(turn.text.body)
        calm = _says_all_is_well(turn) or _rings_a_service(turn, found) or of_hearing or runs_a_group
        calm |= found.risk == SOCIAL_WORK and _asks_if_it_is_them(turn)
        calm |= not found.sure and plainly_of_what_lies_open(turn.text.body, moves_of(turn))
        if found.risk in READ_BY_OTHERS and turn.chosen is None and watched_phone.only_asks_who_sees(turn.text.body):
            # The number would stand on the very phone that is asked about; the answer about phones has what helps.
            calm = turn.phone_watched = True
            turn.effects += ({"kind": "text_carefully", "careful": True},)
        if found.sure and found.risk == SUICIDE and after_danger.denial_in(turn.text.body) is not None:
            # `am no suicidal, just fed up`: the words are there to be denied, so it is only asked about.
            turn.understood = {**(turn.understood or {}), "risk_sure": False}
        if calm or _only_follows(turn, found):
            turn.understood = {**(turn.understood or {}), "risk": None}
        turn.verdict = stronger(turn.verdict, risk_in(turn.understood))
    if _goes_on(turn) or comes_near(turn) or _says_goodbye(turn):
        turn.verdict = stronger(turn.verdict, after_danger.GOES_ON)
    turn.understood = _with_routine_risk(turn.understood, turn.verdict)
    turn.decided = turn.verdict.answered and (turn.verdict.sure or turn.question is None)


async def asked_calmly(turn: Turn, tools: Tools) -> str | None:
    """What is asked once those meant are safe. What the rules found, or words before it that may turn worse, stand."""
    if turn.before.latest is None or turn.chosen is not None or turn.question is not None or turn.text.button:
        return None
    if turn.verdict.answered:
        return None
    async with tools.database.reading() as session:
        lately = await alarms.told_lately(session, turn.text)
    return all_safe.asked_in(turn.text.body, _quietly(turn), lately)


def _quietly(turn: Turn) -> SaidBefore:
    """What was said before; who is texted carefully may not be alone either."""
    return replace(turn.before, quietly=turn.before.quietly or turn.parent.careful)


def _goes_on(turn: Turn) -> bool:
    """Whether a text goes on with danger by words of a body that is hurt, or puts it off; to ask calmly does not."""
    if SUICIDE in turn.before.in_danger and after_danger.denies_only_for_now(turn.text.body):
        return True
    return (
        turn.stands.danger_lasts
        and not (turn.calmly or "").startswith(all_safe.CARE)
        and after_danger.is_of_danger(turn.text.body)
    )


def _only_follows(turn: Turn, found: Verdict) -> bool:
    """Whether what the classifier found only follows a reply to a risk of the last hours.

    With the numbers given, a weak sign is not asked about once more; nor does what is asked about the same risk get the
    same numbers in place of an answer. The reviewed rules and words of danger always count.
    """
    if not found.answered or not turn.before.numbers or _denies_harm(turn):
        return False
    if found.sure and found.risk == SUICIDE and asked_after.asks_for_other_number(turn.text.body):
        return False
    if found.risk in all_safe.FOLLOWS.get(turn.calmly or "", ()) or _follows_what_was_told(turn, found):
        return True
    asks_on = turn.before.holds(found.risk) or _speaks_up(turn) is not None
    practical = asked_after.is_practical(turn.text.body, found.risk) or (
        found.risk == EXPLOITED and asks_about_rules(turn)
    )
    asks = asked_after.asks_for_other_number(turn.text.body) or (asks_on and practical)
    return asks or not found.sure


def stance_in(turn: Turn) -> asked_next.Stance | None:
    """How things stand after a reply to danger by somebody or to oneself; None where none was, or it was taken back."""
    if turn.alarm_let_go:
        return None
    return asked_next.stance_of(turn.before, offered=turn.stands.risk_asked, waiting=turn.stands.waiting)


def _follows_what_was_told(turn: Turn, found: Verdict) -> bool:
    """Whether the text asks or says no more than what we answer after such words, with the number in sight."""
    stance = stance_in(turn) if turn.stands.danger_spoken_of else None
    if stance is None or not is_sure(turn, DANGER):
        return False
    return asked_next.only_follows(turn.text.body, move_in(turn, DANGER), stance, found.risk or "")


def _says_goodbye(turn: Turn) -> bool:
    """Whether, after danger, it is a goodbye."""
    stance = stance_in(turn)
    return stance is not None and asked_next.goes_on_with_it(turn.text.body, stance)


def comes_near(turn: Turn) -> bool:
    """Whether, after words of somebody who hurts, they are at the door now, however calmly it is said."""
    told_of = turn.before.in_danger | {turn.before.latest}
    return bool(told_of & OF_SOMEBODY) and after_danger.is_at_hand(turn.text.body)


def _says_all_is_well(turn: Turn) -> bool:
    """Whether a parent who was asked for it tells what is going well, that it is done, or that nobody else looks."""
    if turn.offered and turn.offered[0].payload == all_is_well.SHOWN_IF_SAFE:
        return all_is_well.nobody_looks(turn.text.body)
    if turn.stands.text_came and turn.before.latest is None and of_a_text.says_done_late(turn.text.body):
        return True
    return (turn.question or {}).get("what") in (GOING_WELL, GOOD_AT) and all_is_well.never_harmed(turn.text.body)


def _rings_a_service(turn: Turn, found: Verdict) -> bool:
    """Whether a weak sign is all there is in `i'll just phone them myself`, said of a service that lies open."""
    by_self = any(move_in(turn, place) == "by_self" and is_sure(turn, place) for place in (SERVICE, CONTACT))
    despairs = asked_after.DESPAIRS.search(with_one_open.without_why(turn.text.body)) is not None
    return by_self and not found.sure and not despairs


def _denies_harm(turn: Turn) -> bool:
    """Whether a parent says, after numbers for suicide, that they would do nothing."""
    return SUICIDE in turn.before.in_danger and after_danger.denial_in(turn.text.body) is not None


async def give_number(turn: Turn, tools: Tools) -> None:
    """The police when it is no emergency, or for who is missing; after a reply to a risk, its numbers once more.

    After one for a child it is answered whether who rings for them is named.
    """
    if turn.chosen is not None or turn.verdict.risk is not None:
        return
    if (about := _speaks_up(turn)) is not None:
        turn.denied = None
        turn.answer(asked_after.speaking_up(about))
    elif asked_after.asks_for_police(turn.text.body):
        turn.answer(asked_after.police())
    elif asked_after.asks_about_missing(turn.text.body):
        turn.answer(asked_after.missing_people())
    elif not turn.before.quietly and (risk := asked_after.line_asked_for(turn.text.body, turn.before.answered)):
        turn.denied = None
        turn.answer(asked_after.numbers_for(risk))
    elif turn.before.latest and asked_after.asks_for_number(turn.text.body) and not _of_what_is_shown(turn):
        turn.answer(asked_after.numbers_for(turn.before.latest))


async def answer_who_is_safe(turn: Turn, tools: Tools) -> None:
    """Those meant are safe, or it is not who writes: what is asked then is answered, with the numbers in sight."""
    asked = turn.calmly
    if asked is None or turn.is_plain or turn.verdict.risk is not None or _of_anything_else(turn, "calmly"):
        return
    found = turn.understood or {}
    to_talk = [need for need in found.get("needs", ()) if need["id"] == TO_TALK]
    if asked == "panic" and to_talk and is_over.wants_to_talk(turn.text.body):
        turn.denied, turn.understood = None, {**found, "needs": to_talk, "unsure": False}
        return
    of_texts = turn.before.quietly and watched_phone.asked_in(turn.text.body) is not None
    if asked in MAY_BE_MORE and (of_texts or _of_a_service(turn)):
        return
    if asked == "on" and (
        turn.stands.service_in_view or turn.stands.request_spoken_of or services_among(turn.offered)
    ):
        return
    turn.denied = None
    turn.answer(all_safe.answer(asked, _quietly(turn)))


def _of_a_service(turn: Turn) -> bool:
    """Whether something is surely looked for by its need; or near a place, unless it is for a child who was told of."""
    found = turn.understood or {}
    if turn.before.latest != CHILD and plain_asks.names_place(found):
        return True
    needs = {need["id"] for need in found.get("needs", ())}
    an_act = found.get("finer_act") not in OF_NO_ACT and turn.calmly == "on"
    return not found.get("unsure") and (an_act or not needs <= OF_HOW_IT_IS)


def _asks_if_it_is_them(turn: Turn) -> bool:
    """Whether it is asked of a service that lies open: `is that social work tho`. Who runs it is the answer."""
    return turn.stands.service_in_view and with_one_open.asks_if_social_work(turn.text.body)


def _speaks_up(turn: Turn) -> str | None:
    """What is asked of ringing for a child who was told of."""
    return asked_after.asks_as_who_speaks_up(turn.text.body) if CHILD in turn.before.in_danger else None


def _of_what_is_shown(turn: Turn) -> bool:
    """Whether it is the number of a service: of the one on screen, or of one that the text names."""
    on_screen = any(choice.payload.startswith(ASK_CONTACT) for choice in turn.offered)
    return on_screen or bool(by_name.named(turn.text.body, turn.listed, surely(turn.understood)))


async def leave_it_to_the_numbers(turn: Turn, tools: Tools) -> None:
    """After a reply to a risk: what we cannot answer, and those behind its numbers can."""
    risk = turn.before.latest
    if risk is None or turn.chosen is not None or turn.payload is not None or turn.verdict.risk is not None:
        return
    asks = asked_after.is_practical(turn.text.body, risk) and not asks_for_something(turn.understood)
    if asks and not turn.stands.service_in_view and not turn.stands.waiting:
        turn.answer(asked_after.numbers_for(risk))


async def answer_about_the_body(turn: Turn, tools: Tools) -> None:
    """May I drive after drink, may I stop it all at once, whom do I ring: what the rules found goes before any of them.

    So does an emergency, and what the classifier is sure of; but a child at risk is the very thing that the first is
    asked for, and `can I just stop dead` is no wish to die.
    """
    if turn.chosen is not None or turn.verdict.risk is not None:
        return
    text, found = turn.text.body, risk_in(turn.understood)
    need = None if found.risk == SUICIDE and found.sure else turn.stands.need
    if stopping_suddenly.asks_to_stop_suddenly(text, need):
        turn.answer(stopping_suddenly.answer())
    elif turn.stands.danger_lasts or (found.answered and found.sure and found.risk != CHILD):
        return
    elif before_driving.asks_before_driving(text) and (found.risk == CHILD or found.urgency != "emergency"):
        turn.answer(before_driving.answer())
    elif turn.before.latest is None and which_care.asks_which_care(text) and found.risk in (None, "immediate_danger"):
        turn.answer(which_care.answer())


async def answer_of_an_ill_child(turn: Turn, tools: Tools) -> None:
    """What is listed for health is the parent's own: of an ill child it is told who helps. What else is meant stays."""
    busy = turn.chosen is not None or turn.listed or turn.stands.waiting or turn.words_are_asked_for
    if busy or turn.stands.service_in_view or turn.stands.danger_lasts or turn.verdict.risk is not None:
        return
    found = turn.understood or {}
    if not found.get("needs") and asks_for_something(found):
        return
    others = [id for id in likely_needs(found) if id not in child_is_ill.TAKEN_FOR]
    if child_is_ill.asks_what_makes_ill(turn.text.body):
        turn.besides = next(iter(needs_to_pick(others)), None)
        turn.answer(which_care.answer())
    elif not child_is_ill.is_told(turn.text.body):
        return
    elif others and not found.get("unsure"):
        turn.understood = {
            **found,
            "needs": [need for need in found["needs"] if need["id"] != child_is_ill.OWN_HEALTH],
        }
    else:
        turn.answer(child_is_ill.answer())


async def answer_about_the_phone(turn: Turn, tools: Tools) -> None:
    """After a reply that names no topic: what is asked of the phone and who reads along, and the least to who is off."""
    if turn.chosen is not None or turn.verdict.answered or (turn.denied and turn.denied.number and turn.denied.wrong):
        return
    if (turn.before.quietly or turn.parent.careful) and watched_phone.says_they_are_off(turn.text.body):
        turn.sayings = (watched_phone.let_go(),)
        turn.decided = True
    elif asked := watched_phone.asked_in(turn.text.body):
        quietly = turn.before.quietly and not turn.stands.service_in_view
        if quietly or turn.phone_watched or watched_phone.asks_if_they_see(turn.text.body):
            turn.answer(watched_phone.answer(asked))


async def answer_a_sign(turn: Turn, tools: Tools) -> None:
    """A weak sign takes the turn. What answers a question of ours is kept by the engine first, and not spoken of."""
    turn.decided = turn.verdict.answered and turn.payload != open_questions.ANSWER


async def hear_who_it_is_about(turn: Turn, tools: Tools) -> None:
    """After numbers for suicide: `it's not me, it's her` gets those for a child and for who looks after it.

    Of a friend who is grown up it is answered what is asked, whoever the first reply was for.
    """
    if SUICIDE not in turn.before.in_danger or turn.verdict.risk is not None or turn.chosen is not None:
        return
    text = turn.text.body
    if turn.before.of_a_friend or of_a_friend.says_grown_up(text):
        asked = of_a_friend.asked_in(text)
        if asked is not None and not _of_anything_else(turn, asked):
            turn.denied = None if turn.before.of_a_friend else turn.denied
            turn.answer(of_a_friend.answer(asked))
    elif puts_right(text):
        turn.denied = None
        turn.answer(Saying(f"risk_{SUICIDE}_other_known", choices=A_PERSON_PERHAPS))


def _of_anything_else(turn: Turn, asked: str) -> bool:
    """Whether a text asks about us or is an act of its own, or surely asks for a service more than after somebody."""
    found = turn.understood or {}
    if straight_questions.asked_in(turn.text.body, turn.stands, turn.offered) is not None:
        return True
    needs = {need["id"] for need in found.get("needs", ())} if asked == "asked" else set()
    return not found.get("unsure") and (not needs <= after_danger.FEELINGS or found.get("finer_act") in ASKS_NO_MORE)


async def stay_after_danger(turn: Turn, tools: Tools) -> None:
    """A few words that ask for nothing, after a reply to danger: it says that it is here, who it is, and waits."""
    if not turn.stands.after_danger or turn.payload is not None or turn.verdict.risk is not None or turn.alarm_let_go:
        return
    nothing = asks_nothing(turn.understood) or after_danger.LETS_IT_BE.match(turn.text.body) is not None
    if _denies_harm(turn) and (nothing or _only_says_how_it_is(turn)):
        turn.answer(Saying(DENIED, choices=A_PERSON_PERHAPS))
    elif nothing and not _says_something(turn):
        turn.sayings = (Saying("after_danger", choices=A_PERSON_PERHAPS),)
        turn.decided = True


def _says_something(turn: Turn) -> bool:
    """Whether it is more than a few words, to which more can be said than that we are here."""
    said = turn.text.body
    return (
        stance_in(turn) is not None
        and len(said.split()) >= FEWEST_TO_MEET
        and not after_danger.LETS_IT_BE.match(said)
    )


def _only_says_how_it_is(turn: Turn) -> bool:
    """Whether a denial of harm comes with nothing but what lies behind the words of before."""
    needs = [need["id"] for need in (turn.understood or {}).get("needs", ())]
    return bool(needs) and after_danger.only_says_how_it_is(after_danger.denial_in(turn.text.body) or "", needs)


def _with_routine_risk(understood: Understood | None, verdict: Verdict) -> Understood | None:
    """What the rules found is handed on to the talk where it is routine, unless the text plainly asks for something."""
    if understood is None or verdict.urgency != "routine" or understood.get("risk"):
        return understood
    asks = understood.get("finer_act") in open_questions.OTHER_ACTS
    return {**understood, "risk": verdict.risk} | ({} if asks else {"intent": "risk"})
