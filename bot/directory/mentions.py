"""Which of the offered services a text speaks of, when it does more than pick one."""

import re
from collections.abc import Sequence

from bot.database.tables import Service

PLACES = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2}
WORD = re.compile(r"[a-z0-9']+")
DULL = frozenset(
    "the a an and of on in at for to by with line room rooms group club place one ones service your you my it go"
    " give".split()
)


def mentioned(text: str, services: Sequence[Service]) -> Service | None:
    """The one service that the text names, by place in the list or by words of its name; None when not sure."""
    words = WORD.findall(text.lower())
    places = {PLACES[word] for word in words if word in PLACES}
    if "last" in words:
        places.add(len(services) - 1)
    if len(places) == 1 and (place := places.pop()) < len(services):
        return services[place]
    scores = [len(_own_words(service) & set(words)) for service in services]
    best = max(scores, default=0)
    return services[scores.index(best)] if best and scores.count(best) == 1 else None


def _own_words(service: Service) -> set[str]:
    return set(WORD.findall(service.name.lower())) - DULL
