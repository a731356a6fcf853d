"""Parents, their addresses and their wishes."""
