"""What each person who signs in is there for."""

from enum import StrEnum


class Role(StrEnum):
    """The eight roles; one person may have several."""

    PARENT_REVIEWER = "parent_reviewer"
    AGENCY_EDITOR = "agency_editor"
    PUBLISHER = "publisher"
    KEY_WORKER = "key_worker"
    SUPERVISOR = "supervisor"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    DATA_OFFICER = "data_officer"
    LEAD_PARTNER = "lead_partner"

    @property
    def label(self) -> str:
        """The role as people say it."""
        return self.value.replace("_", " ")


INBOX_ROLES = frozenset({Role.KEY_WORKER, Role.SUPERVISOR, Role.SAFEGUARDING_LEAD})
"""Who may open the inbox."""
EVERY_AREA = frozenset({Role.SUPERVISOR, Role.SAFEGUARDING_LEAD})
"""Who sees requests of every area, not only of their own."""
ROTA_ROLES = frozenset({Role.SUPERVISOR, Role.SAFEGUARDING_LEAD})
"""Who keeps the on-call rota."""
VOICE_ROLES = frozenset({Role.SUPERVISOR, Role.PUBLISHER, Role.LEAD_PARTNER})
"""Who reads what parents say of services; complaints among it only a supervisor."""
FIGURE_ROLES = frozenset({Role.SUPERVISOR, Role.LEAD_PARTNER})
"""Who reads the figures for partners and funders."""
EVERYBODY = frozenset(Role)

AREAS = ("edinburgh", "fife", "glasgow", "north_lanarkshire", "south_lanarkshire")
"""The areas a worker can look after; the same ids as in content/areas.yaml."""


def area_label(area: str | None) -> str:
    """An area as people say it; empty while it is not known."""
    if area in (None, ""):
        return ""
    return "Scotland" if area == "national" else str(area).replace("_", " ").title()
