"""Accounts: names, passwords, recovery codes, sessions. Whoever has no key sees nothing."""
