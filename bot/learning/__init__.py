"""Learning from parents' own words: what was unsure, redacted; a person decides what it means; train, look, promote."""
