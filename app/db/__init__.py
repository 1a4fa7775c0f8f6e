"""Storage engines: one gateway for SQLite and PostgreSQL. Knows no feature and no web."""
