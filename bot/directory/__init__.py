"""Services, organisations, areas, and fair offers."""
