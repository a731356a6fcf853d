"""The launcher: a turn goes in with its conversation's state and comes out with messages, effects and state."""
