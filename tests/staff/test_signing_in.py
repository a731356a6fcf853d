"""Who gets in: first links, passwords, sessions, and how guessing gets slow."""

import asyncio

import pytest
from sqlalchemy import select

from bot.database.tables import SignInLink, StaffSession, Worker
from bot.staff import passwords, sessions, workers
from bot.staff.links import LINK_LASTS, LinkOver
from bot.staff.passwords import PasswordTooWeak
from bot.staff.signing_in import SignInRefused, SignIns, TooManyAttempts
from bot.staff.workers import NewWorker, StaffWrong

PASSWORD = "seven kettles sing low"
AISHA = NewWorker("Aisha", "Aisha@Example.org ", ["key_worker"], ["fife"])


async def add(database, clock, new=AISHA):
    async with database.transaction() as session:
        return await workers.add(session, new, clock())


async def choose(database, clock, link, password=PASSWORD):
    async with database.transaction() as session:
        return await workers.choose_password(session, link, password, clock())


@pytest.fixture
def sign_ins(database, clock):
    return SignIns(database, clock)


async def test_somebody_new_chooses_a_password_and_signs_in(database, clock, sign_ins):
    await choose(database, clock, await add(database, clock))
    token = await sign_ins.sign_in("aisha@example.org", PASSWORD, "203.0.113.7")
    async with database.reading() as session:
        who = await sessions.find(session, token, clock())
    assert who is not None
    assert (who.worker.first_name, who.worker.email, who.worker.roles) == (
        "Aisha",
        "aisha@example.org",
        ["key_worker"],
    )


async def test_nobody_can_sign_in_before_choosing_a_password(database, clock, sign_ins):
    await add(database, clock)
    for guess in ("", "password", "None"):
        with pytest.raises(SignInRefused):
            await sign_ins.sign_in("aisha@example.org", guess, "here")


async def test_neither_links_nor_cookies_nor_passwords_are_kept_readable(database, clock, sign_ins):
    link = await add(database, clock)
    await choose(database, clock, link)
    token = await sign_ins.sign_in("aisha@example.org", PASSWORD, "here")
    async with database.reading() as session:
        kept = [
            *(await session.scalars(select(SignInLink.token_hash))),
            *(await session.scalars(select(StaffSession.token_hash))),
            *(await session.scalars(select(Worker.password_hash))),
        ]
    assert len(kept) == 3
    assert not any(secret in one for one in kept for secret in (link, token, PASSWORD))
    assert kept[2].startswith("$argon2id$")


