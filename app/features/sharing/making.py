"""Making a share: read the record, build and seal its file beside the event loop, then write."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from typing_extensions import override

from app.crypto.jwe import LinkKey, new_link_key, seal_jwe
from app.crypto.vault import Vault
from app.features.accounts.desk import Desk
from app.features.accounts.password_keys import new_salt
from app.features.exports.building import BundleTooLargeError, build_package, build_paper
from app.features.exports.report import build_report
from app.features.exports.schemas import Choice, Paper, Report
from app.features.exports.service import read_chosen
from app.features.exports.shapes import ChosenRecord
from app.features.sharing import budgets, clinic, rules, service
from app.features.sharing.answers import OpenedShare
from app.features.sharing.errors import ShareTooLargeError
from app.features.sharing.finding import find_open
from app.features.sharing.passcodes import Passcode, check_of
from app.features.sharing.schemas import ShareRequest
from app.features.sharing.sealing import Json, ShareDocument, link_tag, seal_share
from app.features.sharing.service import NewShare
from app.features.sync.errors import MutationReusedError
from app.features.trends.days import Days, text_of
from app.kernel import base64url
from app.kernel.errors import InvalidInputError, NotFoundError
from app.kernel.ids import new_id, parse_uuid4

_CHOICE = frozenset(field.alias or name for name, field in Choice.model_fields.items())
_MAC_OPERATION = b"share"
_ID_BYTES = 16
_CONTENT_TYPE = "application/fhir+json"


@dataclass(frozen=True, slots=True)
class Identity:
    """The id of a share that is to be made. The same mutation leads to the same id, and `said` tells its body."""

    share_id: bytes
    said: str = ""

    @override
    def __repr__(self) -> str:
        return "Identity(…)"


async def preview(desk: Desk, vault: Vault, wanted: Choice) -> Report:
    """What a provider would see."""
    record = await _look(desk, vault, wanted)
    return Report.model_validate(await desk.gate.run(build_report, record))


async def paper(desk: Desk, vault: Vault, wanted: ShareRequest) -> bytes:
    """The same on paper: what is handed over where no link leads."""
    record = await _look(desk, vault, wanted)
    return await desk.gate.run(build_paper, record, wanted.paper)


async def _look(desk: Desk, vault: Vault, wanted: Choice) -> ChosenRecord:
    await desk.limiter.spend(budgets.PREVIEW.of(vault.user_id))
    return await desk.db.read(read_chosen, vault, Choice.model_validate(_as_wire(wanted)), desk.clock())


async def make(desk: Desk, vault: Vault, wanted: ShareRequest) -> tuple[OpenedShare, bool]:
    """A new share, and whether it is new: a repeat with the same mutation is answered with the first one.

    Raises:
        InvalidInputError: naming what does not go together.
        MutationReusedError: if the mutation made something else, or what it made is closed.
        ShareLimitError, ShareTooLargeError: as they say.
    """
    if wanted.mode == "clinic":
        clinic.refuse_unfit(wanted)
    expires_at = expiry_of(wanted.expires_at, is_clinic=wanted.mode == "clinic", now=desk.now())
    await desk.limiter.spend(budgets.MAKE.of(vault.user_id))
    identity = _identify(vault, wanted)
    if identity.said and await _is_made(desk, vault, identity):
        return await _repeated(desk, vault, identity), False
    new = await _prepare(desk, vault, wanted, identity)
    is_new = await desk.db.write(service.add_share, replace(new, expires_at=expires_at))
    if not is_new:
        return await _repeated(desk, vault, identity), False
    return await find_open(desk, vault, identity.share_id), True


async def _prepare(desk: Desk, vault: Vault, wanted: ShareRequest, identity: Identity) -> NewShare:
    """Everything slow: reading the record, building and sealing the file, one Argon2 run."""
    now, choice = desk.clock(), _as_wire(wanted)
    record = await desk.db.read(read_chosen, vault, Choice.model_validate(choice), now)
    link_id, key = base64url.encode(new_link_key().raw), new_link_key()
    is_clinic = wanted.mode == "clinic"
    jwe = await desk.gate.run(sealed_file, record, key, paper=wanted.paper, is_clinic=is_clinic)
    document = ShareDocument(
        link_id=link_id,
        link_key=base64url.encode(key.raw),
        label=wanted.label,
        choice=choice,
        paper=wanted.paper,
        created_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        made_on=text_of(Days(record.day_boundary).of(record.as_of)),
        as_of=record.as_of.isoformat(timespec="seconds"),
        language=record.language,
        said=identity.said,
    )
    return NewShare(
        user_id=vault.user_id,
        share_id=identity.share_id,
        link_tag=link_tag(link_id),
        is_clinic=is_clinic,
        is_kept_fresh=wanted.keep_fresh,
        expires_at=0,
        filed_at=int(now.timestamp()),
        jwe=jwe,
        passcode=await _passcode(desk, wanted.passcode, identity.share_id),
        openings_point=vault.openings_pair(identity.share_id).point(),
        sealed_share=seal_share(vault, identity.share_id, 1, document),
    )


def sealed_file(record: ChosenRecord, key: LinkKey, *, paper: Paper, is_clinic: bool) -> bytes:
    """The bundle as it is stored and fetched. Scanners of clinics often cannot inflate, so theirs is as it is.

    Raises:
        ShareTooLargeError: if it is larger than one link carries.
    """
    try:
        bundle = build_package(
            record, paper=paper, for_clinic=is_clinic, most_bytes=rules.most_bytes(is_clinic=is_clinic)
        )
    except BundleTooLargeError:
        raise _too_large() from None
    jwe = seal_jwe(key, bundle, content_type=_CONTENT_TYPE, deflate=not is_clinic).encode()
    if len(jwe) > rules.MAX_FILE_BYTES:
        raise _too_large()
    return jwe


def _too_large() -> ShareTooLargeError:
    return ShareTooLargeError("Choose a shorter period, or leave out free text.")


async def _is_made(desk: Desk, vault: Vault, identity: Identity) -> bool:
    return await desk.db.peek(service.find_share, vault.user_id, identity.share_id) is not None


async def _repeated(desk: Desk, vault: Vault, identity: Identity) -> OpenedShare:
    try:
        opened = await find_open(desk, vault, identity.share_id)
    except NotFoundError:
        raise MutationReusedError("What it made is closed.") from None
    if opened.document.said != identity.said:
        raise MutationReusedError
    return opened


def _identify(vault: Vault, wanted: ShareRequest) -> Identity:
    mutation_id = parse_uuid4(wanted.mutation_id or "")
    if mutation_id is None:
        return Identity(new_id())
    share_id = vault.mutation_mac(mutation_id, _MAC_OPERATION)[:_ID_BYTES]
    return Identity(share_id, vault.mutation_mac(mutation_id, _MAC_OPERATION, share_id, wanted.as_sent()).hex())


async def _passcode(desk: Desk, typed: str | None, share_id: bytes) -> Passcode | None:
    if typed is None:
        return None
    salt, cost, pepper_id = new_salt(), desk.gate.new_cost, desk.secrets.pepper_id
    root = await desk.gate.root(typed, salt, cost)
    return Passcode(salt, cost, pepper_id, check_of(root, desk.secrets.peppers[pepper_id], share_id))


def expiry_of(wanted: str | None, *, is_clinic: bool, now: int) -> int:
    """When a link ends, in epoch seconds.

    Raises:
        InvalidInputError: if it may not end then.
    """
    moment = None if wanted is None else datetime.fromisoformat(wanted)
    expires_at = rules.expiry(moment, is_clinic=is_clinic, now=now)
    if expires_at is None:
        longest = "15 minutes" if is_clinic else "90 days"
        raise InvalidInputError("choose another end", fields={"expires_at": f"from now to {longest} from now"})
    return expires_at


def _as_wire(wanted: Choice) -> Json:
    sent = wanted.model_dump(mode="json", by_alias=True)
    return {name: sent[name] for name in _CHOICE}
