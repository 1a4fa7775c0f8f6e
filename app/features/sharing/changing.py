"""Changing a share, bringing it up to date, ending it. Two screens may do so at once: the row's revision decides."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from app.crypto.vault import Vault
from app.features.accounts.desk import Desk
from app.features.sharing import budgets, rules, service
from app.features.sharing.answers import OpenedShare
from app.features.sharing.errors import NotKeptFreshError, ShareChangedError, ShareDamagedError
from app.features.sharing.finding import find, find_open
from app.features.sharing.making import expiry_of, sealed_file
from app.features.sharing.schemas import ShareChange
from app.features.sharing.sealing import NOTHING_LEFT, open_share, seal_share
from app.features.sharing.service import Change, NewFile
from app.kernel.errors import InvalidInputError, NotFoundError

_TRIES = 3  # two screens that change the same share in one moment; more than that is a program


async def change(desk: Desk, vault: Vault, share_id: bytes, wanted: ShareChange) -> OpenedShare:
    """Another end, another label, other entries to hold back at the next refresh.

    Raises:
        NotFoundError, ShareDamagedError: as `find_open`.
        InvalidInputError: naming what may not be so.
        ShareChangedError: if others kept changing it.
    """

    async def once() -> None:
        opened = await find_open(desk, vault, share_id)
        await desk.db.write(
            service.change_share, vault.user_id, _changed(vault, opened, wanted, desk.now()), now=desk.now()
        )

    await _insist(once)
    return await find_open(desk, vault, share_id)


def _changed(vault: Vault, opened: OpenedShare, wanted: ShareChange, now: int) -> Change:
    row, document = opened.row, opened.document
    if row.is_clinic and wanted.keep_fresh:
        raise InvalidInputError("a clinic code is renewed instead", fields={"keep_fresh": "not for a clinic code"})
    expires_at = row.expires_at
    if wanted.expires_at is not None:
        expires_at = expiry_of(wanted.expires_at, is_clinic=row.is_clinic, now=now)
    choice = document.choice if wanted.hold_back is None else {**document.choice, "hold_back": wanted.hold_back}
    label = document.label if wanted.label is None else wanted.label
    changed = replace(document, label=label, choice=choice)
    return Change(
        share_id=row.share_id,
        seen_revision=row.revision,
        expires_at=expires_at,
        is_kept_fresh=row.is_kept_fresh if wanted.keep_fresh is None else wanted.keep_fresh,
        sealed_share=seal_share(vault, row.share_id, row.revision + 1, changed),
    )


async def refresh(desk: Desk, vault: Vault, share_id: bytes) -> OpenedShare:
    """Today's record under the same link and key; a clinic code is open for another quarter of an hour.

    Raises:
        NotFoundError, ShareDamagedError: as `find_open`, but a clinic code that ran out is renewed.
        NotKeptFreshError: if the link shows one moment.
        ShareChangedError: if others kept changing it.
    """
    await desk.limiter.spend(budgets.MAKE.of(vault.user_id))

    async def once() -> None:
        opened = await find(desk, vault, share_id)
        state = opened.row.state(desk.now())
        if state != "open" and not (opened.row.is_clinic and state == "expired"):
            raise NotFoundError
        if not (opened.row.is_clinic or opened.row.is_kept_fresh):
            raise NotKeptFreshError
        await _refile(desk, vault, opened)

    await _insist(once)
    return await find_open(desk, vault, share_id)


async def _refile(desk: Desk, vault: Vault, opened: OpenedShare) -> None:
    row, document, now = opened.row, opened.document, desk.clock()
    record, ends_on = await desk.db.read(service.read_again, vault, document, now)
    jwe = await desk.gate.run(
        sealed_file,
        record,
        document.key(),
        paper=document.paper,
        is_clinic=row.is_clinic,
    )
    fresh = replace(
        document, choice={**document.choice, "to": ends_on}, as_of=record.as_of.isoformat(timespec="seconds")
    )
    change = Change(
        share_id=row.share_id,
        seen_revision=row.revision,
        expires_at=desk.now() + rules.CLINIC_SECONDS if row.is_clinic else row.expires_at,
        is_kept_fresh=row.is_kept_fresh,
        sealed_share=seal_share(vault, row.share_id, row.revision + 1, fresh),
        file=NewFile(jwe, int(now.timestamp())),
    )
    await desk.db.write(service.change_share, vault.user_id, change, now=0 if row.is_clinic else desk.now())


async def end(desk: Desk, vault: Vault, share_id: bytes) -> None:
    """The link leads nowhere from now on, and its file leaves the disk. Also of a share that does not open any more.

    Raises:
        NotFoundError: if there is no such share.
    """

    async def once() -> None:
        row = await desk.db.peek(service.find_share, vault.user_id, share_id)
        if row is None:
            raise NotFoundError
        if row.is_ended:
            return
        try:
            document = open_share(vault, share_id, row.revision, row.sealed_share)
        except ShareDamagedError:
            document = NOTHING_LEFT
        left = replace(document, link_id="", link_key="")
        sealed = seal_share(vault, share_id, row.revision + 1, left)
        await desk.db.write(service.end_share, vault.user_id, row, sealed)

    await _insist(once)
    await desk.db.checkpoint_truncate()


async def _insist(step: Callable[[], Awaitable[None]]) -> None:
    for _ in range(_TRIES - 1):
        try:
            return await step()
        except ShareChangedError:
            continue
    return await step()
