"""Every effect there is: importing this makes them known to `apply_effects`."""

from bot.conversation import effects_area, effects_offers, effects_opting, effects_person

__all__ = ["effects_area", "effects_offers", "effects_opting", "effects_person"]
