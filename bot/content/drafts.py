"""Wordings as they would be if every draft that waits were live, for trying them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.life import PENDING
from bot.content.publishing import Publishing
from bot.content.wording import Wording, Wordings
from bot.database.tables import Revision


class DraftWordings(Wordings):
    """Finds the draft of a wording where one waits, else what parents get."""

    def __init__(self, publishing: Publishing) -> None:
        super().__init__()
        self._publishing = publishing

    async def find(self, session: AsyncSession, id: str) -> Wording | None:
        """The wording in its newest copy."""
        draft = await self.waiting(session, id)
        return self._publishing.with_body(id, draft.body) if draft else await super().find(session, id)

    async def waiting(self, session: AsyncSession, id: str) -> Revision | None:
        """The draft of a wording that waits, if one does."""
        return await session.scalar(
            select(Revision).where(
                Revision.kind == self._publishing.name, Revision.entry == id, Revision.state.in_(PENDING)
            )
        )
