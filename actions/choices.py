"""The choices that actions offer again and again."""

import json

from bot.database.tables import Service
from bot.directory.needs import Need
from bot.messages import Choice

SOMETHING_ELSE = Choice("Something else", "/something_else", ("others", "another one", "another", "none of these"))
NOT_NOW = Choice(
    "Not now", "/not_now", ("later", "nothing else", "nothing else thanks", "nothing else ta", "that's all thanks")
)
A_PERSON = Choice("Talk to a person", "/talk_to_person", ("person", "key worker"))
WAYS_OUT = (SOMETHING_ELSE, NOT_NOW)
RATHER_NOT = Choice("I'd rather not say", "/decline_area", ("somewhere else", "neither"))
FINE = Choice(
    "That's all for now", "/finish", ("not now", "that's fine", "thats fine", "fine", "ok thanks", "no thanks")
)


def payload(intent: str, **entities: str) -> str:
    """What picking a choice means to the engine, e.g. `/need{"need": "housing"}`."""
    return f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}"


def need_choice(need: Need) -> Choice:
    """A need to pick."""
    return Choice(need.label, payload("need", need=need.id), (need.words,))


def service_choice(service: Service) -> Choice:
    """A service to pick: its name, and in a few words what it is."""
    about = service.short.removeprefix(service.name).lstrip(",: ")
    return Choice(service.name, payload("choose_service", service=service.id), about=about)


def area_choice(area: str, label: str) -> Choice:
    """An area to pick."""
    return Choice(label, payload("change_area", area=area))


def next_choices(service: Service) -> tuple[Choice, ...]:
    """What a parent may do next with a service in view."""
    contact_me = Choice("Ask them to contact me", payload("ask_contact", service=service.id), ("contact me",))
    return (contact_me, SOMETHING_ELSE, FINE)
