"""`ebb openapi`: the description of the API, for generators of clients."""

import json

from app.cli.assembly import build_app
from app.cli.say import say
from app.crypto.server_secrets import new_secrets
from app.kernel.settings import Settings


def run(settings: Settings) -> int:
    """Prints the OpenAPI document. Touches no storage."""
    say(json.dumps(build_app(settings, new_secrets()).openapi(), indent=1, sort_keys=True))
    return 0
