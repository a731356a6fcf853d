"""Errors of ours as pages a person can act on, or as plain data where a script asked."""

from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from bot.console.gate import SAFE_METHODS, FormNotOurs, FormTooLarge, NeedsSignIn, whoever
from bot.console.headers import STRICT
from bot.console.pages import page
from bot.errors import HeldBySomebodyElse, NotAllowed, NotFound, PaceError

STATUS: dict[type[PaceError], int] = {
    NeedsSignIn: 401,
    FormNotOurs: 403,
    NotAllowed: 403,
    NotFound: 404,
    HeldBySomebodyElse: 409,
    FormTooLarge: 413,
}
BROKEN = (
    "Something is wrong on our side, and what you did just now may not have been kept. "
    "Go back in your browser: what you typed may still be there. Copy it, look whether it was kept, and try again."
)
TITLE = {401: "Please sign in", 403: "Not open to you", 404: "Nothing here", 409: "Somebody else has it"}


def add_problem_pages(web: FastAPI) -> None:
    """Has the errors of pages shown as pages."""
    for error in STATUS:
        web.add_exception_handler(error, _show)
    web.add_exception_handler(404, _unknown_page)
    web.add_exception_handler(Exception, _fault_of_ours)


async def _show(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
    if _asked_by_script(request):
        return JSONResponse({"problem": str(error)}, status)
    if isinstance(error, NeedsSignIn):
        return RedirectResponse(f"/sign-in{_back_to(request)}", 303)
    return page(
        request,
        "problem.html",
        await whoever(request),
        status=status,
        title=TITLE.get(status, "That did not work"),
        problem=str(error),
    )


async def _unknown_page(request: Request, error: Exception) -> Response:
    """An address that nothing answers: a page for a person, data for anybody else."""
    detail = error.detail if isinstance(error, HTTPException) else "Not Found"
    if "text/html" not in request.headers.get("accept", "") or _asked_by_script(request):
        return JSONResponse({"detail": detail}, 404)
    problem = "There is no page at this address. It may have moved."
    return page(request, "problem.html", await whoever(request), status=404, title="Nothing here", problem=problem)


async def _fault_of_ours(request: Request, error: Exception) -> Response:
    """What we did not think of. It is logged besides, and the database may be what is broken."""
    if "text/html" not in request.headers.get("accept", "") or _asked_by_script(request):
        return JSONResponse({"problem": BROKEN}, 500)
    try:
        who = await whoever(request)
    except Exception:
        who = None
    shown = page(request, "problem.html", who, status=500, title="That did not work", problem=BROKEN)
    shown.headers.update(STRICT)  # it is sent past what adds them
    return shown


def _asked_by_script(request: Request) -> bool:
    return request.headers.get("x-requested-with") == "script"


def _back_to(request: Request) -> str:
    """Where to go after signing in: the page that was asked for, or the one a form was sent from."""
    asked = request.url.path if request.method in SAFE_METHODS else _page_of(request)
    return "" if asked in ("", "/") else f"?next={quote(asked)}"


def _page_of(request: Request) -> str:
    """The page of ours that a form stood on, or nothing."""
    sent_from = urlsplit(request.headers.get("referer", ""))
    return sent_from.path if sent_from.netloc == request.url.netloc else ""
