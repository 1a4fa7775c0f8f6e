"""After a restart: what became of the request in doubt. Wholly done or wholly not, and safe to repeat."""

from collections.abc import Callable

from tests.crash.person import Doubt, Person

Outcome = bool | None  # whether it was done; None where nobody can tell, and nobody needs to


def settle(person: Person) -> None:
    doubt, person.doubt = person.doubt, None
    if doubt is not None:
        person.outcomes.append((doubt.what, _WAYS[doubt.what](person, doubt)))


def _log_in(person: Person) -> None:
    assert person.log_in(person.login, person.password)


def _register(person: Person, _: Doubt) -> Outcome:
    body = {"login": person.login, "password": person.password}
    person.token = ""
    answer = person.ask("POST", "/auth/register", 200, 201, json=body)
    person.registered(answer)
    return answer.status_code == 200


def _confirm(person: Person, doubt: Doubt) -> Outcome:
    _log_in(person)
    was_done: bool = person.ask("GET", "/account", 200).json()["recovery_code_confirmed"]
    person.offered = doubt.code
    person.confirm()
    return was_done


def _password(person: Person, doubt: Doubt) -> Outcome:
    """The session of before lives exactly as long as the password of before."""
    person.token = ""
    is_alive = person.ask("POST", "/auth/refresh", 200, 401).status_code == 200
    works = [one for one in (person.password, doubt.password) if person.log_in(person.login, one)]
    which = ["old" if one == person.password else "new" for one in works]
    assert which == ["old" if is_alive else "new"], f"half a new password: {which} opens, session alive: {is_alive}"
    if not is_alive:
        person.old_password, person.password = person.password, doubt.password
    return not is_alive


def _recover(person: Person, doubt: Doubt) -> Outcome:
    works = [one for one in (person.password, doubt.password) if person.log_in(person.login, one)]
    assert len(works) == 1, "half a recovery"
    person.token = ""
    body = {"recovery_code": doubt.code, "new_password": doubt.password}
    person.recovered(person.ask("POST", "/auth/recover", 200, json=body), doubt)
    return works == [doubt.password]


def _rename(person: Person, doubt: Doubt) -> Outcome:
    works = [one for one in (person.login, doubt.login) if person.log_in(one, person.password)]
    assert len(works) == 1, "half a new name"
    person.login = works[0]
    return works == [doubt.login]


def _code(person: Person, _: Doubt) -> Outcome:
    """Nobody saw the code that may have been made; what was valid before still is."""
    _log_in(person)
    person.new_code()
    return None


def _refresh(person: Person, _: Doubt) -> Outcome:
    """The same cookies earn the next ones either way."""
    person.token = ""
    person.take(person.ask("POST", "/auth/refresh", 200))
    return None


def _delete(person: Person, doubt: Doubt) -> Outcome:
    if not person.log_in(person.login, person.password):
        person.gone(doubt.code)
    return not person.exists


def _batch(person: Person, doubt: Doubt) -> Outcome:
    _log_in(person)
    sent = {one["id"] for one in doubt.operations}
    found = person.stored().keys() & sent
    assert found in (set(), sent), "half a batch"
    answer = person.ask("POST", "/entries/batch", 200, json={"operations": doubt.operations})
    assert {result["status"] for result in answer.json()["results"]} <= {200, 201}
    person.noted(doubt.operations)
    return found == sent


_WAYS: dict[str, Callable[[Person, Doubt], Outcome]] = {
    "register": _register,
    "confirm": _confirm,
    "password": _password,
    "recover": _recover,
    "rename": _rename,
    "code": _code,
    "refresh": _refresh,
    "delete": _delete,
    "batch": _batch,
}
EVERY_DOUBT = set(_WAYS)
