"""How parents write, whatever they write about: how a question begins, and words without their endings."""
