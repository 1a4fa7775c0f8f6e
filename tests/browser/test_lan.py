"""A Chromium that trusts the local authority uses the app from its LAN https address, as a phone at home would."""

import hashlib
import os
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from axe_playwright_python.sync_playwright import Axe
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

from app.crypto import local_authority
from app.crypto.authority_file import load
from app.crypto.local_authority import Authority
from tests.browser.conftest import BUILT, FLAGS, PHONE, find_chromium, unavailable
from tests.browser.person import Person
from tests.support.lan import OnLan, on_lan
from tests.support.tools import required_tool

pytestmark = pytest.mark.proof
Launch = Callable[..., Browser]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnLan]:
    if not BUILT.is_file():
        unavailable("the PWA is not built: run `make front` first")
    with on_lan(tmp_path_factory.mktemp("lan") / "ebb") as server:
        yield server


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    if find_chromium() is None:
        unavailable("no Chromium on PATH")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def trusting(running: OnLan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of somebody who fetched the certificate from the guide, compared it and trusts it."""
    certutil = required_tool("certutil", "libnss3-tools")
    home = tmp_path_factory.mktemp("home")
    certificate = httpx2.get(f"{running.guide}/iphone.crt").content
    assert hashlib.sha256(certificate).digest() == bytes.fromhex(running.fingerprint.replace(":", ""))
    (home / "ca.crt").write_bytes(certificate)
    store = home / ".pki" / "nssdb"
    store.mkdir(parents=True)
    for words in (("-N", "--empty-password"), ("-A", "-t", "C,,", "-n", "mine", "-i", str(home / "ca.crt"))):
        subprocess.run([certutil, "-d", f"sql:{store}", *words], check=True, capture_output=True, timeout=30)
    return home


@pytest.fixture
def launch(playwright: Playwright) -> Iterator[Launch]:
    """A browser with a home, and so a trust, of its own."""
    launched: list[Browser] = []

    def start(home: Path, *flags: str) -> Browser:
        environment: dict[str, str | float | bool] = {**os.environ, "HOME": str(home)}
        path = find_chromium()
        launched.append(playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags], env=environment))
        return launched[-1]

    yield start
    for browser in launched:
        browser.close()


def phone(browser: Browser, **options: object) -> Page:
    page = browser.new_context(viewport=PHONE, locale="en-US", **options).new_page()  # type: ignore[arg-type]  # by name
    page.set_default_timeout(20_000)
    return page


def test_it_signs_up_with_secure_cookies_and_keeps_the_app_offline(running, trusting, launch):
    alice = Person(phone(launch(trusting), base_url=running.origin))

    alice.sign_up()
    worker = alice.page.evaluate("navigator.serviceWorker.ready.then((ready) => ready.active.scriptURL)")
    cookies = {cookie["name"]: cookie for cookie in alice.page.context.cookies()}
    alice.page.reload()
    expect(alice.page.get_by_text("How strong is the craving right now?")).to_be_visible()
    alice.page.context.set_offline(True)
    alice.page.reload()

    alice.sees("Help")
    assert worker == f"{running.origin}/sw.js"
    assert set(cookies) == {"__Host-ebb_half", "__Secure-ebb_refresh"}
    assert all(cookie["secure"] and cookie["httpOnly"] for cookie in cookies.values())
    assert alice.page.evaluate("isSecureContext")


def test_without_the_certificate_it_is_warned(running, launch, tmp_path):
    page = phone(launch(tmp_path))

    with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
        page.goto(running.origin)


def test_a_thief_of_the_key_cannot_imitate_a_public_site(running, trusting, launch, tmp_path):
    authority = load(running.folder / "lan-authority.pem")
    with imitation(authority, "bank.example", tmp_path) as port:
        page = phone(launch(trusting, f"--host-resolver-rules=MAP bank.example 127.0.0.1:{port}"))

        with pytest.raises(Error, match="ERR_CERT"):
            page.goto("https://bank.example/")


def test_the_same_imitation_of_a_private_name_would_be_believed(running, trusting, launch, tmp_path):
    """So that the test above refuses for the name and for nothing else."""
    authority = load(running.folder / "lan-authority.pem")
    with imitation(authority, "printer.local", tmp_path) as port:
        page = phone(launch(trusting, f"--host-resolver-rules=MAP printer.local 127.0.0.1:{port}"))

        assert page.goto("https://printer.local/") is not None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_guide_can_be_read_on_a_small_phone(running, launch, tmp_path, scheme):
    page = phone(launch(tmp_path), color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto(running.guide)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert Axe().run(page).response["violations"] == []
    page.get_by_text("Help now").click()
    page.get_by_text("United States").click()
    expect(page.locator('a[href="tel:988"]:visible').first).to_be_visible()
    assert said == []


class imitation:  # noqa: N801 - used as a function
    """A TLS server that shows a certificate the authority never meant to sign, and answers any request."""

    def __init__(self, authority: Authority, name: str, folder: Path) -> None:
        (folder / "leaf.pem").write_bytes(stolen(authority, name))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "leaf.pem")
        self._socket = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> int:
        port: int = self._socket.getsockname()[1]
        return port

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except ssl.SSLError:
                continue
            except OSError:
                return
            with connection:
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")


def stolen(authority: Authority, name: str) -> bytes:
    """What a thief with the key of the authority would make."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([]))
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    return local_authority.key_pem(key) + local_authority.certificate_pem(certificate)
