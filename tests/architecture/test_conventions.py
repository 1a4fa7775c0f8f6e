"""The conventions hold in our code, and each one catches a planted breach."""

import pytest

from tests.architecture.conventions import CHECKS, ownerless_statements
from tests.architecture.source_tree import ROOT

# Statements without an owner, and why each may exist. The key is file:name as `ownerless_statements` says it.
OWNERLESS = {
    "app/features/accounts/store.py:FIND_BY_LOGIN_TAG": "signing in starts with a name and ends with an id",
    "app/features/accounts/store.py:FIND_BY_LOCATOR": "a recovery code is how somebody without a name is found",
    "app/features/accounts/store.py:FIND_TAG_OWNER": "asks whose name it is, before giving it away",
    "app/features/accounts/store.py:COUNT_BY_PEPPERS": "counts accounts for whoever runs Ebb; no row of anybody",
    "app/features/sharing/store.py:FIND_BY_LINK": "whoever has a link has no account; its tag finds one share",
    "app/features/sync/store.py:FIND_TIMELINE": "the timeline names the history of the whole database",
    "app/features/sync/store.py:START_TIMELINE": "as FIND_TIMELINE",
    "app/features/sync/store.py:END_TIMELINE": "as FIND_TIMELINE; run by restore alone",
}

PLANTED = [
    ("transactions_in_features", "app/features/x/service.py", "def save(c):\n    c.commit()\n"),
    ("transactions_in_features", "app/features/x/service.py", "def save(c):\n    c.rollback()\n"),
    ("base_http_middleware", "app/web/x.py", "from starlette.middleware.base import BaseHTTPMiddleware\n"),
    ("base_http_middleware", "app/web/x.py", "class X(base.BaseHTTPMiddleware): ...\n"),
    ("blocking_endpoints", "app/features/x/router.py", "@router.get('/x')\ndef read(): ...\n"),
    ("blocking_endpoints", "app/features/x/deps.py", "def who(): ...\nCaller = Annotated[str, Depends(who)]\n"),
    ("blocking_endpoints", "app/web/deps.py", "async def who():\n    yield 1\nCaller = Depends(who)\n"),
    ("blocking_endpoints", "app/features/x/deps.py", "def who(): ...\nCaller = Security(deps.who)\n"),
    ("state_in_features", "app/features/x/service.py", "seen = {}\n"),
    ("state_in_features", "app/features/x/service.py", "seen: list[bytes] = list()\n"),
    ("state_in_features", "app/features/x/service.py", "@lru_cache\ndef key(user_id): ...\n"),
    ("state_in_features", "app/features/x/service.py", "find = lru_cache(find_key)\n"),
    ("state_in_features", "app/features/x/service.py", "@functools.cache\ndef key(user_id): ...\n"),
    ("state_in_features", "app/features/x/service.py", "KEYS = {}\ndef keep(k):\n    KEYS[k] = 1\n"),
    ("state_in_features", "app/features/x/service.py", "def keep(k):\n    global last\n    last = k\n"),
    ("broad_excepts", "app/features/x/service.py", "try:\n    pass\nexcept Exception:\n    pass\n"),
    ("broad_excepts", "app/db/x.py", "try:\n    pass\nexcept (OSError, BaseException):\n    pass\n"),
    ("broad_excepts", "app/web/x.py", "try:\n    pass\nexcept:\n    pass\n"),
    ("prints", "app/web/x.py", "print('here')\n"),
]

ALLOWED = [
    ("app/features/x/router.py", "@router.get('/x')\nasync def read(): ...\n"),
    ("app/features/x/deps.py", "async def who(): ...\nCaller = Annotated[str, Depends(who)]\n"),
    ("app/features/x/rules.py", "UNITS = {'mg': 1}\ndef rows():\n    for x in UNITS:\n        yield UNITS[x]\n"),
    ("app/features/x/rules.py", "@functools.cache\ndef zones(): ...\n"),
    ("app/db/x.py", "try:\n    pass\nexcept BaseException:\n    end()\n    raise\n"),
    ("app/db/x.py", "try:\n    pass\nexcept Exception as error:\n    raise_translated(error)\n"),
    ("app/features/x/service.py", "def save(c):\n    receipts.begin(c)\n"),
    ("app/features/x/router.py", "router = APIRouter()\n__all__ = ['router']\n"),
    ("app/cli/main.py", "print('Ebb listens on port 8000.')\n"),
    ("app/web/x.py", "try:\n    pass\nexcept OSError:\n    pass\n"),
]

OWNED = [
    "find = Statement(select(t.c.id).where(t.c.user_id == bindparam('user_id')))",
    "def find(c, user_id):\n    return c.execute(select(t).where(t.c.user_id == user_id)).first()",
    "find = Statement('SELECT id FROM entries WHERE user_id = :user_id')",
    "def _add(dialect):\n    return dialect(t).values(user_id=p('user_id'))\nADD = Statement({'sqlite': _add(x)})",
    "_first = select(t.c.tag).where(t.c.user_id == p('user_id'))\nTAGS = Statement(select(_first.c.tag))",
    "def add(c, user_id, row):\n    c.execute(insert(t).values(user_id=user_id, **row))",
]
UNOWNED = [
    ("find", "find = Statement(select(t.c.id).where(t.c.id == bindparam('id')))"),
    ("find", "def find(c, id):\n    return c.execute(select(t).where(t.c.id == id)).first()"),
    ("drop", "def drop(c, user_id):\n    if user_id:\n        c.execute(delete(t).where(t.c.id == 1))"),
    ("JOINED", "JOINED = Statement(select(t.c.id).join(u, u.c.user_id == t.c.id).where(t.c.tag == p('tag')))"),
    ("every", "every = text('SELECT id FROM entries')"),
]


def _plant(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize("convention", CHECKS)
def test_a_convention_holds(convention):
    assert CHECKS[convention](ROOT) == []


def test_every_convention_has_a_planted_breach():
    assert {convention for convention, _, _ in PLANTED} == set(CHECKS)


@pytest.mark.parametrize(("convention", "name", "text"), PLANTED)
def test_a_planted_breach_is_caught(tmp_path, convention, name, text):
    _plant(tmp_path, name, text)

    found = CHECKS[convention](tmp_path)

    assert found
    assert all(line.startswith(f"{name}:") for line in found)


@pytest.mark.parametrize(("name", "text"), ALLOWED)
def test_ordinary_code_is_let_through(tmp_path, name, text):
    _plant(tmp_path, name, text)

    found = {convention: check(tmp_path) for convention, check in CHECKS.items()}

    assert not any(found.values()), found


def test_every_statement_in_a_store_names_its_owner_or_has_a_reason():
    found = set(ownerless_statements(ROOT))

    assert found == set(OWNERLESS), "add the owner, or the reason; drop reasons nothing needs any more"


@pytest.mark.parametrize("text", OWNED)
def test_a_statement_with_an_owner_is_let_through(tmp_path, text):
    _plant(tmp_path, "app/features/x/store.py", text)

    assert ownerless_statements(tmp_path) == []


@pytest.mark.parametrize(("name", "text"), UNOWNED)
def test_a_statement_without_an_owner_is_caught(tmp_path, name, text):
    _plant(tmp_path, "app/features/x/store.py", text)

    assert ownerless_statements(tmp_path) == [f"app/features/x/store.py:{name}"]
