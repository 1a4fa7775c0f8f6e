"""What owners are answered about their shares: rows and documents as the wire has them, links, pictures of links."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import segno
from typing_extensions import override

from app.crypto.vault import Vault
from app.features.sharing import clinic, rules
from app.features.sharing.errors import ShareDamagedError
from app.features.sharing.schemas import OpeningLine, OpeningLog, OpenShare, Share, Shares
from app.features.sharing.sealing import ShareDocument, open_lines, open_share
from app.features.sharing.service import StoredShare
from app.kernel.ids import format_uuid

_QUIET_ZONE = 4  # ISO/IEC 18004 section 5.3.8: four modules
_DARK, _LIGHT = "#000", "#fff"  # also on a dark screen: scanners expect dark on light


@dataclass(frozen=True, slots=True)
class OpenedShare:
    """A row with its document."""

    row: StoredShare
    document: ShareDocument
    last_line: dict[str, Any] | None = None

    @override
    def __repr__(self) -> str:
        return "OpenedShare(…)"


def text_of(seconds: int) -> str:
    """Epoch seconds as RFC 3339 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def listed(vault: Vault, rows: list[StoredShare], last: dict[bytes, bytes], now: int) -> Shares:
    """Every share that opens; the others by their ids."""
    shown, unreadable = [], []
    for row in rows:
        try:
            document = open_share(vault, row.share_id, row.revision, row.sealed_share)
        except ShareDamagedError:
            unreadable.append(format_uuid(row.share_id))
            continue
        lines = [last[row.share_id]] if row.share_id in last else []
        line = next(open_lines(vault, row.share_id, lines), None)
        shown.append(Share(**_fields(OpenedShare(row, document, line), now)))
    return Shares(shares=shown, unreadable=unreadable)


def shown(opened: OpenedShare, base_url: str, now: int) -> OpenShare:
    """An open share with its link."""
    row, document = opened.row, opened.document
    link = rules.shlink(
        url=rules.link_url(base_url, document.link_id),
        key=document.link_key,
        expires_at=row.expires_at,
        flag=rules.flags(is_clinic=row.is_clinic, is_kept_fresh=row.is_kept_fresh, has_passcode=row.has_passcode),
        label=rules.LABELS.get(document.language, rules.LABELS["en"]),
    )
    with_viewer = f"{base_url}/s/#{link}"
    return OpenShare(
        **_fields(opened, now),
        link=with_viewer,
        shlink=link,
        # A clinic's scanner reads the bare link; a phone's camera opens the one with our viewer.
        qr_svg=qr_svg(link if row.is_clinic else with_viewer),
        warning=clinic.warning(base_url) if row.is_clinic else None,
    )


def qr_svg(text: str) -> str:
    """A QR code with error correction M, as SMART Health Links want it: paths and numbers, no text and no script."""
    picture = io.BytesIO()
    code = segno.make(text, error="m", boost_error=False, micro=False)
    code.save(picture, kind="svg", border=_QUIET_ZONE, dark=_DARK, light=_LIGHT, xmldecl=False, nl=False, omitsize=True)
    return picture.getvalue().decode()


def log_of(vault: Vault, row: StoredShare, lines: list[bytes]) -> OpeningLog:
    """A share's log, as far as it is kept and opens."""
    opened = list(open_lines(vault, row.share_id, lines))
    return OpeningLog(
        openings=[OpeningLine(at=line["at"], recipient=line["recipient"]) for line in opened],
        forgotten=max(row.openings - len(lines), 0),
        unreadable=len(lines) - len(opened),
    )


def _fields(opened: OpenedShare, now: int) -> dict[str, Any]:
    row, document, last = opened.row, opened.document, opened.last_line
    left = rules.PASSCODE_ATTEMPTS - row.wrong_passcodes
    return {
        "id": format_uuid(row.share_id),
        "mode": "clinic" if row.is_clinic else "link",
        "label": document.label,
        "include": document.choice.get("include", []),
        "first_day": document.choice.get("from", ""),
        "last_day": document.choice.get("to", ""),
        "created_at": document.created_at,
        "expires_at": text_of(row.expires_at),
        "as_of": document.as_of,
        "state": row.state(now),
        "keep_fresh": row.is_kept_fresh,
        "hold_back": document.choice.get("hold_back", []),
        "has_passcode": row.has_passcode,
        "attempts_left": max(left, 0) if row.has_passcode else None,
        "openings": row.openings,
        "last_opened_at": last["at"] if last else None,
    }
