"""A turn: from a text to its replies."""
