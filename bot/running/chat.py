"""`pace chat`: a parent's phone in a terminal, on the app that is running."""

import asyncio
import secrets
import sys
import uuid

from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import OutboundText
from bot.messages import ChannelName, IncomingText
from bot.people.parents import find_address
from bot.settings import Settings

LOOK_SECONDS = 0.3


async def chat(settings: Settings) -> None:
    """Reads a line, texts it as an invented parent, and prints what comes back. An empty line or Ctrl-D ends it."""
    pace = Pace(settings)
    address = f"terminal-{secrets.token_hex(4)}"
    async with pace.running():
        showing = asyncio.create_task(_show(pace, address))
        try:
            while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
                now = pace.clock()
                text = IncomingText(ChannelName.SIMULATOR_SMS, address, uuid.uuid4().hex, line, now)
                await pace.inbox.accept(text)
            await asyncio.sleep(LOOK_SECONDS * 10)
        finally:
            showing.cancel()


async def _show(pace: Pace, address: str) -> None:
    """Prints each text for this phone once, as it is queued."""
    last = 0
    while True:
        async with pace.database.reading() as session:
            known = await find_address(session, ChannelName.SIMULATOR_SMS, address)
            if known is not None:
                texts = await session.scalars(
                    select(OutboundText)
                    .where(OutboundText.address_id == known.id, OutboundText.place > last)
                    .order_by(OutboundText.place)
                )
                for text in texts:
                    last = text.place
                    print(f"\n{text.body}\n", flush=True)
        await asyncio.sleep(LOOK_SECONDS)
