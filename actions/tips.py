"""What another parent says of a service, shown with it once somebody has read and approved it."""

from bot.conversation.record import Record
from bot.directory.details import ROOM
from bot.people import voices


async def with_tip(record: Record, told: str, service_id: str) -> str:
    """What is told of a service, and behind it the newest approved tip where there is room."""
    for tip in await voices.tips_for(record.session, service_id):
        longer = f'{told} Another parent says: "{tip}"'
        if len(longer) <= ROOM:
            return longer
    return told
