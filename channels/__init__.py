"""The providers: verify, parse, send. Nothing else knows a provider."""
