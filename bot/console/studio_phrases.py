"""Phrases: what the assistant was unsure of, redacted; what it is taught; and who is asked to look at a parent."""

import uuid
from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.gate import read_form
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio import Publisher
from bot.errors import NotFound
from bot.handover import handovers
from bot.learning import promoting, queue, topics, training
from bot.learning.queue import PhraseRefused
from bot.learning.topics import TopicRefused
from bot.learning.training import UNDER_WAY
from bot.safety.verdict import URGENCY
from bot.staff.sessions import SignedIn

PATH = "/admin/phrases"
router = APIRouter(prefix=PATH, include_in_schema=False)
Step = Callable[[AsyncSession], Awaitable[object]]
SAID = {
    "taught": "Kept. It is learnt at the next training.",
    "gone": "Deleted. It is not learnt from.",
    "told": "A key worker is asked to look at this parent's texts.",
    "topic": "The new topic is in every list now.",
    "added": "Added. It is learnt at the next training.",
}


@router.get("")
async def waiting(request: Request, who: Publisher, said: str = "") -> Response:
    """What waits for somebody to say what it means."""
    return await _show(request, who, said=said)


@router.get("/taught")
async def taught(request: Request, who: Publisher, said: str = "") -> Response:
    """What was taught here, with places to add to it."""
    return await _show_taught(request, who, said=said)


@router.post("/add")
async def add(request: Request, who: Publisher) -> Response:
    """Keeps a phrase that somebody here writes."""
    form = await read_form(request)
    now = parts_of(request).clock()

    async def step(session: AsyncSession) -> None:
        topic, own = await topics.chosen(session, form.get("topic", ""), risky=True)
        await queue.add(session, form.get("words", ""), topic, own, who.worker, now)

    return await _keep_on_taught(request, who, step, "added", form)


@router.post("/topics")
async def new_topic(request: Request, who: Publisher) -> Response:
    """Makes a topic of the admins' own, which counts as one of the assistant's."""
    form = await read_form(request)
    now = parts_of(request).clock()

    async def step(session: AsyncSession) -> None:
        await topics.make_own(session, form.get("name", ""), form.get("counts_as", ""), who.worker, now)

    return await _keep_on_taught(request, who, step, "topic", form)


@router.post("/{phrase_id}/teach")
async def teach(request: Request, who: Publisher, phrase_id: uuid.UUID) -> Response:
    """Says what a text means."""
    form = await read_form(request)
    now = parts_of(request).clock()

    async def step(session: AsyncSession) -> None:
        topic, own = await topics.chosen(session, form.get("topic", ""))
        await queue.teach(session, phrase_id, topic, own, who.worker, now)

    return await _keep(request, who, step, "taught")


@router.post("/{phrase_id}/not-for-training")
async def not_for_training(request: Request, who: Publisher, phrase_id: uuid.UUID) -> Response:
    """Deletes a text or a phrase."""
    form = await read_form(request)
    async with parts_of(request).database.transaction() as session:
        await queue.not_for_training(session, phrase_id)
    return RedirectResponse(f"{PATH}{'/taught' if form.get('from') == 'taught' else ''}?said=gone", 303)


@router.post("/{phrase_id}/worry")
async def worry(request: Request, who: Publisher, phrase_id: uuid.UUID) -> Response:
    """The text holds a risk that was missed: a key worker is asked to look now, and the phrase is learnt as that."""
    form = await read_form(request)
    parts = parts_of(request)
    now = parts.clock()

    async def step(session: AsyncSession) -> None:
        topic, _ = await topics.chosen(session, form.get("topic", ""), risky=True)
        risk = topic.removeprefix(topics.RISK)
        if risk not in URGENCY or not topic.startswith(topics.RISK):
            raise NotFound("There is no such risk.")
        parent = await queue.whose(session, phrase_id)
        handover = await handovers.request(session, parent, now, why="risk", urgency=URGENCY[risk], risk=risk)
        await parts.jobs.defer(session, handovers.ALERT, handover_id=str(handover.id))
        await queue.teach(session, phrase_id, topic, None, who.worker, now)

    return await _keep(request, who, step, "told")


async def _keep(request: Request, who: SignedIn, step: Step, said: str) -> Response:
    """One step about a text that waits; what keeps it from being taken is told on the page."""
    problem = await _problem_of(request, step)
    return await _show(request, who, problem=problem) if problem else RedirectResponse(f"{PATH}?said={said}", 303)


async def _keep_on_taught(request: Request, who: SignedIn, step: Step, said: str, form: dict[str, str]) -> Response:
    """One step about what is taught; what was typed stays in its boxes where it is not taken."""
    problem = await _problem_of(request, step)
    if problem:
        return await _show_taught(request, who, problem=problem, form=form)
    return RedirectResponse(f"{PATH}/taught?said={said}", 303)


async def _problem_of(request: Request, step: Step) -> str:
    """Takes a step in one transaction; why it was refused, or nothing."""
    try:
        async with parts_of(request).database.transaction() as session:
            await step(session)
    except (PhraseRefused, TopicRefused, NotFound) as refused:
        return str(refused)
    return ""


async def _show(request: Request, who: SignedIn, *, problem: str = "", said: str = "") -> Response:
    async with parts_of(request).database.reading() as session:
        texts = await queue.waiting(session)
        count = await queue.count_waiting(session)
        own = await topics.own_topics(session)
    return page(
        request,
        "studio_phrases.html",
        who,
        status=409 if problem else 200,
        tab="waiting",
        texts=texts,
        count=count,
        own=own,
        **_lists(),
        problem=problem,
        said=SAID.get(said, ""),
        days=queue.KEPT_FOR.days,
    )


async def _show_taught(
    request: Request, who: SignedIn, *, problem: str = "", said: str = "", form: dict[str, str] | None = None
) -> Response:
    async with parts_of(request).database.reading() as session:
        count = await queue.count_waiting(session)
        groups = await queue.taught_by_topic(session)
        live = {phrase.id for phrase in await training.live_phrases(session)}
        own = await topics.own_topics(session)
        past = await promoting.trainings(session)
        took = await promoting.last_took(session)
    return page(
        request,
        "studio_taught.html",
        who,
        status=422 if problem else 200,
        tab="taught",
        count=count,
        groups=groups,
        live=live,
        new=sum(phrase.id not in live for group in groups for phrase in group.phrases),
        own=own,
        trainings=past,
        took=took,
        under_way=any(one.state in UNDER_WAY for one in past),
        **_lists(),
        problem=problem,
        said=SAID.get(said, ""),
        form=form or {},
    )


def _lists() -> dict[str, object]:
    return {"needs": topics.needs(), "acts": topics.acts(), "risks": topics.risks(), "labels": topics.labels()}
