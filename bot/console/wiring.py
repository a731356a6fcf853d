"""Hangs the console on the web app."""

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from bot.console import (
    alerts,
    figures,
    hours,
    inbox,
    one_parent,
    overview,
    parent_acts,
    sign_in,
    studio,
    studio_bundles,
    studio_categories,
    studio_feed_drafts,
    studio_freshness,
    studio_imports,
    studio_people,
    studio_phrases,
    studio_reviewers,
    studio_trainings,
    studio_try,
    voices,
)
from bot.console.headers import StrictHeaders
from bot.console.pages import STATIC
from bot.console.parts import ConsoleParts
from bot.console.problems import add_problem_pages
from bot.console.studio_services import form_pages
from bot.console.studio_wording import wording_router

__all__ = ["ConsoleParts", "add_console"]


def add_console(web: FastAPI, parts: ConsoleParts) -> None:
    """Adds pages, static files, strict headers and problem pages; `parts` hang on `web.state.console`."""
    web.state.console = parts
    web.include_router(sign_in.router)
    web.include_router(inbox.router)
    web.include_router(one_parent.router)
    web.include_router(parent_acts.router)
    web.include_router(hours.router)
    web.include_router(alerts.router)
    web.include_router(overview.router)
    web.include_router(figures.router)
    web.include_router(voices.router)
    for each in (
        studio,
        studio_try,
        studio_bundles,
        studio_imports,
        studio_feed_drafts,
        studio_categories,
        studio_reviewers,
        studio_people,
    ):
        web.include_router(each.router)
    web.include_router(wording_router())
    for pages in form_pages():
        web.include_router(pages.router())
    web.include_router(studio_phrases.router)
    web.include_router(studio_freshness.router)
    web.include_router(studio_trainings.router)
    web.mount("/static", StaticFiles(directory=STATIC), name="static")
    web.add_middleware(StrictHeaders, https=parts.https)
    add_problem_pages(web)
