"""Workers, roles and signing in."""
