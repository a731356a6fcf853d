"""Pages from templates. Everything put into one is escaped; nothing of a signed-in page is kept by the browser."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.console import words
from bot.console.studio_access import PEOPLE_ROLES, PLACES, PUBLISHER_ROLES, STUDIO_ROLES
from bot.staff.roles import FIGURE_ROLES, INBOX_ROLES, ROTA_ROLES, VOICE_ROLES
from bot.staff.sessions import SignedIn

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def static_address(name: str) -> str:
    """A static file's address, changed whenever the file changes."""
    fingerprint = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={fingerprint}"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(words.FILTERS)
    environment.globals.update(static=static_address)
    return environment


templates = Jinja2Templates(env=_environment())
"""The templates, with our words as filters."""


def fragment(template: str, **values: Any) -> str:
    """A piece of a page."""
    return templates.get_template(template).render(**values)


def page(
    request: Request, template: str, who: SignedIn | None = None, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A whole page. `who` fills the header and the token of forms."""
    body = templates.get_template(template).render(
        who=who,
        csrf=who.csrf if who else "",
        path=request.url.path,
        in_inbox=bool(who and who.worker.is_any_of(INBOX_ROLES)),
        in_overview=bool(who and who.worker.is_any_of(ROTA_ROLES)),
        reads_voices=bool(who and who.worker.is_any_of(VOICE_ROLES)),
        sees_figures=bool(who and who.worker.is_any_of(FIGURE_ROLES)),
        in_studio=bool(who and who.worker.is_any_of(STUDIO_ROLES)),
        publishes=bool(who and who.worker.is_any_of(PUBLISHER_ROLES)),
        sees_people=bool(who and who.worker.is_any_of(PEOPLE_ROLES)),
        places=PLACES,
        **values,
    )
    return HTMLResponse(body, status, headers={"Cache-Control": "no-store"})
