"""A real browser for tests: found, or brought where that is possible; never a skipped test."""

import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "The browser tests need Chromium. Install it (apt-get install chromium) or set CHROMIUM to its path."


class NoBrowser(Exception):
    """No browser, and none that we could bring; the text says what to do."""


def find_browser() -> str:
    """The path of a browser: CHROMIUM, else one on PATH, else Debian's, installed now if this is root."""
    given = os.environ.get("CHROMIUM")
    if given:
        if not shutil.which(given):
            raise NoBrowser(f"CHROMIUM is {given}, and there is no program there.")
        return given
    found = _on_path() or (_install() and _on_path())
    if not found:
        raise NoBrowser(MISSING)
    return found


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _install() -> bool:
    """Debian's package, where we may install one."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, **quiet)
    done = subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], env=environment, **quiet
    )
    return done.returncode == 0


@asynccontextmanager
async def running_browser() -> AsyncIterator[Browser]:
    """Chromium, driven by Playwright, for the length of the block."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()
