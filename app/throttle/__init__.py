"""How often something may be tried, by whom. Counts under keyed hashes; never holds a name or an address."""
