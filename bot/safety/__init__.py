"""Words of risk, found by rules, before and without Rasa."""
