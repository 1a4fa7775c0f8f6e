"""Properties are about truth, not about how busy the machine is."""

from tests.crypto.patience import be_patient

be_patient()
