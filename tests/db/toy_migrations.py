"""Three small revisions with data in them, laid out as the real ones, to prove the migration machinery."""

import shutil
from pathlib import Path

from sqlalchemy import Connection, text

from app.db.migrations import find_scripts
from tests.support.migration_data import Loader

FIRST = '''"""people and pages"""
import sqlalchemy as sa
from alembic import op
revision = "0001"
down_revision = None
def upgrade() -> None:
    op.create_table(
        "people", sa.Column("id", sa.BigInteger, primary_key=True), sa.Column("name", sa.Text, nullable=False)
    )
    op.create_table(
        "pages",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_pages_person", ondelete="CASCADE"),
    )
    op.create_index("ix_pages_person", "pages", ["person"])
def downgrade() -> None:
    op.drop_table("pages")
    op.drop_table("people")
'''
SECOND = '''"""a rebuilt parent table"""
import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade() -> None:
    with op.batch_alter_table("people", recreate="auto") as people:
        people.add_column(sa.Column("mood", sa.BigInteger, server_default="5", nullable=False))
        people.alter_column("name", type_=sa.String(40), existing_nullable=False)
def downgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.alter_column("name", type_=sa.Text, existing_nullable=False)
        people.drop_column("mood")
'''
THIRD = '''"""data moved"""
import sqlalchemy as sa
from alembic import op
revision = "0003"
down_revision = "0002"
def upgrade() -> None:
    op.add_column("pages", sa.Column("words", sa.BigInteger, nullable=True))
    op.execute("UPDATE pages SET words = 3")
    op.create_index("ix_pages_words", "pages", ["words"])
def downgrade() -> None:
    op.drop_index("ix_pages_words", "pages")
    with op.batch_alter_table("pages") as pages:
        pages.drop_column("words")
'''
REVISIONS = {"0001": FIRST, "0002": SECOND, "0003": THIRD}


def _people_and_pages(connection: Connection) -> None:
    connection.execute(text("INSERT INTO people (id, name) VALUES (1, 'alice'), (2, 'carol')"))
    connection.execute(text("INSERT INTO pages (id, person) VALUES (10, 1), (11, 2)"))


def _one_more_page(connection: Connection) -> None:
    connection.execute(text("INSERT INTO pages (id, person, words) VALUES (12, 1, 900)"))


LOADERS: dict[str, Loader] = {"0001": _people_and_pages, "0003": _one_more_page}


def write_toy_scripts(folder: Path, revisions: dict[str, str] = REVISIONS) -> Path:
    (folder / "versions").mkdir(parents=True, exist_ok=True)
    shutil.copy(find_scripts() / "env.py", folder)
    for name, source in revisions.items():
        (folder / "versions" / f"{name}.py").write_text(source)
    return folder
