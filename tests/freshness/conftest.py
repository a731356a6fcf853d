"""Staff in browsers, as in the console's tests."""

from tests.console.conftest import browser, staff, web

__all__ = ["browser", "staff", "web"]
