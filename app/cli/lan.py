"""`ebb serve --lan`: https for one's own phone in the same network. Refuses addresses that are public."""

import io
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import segno
import uvicorn
from starlette.types import ASGIApp

from app.cli.listening import CannotListenError, listen
from app.cli.places import places_of
from app.cli.say import say
from app.crypto.authority_file import load_or_create
from app.crypto.local_authority import Authority, issue, vouches_for
from app.kernel.settings import Settings
from app.main import PLAIN_HELP
from app.web.guide import guide_app, steps
from app.web.plain_page import PlainPage
from app.web.server import server_config, tls_context

# Nobody's addresses (RFC 5737 section 3, RFC 3849 section 2): a route to them is looked up, and nothing is sent.
_FAR_AWAY = ((socket.AF_INET, "198.51.100.1"), (socket.AF_INET6, "2001:db8::1"))
_ANY_PORT = 9
_ANYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104  # what people write for it; never listened on
_STOP_SECONDS = 5.0


@dataclass(frozen=True)
class Lan:
    """What it takes to be reached by a phone: the settings as they are now, and who vouches for the address."""

    settings: Settings
    authority: Authority

    @property
    def guide_port(self) -> int:
        """Where a phone gets the certificate: the next port, over plain http, because it trusts nothing yet."""
        return self.settings.port + 1

    @property
    def guide_address(self) -> str:
        """What the phone opens first."""
        return _origin("http", self.settings.host, self.guide_port)

    def tls(self, now: datetime) -> ssl.SSLContext:
        """A key and a certificate made for this start, so that a new address never meets an old certificate."""
        return tls_context(issue(self.authority, self.settings.host, now=now), self.settings.data_dir)

    @contextmanager
    def guiding(self) -> Iterator[None]:
        """The guide beside the app, in a thread of its own: two servers in one would both want the signals."""
        sockets = listen(self.settings.host, self.guide_port)
        server = uvicorn.Server(server_config(self._guide(), host=self.settings.host, port=self.guide_port))
        thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, name="guide", daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.should_exit = True
            thread.join(_STOP_SECONDS)

    def _guide(self) -> ASGIApp:
        authority = self.authority
        main = steps(address=self.settings.public_url, name=authority.name, fingerprint=authority.fingerprint)
        return guide_app(PlainPage(main, PLAIN_HELP), authority.certificate_der)

    def explain(self) -> None:
        """What to do on the phone, with the addresses as pictures for its camera."""
        _show("The first time, open this on your phone; it leads through the steps:", self.guide_address)
        say(f"Your phone will list the certificate as: {self.authority.name}")
        say("Before you trust it, compare its SHA-256 fingerprint on the phone with this one:")
        say(f"  {self.authority.fingerprint}")
        _show("Afterwards your journal is here:", self.settings.public_url)
        say("For your own phone, at home. The first page says what the certificate means and how to take it back.")


def prepare(settings: Settings, *, now: datetime) -> Lan:
    """Finds the address and makes the authority on first use.

    Raises:
        CannotListenError: there is no private address, or the settings say that people come another way.
        ValidationError: a setting is for this machine alone.
        SecretsFileError: the file of the authority cannot be used.
    """
    if settings.public_url:
        raise CannotListenError(
            "Use --lan or EBB_PUBLIC_URL, not both: behind an https address of its own, --lan is not needed."
        )
    host = _host(settings)
    changed = {"host": host, "public_url": _origin("https", host, settings.port)}
    # Checked as a whole again: what is fine on this machine alone, such as no limits on tries, is not in a network.
    reachable = Settings.model_validate(settings.model_dump() | changed)
    return Lan(reachable, load_or_create(places_of(settings).authority, now=now))


def _show(words: str, address: str) -> None:
    say(f"{words} {address}")
    if (sys.stdout.encoding or "").lower().startswith("utf"):  # the picture is made of half blocks
        picture = io.StringIO()
        segno.make_qr(address).terminal(picture, compact=True)
        say(picture.getvalue())


def _host(settings: Settings) -> str:
    if not settings.is_loopback and settings.host not in _ANYWHERE:
        if not vouches_for(settings.host):
            raise CannotListenError(
                "--lan works at an address of a home network, such as 192.168.1.5, and at no public one."
            )
        return settings.host
    found = own_address()
    if found is None:
        raise CannotListenError("This machine has no address in a home network. If it has one, name it with --host.")
    return found


def own_address() -> str | None:
    """The private address other devices in the network know this machine by."""
    return next((address for address in map(_towards, _FAR_AWAY) if address and vouches_for(address)), None)


def _towards(far_away: tuple[int, str]) -> str:
    family, address = far_away
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, _ANY_PORT))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def _origin(scheme: str, host: str, port: int) -> str:
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"
