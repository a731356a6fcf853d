"""Lasting effects of what parents say about entries of the directory."""

from typing import Any

from bot.conversation.effects import EffectContext, effect
from bot.freshness import doubts


@effect("doubt")
async def doubt(context: EffectContext, data: dict[str, Any]) -> None:
    """{"service", "of"}: its `number` or `link` did not work for a parent. Nothing of who said so is kept."""
    await doubts.doubt(context.session, doubts.SERVICE, data["service"], data["of"], context.now)
