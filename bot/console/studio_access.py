"""Who may open which route of the studio. Editors look and save drafts; publishers make things live."""

from dataclasses import dataclass

from bot.staff.roles import Role

STUDIO_ROLES = frozenset({Role.PUBLISHER, Role.LEAD_PARTNER, Role.AGENCY_EDITOR})
"""Who may open the studio and save drafts."""
PUBLISHER_ROLES = frozenset({Role.PUBLISHER, Role.LEAD_PARTNER})
"""Who may change what parents get."""
PEOPLE_ROLES = frozenset({Role.LEAD_PARTNER})
"""Who may add people and change what they may do."""


@dataclass(frozen=True)
class Place:
    """Where a kind that is edited as a form has its pages, what they are called, and who edits there."""

    kind: str
    path: str
    title: str
    about: str
    edits: frozenset[Role]


PLACES = (
    Place(
        "service", "services", "Services",
        "What parents can go to or ring. A new one is a draft until a publisher says yes.", STUDIO_ROLES,
    ),
    Place("organisation", "organisations", "Organisations", "Who runs services.", STUDIO_ROLES),
    Place(
        "helpline", "helplines", "Helplines",
        "Numbers that texts may name. One past its check date stays until a checked one takes its place. 999, 111 and "
        "116 123 are there whatever stands here.", PUBLISHER_ROLES,
    ),
    Place(
        "quick_reply", "quick-replies", "Quick replies", "Ready sentences that key workers start from.",
        PUBLISHER_ROLES,
    ),
    Place("hub", "hubs", "Hubs", "Places with a poster. Its word tells us where a parent came from.", PUBLISHER_ROLES),
)  # fmt: skip
"""The pages of the kinds that are edited as a form, as the menu has them."""

STEPS_OF_EDITORS = ("preview", "restore", "review", "discard")
STEPS_OF_PUBLISHERS = ("publish", "approve", "schedule", "bundle")


def of_entry(path: str, edits: frozenset[Role]) -> dict[str, frozenset[Role]]:
    """The routes that every entry has, whatever its kind."""
    publishes = edits & PUBLISHER_ROLES
    return {
        f"GET {path}": STUDIO_ROLES,
        f"POST {path}": edits,
        **{f"POST {path}/{step}": edits for step in STEPS_OF_EDITORS},
        **{f"POST {path}/{step}": publishes for step in STEPS_OF_PUBLISHERS},
    }


def _of_place(place: Place) -> dict[str, frozenset[Role]]:
    path = f"/admin/{place.path}"
    return {
        f"GET {path}": STUDIO_ROLES,
        f"GET {path}/new": place.edits,
        f"POST {path}/new": place.edits,
        **of_entry(f"{path}/{{id}}", place.edits),
    }


STUDIO_ACCESS: dict[str, frozenset[Role]] = {
    "GET /admin": STUDIO_ROLES,
    **of_entry("/admin/wording/{id}", STUDIO_ROLES),
    **{route: roles for place in PLACES for route, roles in _of_place(place).items()},
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
    "POST /admin/services/{id}/withdraw": PUBLISHER_ROLES,
    "POST /admin/services/{id}/bring-back": PUBLISHER_ROLES,
    "POST /admin/quick-replies/{id}/remove": PUBLISHER_ROLES,
    "POST /admin/hubs/{id}/remove": PUBLISHER_ROLES,
    "GET /admin/try": STUDIO_ROLES,
    "POST /admin/try": STUDIO_ROLES,
    "GET /admin/bundles": PUBLISHER_ROLES,
    "GET /admin/bundles/{id}": PUBLISHER_ROLES,
    "POST /admin/bundles/{id}/publish": PUBLISHER_ROLES,
    "POST /admin/bundles/{id}/schedule": PUBLISHER_ROLES,
    "POST /admin/bundles/{id}/take-out": PUBLISHER_ROLES,
    "GET /admin/imports": PUBLISHER_ROLES,
    "POST /admin/imports": PUBLISHER_ROLES,
    "GET /admin/imports/{id}": PUBLISHER_ROLES,
    "GET /admin/imports/{id}/live": PUBLISHER_ROLES,
    "POST /admin/imports/{id}/keep": PUBLISHER_ROLES,
    "GET /admin/feed-drafts": PUBLISHER_ROLES,
    "POST /admin/feed-drafts": PUBLISHER_ROLES,
    "GET /admin/feed-drafts/{id}": PUBLISHER_ROLES,
    "POST /admin/feed-drafts/{id}": PUBLISHER_ROLES,
    "GET /admin/categories": PUBLISHER_ROLES,
    "GET /admin/categories/one": PUBLISHER_ROLES,
    "POST /admin/categories/one": PUBLISHER_ROLES,
    "GET /admin/reviewers": PUBLISHER_ROLES,
    "POST /admin/reviewers": PUBLISHER_ROLES,
    "POST /admin/reviewers/{id}/remove": PUBLISHER_ROLES,
    "GET /admin/people": PEOPLE_ROLES,
    "GET /admin/people/new": PEOPLE_ROLES,
    "POST /admin/people/new": PEOPLE_ROLES,
    "GET /admin/people/{id}": PEOPLE_ROLES,
    "POST /admin/people/{id}": PEOPLE_ROLES,
    "POST /admin/people/{id}/link": PEOPLE_ROLES,
    "POST /admin/people/{id}/leave": PEOPLE_ROLES,
    "POST /admin/people/{id}/return": PEOPLE_ROLES,
}
