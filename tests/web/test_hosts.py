"""Which names the server answers to, over real sockets: DNS rebinding and plain http in a network (attacks 47, 48)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.features.crisis import router as crisis
from tests.support.web import CANARY, ask, live_server, make_app, raw_request

PUBLIC = "https://journal.example:8443"
PAGES = ("/", "/journal", "/sw.js", "/assets/app.js", "/s/", "/api-notes")
API = ("/api/v1/auth/name-suggestion", "/api/docs", "/api/v1/nothing", "/shl/0123")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("static")
    (directory / "index.html").write_text("the app itself")
    return directory


@pytest.fixture(scope="module")
def local(build: Path) -> Iterator[int]:
    """As `ebb serve` runs by itself."""
    with live_server(make_app(static_dir=build)) as port:
        yield port


@pytest.fixture(scope="module")
def public(build: Path) -> Iterator[int]:
    """As it runs behind a proxy that has the certificate."""
    with live_server(make_app(static_dir=build, public_url=PUBLIC)) as port:
        yield port


def get(port: int, path: str, *host_lines: str, method: str = "GET", version: str = "1.1") -> tuple[int, str]:
    lines = "".join(f"{line}\r\n" for line in host_lines)
    answer = raw_request(port, f"{method} {path} HTTP/{version}\r\n{lines}Connection: close\r\n\r\n".encode())
    head, _, body = answer.decode().partition("\r\n\r\n")
    return int(head.split()[1]), head.lower() + "\n\n" + body


LOOPBACK = ["localhost", "LOCALHOST:9000", "127.0.0.1", "127.0.0.1:1", "127.9.9.9", "[::1]", "[::1]:8000"]
FOREIGN = [
    "evil.example",
    "evil.example:8000",
    "192.168.1.5:8000",
    "0.0.0.0:8000",
    "[fd00::1]",
    "localhost.evil.example",
    "evil.example.localhost",
    "127.0.0.1.evil.example",
    "2130706433",
    "localhost.",
]
NO_NAMES = [
    "",
    "localhost@evil.example",
    "evil.example/localhost",
    "localhost,evil.example",
    "localhost:port",
    "localhost:123456",
    "local host",
    "[::1",
    "[localhost]",
    "ünicode.example",
]


@pytest.mark.parametrize("host", LOOPBACK)
def test_this_machine_gets_the_app_under_each_of_its_names(local, public, host):
    for port in (local, public):
        status, answer = get(port, "/", f"Host: {host}")

        assert status == 200
        assert "the app itself" in answer


@pytest.mark.parametrize("host", FOREIGN)
def test_a_name_pointed_here_by_somebody_else_gets_nothing_of_the_app(local, public, host):  # attack 47
    for port in (local, public):
        for path in (*PAGES, *API):
            status, answer = get(port, path, f"Host: {host}")

            assert status == 421
            assert "the app itself" not in answer
            assert "set-cookie" not in answer


@pytest.mark.parametrize("host", NO_NAMES)
def test_what_is_no_name_is_refused(local, host):
    status, answer = get(local, "/", f"Host: {host}")

    assert (status, "ambiguous-host" in answer) == (400, True)


@pytest.mark.parametrize("path", ["/", "/api/v1/nothing", "/healthz"])
@pytest.mark.parametrize("second", ["localhost", "evil.example"])
def test_two_host_headers_are_refused_everywhere(local, path, second):
    status, answer = get(local, path, "Host: localhost", f"Host: {second}")

    assert (status, "ambiguous-host" in answer) == (400, True)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_request_without_a_host_is_refused(local, version):
    status, _ = get(local, "/", version=version)

    assert status == 400


@pytest.mark.parametrize("lines", [(), ("Host: 10.0.0.9:8000",), ("Host: whatever",)])
def test_probes_answer_whatever_the_balancer_calls_the_machine(local, lines):
    assert get(local, "/healthz", *lines)[0] == 200


@pytest.mark.parametrize("host", ["journal.example", "journal.example:8443", "JOURNAL.example:1"])
def test_the_public_name_gets_the_app(public, host):
    assert "the app itself" in get(public, "/", f"Host: {host}")[1]


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_is_told_in_words_how_to_get_https(local, path):
    status, answer = get(local, path, "Host: 192.168.1.5:8000")

    assert status == 421
    assert "content-type: text/html; charset=utf-8" in answer
    assert "cache-control: no-store" in answer
    assert "--lan" in answer
    assert "EBB_PUBLIC_URL" in answer


def test_a_browser_at_the_wrong_address_is_told_the_right_one(public):
    _, answer = get(public, "/", "Host: 192.168.1.5:8000")

    assert f'<a href="{PUBLIC}">' in answer
    assert "--lan" not in answer


@pytest.mark.parametrize(("method", "path"), [*[("GET", path) for path in API], ("POST", "/"), ("DELETE", "/api/v1/x")])
def test_a_program_is_told_in_a_problem(local, method, path):
    status, answer = get(local, path, "Host: 192.168.1.5:8000", method=method)

    assert status == 421
    assert "content-type: application/problem+json" in answer
    assert '"type": "misdirected"' in answer


def test_help_stands_on_the_page_for_every_region(local):
    _, answer = get(local, "/", "Host: 192.168.1.5:8000")

    assert crisis.PLAIN_HELP in answer
    assert "<script" not in answer


def test_what_was_sent_as_host_is_neither_repeated_nor_logged(local, capfd):
    for host in (f"{CANARY}.example", f"{CANARY} x", f"{CANARY}.example\r\nHost: {CANARY}"):
        _, answer = get(local, "/", f"Host: {host}")
        assert CANARY not in answer

    assert CANARY not in "".join(capfd.readouterr())


def test_a_body_for_a_foreign_host_is_not_read_as_the_next_request(local):  # attack 49
    smuggled = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = b"POST /api/v1/planted HTTP/1.1\r\nHost: evil.example\r\nContent-Length: %d\r\n\r\n" % len(smuggled)

    answer = raw_request(local, head, smuggled, pause=0.1)

    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in answer


def test_a_proxy_that_forgot_the_public_url_gets_no_cookies(build):
    """Host passed through: refused. Host rewritten to loopback: the browser's own Origin gives it away."""
    app = make_app(static_dir=build)
    body = {"login": "quiet-river-1", "password": "fern lantern copper tide"}

    passed = ask(app, "POST", "/api/v1/auth/register", json=body, headers={"Host": "journal.example"})
    rewritten = ask(
        app,
        "POST",
        "/api/v1/auth/register",
        json=body,
        headers={"Host": "127.0.0.1:8000", "Origin": "https://journal.example", "X-Forwarded-Proto": "https"},
    )

    assert (passed.status_code, rewritten.status_code) == (421, 403)
    assert "set-cookie" not in {*passed.headers, *rewritten.headers}
