"""Ground floor: clock, ids, errors, settings, logs. Depends on nothing of ours."""
