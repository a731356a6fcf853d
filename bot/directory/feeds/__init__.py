"""Other people's directories in, and ours out: feeds and files become proposals, and live services a feed."""
