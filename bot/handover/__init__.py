"""From the assistant to a key worker, and back."""
