"""Plans, goals, steps and check-ins."""
