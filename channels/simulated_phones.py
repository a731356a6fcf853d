"""Invented parents and their phones: one number for SMS and one chat for Telegram each, none of them real."""

import re
from dataclasses import dataclass

from bot.messages import ChannelName

HOW_MANY = 1000
"""07700 900000 to 900999 are kept for drama: nobody has them."""
BLOCKED = 990
"""This parent has blocked us: every text is refused for good."""
BUSY = 991
"""This parent's network is busy: the first attempt at every text is put off."""

NAMES = (
    "Aileen", "Blessing", "Catriona", "Dawn", "Eilidh", "Fatima", "Gail", "Hamza", "Iona", "Jamie", "Kasia", "Lesley",
    "Morag", "Nadia", "Oluchi", "Priya", "Rhona", "Shona", "Tomasz", "Una", "Val", "Wendy", "Yusuf", "Zara", "Ailsa",
    "Brodie", "Chloe", "Davina", "Ewan", "Freya", "Greer", "Heather", "Isla", "Jade", "Kirsty", "Lorna", "Mhairi",
)  # fmt: skip
SMS_ADDRESS = re.compile(r"\+447700900(\d{3})")
TELEGRAM_ADDRESS = re.compile(r"7700900(\d{3})")
CHANNELS = {"sms": ChannelName.SIMULATOR_SMS, "telegram": ChannelName.SIMULATOR_TELEGRAM}
"""The simulated channel of each style."""


@dataclass(frozen=True)
class SimulatedParent:
    """An invented parent, `number` from 0 to 999."""

    number: int

    @property
    def id(self) -> str:
        """Three digits, as in the page's address."""
        return f"{self.number:03}"

    @property
    def name(self) -> str:
        """A made-up first name, always the same for the same number."""
        return NAMES[self.number % len(NAMES)]

    @property
    def shown_number(self) -> str:
        """The number as people write it."""
        return f"07700 900{self.id}"

    def address(self, style: str) -> str:
        """Where texts of a style (`sms`, `telegram`) go."""
        return f"+447700900{self.id}" if style == "sms" else f"7700900{self.id}"


def parent_at(address: str) -> SimulatedParent | None:
    """Whose phone an address is, or None when it is not one of ours."""
    found = SMS_ADDRESS.fullmatch(address) or TELEGRAM_ADDRESS.fullmatch(address)
    return SimulatedParent(int(found[1])) if found else None
