"""Who is asking for a name to be opened, and which tries that takes."""

from dataclasses import dataclass

from app.features.accounts import budgets, service
from app.features.accounts.desk import Desk
from app.features.accounts.refreshing import RefreshSecret
from app.throttle.budgets import Claim
from app.throttle.places import Place


@dataclass(frozen=True, slots=True)
class Asker:
    """Where somebody asks from, and the refresh secret their browser still holds, if this server wrote it."""

    place: Place
    presented: RefreshSecret | None = None


async def login_claims(desk: Desk, asker: Asker, user_id: bytes, name: str) -> list[Claim]:
    """The tries a log-in takes; of nobody's id the same as of somebody's.

    A browser with a session of this very account, open or run out but not ended, is asked for no others than its own:
    strangers who hammer the name, or the same address, do not lock it out.
    """
    presented = asker.presented
    if presented is not None and presented.user_id == user_id and await _is_kept(desk, presented):
        return [budgets.KNOWN_DEVICE.of(presented.session_id)]
    return [
        *budgets.by_place(asker.place, budgets.LOGIN_NARROW, budgets.LOGIN_WIDE),
        *name_claims(desk, asker.place, name),
    ]


def name_claims(desk: Desk, place: Place, name: str) -> list[Claim]:
    """The tries that a password for a name takes, wherever it is given."""
    tag, _ = desk.login_tag(name)
    return [budgets.NAME_HERE.of(tag, place.narrow), budgets.NAME.of(tag)]


async def _is_kept(desk: Desk, presented: RefreshSecret) -> bool:
    row = await desk.db.peek(service.find_refresh, presented.user_id, presented.session_id)
    return row is not None
