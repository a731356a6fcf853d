"""Measure how well texts are understood: `python -m engine.evaluation`, behind `pace evaluate`."""
