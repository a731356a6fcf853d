"""What a parent's text means: needs, act, risk and how sure we are.

The algorithms are plain NumPy and scikit-learn; `rasa_parts` holds the thin components that Rasa loads.
"""
