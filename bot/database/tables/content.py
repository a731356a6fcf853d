"""Words that admins edit, and which copy of them is live."""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import Moment, Table


class LiveWording(Table):
    """The live copy of one wording: {"sms": [texts], "telegram": [texts]}; the shipped one stands in when absent."""

    __tablename__ = "live_wordings"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    variants: Mapped[dict[str, Any]] = mapped_column(JSONB)
    changed_at: Mapped[Moment]


class QuickReply(Table):
    """A ready sentence for key workers; its variables are filled before it can leave."""

    __tablename__ = "quick_replies"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class ShippedContent(Table):
    """A fingerprint of each shipped file as it was loaded, so that start-up loads only what changed."""

    __tablename__ = "shipped_content"

    file: Mapped[str] = mapped_column(Text, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(Text)
