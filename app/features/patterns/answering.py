"""Answering a flag: read the record, find the flag, keep the answer. Meets another device with a second look."""

from datetime import date, datetime

from app.crypto.vault import Vault
from app.features.accounts.desk import Desk
from app.features.patterns import answers, service
from app.features.patterns.rules.answers_given import STATES, until_day
from app.features.patterns.rules.shapes import Finding
from app.features.patterns.schemas import MOST_RESPONSES, Answer, Answered, GivenResponse, ResponsesDocument
from app.features.patterns.service import Record, ResponsesDraft
from app.features.sync.errors import RevisionConflictError
from app.features.sync.receipts import seal_mutation
from app.features.sync.service import Applied
from app.kernel.errors import InvalidInputError, NotFoundError

_TRIES = 3  # two devices that answer in the same moment; more than that is a program
_TARGET = b"flag-responses".ljust(16, b"\0")  # where an entry's id stands in the mutations of entries


async def store(
    desk: Desk, vault: Vault, document: ResponsesDocument, *, seen: int | None, mutation_id: str | None
) -> Applied:
    """Seals and stores the whole document.

    Raises:
        RevisionConflictError, RevisionRequiredError, MutationReusedError: as the service.
    """
    mutation = mutation_id and seal_mutation(
        vault, mutation_id, _TARGET, operation="flag-responses", body=document.as_sent(), now=desk.clock()
    )
    body = document.model_dump_json().encode()
    sealed = vault.seal_document(service.RESPONSES, (seen or 0) + 1, body)
    draft = ResponsesDraft(vault.user_id, seen, sealed, mutation or None)
    return await desk.db.write(service.put_responses, draft)


async def answer(desk: Desk, vault: Vault, flag_id: str, said: Answer, *, as_of: datetime) -> Answered:
    """Keeps one answer.

    Raises:
        NotFoundError: if there is no such flag at that moment.
        InvalidInputError: if it is put away into the past, or for longer than 30 days.
        RevisionConflictError: if another device answered again and again meanwhile.
    """
    tries_left = _TRIES
    while True:
        record = await desk.db.read(service.read_record, vault, as_of)
        finding = _find(vault, record, flag_id)
        given = _given(finding, flag_id, said, record.moment)
        try:
            applied = await store(desk, vault, _with(record, given), seen=record.revision, mutation_id=None)
        except RevisionConflictError:
            tries_left -= 1
            if not tries_left:
                raise
            continue
        return Answered(id=flag_id, state=STATES[said.response], state_until=given.until, revision=applied.revision)


def _find(vault: Vault, record: Record, flag_id: str) -> Finding:
    for finding in answers.findings_of(record, record.moment):
        if answers.flag_id(vault, finding) == flag_id:
            return finding
    raise NotFoundError


def _given(finding: Finding, flag_id: str, said: Answer, moment: datetime) -> GivenResponse:
    asked = date.fromisoformat(said.until).toordinal() if said.until else None
    try:
        until = until_day(said.response, asked, moment.toordinal())
    except ValueError:
        raise InvalidInputError(
            "choose a day within the next 30", fields={"until": "this is not within the next 30 days"}
        ) from None
    return GivenResponse(
        flag=flag_id,
        rule=finding.rule,
        substances=list(finding.substances),
        since=answers.day_text(finding.since),
        response=said.response,
        until=answers.day_text(until) if until else None,
        answered_on=moment.date().isoformat(),
    )


def _with(record: Record, given: GivenResponse) -> ResponsesDocument:
    """The answers with one more; it takes the place of the last one to the same flag. The oldest go first."""
    before = ResponsesDocument.model_validate({"responses": [], "muted": [], **record.responses})
    others = [one for one in before.responses if one.flag != given.flag]
    return ResponsesDocument(responses=[*others, given][-MOST_RESPONSES:], muted=before.muted)
