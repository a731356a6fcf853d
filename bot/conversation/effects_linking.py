"""Lasting effects of joining phones by a code, of parting them, and of somebody new on a known phone."""

from typing import Any

from bot.conversation.effects import EffectContext, effect
from bot.database.tables import Conversation, Parent
from bot.handover.handovers import ALERT
from bot.inbox.accept import TAKE_TURNS
from bot.messages import Choice, Saying
from bot.people import linking
from bot.people.linking import Linked, Purpose, Refused

WAYS_OUT = (Choice("Something else", "/something_else"), Choice("Not now", "/not_now", ("later",)))
ANOTHER_CODE = Choice("I have another code", '/link_phones{"do": "code"}', ("another code",))
A_PERSON = Choice("Talk to a person", "/talk_to_person", ("person", "key worker"))
REFUSED = {
    Refused.NO_SUCH_CODE: Saying("link_no_such_code", choices=(ANOTHER_CODE, A_PERSON, *WAYS_OUT)),
    Refused.TOO_MANY: Saying("link_too_many", choices=(A_PERSON, *WAYS_OUT)),
    Refused.SAME_PERSON: Saying("link_same_phone", choices=(A_PERSON, *WAYS_OUT)),
}


@effect("make_link_code")
async def make_link_code(context: EffectContext, data: dict[str, Any]) -> None:
    """{"purpose": "link" | "move"}: a code to text from the other phone; it is said and kept nowhere else."""
    purpose = Purpose(data["purpose"])
    code = await linking.make_code(context.session, context.parent, context.address, context.now, purpose)
    wording = "link_code" if purpose is Purpose.LINK else "link_code_to_move"
    context.sayings.append((context.address, Saying(wording, {"code": code}, WAYS_OUT)))


@effect("use_link_code")
async def use_link_code(context: EffectContext, data: dict[str, Any]) -> None:
    """{"code"}: joins this phone to the record that asked for the code. After it, this record may have ended."""
    done = await linking.use_code(context.session, context.parent, context.address, data["code"], context.now)
    if isinstance(done, Refused):
        hello = [] if context.introduced else [(context.address, Saying("hello_first"))]
        context.sayings.extend([*hello, (context.address, REFUSED[done])])
        return
    await _settle(context, done)
    wording = "link_done" if done.purpose is Purpose.LINK else "link_moved"
    carry_on = Choice("Carry on", "/carry_on", ("yes",))
    context.sayings.append((context.address, Saying(wording, choices=(carry_on, *WAYS_OUT))))
    if done.told is not None:
        unlink = Choice("That wasn't me", "/unlink_phones", ("unlink", "not me"))
        fine = Choice("That's fine", "/finish", ("yes", "ok", "fine"))
        context.sayings.append((done.told, Saying("link_told", choices=(fine, unlink))))


async def _settle(context: EffectContext, done: Linked) -> None:
    """What waits of the record that ended goes on under the other; a question that lay open there is let go of."""
    conversation = await context.session.get_one(Conversation, done.parent.id, with_for_update=True)
    conversation.state = {**conversation.state, "open_question": None} if conversation.state else None
    conversation.version += 1
    if done.merged.alert is not None:
        await context.jobs.defer(context.session, ALERT, handover_id=str(done.merged.alert))
    if done.merged.texts_wait:
        lock, id = f"parent-{done.parent.id}", str(done.parent.id)
        await context.jobs.defer(context.session, TAKE_TURNS, lock=lock, parent_id=id)


@effect("unlink_phones")
async def unlink_phones(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: only this phone stays with the record."""
    await linking.unlink_others(context.session, context.parent, context.address, context.now)


@effect("begin_afresh")
async def begin_afresh(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: somebody else has this phone now. They are new to us, and see nothing of what was said before."""
    fresh: Parent = await linking.part(context.session, context.parent, context.address)
    context.text.parent_id, context.text.handover_id = fresh.id, None
    await context.session.flush()
    context.sayings.append((context.address, Saying("utter_welcome")))
