"""The lasting effect of a confirmed wish that we stop."""

from typing import Any

from bot.conversation.effects import EffectContext, effect
from bot.people.opting import opt_out


@effect("stop_texting")
async def stop_texting(context: EffectContext, data: dict[str, Any]) -> None:
    """{}: every address of this parent is opted out; what is said in the same turn is not sent any more."""
    await opt_out(context.session, context.parent, context.now)
