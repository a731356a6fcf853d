"""Who may open which route of the studio. Editors look and save drafts; publishers make things live."""

from bot.staff.roles import Role

STUDIO_ROLES = frozenset({Role.PUBLISHER, Role.LEAD_PARTNER, Role.AGENCY_EDITOR})
"""Who may open the studio and save drafts."""
PUBLISHER_ROLES = frozenset({Role.PUBLISHER, Role.LEAD_PARTNER})
"""Who may change what parents get."""

STUDIO_ACCESS: dict[str, frozenset[Role]] = {
    "GET /admin": STUDIO_ROLES,
    "GET /admin/wording/{wording_id}": STUDIO_ROLES,
    "POST /admin/wording/{wording_id}": STUDIO_ROLES,
    "POST /admin/wording/{wording_id}/preview": STUDIO_ROLES,
    "POST /admin/wording/{wording_id}/restore": STUDIO_ROLES,
    "POST /admin/wording/{wording_id}/publish": PUBLISHER_ROLES,
    "GET /admin/services/{id}": STUDIO_ROLES,
    "POST /admin/services/{id}/withdraw": PUBLISHER_ROLES,
    "POST /admin/services/{id}/bring-back": PUBLISHER_ROLES,
}
