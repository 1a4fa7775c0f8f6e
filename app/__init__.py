"""Ebb: a private recovery journal. See docs/architecture.md for the rooms and the arrows between them."""
