"""Trends: what a record says over days and weeks, how sure that is, and where nothing was recorded."""
