"""An open internet for tests: names lead to the addresses a test gives them, and a real server answers at each."""

from collections.abc import Mapping
from typing import Any

import httpcore

from bot.public_web import PublicOnly, PublicWeb
from tests.directory.feeds.feed_server import FeedServer


class Dial(httpcore.AnyIOBackend):
    """Connects to a test's own server whatever address it is given, and remembers the address."""

    def __init__(self, server: FeedServer) -> None:
        self.dialled: list[str] = []
        self._port = int(server.address.rsplit(":", 1)[1])

    async def connect_tcp(self, host: str, port: int, *how: Any, **more: Any) -> httpcore.AsyncNetworkStream:
        """A connection to the server."""
        self.dialled.append(host)
        return await super().connect_tcp("127.0.0.1", self._port, *how, **more)


def public_web(server: FeedServer, places: Mapping[str, str], dial: Dial | None = None) -> PublicWeb:
    """Sends to `server` what names in `places` (name to address) are asked for."""

    async def resolve(host: str) -> list[str]:
        if host not in places:
            raise OSError("no such host")
        return places[host].split()

    return PublicWeb(PublicOnly(resolve, dial or Dial(server)))
