"""Key workers: who has a parent, and the clocks."""
