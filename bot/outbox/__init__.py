"""Where every text to a parent goes out."""
