"""What the build weighs, what it holds, and that its types are those of this server."""

import gzip
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BUILT, ROOT, unavailable
from tests.browser.person import Person
from tests.support.app import make_harness

STATIC = BUILT.parent
FIRST_LOAD_BYTES = 30 * 1024  # our budget for page, styles and entry script together
LAZY_CHUNK_BYTES = 12 * 1024
WORKER_BYTES = 3 * 1024
PRECACHE_BYTES = 120 * 1024  # every file every phone keeps
LANGUAGE_BYTES = 28 * 1024  # on top, on the phones that speak it
SHARING_BYTES = 24 * 1024  # the same: docs/adr/0127
CHARTS_BYTES = 16 * 1024  # on top, on the phones with a journal: docs/adr/0095
FLAGS_BYTES = 16 * 1024  # on top too, for flags and the own plan: docs/adr/0043
ACCOUNT_BYTES = 4 * 1024  # and for what changes an account: docs/adr/0095
ADDRESS = re.compile(r"https?://([a-z0-9.-]+)", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _built() -> None:
    if not BUILT.is_file():
        unavailable("the PWA is not built: run `make front` first")


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def first_load() -> list[Path]:
    """The page and everything it names: entry script, its static imports, styles."""
    html = BUILT.read_text(encoding="utf-8")
    return [BUILT, *(STATIC / name for name in re.findall(r'(?:src|href)="/(assets/[^"]+)"', html))]


def assets(pattern: str) -> list[Path]:
    return sorted(STATIC.glob(f"assets/{pattern}"))


def kept_by_the_worker() -> set[Path]:
    worker = (STATIC / "sw.js").read_text(encoding="utf-8")
    return {STATIC / name for name in re.findall(r"(?<=[`,\"'])/([\w./-]+\.\w+)(?=[`,\"'])", worker)}


def of_language(code: str) -> set[Path]:
    return set(assets(f"{code}-*.js"))


def of_charts() -> set[Path]:
    return {*assets("trends-*.js"), *assets("trends-*.css")}


def of_flags() -> set[Path]:
    return {*assets("flags-*.js"), *assets("flags-*.css")}


def of_sharing() -> set[Path]:
    return {*assets("sharing-*.js"), *assets("sharing-*.css")}


def of_account() -> set[Path]:
    return {*assets("account-*.js"), *assets("account-*.css")}


def on_top() -> set[Path]:
    """What is kept by the phones that use it."""
    return of_language("es") | of_charts() | of_flags() | of_sharing() | of_account()


def precached() -> list[Path]:
    """Every file each phone keeps; one of them missing would mean that none is kept."""
    return sorted(kept_by_the_worker() - on_top())


def is_within(paths: list[Path], most: int) -> bool:
    return sum(packed(path) for path in paths) <= most


def test_the_first_load_is_small() -> None:
    assert is_within(first_load(), FIRST_LOAD_BYTES)


def test_everything_kept_on_the_phone_is_small() -> None:
    kept = precached()

    assert {BUILT, *first_load(), *assets("*.js"), *assets("*.css")} - on_top() <= set(kept)
    assert is_within(kept, PRECACHE_BYTES)


def test_a_language_is_kept_only_by_the_phones_that_speak_it() -> None:
    spanish = of_language("es")

    assert spanish
    assert spanish <= kept_by_the_worker()
    assert is_within(sorted(spanish), LANGUAGE_BYTES)


@pytest.mark.parametrize(
    ("part", "most"),
    [
        (of_charts, CHARTS_BYTES),
        (of_flags, FLAGS_BYTES),
        (of_sharing, SHARING_BYTES),
        (of_account, ACCOUNT_BYTES),
    ],
)
def test_what_only_a_journal_needs_is_kept_only_by_the_phones_with_one(
    part: Callable[[], set[Path]], most: int
) -> None:
    files = part()

    assert {path.suffix for path in files} == {".js", ".css"}
    assert files <= kept_by_the_worker()
    assert is_within(sorted(files), most)


@pytest.mark.parametrize("most", [FIRST_LOAD_BYTES, LAZY_CHUNK_BYTES, WORKER_BYTES, PRECACHE_BYTES, LANGUAGE_BYTES])
def test_more_than_a_budget_allows_is_noticed(tmp_path: Path, most: int) -> None:
    planted = tmp_path / "planted.js"

    planted.write_bytes(os.urandom(most // 2))  # what cannot be packed smaller

    assert is_within([planted], most)
    assert not is_within([planted, planted], most)


def test_the_first_load_is_one_page_one_script_and_one_style() -> None:
    assert [path.suffix for path in first_load()] == [".html", ".js", ".css"]


def test_every_lazy_chunk_is_small() -> None:
    first = set(first_load())

    heavy = [path.name for path in assets("*.js") if path not in first and packed(path) > LAZY_CHUNK_BYTES]

    assert heavy == []


def test_the_worker_is_small_and_knows_every_file_of_the_shell() -> None:
    worker = (STATIC / "sw.js").read_text(encoding="utf-8")

    assert packed(STATIC / "sw.js") <= WORKER_BYTES
    for path in [*assets("*.js"), *assets("*.css"), STATIC / "index.html", STATIC / "away.html"]:
        assert f"/{path.relative_to(STATIC)}" in worker


def test_the_page_runs_nothing_inline() -> None:
    html = BUILT.read_text(encoding="utf-8")

    assert re.findall(r"<script(?![^>]*\bsrc=)", html) == []
    assert "<style" not in html
    assert not re.search(r'\sstyle="|\son\w+="', html)


def test_no_built_script_or_style_loads_from_another_host() -> None:
    loaded = re.compile(r"(?:fetch|import|importScripts|url|src|href)\s*[(=]\s*[\"'`]?(https?:)?//", re.IGNORECASE)

    assert [path.name for path in [*assets("*.js"), *assets("*.css")] if loaded.search(path.read_text("utf-8"))] == []


@pytest.mark.browser
def test_no_request_goes_anywhere_but_to_this_server(alice: Person, server: str) -> None:
    asked: set[str] = set()
    alice.page.context.on("request", lambda request: asked.add(urlsplit(request.url).netloc))

    alice.sign_up()
    alice.writes("a few words")
    alice.all_saved()
    for path in ("/journal", "/trends", "/noticed", "/own-plan", "/you", "/help", "/learn", "/about", "/who", "/quiet"):
        alice.open(path)
        expect(alice.page.get_by_text("One moment…")).to_have_count(0)

    assert asked == {urlsplit(server).netloc}


def test_the_description_the_types_come_from_is_that_of_this_server(tmp_path: Path) -> None:
    harness = make_harness(f"sqlite:///{tmp_path / 'ebb.db'}")

    described = json.loads((ROOT / "frontend" / "openapi.json").read_text(encoding="utf-8"))

    assert described == json.loads(json.dumps(harness.app.openapi())), (
        "ebb openapi > frontend/openapi.json, then npm run types"
    )
