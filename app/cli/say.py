"""Words on the terminal. The one place that prints."""

import sys
from typing import TextIO


def say(text: str, *, stream: TextIO | None = None) -> None:
    """One line, at once, also when the output is a pipe."""
    print(text, file=stream or sys.stdout, flush=True)
