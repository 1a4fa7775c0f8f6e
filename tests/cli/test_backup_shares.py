"""No share reaches a backup, and none comes back with one."""

import json
import tarfile
from pathlib import Path

from tests.cli.backup_journal import ebb_here, opened
from tests.cli.conftest import Kept
from tests.features.sharing.sharing import PASSCODE, come, link_id, make

SHARE_TABLES = ("shares", "share_files", "share_openings", "share_attempts")


def test_no_share_is_revived(kept: Kept, tmp_path: Path) -> None:
    """Attack 70: ended after the backup or not, no link of before opens anything, and its owner sees none."""
    later, place = kept.backup.with_name("with-shares.tar"), tmp_path / "new place"
    with opened(kept.journal) as person:
        alice = person("alice")
        alice.log_in()
        ended, open_still = make(alice), make(alice, passcode=PASSCODE)
        assert come(person("carol"), link_id(ended)).status_code == 200
        ebb_here(kept.journal, "backup", later)
        alice.call("DELETE", f"/shares/{ended['id']}")
    ebb_here(place, "restore", later, "--secrets", kept.secrets, "--passphrase-file", kept.passphrase)

    with opened(place) as person:
        alice, carol = person("alice"), person("carol")
        alice.log_in()
        answers = [come(carol, link_id(ended)), come(carol, link_id(open_still), passcode=PASSCODE)]
        listed = alice.call("GET", "/shares").json()

    assert [answer.status_code for answer in answers] == [404, 404]
    assert listed == {"shares": [], "unreadable": []}
    assert unpacked_rows(later) == dict.fromkeys(SHARE_TABLES, 0)


def unpacked_rows(backup: Path) -> dict[str, int]:
    """How many rows of shares a backup says it holds."""
    with tarfile.open(backup) as archive:
        manifest = archive.extractfile("manifest.json")
        assert manifest
        found = json.load(manifest)["rows"]
    return {table: found[table] for table in SHARE_TABLES}
