"""Which of our needs the categories of other directories stand for, as an admin decides."""

from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import func, select

from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import PUBLISHER_ROLES
from bot.console.studio_entries import tidy_search
from bot.database.tables import CategoryMapping
from bot.directory.feeds.mapping import load_category_mapping, map_category
from bot.directory.needs import Needs
from bot.errors import NotFound

router = APIRouter(
    prefix="/admin/categories", include_in_schema=False, dependencies=[Depends(signed_in(*PUBLISHER_ROLES))]
)
A_PAGE = 50
NEEDS = Needs()


@router.get("")
async def categories(request: Request, q: str = "", number: int = 1) -> Response:
    """Those that nobody has decided about first, then by name."""
    sought = tidy_search(q).casefold()
    async with parts_of(request).database.transaction() as session:
        await load_category_mapping(session)
        fits = CategoryMapping.category.contains(sought, autoescape=True)
        count = await session.scalar(select(func.count()).select_from(CategoryMapping).where(fits)) or 0
        undecided = await session.scalar(
            select(func.count()).select_from(CategoryMapping).where(CategoryMapping.needs.is_(None))
        )
        pages = max(1, -(-count // A_PAGE))
        at = min(max(number, 1), pages)
        rows = await session.scalars(
            select(CategoryMapping)
            .where(fits)
            .order_by(CategoryMapping.needs.is_not(None), CategoryMapping.category, CategoryMapping.scheme)
            .offset((at - 1) * A_PAGE)
            .limit(A_PAGE)
        )
        found = list(rows)
    values: dict[str, Any] = {
        "q": sought, "found": found, "count": count, "undecided": undecided, "number": at, "pages": pages,
        "labels": {need.id: need.label for need in NEEDS.by_id.values()},
    }  # fmt: skip
    return page(request, "studio_categories.html", who_is(request), **values)


@router.get("/one")
async def one_category(request: Request, scheme: str, category: str) -> Response:
    """One category, with all our needs to tick."""
    async with parts_of(request).database.reading() as session:
        found = await session.get(CategoryMapping, (scheme.replace("\0", ""), category.replace("\0", "")))
    if found is None:
        raise NotFound("There is no such category.")
    labels = {need.id: need.label for need in NEEDS.by_id.values()}
    return page(request, "studio_category.html", who_is(request), found=found, labels=labels)


@router.post("/one")
async def decide(request: Request) -> Response:
    """Keeps what was ticked; nothing ticked means that it stands for none of our needs."""
    form = await read_form(request)
    scheme, category = form.get("scheme", ""), form.get("category", "")
    async with parts_of(request).database.transaction() as session:
        if await session.get(CategoryMapping, (scheme, category)) is None:
            raise NotFound("There is no such category.")
        await map_category(session, scheme, category, [id for id in NEEDS.by_id if form.get(f"need-{id}")])
    return RedirectResponse("/admin/categories", 303)
