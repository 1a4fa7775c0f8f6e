"""The page a phone opens before it trusts this computer: the certificate and the steps. Serves nothing else."""

from html import escape

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from app.web.access import AccessLog
from app.web.errors import MisdirectedError
from app.web.headers import RouteClass, SecurityHeaders
from app.web.hosts import is_a_look, refused
from app.web.limits import RequestLimits
from app.web.plain_page import PlainPage
from app.web.problems import CatchAll

# Safari offers to install what has this type; Chrome on Android would too and then refuse, so there it is a file.
_CERTIFICATES = {
    "/iphone.crt": {"Content-Type": "application/x-x509-ca-cert"},
    "/android.crt": {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": 'attachment; filename="my-own-computer.crt"',
    },
}
_STEPS = """<h1>Open your journal on this phone</h1>
<p>For your own phone, once. This page comes from your computer over plain http, and so does the file below: somebody
in this network could change both on their way. Do this at home, and compare in step 3.</p>
<h2>iPhone or iPad, in Safari</h2>
<ol>
<li><a href="/iphone.crt">Get the certificate</a> and allow it.</li>
<li>Settings, General, VPN &amp; Device Management: tap &#8220;{name}&#8221;, More Details, then the certificate.</li>
<li>Compare the SHA-256 fingerprint there with the one in the terminal of your computer. Only if they are equal:
Install.</li>
<li>Settings, General, About, Certificate Trust Settings: switch &#8220;{name}&#8221; on.</li>
</ol>
<h2>Android, in Chrome</h2>
<ol>
<li><a href="/android.crt">Get the certificate</a> as a file.</li>
<li>Settings: search for &#8220;CA certificate&#8221; (under Security, Encryption &amp; credentials, Install a
certificate). Read the warning, go on, and choose the file my-own-computer.crt.</li>
<li>Trusted credentials, User: tap &#8220;{name}&#8221; and compare the SHA-256 fingerprint with the one in the terminal
of your computer. If they differ, remove it there at once.</li>
</ol>
<p>The fingerprint as this page has it: <code>{fingerprint}</code></p>
<h2>Then</h2>
<p>Open <a href="{address}">{address}</a> and add it to your home screen from the menu of the browser.</p>
<h2>What this means</h2>
<p>Your phone will believe certificates made by this computer. They are limited to addresses inside homes (10.&#8230;,
172.16 to 172.31, 192.168.&#8230;, 100.64 to 100.127, fd&#8230;, and names that end in .local, .home.arpa or .internal)
and cannot stand for any public site. Whoever takes the file <code>lan-authority.pem</code> from your computer could
pretend to be such a device towards your phone. So install it on your own phone only, and never ask anybody else to.
Android may say that your network can be monitored: that is this certificate.</p>
<h2>Taking it back</h2>
<p>iPhone: Settings, General, VPN &amp; Device Management, &#8220;{name}&#8221;, Remove Profile. Android: Trusted
credentials, User, &#8220;{name}&#8221;, Remove.</p>"""


class Guide:
    """ASGI app of a few fixed answers."""

    def __init__(self, page: PlainPage, certificate_der: bytes) -> None:
        self._page = page
        self._certificate_der = certificate_der

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        path: str = scope["path"]
        if path not in {"/", *_CERTIFICATES} or not is_a_look(scope["method"], path):
            return refused(scope, MisdirectedError("Use the https address it was given."), self._page)
        scope["route_class"] = RouteClass.PLAIN
        if path == "/":
            return HTMLResponse(self._page.content)
        return Response(self._certificate_der, headers=_CERTIFICATES[path])


def steps(*, address: str, name: str, fingerprint: str) -> str:
    """What to do on the phone, as markup."""
    return _STEPS.format(address=escape(address), name=escape(name), fingerprint=escape(fingerprint))


def guide_app(page: PlainPage, certificate_der: bytes) -> Starlette:
    """The guide behind the same rings as the app."""
    rings = [
        Middleware(AccessLog),
        Middleware(SecurityHeaders, https=False),
        Middleware(CatchAll),
        Middleware(RequestLimits),
    ]
    app = Starlette(middleware=rings)
    app.router.default = Guide(page, certificate_der)
    return app
