"""Pieces of a page that a script asks for again and again: sent only when they have changed."""

import hashlib

from fastapi import Response
from fastapi.responses import HTMLResponse

SEEN_HEADER = "X-Seen"


def fingerprint(piece: str) -> str:
    """By what a page names the piece that it shows."""
    return hashlib.sha256(piece.encode()).hexdigest()[:20]


def unless_seen(piece: str, seen: str) -> Response:
    """The piece with its fingerprint, or 204 when the page shows it already."""
    now = fingerprint(piece)
    headers = {SEEN_HEADER: now, "Cache-Control": "no-store"}
    if seen == now:
        return Response(status_code=204, headers=headers)
    return HTMLResponse(piece, headers=headers)
