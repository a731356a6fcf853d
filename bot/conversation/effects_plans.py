"""Lasting effects on what a parent has asked us to do later, and on their plan."""

import uuid
from contextlib import suppress
from datetime import datetime
from typing import Any

from bot.conversation.effects import EffectContext, effect
from bot.errors import NotFound
from bot.people import wishes
from bot.plans import check_ins, plans

MOVES = {
    "keep": plans.keep_step,
    "finish": plans.finish_step,
    "drop": plans.drop_step,
    "reopen": plans.reopen_step,
}


@effect("arrange_check_in")
async def arrange_check_in(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "moment"}: a check-in, asked for by the parent. It ends a pause, or it would not come."""
    await wishes.come_back(context.session, context.parent)
    await check_ins.arrange(
        context.session,
        context.parent,
        datetime.fromisoformat(data["moment"]),
        context.now,
        id=uuid.UUID(data["id"]),
    )


@effect("change_check_in")
async def change_check_in(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "moment"}: moves one; sets it anew when it has left or was cancelled."""
    moment = datetime.fromisoformat(data["moment"])
    await wishes.come_back(context.session, context.parent)
    try:
        await check_ins.change(context.session, context.parent, uuid.UUID(data["id"]), moment, context.now)
    except NotFound:
        await check_ins.arrange(context.session, context.parent, moment, context.now)


@effect("ask_about")
async def ask_about(context: EffectContext, data: dict[str, Any]) -> None:
    """{"service", "moment"}: it is all right to ask, once, how a service was."""
    moment = datetime.fromisoformat(data["moment"])
    await check_ins.ask_about(context.session, context.parent, data["service"], moment, context.now)


@effect("cancel_check_ins")
async def cancel_check_ins(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id"?}: one check-in, or all."""
    id = uuid.UUID(data["id"]) if data.get("id") else None
    await check_ins.cancel(context.session, context.parent.id, context.now, id)


@effect("add_strength")
async def add_strength(context: EffectContext, data: dict[str, Any]) -> None:
    """{"of", "words"}: what is going well, or what the parent is good at."""
    await plans.add_strength(context.session, context.parent.id, data["of"], data["words"], context.now)


@effect("drop_strength")
async def drop_strength(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id"}: it is no longer part of the plan."""
    with suppress(NotFound):
        await plans.drop_strength(context.session, context.parent.id, uuid.UUID(data["id"]), context.now)


@effect("add_goal")
async def add_goal(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "want"}: what the parent wants."""
    await plans.add_goal(context.session, context.parent.id, data["want"], context.now, id=uuid.UUID(data["id"]))


@effect("reword_goal")
async def reword_goal(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "want"?, "how"?}: other words for a goal, or how to get there."""
    with suppress(NotFound):
        await plans.reword_goal(
            context.session,
            context.parent.id,
            uuid.UUID(data["id"]),
            context.now,
            want=data.get("want"),
            how=data.get("how"),
        )


@effect("end_goal")
async def end_goal(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "state"}: a goal is done or dropped."""
    with suppress(NotFound):
        await plans.end_goal(context.session, context.parent.id, uuid.UUID(data["id"]), context.now, data["state"])


@effect("add_step")
async def add_step(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "words", "goal"?}: a step of the parent's own."""
    goal = uuid.UUID(data["goal"]) if data.get("goal") else None
    id = uuid.UUID(data["id"])
    await plans.add_step(context.session, context.parent.id, data["words"], context.now, goal_id=goal, id=id)


@effect("move_step")
async def move_step(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "do": "keep" | "finish" | "drop" | "reopen" | "reword", "words"?}: what the parent does with a step."""
    session, parent_id, id, now = context.session, context.parent.id, uuid.UUID(data["id"]), context.now
    with suppress(NotFound):
        if data["do"] == "reword":
            await plans.reword_step(session, parent_id, id, data["words"], now)
        else:
            await MOVES[data["do"]](session, parent_id, id, now)


@effect("move_way")
async def move_way(context: EffectContext, data: dict[str, Any]) -> None:
    """{"goal", "words", "do": "finish" | "drop" | "reword", "id"?, "becomes"?}: the same with a part of how to get there.

    What is done or dropped becomes a step of that id, which can be taken up again.
    """
    session, parent_id, goal, now = context.session, context.parent.id, uuid.UUID(data["goal"]), context.now
    with suppress(NotFound):
        await plans.change_way(session, parent_id, goal, data["words"], now, becomes=data.get("becomes", ""))
        if data["do"] in MOVES:
            step = await plans.add_step(
                session, parent_id, data["words"], now, goal_id=goal, id=uuid.UUID(data["id"])
            )
            await MOVES[data["do"]](session, parent_id, step.id, now)


@effect("start_plan_over")
async def start_plan_over(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: the plan is put away, and an empty one is there."""
    await plans.start_over(context.session, context.parent.id, context.now)
