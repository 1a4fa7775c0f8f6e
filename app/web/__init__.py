"""HTTP manners shared by every feature: problems, headers, limits, static files. Knows no feature."""
