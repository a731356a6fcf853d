"""What every channel's edge needs: a bounded body, clean words, and one place that turns our errors into answers."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from bot.errors import NotGenuine, NotReadable

log = logging.getLogger(__name__)

LARGEST_BODY = 1_000_000
"""Bytes. Far more than any provider sends for one text, far less than would hurt us."""


class ProviderRoute(APIRoute):
    """A route that providers call: 403 when nobody we know sent it, 400 when it cannot be read."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's own handler, with our errors told as status codes and nothing of what was sent."""
        handle = super().get_route_handler()

        async def handle_for_provider(request: Request) -> Response:
            try:
                return await handle(request)
            except NotGenuine:
                log.warning("a request to %s was refused: it is not genuine", request.url.path)
                return Response(status_code=403)
            except NotReadable as wrong:
                log.warning("a request to %s cannot be read: %s", request.url.path, wrong)
                return Response(status_code=400)

        return handle_for_provider


async def read_body(request: Request) -> bytes:
    """The whole body. Raises NotReadable as soon as it is larger than any text can be."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            raise NotReadable("it is too large")
    return bytes(body)


def clean(words: str) -> str:
    """What can be stored of what somebody wrote: without NULs and without halves of characters."""
    return words.replace("\x00", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
