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
    "GET /admin/freshness": STUDIO_ROLES,
    "POST /admin/freshness/{doubt_id}/settle": STUDIO_ROLES,
    "GET /admin/phrases": PUBLISHER_ROLES,
    "GET /admin/phrases/taught": PUBLISHER_ROLES,
    "POST /admin/phrases/add": PUBLISHER_ROLES,
    "POST /admin/phrases/topics": PUBLISHER_ROLES,
    "POST /admin/phrases/train": PUBLISHER_ROLES,
    "POST /admin/phrases/{phrase_id}/teach": PUBLISHER_ROLES,
    "POST /admin/phrases/{phrase_id}/not-for-training": PUBLISHER_ROLES,
    "POST /admin/phrases/{phrase_id}/worry": PUBLISHER_ROLES,
    "GET /admin/phrases/trainings/{training_id}": PUBLISHER_ROLES,
    "GET /admin/phrases/trainings/{training_id}/live": PUBLISHER_ROLES,
    "POST /admin/phrases/trainings/{training_id}/promote": PUBLISHER_ROLES,
    "POST /admin/phrases/trainings/{training_id}/back": PUBLISHER_ROLES,
    "GET /admin/services/{id}": STUDIO_ROLES,
    "POST /admin/services/{id}/withdraw": PUBLISHER_ROLES,
    "POST /admin/services/{id}/bring-back": PUBLISHER_ROLES,
}
