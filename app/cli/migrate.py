"""`ebb migrate`: the schema, and nothing else."""

from app.cli import storage
from app.cli.say import say
from app.db import migrations
from app.kernel.settings import Settings


def run(settings: Settings) -> int:
    """Brings the database to this version."""
    with storage.held(settings):
        storage.prepare(settings)
    say(f"The database is at {migrations.current(settings.resolved_database_url)}.")
    return 0
