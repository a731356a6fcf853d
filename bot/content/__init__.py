"""Words: wording, its lint, and what ships."""
