"""Who signs in: key workers, supervisors, admins."""
