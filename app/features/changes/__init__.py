"""Changes: what a device sends in one go, and what it reads since it last asked."""
