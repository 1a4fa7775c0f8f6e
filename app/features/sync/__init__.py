"""Sync: the change number of a person, and what was already done (mutations)."""
