"""Who may open a page. Every route asks here, and every form that changes something is checked here too."""

import hmac
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from bot.console.parts import ConsoleParts, parts_of
from bot.database.tables import Worker
from bot.errors import NotAllowed, PaceError
from bot.settings import LOOPBACK
from bot.staff import sessions
from bot.staff.roles import EVERYBODY, Role
from bot.staff.sessions import SignedIn

SAFE_METHODS = frozenset({"GET", "HEAD"})
LARGEST_FORM = 100_000
"""Bytes; far more than any form of ours."""
FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")


class NeedsSignIn(PaceError):
    """Nobody is signed in in this browser, or not any more."""


class FormNotOurs(PaceError):
    """A form without the token that our own pages carry, or one from an earlier sign-in."""


class FormTooLarge(PaceError):
    """A form far larger than any of ours."""


class RoleGate:
    """The dependency of a route: lets in who has one of `roles`, and checks the token of every form.

    What a page asks by itself, not by a person's hand, keeps nobody signed in (`by_hand` False).
    """

    def __init__(self, roles: frozenset[Role], by_hand: bool = True, upload: int = 0) -> None:
        self.roles = roles
        self._by_hand = by_hand
        self._upload = upload

    async def __call__(self, request: Request) -> SignedIn:
        """Who is signed in. Raises NeedsSignIn, NotAllowed or FormNotOurs."""
        who = await whoever(request, by_hand=self._by_hand)
        if who is None:
            raise NeedsSignIn("Please sign in.")
        if not who.worker.is_any_of(self.roles):
            raise NotAllowed("Your role does not include this page.")
        if request.method not in SAFE_METHODS:
            await check_token(request, who.csrf, self._upload)
        request.state.who = who
        return who


def who_is(request: Request) -> SignedIn:
    """Who the route's gate let in."""
    who: SignedIn = request.state.who
    return who


def signed_in(*roles: Role, by_hand: bool = True, upload: int = 0) -> RoleGate:
    """A dependency that lets in people with one of the roles; anybody who signed in when none is named.

    `upload` is how many bytes a form with a file may have.
    """
    return RoleGate(frozenset(roles) or EVERYBODY, by_hand, upload)


async def whoever(request: Request, *, by_hand: bool = True) -> SignedIn | None:
    """Who is signed in in this browser, if anybody."""
    parts = parts_of(request)
    token = request.cookies.get(cookie_name(parts))
    if not token:
        return None
    async with parts.database.transaction() as session:
        return await sessions.find(session, token, parts.clock(), by_hand=by_hand)


def cookie_name(parts: ConsoleParts) -> str:
    """With https, a name that browsers only take from this very host."""
    return "__Host-pace" if parts.https else "pace"


async def check_token(request: Request, expected: str, upload: int = 0) -> None:
    """Raises FormNotOurs unless the form, or the header of a script's request, carries the token."""
    given = request.headers.get("x-csrf-token")
    if given is None:
        given = (await read_form(request, upload)).get("csrf", "")
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise FormNotOurs("This page was open for a long time. Please open it again, then send it once more.")


async def read_form(request: Request, upload: int = 0) -> dict[str, str]:
    """A posted form's fields as text. `upload` bytes where it may bring a file. Raises FormTooLarge."""
    length = request.headers.get("content-length", "")
    most = upload or LARGEST_FORM
    if not length.isdigit() or int(length) > most:
        told = f"{most // 1_000_000} MB, the most that can be sent" if upload else "a form can hold"
        raise FormTooLarge(f"That is more than {told}.")
    form = await request.form(max_files=1 if upload else 0, max_fields=60)
    return {name: value for name, value in form.items() if isinstance(value, str)}


@dataclass(frozen=True)
class Visitor:
    """Who opens a page that is open on this very machine. `csrf` is empty when nobody needs to sign in."""

    worker: Worker | None = None
    csrf: str = ""


async def staff_guard(request: Request) -> Visitor:
    """Open where only this machine can reach us; anywhere else it takes a sign-in. Raises as a RoleGate does.

    Templates find the token for scripts in `request.state.csrf`.
    """
    visitor = await _visitor(request)
    request.state.csrf = visitor.csrf
    return visitor


async def _visitor(request: Request) -> Visitor:
    if not on_this_machine(request):
        who = await RoleGate(EVERYBODY)(request)
        return Visitor(who.worker, who.csrf)
    if request.method not in SAFE_METHODS and request.headers.get("sec-fetch-site") == "cross-site":
        raise FormNotOurs("That form came from another site.")
    return Visitor()


def on_this_machine(request: Request) -> bool:
    """Whether the request comes from this machine, by this machine's own name, and nobody was told another."""
    settings = parts_of(request).settings
    if settings.public_url and not settings.public_is_loopback:
        return False
    client = request.client.host if request.client else ""
    relayed = any(name in request.headers for name in FORWARDED)
    return client in LOOPBACK and request.url.hostname in LOOPBACK and not relayed


def came_from(request: Request) -> str:
    """The network address of the browser, as far as we can tell, for slowing down guesses only."""
    client = request.client.host if request.client else "unknown"
    relayed = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return relayed or client


Staff = Annotated[SignedIn, Depends(signed_in())]
