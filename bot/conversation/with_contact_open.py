"""Where it lies open whether a service is to get in touch, or is already to be asked."""

import re
from collections.abc import Sequence

from bot.conversation.contact_asked import CANCELS_CONTACT
from bot.messages import Choice

OF_THE_WORKER = re.compile(r"\b(?:key ?)?workers?\b", re.IGNORECASE)


def is_asked_about(offered: Sequence[Choice]) -> bool:
    """Whether it lies open if a service is to get in touch."""
    return any(choice.payload.startswith("/contact_service") for choice in offered)


def waits_to_be_asked(offered: Sequence[Choice]) -> bool:
    """Whether the last that we said was that a service will be asked."""
    return any(choice.payload.startswith(CANCELS_CONTACT) for choice in offered)


def asks_of_the_worker(text: str) -> bool:
    """Whether a text names the key worker: it is not about the service then."""
    return OF_THE_WORKER.search(text) is not None
