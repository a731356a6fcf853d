"""Providers and phones for tests: real HTTP on loopback, as strict as the real ones."""
