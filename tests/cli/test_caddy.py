"""The README's Caddyfile with the real Caddy: https for a group, Secure cookies, and nothing else answers."""

import os
import re
import ssl
import subprocess
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.cli.command import ROOT, free_port, serving
from tests.support.cast import PASSWORDS
from tests.support.tools import required_tool

pytestmark = pytest.mark.proof
NAME = "journal.example"
START_SECONDS = 30
BODY = {"login": "quiet-river-1", "password": PASSWORDS["alice"]}


def caddyfile(https_port: int, http_port: int, upstream: int, storage: Path) -> str:
    """What the README shows, word for word, but for the ports, and certificates of its own instead of public ones."""
    found = re.search(r"```caddyfile\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    site = textwrap.dedent(found[1].replace("\n  ", "\n")).strip().replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
    options = (
        f"{{\nadmin off\nskip_install_trust\nlocal_certs\nstorage file_system {storage}\n"
        f"http_port {http_port}\nhttps_port {https_port}\n}}\n"
    )
    return options + site + "\n"


@contextmanager
def proxied(folder: Path, **variables: str) -> Iterator[httpx2.Client]:
    """Ebb on loopback, Caddy before it, and a browser that trusts Caddy's own authority."""
    caddy = required_tool("caddy", "caddy")
    https_port, storage = free_port(), folder / "caddy"
    public = {name: url.format(port=https_port) for name, url in variables.items()}
    with serving(folder / "ebb", **public) as ebb:
        config = folder / "Caddyfile"
        config.write_text(caddyfile(https_port, free_port(), int(ebb.address.rsplit(":", 1)[1]), storage))
        environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        command = [caddy, "run", "--adapter", "caddyfile", "--config", str(config)]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield browser(https_port, storage, process)
        finally:
            process.terminate()
            process.wait(20)


def browser(port: int, storage: Path, process: subprocess.Popen[Any]) -> httpx2.Client:
    root = storage / "pki" / "authorities" / "local" / "root.crt"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "Caddy stopped"
        try:
            trust = ssl.create_default_context(cafile=str(root))
            client = httpx2.Client(
                base_url=f"https://127.0.0.1:{port}", verify=trust, headers={"Host": f"{NAME}:{port}"}, timeout=20
            )
            client.get("/", extensions={"sni_hostname": NAME})
        except (OSError, httpx2.TransportError):
            time.sleep(0.1)
        else:
            return client
    raise AssertionError("Caddy did not answer")


def post(client: httpx2.Client, path: str, **kwargs: Any) -> httpx2.Response:
    origin = f"https://{client.headers['host']}"
    return client.post(path, headers={"Origin": origin}, extensions={"sni_hostname": NAME}, **kwargs)


def test_the_readmes_caddyfile_serves_a_group_with_secure_cookies(tmp_path):
    told = {"EBB_PUBLIC_URL": f"https://{NAME}:{{port}}", "EBB_TRUSTED_PROXIES": "127.0.0.1"}

    with proxied(tmp_path, **told) as client:
        page = client.get("/", extensions={"sni_hostname": NAME})
        answer = post(client, "/api/v1/auth/register", json=BODY)
        probe = client.get("/healthz", extensions={"sni_hostname": NAME})
        client.close()

    cookies = answer.headers.get_list("set-cookie")
    assert page.status_code in {200, 404}  # 404 where the app is not built
    assert "strict-transport-security" in page.headers
    assert answer.status_code == 201
    assert [line.split("=")[0] for line in cookies] == ["__Host-ebb_half", "__Secure-ebb_refresh"]
    assert all("Secure" in line for line in cookies)
    assert probe.status_code == 404


def test_without_the_public_url_the_proxy_gets_no_cookie(tmp_path):
    with proxied(tmp_path) as client:
        answer = post(client, "/api/v1/auth/register", json=BODY)
        client.close()

    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers
