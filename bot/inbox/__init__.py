"""Where every text from a parent comes in."""
