"""The exact headers of every class of route and of its failures (attacks 48, 64, 65, 66): a snapshot."""

import pytest

from app.web.headers import RouteClass, route_class
from app.web.plain_page import STYLE_SOURCE
from tests.support.web import CANARY, ask, make_app

PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), "
    "geolocation=(), gyroscope=(), interest-cohort=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self), screen-wake-lock=(), usb=(), "
    "browsing-topics=()"
)
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
}
PAGE = EVERYWHERE | {
    "permissions-policy": PERMISSIONS,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "x-permitted-cross-domain-policies": "none",
    "origin-agent-cluster": "?1",
    "cache-control": "no-cache",
}
SHELL = PAGE | {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; frame-ancestors 'none'; "
        "base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types ebb-sw"
    ),
}
SHARE = PAGE | {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; "
        "base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
}
DOCS = PAGE | {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    ),
}
SANDBOX = {"content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox"}
API = EVERYWHERE | SANDBOX | {"cache-control": "no-store", "vary": "Authorization, Cookie"}
PUBLIC_API = EVERYWHERE | SANDBOX | {"cache-control": "no-cache"}
ASSET = EVERYWHERE | SANDBOX | {"cache-control": "public, max-age=31536000, immutable"}
SHL = API | {
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Retry-After",
}
HSTS = {"strict-transport-security": "max-age=63072000; includeSubDomains"}

