"""Settings: one sealed document per person."""
