"""`ebb serve --lan`: https for one's own phone, the guide beside it, and what it refuses."""

import hashlib
import io
import signal
import socket
import ssl
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from app.cli import doctor, lan
from app.cli.listening import CannotListenError
from app.kernel.clock import utc_now
from app.kernel.settings import Settings
from tests.cli.command import ROOT, ebb, serving
from tests.support.cast import PASSWORDS
from tests.support.lan import OnLan, on_lan

BODY = {"login": "quiet-river-1", "password": PASSWORDS["alice"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lan") / "ebb"


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[OnLan]:
    with on_lan(folder) as server:
        yield server


@pytest.fixture(scope="module")
def phone(running: OnLan) -> Iterator[httpx2.Client]:
    """A phone that got the certificate from the guide and trusts nothing else."""
    trust = ssl.create_default_context(cadata=httpx2.get(f"{running.guide}/iphone.crt").content)
    trust.verify_flags |= ssl.VERIFY_X509_STRICT
    with httpx2.Client(base_url=running.origin, verify=trust, timeout=20) as client:
        yield client


def test_a_phone_that_trusts_the_certificate_signs_up_with_secure_cookies(phone):
    answer = phone.post("/api/v1/auth/register", json=BODY, headers={"Origin": str(phone.base_url).rstrip("/")})

    cookies = answer.headers.get_list("set-cookie")
    assert answer.status_code == 201
    assert [line.split("=")[0] for line in cookies] == ["__Host-ebb_half", "__Secure-ebb_refresh"]
    assert all("Secure" in line for line in cookies)
    assert "strict-transport-security" in answer.headers


def test_a_phone_that_does_not_trust_it_yet_refuses(running):
    with pytest.raises(httpx2.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx2.get(running.origin)


def test_only_tls_1_3_is_spoken(running, phone):
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode, old.maximum_version = False, ssl.CERT_NONE, ssl.TLSVersion.TLSv1_2

    with pytest.raises(httpx2.ConnectError):
        httpx2.get(running.origin, verify=old)

    assert phone.get("/healthz").status_code == 200


def test_the_terminal_shows_addresses_pictures_and_the_fingerprint_of_the_certificate(running):
    certificate = httpx2.get(f"{running.guide}/iphone.crt").content
    page = httpx2.get(running.guide).text

    assert bytes.fromhex(running.fingerprint.replace(":", "")) == hashlib.sha256(certificate).digest()
    assert running.fingerprint in page
    assert running.origin in page
    for address in (running.origin, running.guide):
        assert address in running.said
    assert running.said.count("▀▀▀▀▀▀▀▀▀▀") >= 2


def test_the_guide_serves_its_page_and_the_certificate_and_nothing_else(running, phone):
    phone.get("/healthz")
    for path in ("/healthz", "/api/v1/crisis-resources", "/lan-authority.pem", "/../lan-authority.pem", "/sw.js"):
        answer = httpx2.get(f"{running.guide}{path}")
        assert answer.status_code == 421
        assert "PRIVATE" not in answer.text
    assert httpx2.post(running.guide, content=b"{}").json()["type"] == "misdirected"
    for path in ("/iphone.crt", "/android.crt"):
        assert "PRIVATE" not in httpx2.get(f"{running.guide}{path}").text
    assert httpx2.head(running.guide).status_code == 200


def test_the_guide_sets_no_cookie_and_runs_no_script(running):
    answer = httpx2.get(running.guide)

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert answer.headers["cache-control"] == "no-store"
    assert "<script" not in answer.text
    assert 'href="tel:' in answer.text


def test_iphones_get_a_certificate_and_androids_a_file(running):
    iphone, android = (httpx2.get(f"{running.guide}/{name}.crt") for name in ("iphone", "android"))

    assert iphone.headers["content-type"] == "application/x-x509-ca-cert"
    assert "attachment" in android.headers["content-disposition"]
    assert iphone.content == android.content


def test_another_name_pointed_at_the_address_gets_nothing(phone):  # attack 47
    answer = phone.get("/api/v1/auth/name-suggestion", headers={"Host": "evil.example"})

    assert answer.status_code == 421


def test_the_key_is_its_owners_only_and_no_other_key_stays_on_the_disk(running, folder):
    keys = [path for path in folder.iterdir() if b"PRIVATE KEY" in path.read_bytes()]

    assert [path.name for path in keys] == ["lan-authority.pem"]
    assert stat.S_IMODE(keys[0].stat().st_mode) == 0o600


@pytest.mark.proof
def test_it_stops_in_time_though_a_phone_hangs_on_and_the_next_start_keeps_the_trust(tmp_path):
    folder = tmp_path / "ebb"
    with on_lan(folder) as first:
        trust = ssl.create_default_context(cadata=httpx2.get(f"{first.guide}/iphone.crt").content)
        asleep = trust.wrap_socket(socket.create_connection((first.host, first.port)), server_hostname=first.host)
        with asleep:
            asleep.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert asleep.recv(100).startswith(b"HTTP/1.1 200")
            started = time.monotonic()
            code = first.stop()
            seconds = time.monotonic() - started
    with on_lan(folder) as second:
        again = second.fingerprint
        kept = httpx2.get(f"{second.origin}/healthz", verify=trust).status_code
        second.stop()

    assert (code, kept) == (0, 200)
    assert seconds < 10  # 20 is when it would be cut off
    assert again == first.fingerprint
    assert "Traceback" not in first.said + second.said


@pytest.mark.proof
def test_no_key_and_no_path_of_a_request_reaches_the_log_and_ctrl_c_ends_it(tmp_path):
    with on_lan(tmp_path / "ebb") as server:
        httpx2.get(f"{server.guide}/canary-path?q=canary")
        code = server.stop(signal.SIGINT)

    assert code == 0
    assert "canary" not in server.said
    assert "PRIVATE KEY" not in server.said


@pytest.mark.proof
def test_plain_http_in_a_network_is_a_page_and_on_this_machine_it_is_the_app(tmp_path):
    address = lan._towards((socket.AF_INET, "198.51.100.1"))
    if not address:
        pytest.skip("this machine has no IPv4 address but loopback")

    with serving(tmp_path / "ebb", EBB_HOST="0.0.0.0") as server:
        away = f"http://{address}:{server.address.rsplit(':', 1)[1]}"
        page, refused = httpx2.get(away), httpx2.post(f"{away}/api/v1/auth/register", json=BODY)
        here = httpx2.get(f"{server.address}/api/v1/auth/name-suggestion")
        said = server.stop().out

    assert (page.status_code, refused.status_code, here.status_code) == (421, 421, 200)
    assert "This address is not private yet" in page.text
    assert "set-cookie" not in refused.headers
    assert "shows only how to get https" in said


def test_doctor_looks_at_the_authority_once_there_is_one(tmp_path):
    lan.prepare(Settings(data_dir=tmp_path, host="10.0.0.1"), now=utc_now())
    path = tmp_path / "lan-authority.pem"

    well = doctor._authority(path)
    path.chmod(0o644)
    found = list(doctor._look(Settings(data_dir=tmp_path)))

    assert well[0]
    assert "chmod 600" in doctor._authority(path)[1]
    assert any("lan-authority.pem" in words for _, words in found)


def test_make_run_hands_lan_on():
    def planned(*words: str) -> str:
        return subprocess.run(
            ["make", "-n", "run", *words], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout

    assert "app serve --lan" in planned("LAN=1")
    assert "--lan" not in planned()


def test_a_public_url_and_lan_exclude_each_other(tmp_path):
    ended = ebb(tmp_path / "ebb", "serve", "--lan", EBB_PUBLIC_URL="https://journal.example")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert "EBB_PUBLIC_URL" in ended.err


def test_a_network_is_no_place_without_limits_on_tries(tmp_path):
    ended = ebb(tmp_path / "ebb", "serve", "--lan", "--host", "192.168.1.5", EBB_RATE_LIMITS="off")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert ended.err.startswith("EBB_RATE_LIMITS: ")
    assert not (tmp_path / "ebb" / "lan-authority.pem").exists()


@pytest.mark.parametrize("host", ["8.8.8.8", "journal.example", "192.0.2.2"])
def test_a_public_address_is_refused_and_no_authority_is_made(tmp_path, host):
    with pytest.raises(CannotListenError, match="home network"):
        lan.prepare(Settings(data_dir=tmp_path, host=host), now=utc_now())

    assert list(tmp_path.iterdir()) == []


def test_an_authority_others_can_read_stops_the_start(tmp_path):
    folder = tmp_path / "ebb"
    folder.mkdir(mode=0o700)
    (folder / "lan-authority.pem").write_text("")
    (folder / "lan-authority.pem").chmod(0o644)

    ended = ebb(folder, "serve", "--lan", "--host", "10.0.0.1")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert "chmod 600" in ended.err


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["192.168.1.5", ""], "192.168.1.5"),
        (["8.8.8.8", "fd00::2"], "fd00::2"),
        (["", ""], None),
        (["8.8.8.8", "2001:db8::5"], None),
    ],
)
def test_the_private_address_of_the_way_out_is_taken(monkeypatch, found, expected):
    answers = iter(found)
    monkeypatch.setattr(lan, "_towards", lambda _far_away: next(answers))

    assert lan.own_address() == expected


def test_no_way_out_is_no_address():
    assert lan._towards((socket.AF_INET, "::1")) == ""


def test_a_machine_in_no_network_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(lan, "_FAR_AWAY", ())

    with pytest.raises(CannotListenError, match="no address in a home network"):
        lan.prepare(Settings(data_dir=tmp_path), now=utc_now())


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("192.168.1.5", "https://192.168.1.5:8000"),
        ("fd00::7", "https://[fd00::7]:8000"),
        ("box.local", "https://box.local:8000"),
    ],
)
def test_the_address_named_is_the_one_people_use(tmp_path, host, origin):
    here = lan.prepare(Settings(data_dir=tmp_path, host=host), now=utc_now())

    assert here.settings.public_url == origin
    assert not here.settings.uses_plain_cookies
    assert here.guide_address == origin.replace("https", "http").replace("8000", "8001")


def test_a_terminal_without_half_blocks_gets_words_only(tmp_path, monkeypatch):
    said = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", said)

    lan.prepare(Settings(data_dir=tmp_path, host="10.0.0.1"), now=utc_now()).explain()

    said.seek(0)
    assert "https://10.0.0.1:8000" in said.read()
