"""The chain of revisions, against the migration tool's own reading of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from app.db import migrations
from app.db.revisions import BrokenChainError, chain


def write(folder: Path, **follows: str | None) -> Path:
    (folder / "versions").mkdir()
    for name, before in follows.items():
        spelled = "None" if before is None else f'"{before}"'
        (folder / "versions" / f"{name}.py").write_text(f'revision = "{name}"\ndown_revision = {spelled}\n')
    return folder


def test_our_chain_is_the_one_the_migration_tool_walks():
    walked = ScriptDirectory.from_config(migrations.config()).walk_revisions()

    assert chain(migrations.find_scripts()) == [script.revision for script in walked][::-1]


def test_order_comes_from_what_each_follows_not_from_names(tmp_path):
    assert chain(write(tmp_path, a="c", b=None, c="b")) == ["b", "c", "a"]


def test_no_files_are_an_empty_chain(tmp_path):
    assert chain(write(tmp_path)) == []


@pytest.mark.parametrize("follows", [{"a": None, "c": "b"}, {"a": None, "b": "a", "c": "a"}, {"a": "b", "b": "a"}])
def test_a_missing_link_a_fork_and_a_ring_are_refused(tmp_path, follows):
    with pytest.raises(BrokenChainError):
        chain(write(tmp_path, **follows))


def test_asking_an_up_to_date_database_loads_no_migration_tool(tmp_path, migrated_file):
    script = (
        "import sys; from app.db import migrations; "
        f"assert not migrations.upgrade('sqlite:///{migrated_file}', backup_dir=None); "
        f"assert migrations.is_current('sqlite:///{migrated_file}'); "
        "sys.exit('alembic' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], cwd=Path.cwd(), check=False).returncode == 0
