"""What parents or workers would see of an entry as it is typed, and what the checks say of it."""

from dataclasses import dataclass

from bot.content.life import Body
from bot.content.lint import Finding
from bot.content.segments import Length, measure, to_gsm7
from bot.content.wording import Wordings, fill, with_abouts, with_numbers
from bot.directory.kinds.services import as_told, details_of
from bot.directory.needs import Needs
from bot.errors import NotFound
from bot.messages import Choice

AFTER = (Choice("Something else", "/something_else"), Choice("Not now", "/not_now"))
CONTACT = (Choice("Ask them to contact me", "/ask_contact"), Choice("Something else", "/something_else"),
           Choice("That's all for now", "/finish"))  # fmt: skip
WORDINGS = Wordings()
NEEDS = Needs()


@dataclass(frozen=True)
class Bubble:
    """One text on a phone."""

    body: str
    buttons: tuple[str, ...] = ()
    length: Length | None = None


@dataclass(frozen=True)
class Told:
    """Both phones where parents see it, what the checks say, and how many of these stop it or warn."""

    phones: tuple[tuple[str, tuple[Bubble, ...]], ...]
    findings: tuple[Finding, ...]

    @property
    def stops(self) -> int:
        """How many things stop it."""
        return sum(1 for finding in self.findings if finding.stops)

    @property
    def warns(self) -> int:
        """How many are worth a look."""
        return len(self.findings) - self.stops


def told_of(kind: str, body: Body, findings: list[Finding]) -> Told:
    """How an entry would be told."""
    ordered = tuple(sorted(findings, key=lambda finding: not finding.stops))
    if kind == "service" and body.get("name"):
        return Told(_service(body), ordered)
    if kind == "quick_reply" and body.get("text"):
        said = str(body["text"])
        return Told((("A worker's text", (Bubble(said, (), measure(to_gsm7(said))),)),), ordered)
    return Told((), ordered)


def as_read(kind: str, body: Body) -> str:
    """A draft as a parent reads it who was asked about it. Raises NotFound where parents read nothing of a kind."""
    if kind == "service" and body.get("name"):
        return f"{body['name']}. {details_of(body)}"
    raise NotFound("This is nothing that parents read.")


def _service(body: Body) -> tuple[tuple[str, tuple[Bubble, ...]], ...]:
    service, _ = as_told(body)
    main = NEEDS.by_id[service.needs[0]] if service.needs else None
    quiet = main is None or main.quiet
    need = main.words if main else ""
    wording = WORDINGS.shipped["utter_offer_services_quiet" if quiet else "utter_offer_services"]
    offer = fill(wording.sms[0], {"need": need, "area": "your area"})
    choices = (Choice(service.name, "", about=body.get("short") or ""), *AFTER)
    more = f"{service.name}. {details_of(body)}"
    return (
        ("SMS", (_sms(offer, choices), _sms(more, CONTACT))),
        ("Telegram", (_telegram(offer, choices), _telegram(more, CONTACT))),
    )


def _sms(said: str, choices: tuple[Choice, ...]) -> Bubble:
    body = with_numbers(to_gsm7(said), choices)
    return Bubble(body, (), measure(body))


def _telegram(said: str, choices: tuple[Choice, ...]) -> Bubble:
    return Bubble(with_abouts(said, choices), tuple(choice.label for choice in choices))
