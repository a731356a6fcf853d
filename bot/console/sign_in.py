"""Signing in and out, and the first link by which somebody chooses a password."""

import hmac
from hashlib import sha256
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.console.gate import (
    FormNotOurs,
    Staff,
    came_from,
    check_token,
    cookie_name,
    read_form,
    whoever,
)
from bot.console.pages import page
from bot.console.parts import ConsoleParts, parts_of
from bot.console.studio_access import STUDIO_ROLES
from bot.database.vault import vault
from bot.staff import sessions, workers
from bot.staff.links import LinkOver, new_token
from bot.staff.passwords import PasswordTooWeak
from bot.staff.roles import INBOX_ROLES, Role
from bot.staff.signing_in import SignInRefused, TooManyAttempts

FORM_COOKIE = "pace_form"
"""Ties a form that comes before any sign-in to the browser that it was shown in."""

router = APIRouter(include_in_schema=False)


@router.get("/")
async def home(request: Request, who: Staff) -> Response:
    """Straight to where this person works."""
    if who.worker.is_any_of(INBOX_ROLES):
        return RedirectResponse("/inbox", 303)
    if who.worker.is_any_of(STUDIO_ROLES):
        return RedirectResponse("/admin", 303)
    return page(request, "home.html", who, roles=[Role(role).label for role in who.worker.roles])


@router.get("/sign-in")
async def sign_in_page(request: Request, next: str = "") -> Response:
    """The form; somebody signed in already goes on."""
    if await whoever(request):
        return RedirectResponse(_local(next), 303)
    return _sign_in_form(request, next=_local(next))


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Checks address and password. What was typed stays, but for the password."""
    form = await _checked_form(request)
    parts = parts_of(request)
    email, next = form.get("email", "").strip(), _local(form.get("next", ""))
    try:
        token = await parts.sign_ins.sign_in(email, form.get("password", ""), came_from(request))
    except (SignInRefused, TooManyAttempts) as refused:
        status = 429 if isinstance(refused, TooManyAttempts) else 422
        return _sign_in_form(request, status=status, email=email, next=next, problem=str(refused))
    return _with_session(parts, RedirectResponse(next, 303), token)


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """Ends this browser's session. Somebody whose session is over already is signed out too."""
    parts = parts_of(request)
    who = await whoever(request)
    if who is not None:
        await check_token(request, who.csrf)
        async with parts.database.transaction() as session:
            await sessions.end(session, request.cookies[cookie_name(parts)])
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(cookie_name(parts), path="/", secure=parts.https, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


@router.get("/welcome/{token}")
async def welcome(request: Request, token: str) -> Response:
    """A first link: looking at it does not use it up, so that a mail scanner cannot."""
    parts = parts_of(request)
    try:
        async with parts.database.transaction() as session:
            worker = await workers.welcome(session, token, parts.clock())
    except LinkOver as over:
        return page(request, "problem.html", status=410, title="This link is over", problem=str(over))
    return _welcome_form(request, token, worker.first_name)


@router.post("/welcome/{token}")
async def choose_password(request: Request, token: str) -> Response:
    """Sets the password, uses the link up and signs in."""
    form = await _checked_form(request)
    parts = parts_of(request)
    try:
        async with parts.database.transaction() as session:
            name = (await workers.welcome(session, token, parts.clock())).first_name
            if form.get("password", "") != form.get("again", ""):
                return _welcome_form(request, token, name, status=422, problem="The two are not the same.")
            worker = await workers.choose_password(session, token, form.get("password", ""), parts.clock())
            cookie = await sessions.start(session, worker, parts.clock())
    except LinkOver as over:
        return page(request, "problem.html", status=410, title="This link is over", problem=str(over))
    except PasswordTooWeak as weak:
        return _welcome_form(request, token, name, status=422, problem=str(weak))
    return _with_session(parts, RedirectResponse("/", 303), cookie)


def _sign_in_form(
    request: Request, *, status: int = 200, email: str = "", next: str = "/", problem: str = ""
) -> Response:
    values = {"email": email, "next": next, "problem": problem}
    return _form_page(request, "sign_in.html", status, values)


def _welcome_form(request: Request, token: str, name: str, *, status: int = 200, problem: str = "") -> Response:
    return _form_page(request, "welcome.html", status, {"token": token, "name": name, "problem": problem})


def _form_page(request: Request, template: str, status: int, values: dict[str, Any]) -> Response:
    """A page with a form for somebody who is not signed in."""
    browser = request.cookies.get(FORM_COOKIE) or new_token()
    response = page(request, template, status=status, form_token=_form_token(browser), **values)
    response.set_cookie(
        FORM_COOKIE, browser, max_age=86_400, httponly=True, samesite="lax", secure=parts_of(request).https
    )
    return response


async def _checked_form(request: Request) -> dict[str, str]:
    """The form, if it was shown in this browser. Raises FormNotOurs."""
    form = await read_form(request)
    browser = request.cookies.get(FORM_COOKIE, "")
    if not browser or not hmac.compare_digest(form.get("csrf", "").encode(), _form_token(browser).encode()):
        raise FormNotOurs("This page was open for a long time. Please open it again, then send it once more.")
    return form


def _form_token(browser: str) -> str:
    return hmac.new(vault().derive("forms before sign-in"), browser.encode(), sha256).hexdigest()


def _with_session(parts: ConsoleParts, response: Response, token: str) -> Response:
    response.set_cookie(cookie_name(parts), token, httponly=True, samesite="lax", secure=parts.https, path="/")
    return response


def _local(address: str) -> str:
    """An address on this site, or the start page: nobody is sent elsewhere after signing in."""
    fine = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if fine else "/"
