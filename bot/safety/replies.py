"""The fixed reply to each risk: which wording, and which choices hang on it."""

import json
from collections.abc import Sequence

from bot.messages import Choice, Saying
from bot.safety import of_a_friend, watched_phone
from bot.safety.after_danger import is_of_danger as is_of_the_body
from bot.safety.choices import A_PERSON_PERHAPS, AFTER_ALL, NOT_NOW, SOMETHING_ELSE, TELL_A_PERSON
from bot.safety.of_another import is_of_another
from bot.safety.said_before import AGAIN, NOTHING_BEFORE, SaidBefore
from bot.safety.verdict import READ_BY_OTHERS, URGENCY, Verdict

WEAK_SIGN = "risk_perhaps"
"""The wording that asks whether there is danger at all."""
DESTITUTION = "destitution_today"
"""Asked about in its own words where there is only a weak sign, too: Samaritans are no answer to 80p on a meter."""
DENIED = "risk_suicide_self_harm_denied"
"""The wording for somebody who says, after numbers, that they would do nothing: the numbers stay in sight."""
NEED_OF_RISK = {"homeless_tonight": "housing", "destitution_today": "food_essentials"}
"""Risks with which services may help as well: the talk can go on with that need."""
OF_POWER = "destitution_today/no_power"
"""The rule that finds a cold house, where food is not what is looked for."""

CARRIES_ON = ("no", "carry on", "not that", "naw")
NONE_SET_UP = "None is set up here yet."
SAYS_HOURS = frozenset({DESTITUTION})
"""Risks whose reply says what a key worker could do, and so when one is in."""

LAST_RESORT = (
    "If you or a child are in danger now, ring 999. Samaritans are there any time on 116 123, and NHS 24 on 111."
)
"""Ships in code, so that there is an answer even when no content can be read."""
QUIET_LAST_RESORT = "If you're in danger now, ring 999. On a mobile and can't speak: press 55 when asked."
"""The same where somebody else may read along: no topic and no organisation."""
QUIET = frozenset({"immediate_danger", "domestic_abuse", "sexual_violence"})


def says_hours(verdict: Verdict) -> bool:
    """Whether the reply to this says when key workers are in; no other has to wait for that to be looked up."""
    return verdict.risk in SAYS_HOURS


def reply_to(
    verdict: Verdict,
    person: str | None,
    needs: Sequence[str] = (),
    hours: str = NONE_SET_UP,
    *,
    text: str = "",
    before: SaidBefore = NOTHING_BEFORE,
    denies: bool = False,
) -> Saying:
    """The saying for an emergency or an urgent risk; a routine one is offered in the conversation, not answered here.

    `person` says who is being told of an emergency, or who reads it because the parent is with them; only if somebody
    really is, else None. `needs` are those of the same text: what to carry on with where we may have read it wrong.
    `hours` is a sentence on when key workers are in, for a reply that says what one could do. `text` is theirs, and
    `before` what was said before it; `denies` where it says, and nothing worse, that they would not harm themselves.
    """
    assert verdict.answered
    if (fitting := _fitting(verdict, person, text, before, denies)) is not None:
        return fitting
    wording = f"risk_{verdict.risk}"
    if not verdict.sure and verdict.risk not in READ_BY_OTHERS and verdict.risk != DESTITUTION:
        wording = WEAK_SIGN
    fallback = QUIET_LAST_RESORT if verdict.risk in QUIET else LAST_RESORT
    if verdict.urgency == "urgent" and person:
        return Saying(f"{wording}_seen", {"person": person}, fallback=fallback)
    if verdict.urgency == "urgent":
        if wording != WEAK_SIGN and before.leaves_it(verdict.risk, text):
            return _not_asking(verdict, NOT_NOW if verdict.sure else _carry_on(needs), fallback)
        otherwise = (*_near(verdict), NOT_NOW) if verdict.sure else (_carry_on(needs),)
        variables = {"hours": hours or NONE_SET_UP} if says_hours(verdict) else {}
        return Saying(wording, variables, (TELL_A_PERSON, *otherwise), fallback=fallback)
    if _is_of_a_friend(verdict, text, before):
        if verdict.risk == "immediate_danger" and not person:
            return of_a_friend.answer("check", LAST_RESORT)
        wording = of_a_friend.REPLY
    elif verdict.risk == "suicide_self_harm" and is_of_another(text):
        wording = f"{wording}_other"
    if person:
        return Saying(f"{wording}_told", {"person": person}, fallback=fallback)
    return Saying(f"{wording}_alone", fallback=fallback)


def _is_of_a_friend(verdict: Verdict, text: str, before: SaidBefore) -> bool:
    """Whether it is a friend who is in danger from themselves; also who only asks that somebody looks in on them."""
    if verdict.risk == "suicide_self_harm":
        return of_a_friend.is_of_a_friend(text) or (before.of_a_friend and of_a_friend.still_of_them(text))
    looks_in = before.of_a_friend and of_a_friend.still_of_them(text) and of_a_friend.asks_to_look_in(text)
    return verdict.risk == "immediate_danger" and looks_in and not is_of_the_body(text)


def _near(verdict: Verdict) -> tuple[Choice, ...]:
    need = "energy" if verdict.rule == OF_POWER else NEED_OF_RISK.get(verdict.risk or "")
    said = ("near me", "whats near me", "what's near me", "what's near")
    return (Choice("What is near me", _asking_for(need), said),) if need else ()


def _fitting(verdict: Verdict, person: str | None, text: str, before: SaidBefore, denies: bool) -> Saying | None:
    """What fits better than numbers said once more, where they were given lately."""
    if denies and verdict.risk == "suicide_self_harm" and verdict.risk in before.in_danger:
        return Saying(DENIED, choices=A_PERSON_PERHAPS, fallback=LAST_RESORT)
    if not before.quietly:
        return None
    if verdict.risk in ("immediate_danger", "domestic_abuse") and watched_phone.says_they_are_off(text):
        return watched_phone.let_go()
    doubtful = not verdict.sure and verdict.risk is not None and URGENCY[verdict.risk] == "urgent"
    may_ask = (verdict.risk == "domestic_abuse" or doubtful) and not person
    asked = watched_phone.asked_in(text) if may_ask else None
    return watched_phone.answer(asked) if asked else None


def _not_asking(verdict: Verdict, otherwise: Choice, fallback: str) -> Saying:
    """The numbers, and ways on, without asking once more whether to tell a key worker."""
    ways = (
        (*_near(verdict), AFTER_ALL, SOMETHING_ELSE, NOT_NOW)
        if verdict.sure
        else (otherwise, AFTER_ALL, SOMETHING_ELSE)
    )
    return Saying(f"risk_{verdict.risk}{AGAIN}", choices=ways, fallback=fallback)


def _carry_on(needs: Sequence[str]) -> Choice:
    """On with what the text asked for: straight to its one need, else to what lay open or was kept for later."""
    payload = _asking_for(needs[0]) if len(needs) == 1 else "/carry_on"
    return Choice("No, carry on", payload, CARRIES_ON)


def carries_on(choice: Choice) -> bool:
    """Whether a choice says that we read a text wrong, and that the talk is to go on with it."""
    return choice.also == CARRIES_ON


def _asking_for(need: str) -> str:
    return f"/need{json.dumps({'need': need})}"
