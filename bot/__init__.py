"""At Your Pace: the app."""
