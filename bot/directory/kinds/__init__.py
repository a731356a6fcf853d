"""What admins edit in the directory: services, organisations, helplines and hubs, each a kind of content."""
