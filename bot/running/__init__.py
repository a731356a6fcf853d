"""Running it all on one machine: what is started, in which order, and how it is stopped."""
