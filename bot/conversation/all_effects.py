"""Every effect there is: whoever applies effects takes them from here, so that each is known."""

from bot.conversation import (
    effects_area,
    effects_doubts,
    effects_linking,
    effects_offers,
    effects_opting,
    effects_person,
    effects_plans,
    effects_theirs,
)
from bot.conversation.effects import EffectContext, apply_effects

__all__ = [
    "EffectContext",
    "apply_effects",
    "effects_area",
    "effects_doubts",
    "effects_linking",
    "effects_offers",
    "effects_opting",
    "effects_person",
    "effects_plans",
    "effects_theirs",
]
