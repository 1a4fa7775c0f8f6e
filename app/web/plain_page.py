"""Pages for a browser that cannot have the app here, or cannot run it. No script, no cookie, no journal."""

import base64
import hashlib
from functools import cached_property
from html import escape

from app.web.plain_help import folded

# One block in the page itself, allowed by its hash: a second file would need a second address that answers.
_STYLE = """
:root { color-scheme: light dark; background: #fbfaf7; color: #1f2a2e; }
body { max-inline-size: 34rem; margin-inline: auto; padding: 1rem; font: 1.05rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-block-start: 2rem; }
details h2 { font-size: 1rem; margin-block: 1.25rem 0.5rem; }
ul, ol { padding-inline-start: 1.25rem; }
li { margin-block: 0.35rem; }
a, summary { color: #0b5a8a; padding-block: 0.6rem; overflow-wrap: anywhere; }
a { display: inline-block; margin-inline-end: 0.75rem; }
summary { cursor: pointer; }
code { overflow-wrap: anywhere; font-size: 0.95em; }
small { display: block; }
@media print {
  details::details-content { content-visibility: visible; block-size: auto; }
}
@media (prefers-color-scheme: dark) {
  :root { background: #14191b; color: #e6ebec; }
  a, summary { color: #9ecbff; }
}
"""
STYLE_SOURCE = f"'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A private place</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<header>
{help}
</header>
<main>
{main}
</main>
</body>
</html>
"""


class PlainPage:
    """One page, put together when it is first asked for. `main` and `help_` are our own markup, already escaped."""

    def __init__(self, main: str, help_: str) -> None:
        self._main = main
        self._help = help_

    @cached_property
    def content(self) -> bytes:
        """The page as it is sent."""
        return _PAGE.format(style=_STYLE, main=self._main, help=folded(self._help)).encode()


def help_page(help_: str) -> bytes:
    """Help and nothing else: for a browser that runs no script, and for paper."""
    main = f'<h1>Help · <span lang="es">Ayuda</span></h1>\n{help_}'
    return _PAGE.format(style=_STYLE, main=main, help="").replace("<header>\n\n</header>\n", "").encode()


def elsewhere(public_url: str) -> str:
    """For a browser that came by another address than the journal's own."""
    address = escape(public_url)
    return (
        "<h1>Your journal is at another address</h1>\n"
        f'<p>Nothing is kept or served here. Open <a href="{address}">{address}</a> instead.</p>'
    )


def nothing_here() -> str:
    """For a browser that asks for what is not here, such as a mistyped address."""
    return (
        '<h1>There is nothing at this address · <span lang="es">No hay nada en esta dirección</span></h1>\n'
        "<p>It may have been typed or copied with a small difference. Nothing was lost or changed.</p>\n"
        '<p lang="es">Quizá se escribió o se copió con una pequeña diferencia. Nada se perdió ni '
        "cambió.</p>\n"
        '<p><a href="/">To the start</a> <a href="/" lang="es">Al inicio</a></p>'
    )


def needs_https(port: int) -> str:
    """For a browser on plain http that is not on this machine."""
    local = f"http://localhost:{port}"
    return (
        "<h1>This address is not private yet</h1>\n"
        "<p>Over plain http, others on the network could read along, so nothing is served here. "
        "Nothing you have is lost. There are three ways to go on:</p>\n<ul>\n"
        f"<li>On the computer that runs this: open <code>{local}</code> there.</li>\n"
        "<li>Your own phone: stop the server and start it with <code>serve --lan</code>. "
        "It shows what to do next.</li>\n"
        "<li>A group: give the server a host name with https in front, and set <code>EBB_PUBLIC_URL</code> "
        "to that https address. The README shows how.</li>\n</ul>"
    )
