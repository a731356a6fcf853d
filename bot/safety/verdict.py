"""What the rules found in a text, and how urgent each risk is."""

from dataclasses import dataclass, field

URGENCY = {
    "suicide_self_harm": "emergency",
    "immediate_danger": "emergency",
    "child_at_risk": "emergency",
    "domestic_abuse": "urgent",
    "sexual_violence": "urgent",
    "homeless_tonight": "urgent",
    "destitution_today": "urgent",
    "exploitation": "urgent",
    "severe_distress": "urgent",
    "social_work": "routine",
}
"""Every risk, most urgent first, and its urgency: the product's fixed vocabulary."""

RANK = ("none", "routine", "urgent", "emergency")
ORDER = tuple(URGENCY)
READ_BY_OTHERS = frozenset({"domestic_abuse", "sexual_violence"})
"""After these, texts that nobody asked for this minute are worded neutrally: somebody may be reading along."""


@dataclass(frozen=True)
class Verdict:
    """The risk found in a text (an id of URGENCY) or None."""

    risk: str | None = None
    rule: str | None = field(default=None, compare=False)
    """Which rule found it, e.g. `suicide_self_harm/wants_to_die`: a reason that holds nothing of what was written."""
    sure: bool = True
    """False when there is only a weak sign: then the parent is asked, and nobody is told without their word."""

    @property
    def urgency(self) -> str:
        """`emergency`, `urgent`, `routine` or `none`; what we are not sure of is at most urgent."""
        urgency = URGENCY[self.risk] if self.risk else "none"
        return urgency if self.sure else min(urgency, "urgent", key=RANK.index)

    @property
    def answered(self) -> bool:
        """Whether a fixed reply answers it; what is routine is offered in the talk."""
        return self.urgency in ("emergency", "urgent")


def stronger(one: Verdict, other: Verdict) -> Verdict:
    """The more urgent of two verdicts; the first where both are alike. Nothing lowers what was found."""
    return other if RANK.index(other.urgency) > RANK.index(one.urgency) else one
