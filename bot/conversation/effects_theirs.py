"""Lasting effects on what is held about a parent, and on how they wish to be texted."""

import uuid
from contextlib import suppress
from datetime import datetime, time
from typing import Any

from bot.conversation.effects import EffectContext, effect
from bot.errors import NotFound
from bot.people import erasing, their_data, voices, wishes


@effect("erase")
async def erase(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: everything about the parent goes. The only effect of its turn: after it, there is no such parent."""
    await erasing.erase(context.session, context.parent, context.address, context.now, context.text)


@effect("call_them")
async def call_them(context: EffectContext, data: dict[str, Any]) -> None:
    """{"name"}: what the parent would like to be called; None for no name."""
    await their_data.call_them(context.session, context.parent, data["name"])


@effect("forget_area")
async def forget_area(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: where the parent lives is not known any more."""
    await their_data.forget_area(context.session, context.parent)


@effect("forget_needs")
async def forget_needs(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: what was asked about and kept is not known any more."""
    await their_data.forget_needs(context.session, context.parent, context.now)


@effect("pause")
async def pause(context: EffectContext, data: dict[str, Any]) -> None:
    """{"until"?}: nothing unasked until then, or until they come back."""
    until = datetime.fromisoformat(data["until"]) if data.get("until") else None
    await wishes.pause(context.session, context.parent, context.now, until)


@effect("come_back")
async def come_back(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: a pause is over."""
    await wishes.come_back(context.session, context.parent)


@effect("text_carefully")
async def text_carefully(context: EffectContext, data: dict[str, Any]) -> None:
    """{"careful"}: neutral wording, or the usual again."""
    await wishes.text_carefully(context.session, context.parent, data["careful"])


@effect("quiet_hours")
async def quiet_hours(context: EffectContext, data: dict[str, Any]) -> None:
    """{"start", "end"}: times on the wall in Scotland between which nothing of ours leaves; None for the usual."""
    start, end = (time.fromisoformat(data[name]) if data[name] else None for name in ("start", "end"))
    await wishes.set_quiet_hours(context.session, context.parent, start, end)


@effect("stop_word")
async def stop_word(context: EffectContext, data: dict[str, Any]) -> None:
    """{"word"}: a word of their own that stops all texts; None for none."""
    await wishes.choose_stop_word(context.session, context.parent, data["word"])


@effect("give_voice")
async def give_voice(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "of", "words", "service"?}: what a parent says of a service or of us."""
    await voices.give(
        context.session,
        context.parent,
        data["of"],
        data["words"],
        context.now,
        service_id=data.get("service"),
        id=uuid.UUID(data["id"]),
    )


@effect("add_to_voice")
async def add_to_voice(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "of", "words"}: more of what a parent has just told us, kept with it while nobody has read it."""
    await voices.add_words(
        context.session, context.parent, uuid.UUID(data["id"]), data["of"], data["words"], context.now
    )


@effect("wants_to_hear")
async def wants_to_hear(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id"}: they would like to be told what came of it."""
    await voices.wants_to_hear(context.session, context.parent.id, uuid.UUID(data["id"]))


@effect("take_back_voice")
async def take_back_voice(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id"}: one thing they told is deleted; nothing else is."""
    with suppress(NotFound):
        await voices.take_back(context.session, context.parent.id, uuid.UUID(data["id"]))