PLAIN = EVERYWHERE | {
    "permissions-policy": PERMISSIONS,
    "content-security-policy": (
        f"default-src 'none'; style-src {STYLE_SOURCE}; img-src data:; form-action 'none'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "cache-control": "no-store",
}

OF_THE_ANSWER = {"content-type", "content-length", "etag", "allow", "retry-after", "connection"}
HUGE = b" " * 70_000
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    directory = tmp_path_factory.mktemp("static")
    for name in (
        "index.html",
        "s/index.html",
        "sw.js",
        "manifest.webmanifest",
        "icon.png",
        "assets/a-1f.js",
        "docs/a.css",
    ):
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    return directory


@pytest.fixture(scope="module")
def http(build):
    return make_app(static_dir=build)


@pytest.fixture(scope="module")
def https(build):
    return make_app(static_dir=build, public_url="https://journal.example")


def policies(answer):
    """The headers that are not about this one answer; each stands once."""
    names = [name for name, _ in answer.headers.multi_items()]
    assert len(names) == len(set(names))
    return {name: value for name, value in answer.headers.items() if name not in OF_THE_ANSWER}


ROUTES = [
    ("GET", "/", 200, SHELL),
    ("GET", "/journal/today", 200, SHELL),
    ("HEAD", "/help", 200, SHELL),
    ("GET", "/manifest.webmanifest", 200, SHELL),
    ("GET", "/icon.png", 200, SHELL),
    ("GET", "/robots.txt", 200, SHELL),
    ("GET", "/sw.js", 200, SHELL),
    ("GET", "/assets/a-1f.js", 200, ASSET),
    ("GET", "/s/", 200, SHARE),
    ("GET", "/api/docs", 200, DOCS),
    ("GET", "/docs/a.css", 200, DOCS),
    ("GET", "/api/v1/openapi.json", 200, PUBLIC_API),
    ("GET", "/api/v1/crisis-resources", 200, PUBLIC_API),
    ("GET", "/api/v1/crisis-resources?region=US", 200, PUBLIC_API),
    ("GET", "/healthz", 200, API),
    ("GET", "/readyz", 200, API),
    ("GET", "/assets/gone-1f.js", 404, API),
    ("GET", "/missing.css", 404, API),
    ("GET", "/api/v1/x.css", 404, API),
    ("GET", "/api/v1/crisis-resources/x.css", 404, API),
    ("GET", "/shl/unknown", 404, SHL),
    ("GET", "/s/share.js", 404, API),
    ("DELETE", "/", 405, API),
    ("DELETE", "/healthz", 405, API),
    ("POST", "/api/v1/crisis-resources", 405, API),
    ("GET", "/api/v1/crisis-resources?region=zzz", 422, API),
    ("GET", "/api/v1/boom", 500, API),
    ("GET", "/api/v1/busy", 503, API),
]


@pytest.mark.parametrize(("method", "path", "status", "expected"), ROUTES)
def test_every_class_of_route_has_exactly_its_headers(http, method, path, status, expected):
    answer = ask(http, method, path)

    assert answer.status_code == status
    assert policies(answer) == expected


def test_help_without_script_has_the_headers_of_a_plain_page(http):
    assert policies(ask(http, "GET", "/help.html")) == PLAIN


@pytest.mark.parametrize("path", ["/nope.txt", "/assets/gone-1f.js", "/s/share.js"])
def test_a_page_about_nothing_has_the_headers_of_a_plain_page(http, https, path):
    asked = {"headers": {"Accept": "text/html,*/*;q=0.8"}}

    assert policies(ask(http, "GET", path, **asked)) == PLAIN
    assert policies(ask(https, "GET", path, **asked)) == PLAIN | HSTS


@pytest.mark.parametrize(("method", "path", "status", "expected"), ROUTES)
def test_https_adds_hsts_and_upgrades_pages(https, method, path, status, expected):
    answer = ask(https, method, path)

    policy = expected["content-security-policy"]
    upgraded = policy if "sandbox" in policy else f"{policy}; upgrade-insecure-requests"
    assert answer.status_code == status
    assert policies(answer) == expected | HSTS | {"content-security-policy": upgraded}


@pytest.mark.parametrize(
    ("status", "kwargs"),
    [
        (400, {"content": b"{", "headers": JSON}),
        (413, {"content": HUGE, "headers": JSON}),
        (415, {"content": b"a", "headers": {"Content-Type": "text/plain"}}),
        (415, {"content": b"a", "headers": JSON | {"Content-Encoding": "gzip"}}),
        (417, {"content": b"{}", "headers": JSON | {"Expect": "more"}}),
        (422, {"content": b'{"text":1}', "headers": JSON}),
        (431, {"headers": {"X-Large": "a" * 40_000}}),
    ],
)
def test_refused_bodies_carry_the_headers_of_the_api_too(http, status, kwargs):  # attack 66
    answer = ask(http, "POST", "/api/v1/planted", **kwargs)

    assert answer.status_code == status
    assert policies(answer) == API


@pytest.mark.parametrize("path", ["/", "/api/docs", "/s/", "/api/v1/crisis-resources", "/api/v1/boom", "/nothing.css"])
def test_nothing_may_be_framed(http, path):  # attack 65
    answer = ask(http, "GET", path)

    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_forwarded_headers_change_nothing(http):  # attack 48
    forged = {
        "X-Forwarded-Host": f"{CANARY}.example",
        "X-Forwarded-Proto": "https",
        "X-Original-URL": "/api/v1/boom",
        "X-Rewrite-URL": "/api/v1/boom",
        "Forwarded": f"host={CANARY}.example;proto=https",
    }
    for path in ("/", "/api/docs", "/api/v1/openapi.json", "/api/v1/crisis-resources?region=US", "/api/v1/nothing"):
        plain, odd = ask(http, "GET", path), ask(http, "GET", path, headers=forged)

        assert (odd.status_code, odd.content, policies(odd)) == (plain.status_code, plain.content, policies(plain))
        assert CANARY not in str(odd.headers)


def test_the_page_for_a_foreign_host_has_a_class_of_its_own(http):
    answer = ask(http, "GET", "/", headers={"Host": "elsewhere.example"})

    assert answer.status_code == 421
    assert policies(answer) == PLAIN


def test_a_failure_is_never_cacheable_wherever_it_happens():
    for path in ("/", "/sw.js", "/assets/a.js", "/docs/a.js", "/s/", "/api/docs", "/api/v1/crisis-resources"):
        assert route_class(path, 404) is RouteClass.API
