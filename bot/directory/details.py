"""A service in a few plain sentences."""

from bot.database.tables import Organisation, Service

ROOM = 385
"""Characters left for the sentences in a text of three segments, beside the name and the choices."""


def in_short(service: Service, organisation: Organisation) -> str:
    """What happens there, cost, when, where, how to get in touch, who runs it; the first visit if there is room."""
    sentences = [
        sentence(service.what),
        cost(service),
        labelled("When", service.times),
        labelled("Where", service.place),
        how_to_reach(service),
        run_by(service, organisation),
    ]
    told = " ".join(filter(None, sentences))
    first = sentence(service.first_visit)
    return f"{told} {first}" if first and len(told) + len(first) < ROOM else told


def how_to_reach(service: Service) -> str:
    """How to get in touch by phone or text, else by whatever else there is."""
    contact = service.contact
    ways = [f"ring {contact['phone']}" if contact.get("phone") else "", _text_to(contact.get("text"))]
    told = " or ".join(filter(None, ways)) or _other_ways(service)
    return sentence(told[:1].upper() + told[1:])


def the_rest(service: Service, organisation: Organisation) -> str:
    """What the short form leaves out."""
    rest = [
        sentence(service.first_visit),
        labelled("For", service.who_for),
        labelled("Getting in", service.accessibility),
        labelled("Or", _other_ways(service)),
        sentence(organisation.about),
    ]
    return " ".join(filter(None, rest))


def _text_to(number: str | None) -> str:
    return f"text {number}" if number else ""


def _other_ways(service: Service) -> str:
    contact = service.contact
    ways = [contact.get("visit"), f"e-mail {contact['email']}" if contact.get("email") else None]
    return ", ".join(filter(None, ways)) or str(contact.get("web") or "")


def cost(service: Service) -> str:
    """What it costs."""
    return "It's free." if (service.cost or "").lower() == "free" else labelled("Cost", service.cost)


def run_by(service: Service, organisation: Organisation) -> str:
    """Who runs it; empty where the name says so."""
    return "" if organisation.name == service.name else f"Run by {organisation.name}."


def labelled(label: str, told: str | None) -> str:
    """A field as a sentence, with what it is before it; empty where it is."""
    return sentence(f"{label}: {told}") if told else ""


def sentence(told: str | None) -> str:
    """It with a stop at its end."""
    told = (told or "").strip()
    return told if not told or told[-1] in ".!?" else f"{told}."
