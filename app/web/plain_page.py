"""Pages for a browser that cannot have the app here. No script, no cookie, nothing of anybody's journal."""

import base64
import hashlib
from functools import cached_property
from html import escape

# One block in the page itself, allowed by its hash: a second file would need a second address that answers.
_STYLE = """
:root { color-scheme: light dark; background: #fbfaf7; color: #1f2a2e; }
body { max-inline-size: 34rem; margin-inline: auto; padding: 1rem; font: 1.05rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-block-start: 2rem; }
li { margin-block: 0.35rem; }
a, summary { color: #0b5a8a; padding-block: 0.6rem; overflow-wrap: anywhere; }
a { display: inline-block; margin-inline-end: 0.75rem; }
summary { cursor: pointer; }
code { overflow-wrap: anywhere; font-size: 0.95em; }
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


HelpNumber = tuple[str, str, str, str]  # region, who answers, the number as written, and how a phone dials it


class PlainPage:
    """One page, put together when it is first asked for. `main` is our own markup: whatever is in it was escaped."""

    def __init__(self, main: str, numbers: tuple[HelpNumber, ...]) -> None:
        self._main = main
        self._numbers = numbers

    @cached_property
    def content(self) -> bytes:
        """The page as it is sent."""
        return _PAGE.format(style=_STYLE, main=self._main, help=_help(self._numbers)).encode()


def _help(numbers: tuple[HelpNumber, ...]) -> str:
    regions = dict.fromkeys(region for region, _, _, _ in numbers)
    lines = "\n".join(f"<li>{escape(region)}: {_links(region, numbers)}</li>" for region in regions)
    return f"<details>\n<summary>Help now</summary>\n<ul>\n{lines}\n</ul>\n</details>"


def _links(region: str, numbers: tuple[HelpNumber, ...]) -> str:
    return " ".join(
        f'<a href="{escape(uri)}">{escape(name)} {escape(call)}</a>'
        for where, name, call, uri in numbers
        if where == region
    )


def elsewhere(public_url: str) -> str:
    """For a browser that came by another address than the journal's own."""
    address = escape(public_url)
    return (
        "<h1>Your journal is at another address</h1>\n"
        f'<p>Nothing is kept or served here. Open <a href="{address}">{address}</a> instead.</p>'
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
