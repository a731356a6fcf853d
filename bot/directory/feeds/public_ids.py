"""The ids by which others know our services: made from our own, so they never change and tell the two apart."""

import uuid

OURS = uuid.UUID("6f0f9a53-5f0e-5d0a-9b1e-0a7f5a1c2e77")


def public_id(kind: str, id: str) -> str:
    """The UUID of something of ours, such as public_id("service", "fif_hearth_mornings")."""
    return str(uuid.uuid5(OURS, f"{kind} {id}"))