async def test_a_link_works_once_even_in_two_browsers_at_once(database, clock):
    link = await add(database, clock)
    tries = await asyncio.gather(*(choose(database, clock, link) for _ in range(2)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in tries) == ["LinkOver", "Worker"]


async def test_a_link_is_over_after_a_while_and_when_a_newer_one_is_made(database, clock):
    first = await add(database, clock)
    async with database.transaction() as session:
        second = await workers.renew_link(session, "AISHA@example.org", clock())
    with pytest.raises(LinkOver):
        await choose(database, clock, first)
    clock.forward(seconds=LINK_LASTS.total_seconds())
    with pytest.raises(LinkOver):
        await choose(database, clock, second)


async def test_a_weak_password_leaves_the_link_unused(database, clock):
    link = await add(database, clock)
    with pytest.raises(PasswordTooWeak):
        await choose(database, clock, link, "password1234")
    assert (await choose(database, clock, link)).first_name == "Aisha"


@pytest.mark.parametrize(
    "weak",
    ["short", "elevenchars", "password1234", "Password!Password!", "123456789012", "aaaaaaaaaaaa", "atyourpace2027",
     "letmein-letmein", "aisha.aisha.aisha", "x" * 201],
)  # fmt: skip
def test_weak_passwords_are_told_what_would_be_better(weak):
    with pytest.raises(PasswordTooWeak) as told:
        passwords.check_strength(weak, "aisha@example.org")
    assert "Please" in str(told.value) or "easy to guess" in str(told.value)


@pytest.mark.parametrize("fine", [PASSWORD, "correct horse battery", "fjord-Teacup-94 moss", "übergang in der Küche"])
def test_long_ones_are_fine(fine):
    passwords.check_strength(fine, "aisha@example.org")


async def test_the_same_password_typed_on_another_keyboard_fits():
    kept = await passwords.make_hash("cafe\u0301 with ﬁve friends")
    assert await passwords.fits("café with five friends", kept)


async def test_guessing_gets_slow_and_a_right_password_has_to_wait_too(database, clock, sign_ins):
    await choose(database, clock, await add(database, clock))
    for _ in range(5):
        with pytest.raises(SignInRefused):
            await sign_ins.sign_in("aisha@example.org", "wrong one here", "203.0.113.7")
    with pytest.raises(TooManyAttempts, match="15 minutes"):
        await sign_ins.sign_in("aisha@example.org", PASSWORD, "203.0.113.7")
    assert await sign_ins.sign_in("aisha@example.org", PASSWORD, "198.51.100.2")
    clock.forward(minutes=15, seconds=1)
    assert await sign_ins.sign_in("aisha@example.org", PASSWORD, "203.0.113.7")


async def test_guesses_side_by_side_do_not_slip_past_the_limit(database, clock, sign_ins):
    await choose(database, clock, await add(database, clock))
    guesses = (sign_ins.sign_in("aisha@example.org", f"wrong guess {n}", "here") for n in range(8))
    told = await asyncio.gather(*guesses, return_exceptions=True)
    assert sorted(type(one).__name__ for one in told) == ["SignInRefused"] * 5 + ["TooManyAttempts"] * 3


async def test_an_unknown_address_is_refused_in_the_same_words(database, clock, sign_ins):
    await choose(database, clock, await add(database, clock))
    words = set()
    for email in ("aisha@example.org", "nobody@example.org"):
        with pytest.raises(SignInRefused) as refused:
            await sign_ins.sign_in(email, "wrong one here", "here")
        words.add(str(refused.value))
    assert len(words) == 1


async def test_sessions_end_when_idle_and_after_a_day_at_work(database, clock, sign_ins):
    await choose(database, clock, await add(database, clock))

    async def still_in(token, **how):
        async with database.transaction() as session:
            return await sessions.find(session, token, clock(), **how) is not None

    idle = await sign_ins.sign_in("aisha@example.org", PASSWORD, "here")
    clock.forward(minutes=110)
    assert await still_in(idle, by_hand=False)
    clock.forward(minutes=11)
    assert not await still_in(idle)

    busy = await sign_ins.sign_in("aisha@example.org", PASSWORD, "here")
    for _ in range(12):
        clock.forward(minutes=59)
        assert await still_in(busy)
    clock.forward(minutes=59)
    assert not await still_in(busy)


async def test_a_new_password_signs_every_browser_out(database, clock, sign_ins):
    await choose(database, clock, await add(database, clock))
    token = await sign_ins.sign_in("aisha@example.org", PASSWORD, "here")
    async with database.transaction() as session:
        link = await workers.renew_link(session, "aisha@example.org", clock())
    await choose(database, clock, link, "another four quiet words")
    async with database.reading() as session:
        assert await sessions.find(session, token, clock()) is None


async def test_somebody_who_leaves_is_signed_out_and_stays_out(database, clock, sign_ins):
    await choose(database, clock, await add(database, clock))
    token = await sign_ins.sign_in("aisha@example.org", PASSWORD, "here")
    async with database.transaction() as session:
        await workers.leave(session, await workers.find(session, "aisha@example.org"))
    async with database.reading() as session:
        assert await sessions.find(session, token, clock()) is None
    with pytest.raises(SignInRefused):
        await sign_ins.sign_in("aisha@example.org", PASSWORD, "here")


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"first_name": " "}, "first name"),
        ({"email": "aisha"}, "e-mail"),
        ({"roles": []}, "at least one role"),
        ({"roles": ["boss"]}, "No role is called boss"),
        ({"areas": ["narnia"]}, "No area is called narnia"),
    ],
)
async def test_what_does_not_fit_is_told_in_one_line(database, clock, wrong, line):
    given = {"first_name": "Aisha", "email": "aisha@example.org", "roles": ["key_worker"], "areas": ["fife"]}
    with pytest.raises(StaffWrong, match=line) as told:
        await add(database, clock, NewWorker(**{**given, **wrong}))
    assert "\n" not in str(told.value)


async def test_an_address_is_known_however_it_is_written(database, clock):
    await add(database, clock)
    with pytest.raises(StaffWrong, match="there already"):
        await add(database, clock, NewWorker("Aisha", "AISHA@EXAMPLE.ORG", ["key_worker"]))
