"""Lasting effects on where a parent is."""

from typing import Any

from bot.conversation.effects import EffectContext, effect


@effect("set_area")
async def set_area(context: EffectContext, data: dict[str, Any]) -> None:
    """{"area"}: an area id, or `national` where they would rather not say."""
    context.parent.area = data["area"]


@effect("came_by_hub")
async def came_by_hub(context: EffectContext, data: dict[str, Any]) -> None:
    """{"hub", "area"}: the parent came by a hub's poster or link."""
    context.parent.hub, context.parent.area = data["hub"], data["area"]
