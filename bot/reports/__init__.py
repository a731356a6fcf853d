"""Figures that never identify a parent."""
