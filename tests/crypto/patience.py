"""Hypothesis without its deadlines: on a busy machine the same example takes 0.2 ms or 300 ms (measured)."""

from hypothesis import HealthCheck, settings


def be_patient() -> None:
    settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("patient")
