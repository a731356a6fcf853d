"""Every route of the whole app is declared, with who may open it; and what is declared is what happens."""

from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Mount, Route

from bot.app import Pace
from bot.console.access import ACCESS, ON_THIS_MACHINE, PUBLIC
from bot.console.gate import RoleGate, staff_guard
from bot.settings import Settings
from bot.staff.roles import Role
from tests.console.conftest import Browser

NOBODY_S_ID = "00000000-0000-4000-8000-000000000000"
FILLED = {
    "doubt_id": NOBODY_S_ID,
    "parent_id": NOBODY_S_ID,
    "phrase_id": NOBODY_S_ID,
    "training_id": NOBODY_S_ID,
    "voice_id": NOBODY_S_ID,
    "step": "answer",
    "name": "mine",
    "token": "x",
    "style": "sms",
    "id": "x",
    "wording_id": "x",
}


def walk(
    routes: list[BaseRoute], prefix: str = "", outer: tuple[object, ...] = ()
) -> Iterator[tuple[str, set[object]]]:
    """Every route as "METHOD /path" with the functions and gates that it depends on."""
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is not None:
            context = route.include_context
            gates = (*outer, *(one.dependency for one in (*context.dependencies, *included.dependencies)))
            yield from walk(included.routes, prefix + context.prefix, gates)
        elif isinstance(route, Mount):
            yield f"MOUNT {prefix}{route.path}", set(outer)
        elif isinstance(route, APIRoute):
            gates = {*outer, *called(route.dependant)}
            for method in route.methods:
                yield f"{method} {prefix}{route.path}", gates
        elif isinstance(route, Route):
            for method in (route.methods or {"GET"}) - {"HEAD"}:
                yield f"{method} {prefix}{route.path}", set(outer)
        else:
            raise AssertionError(f"a kind of route that this test does not know: {route!r}")


def called(dependant: Dependant) -> Iterator[object]:
    for one in dependant.dependencies:
        yield one.call
        yield from called(one)


@pytest.fixture
def everything(settings: Settings, clock) -> FastAPI:
    """The app with every channel set up, so that no route is left out."""
    full = settings.model_copy(
        update={
            "twilio_account_sid": "AC" + "0" * 32,
            "twilio_auth_token": "not a real one",
            "twilio_from": "+441632960000",
            "public_url": "https://pace.example.org",
            "telegram_bot_token": "1:not-a-real-one",
            "telegram_webhook_secret": "not a real one",
            "simulator": True,
        }
    )
    return Pace(full, clock).web()


def test_every_route_is_declared_and_asks_for_the_roles_declared(everything: FastAPI):
    found = dict(walk(everything.routes))
    assert set(found) - set(ACCESS) == set(), "declare these in bot/console/access.py"
    assert set(ACCESS) - set(found) == set(), "these are declared, but there are no such routes"
    for route, gates in found.items():
        roles = [gate.roles for gate in gates if isinstance(gate, RoleGate)]
        declared = ACCESS[route]
        if declared == PUBLIC:
            assert roles == [], route
        elif declared == ON_THIS_MACHINE:
            assert staff_guard in gates, route
        else:
            assert roles == [declared], route


def filled(path: str) -> str:
    return path.format_map(FILLED)


async def ask(browser: Browser, route: str, **fields: str) -> httpx.Response:
    method, path = route.split()
    return await browser.http.request(method, filled(path), data=fields if method == "POST" else None)


async def test_a_stranger_is_sent_to_sign_in(browser):
    stranger = browser(client="203.0.113.7", base_url="https://pace.example.org")
    for route in (one for one, who in ACCESS.items() if who != PUBLIC):
        answer = await ask(stranger, route)
        assert answer.status_code == 303, route
        assert answer.headers["location"].startswith("/sign-in"), route


@pytest.mark.parametrize("role", list(Role))
async def test_a_role_opens_what_is_declared_for_it_and_no_more(staff, role):
    somebody = await staff("Olga", roles=[role], areas=[])
    for route, who in ACCESS.items():
        if isinstance(who, frozenset) and role not in who:
            answer = await ask(somebody, route)
            assert answer.status_code == 403, route
            assert "Your role does not include this page." in answer.text, route


async def test_no_form_without_its_token(staff):
    aisha = await staff("Aisha")
    for route in (one for one in ACCESS if one.startswith("POST /inbox")):
        for fields in ({}, {"csrf": ""}, {"csrf": "made up"}):
            answer = await ask(aisha, route, **fields)
            assert answer.status_code == 403, route
            assert "open for a long time" in answer.text, route


async def test_a_fault_of_ours_is_a_page_that_says_what_to_do(web, staff, monkeypatch):
    async def broken(*given: object) -> None:
        raise ValueError("words that somebody typed")

    aisha = await staff("Aisha")
    monkeypatch.setattr("bot.console.inbox.searches.search", broken)
    transport = httpx.ASGITransport(web, raise_app_exceptions=False, client=("127.0.0.1", 40000))
    asking = {"base_url": "http://localhost", "cookies": aisha.http.cookies, "headers": {"Accept": "text/html"}}
    async with httpx.AsyncClient(transport=transport, **asking) as http:
        answer = await Browser(http).submit("/inbox/search", "/inbox/search", words="Maggie")
    assert answer.status_code == 500
    assert "Go back in your browser" in answer.text
    assert "somebody typed" not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
