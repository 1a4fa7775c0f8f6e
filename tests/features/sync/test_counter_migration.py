"""The migration that adds the counters fills them for the people there are."""

from sqlalchemy import text

from app.db import migrations
from app.db.engine import open_engine
from tests.support import migration_data

BEFORE = "20261122_first_tables"


def test_counters_of_existing_people_are_filled(database_url):
    migrations.upgrade(database_url, backup_dir=None, target=BEFORE)
    engine = open_engine(database_url)
    with engine.begin() as connection:
        migration_data.LOADERS[BEFORE](connection)  # alice has one entry of 256 bytes, and one tombstone

    migrations.upgrade(database_url, backup_dir=None)

    with engine.connect() as connection:
        query = "SELECT entry_count, stored_bytes, pruned_month, pruned_change FROM users"
        assert connection.execute(text(query)).all() == [(1, 256, 0, 0)]
    engine.dispose()
