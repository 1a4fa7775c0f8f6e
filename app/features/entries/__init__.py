"""Entries: the four kinds a person records, sealed."""
