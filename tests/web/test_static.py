"""The PWA as it is served: the right file, the right coding, the shell for its own paths and for nothing else."""

import pytest

from app.web.static import Pwa
from tests.support.web import CANARY, ask, make_app

INDEX = "<!doctype html><title>Ebb</title>"


@pytest.fixture(scope="module")
def pwa(tmp_path_factory):
    root = tmp_path_factory.mktemp("build")
    (root / "secret.txt").write_text("outside")
    static = root / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text(INDEX)
    (static / "sw.js").write_text("self")
    (static / "manifest.webmanifest").write_text("{}")
    (static / "assets" / "app-1f.js").write_text("plain")
    (static / "assets" / "app-1f.js.br").write_bytes(b"brotli")
    (static / "assets" / "app-1f.js.gz").write_bytes(b"gzip")
    (static / "assets" / "app-1f.js.map").write_text("sources")
    (static / ".fingerprint").write_text("build")
    return make_app(static_dir=static)


@pytest.mark.parametrize("path", ["/", "/journal", "/sign-in", "/help", "/you/settings", "/index.html"])
def test_the_app_answers_for_its_own_paths(pwa, path):
    answer = ask(pwa, "GET", path)

    assert answer.status_code == 200
    assert answer.text == INDEX
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    ["/api", "/api/", "/api/v1/me", "/api/v1/me/x.css", "/shl/abc", "/shl", "/s", "/s/", "/s/abc", "/assets/",
     "/docs", "/docs/a.js", "/journal.css", "/assets/app-2f.js", "/.fingerprint", "/assets/app-1f.js.map",
     "/assets/app-1f.js.br",
     "/a%00b", "/a b", "/%2e%2e/secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt",
     "/..%5csecret.txt", "/%2fetc%2fpasswd.txt",
     "/secret.txt", "/journal;x", "/caf\u00e9"],
)  # fmt: skip
def test_nothing_else_ever_gets_the_shell(pwa, path):
    answer = ask(pwa, "GET", path)

    assert answer.status_code == 404
    assert answer.json()["type"] == "not-found"


BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/nope.txt", "/journal.css", "/s/abc", "/assets/", "/docs", "/caf\u00e9"])
def test_a_browser_that_asks_for_nothing_gets_a_page_with_help(pwa, method, path):
    answer = ask(pwa, method, path, headers=BROWSER)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    if method == "GET":
        assert "There is nothing at this address" in answer.text
        assert 'href="tel:988"' in answer.text
        assert "<script" not in answer.text


def test_the_page_says_nothing_of_what_was_asked_for(pwa):
    pages = {ask(pwa, "GET", f"/{name}.txt", headers=BROWSER).content for name in ("one", CANARY, "<b>two")}

    assert len(pages) == 1


@pytest.mark.parametrize(
    "accepted",
    ["*/*", "", "application/json", "application/json, text/html;q=0.9", "text/css,*/*", "text/html;q=0, */*",
     "application/problem+json,text/html"],
)  # fmt: skip
def test_a_program_that_asks_for_nothing_gets_a_problem(pwa, accepted):
    answer = ask(pwa, "GET", "/nope.txt", headers={"Accept": accepted})

    assert answer.status_code == 404
    assert answer.json()["type"] == "not-found"


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api"), ("GET", "/api/v1/nope"), ("GET", "/api/nope.txt"), ("GET", "/shl"), ("GET", "/shl/nope"),
     ("GET", "/api/%0a"), ("POST", "/nope.txt"), ("DELETE", "/nope.txt")],
)  # fmt: skip
def test_the_api_answers_with_problems_whoever_asks(pwa, method, path):
    answer = ask(pwa, method, path, headers=BROWSER)

    assert answer.status_code == 404
    assert answer.json()["type"] == "not-found"


@pytest.mark.parametrize(
    ("accepted", "coding", "body"),
    [
        ("br, gzip", "br", b"brotli"),
        ("gzip, br", "br", b"brotli"),
        ("gzip", "gzip", b"gzip"),
        ("GZIP;q=0.5", "gzip", b"gzip"),
        ("br;q=0, gzip", "gzip", b"gzip"),
        ("br;q=0.000", None, b"plain"),
        ("identity", None, b"plain"),
        ("", None, b"plain"),
    ],
)
def test_packed_copies_are_sent_to_who_takes_them(pwa, accepted, coding, body):
    transferred = []
    headers = {"Accept-Encoding": accepted}

    answer = ask(pwa, "HEAD", "/assets/app-1f.js", headers=headers)
    transferred.append(answer.headers.get("content-encoding"))

    assert transferred == [coding]
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-length"] == str(len(body))


def test_a_file_without_packed_copies_does_not_vary(pwa):
    answer = ask(pwa, "GET", "/sw.js", headers={"Accept-Encoding": "br"})

    assert answer.text == "self"
    assert "vary" not in answer.headers


def test_a_known_tag_gets_304_without_a_body(pwa):
    first = ask(pwa, "GET", "/sw.js")

    again = ask(pwa, "GET", "/sw.js", headers={"If-None-Match": f'W/"other", {first.headers["etag"]}'})

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["cache-control"] == "no-cache"


def test_codings_of_one_file_have_different_tags(pwa):
    tags = {
        ask(pwa, "HEAD", "/assets/app-1f.js", headers={"Accept-Encoding": coding}).headers["etag"]
        for coding in ("br", "gzip", "x")
    }

    assert len(tags) == 3


def test_head_answers_like_get_without_a_body(pwa):
    got, headed = ask(pwa, "GET", "/"), ask(pwa, "HEAD", "/")

    assert headed.status_code == 200
    assert headed.content == b""
    assert headed.headers == got.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_pages_take_only_get_and_head(pwa, method):
    answer = ask(pwa, method, "/journal")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_robots_are_asked_to_stay_away(pwa):
    assert ask(pwa, "GET", "/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_without_a_build_pages_are_missing_and_the_api_works(app):
    assert ask(app, "GET", "/").status_code == 404
    assert ask(app, "GET", "/healthz").status_code == 200


def test_without_a_build_the_start_says_so(tmp_path, capsys):
    Pwa(tmp_path, "")

    assert '"event":"app-files-missing"' in capsys.readouterr().err
