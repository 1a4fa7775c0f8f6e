"""What Ebb never says, in any language and in no document: an amount as advice, a promise, a verdict on a person.

The list is the project's own, from what harms people in recovery. Documents may use an engineer's words ("failed",
"clean", "normal"); screens, the API's description, the manifest and everything an error says may not.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.wording import QUOTED, said_by_errors

LOCALES = "frontend/src/locales"
DATA = "app/features/crisis"
_UNITS = (
    r"(?:mg|milligrams?|g|grams?|gr|ml|capsules?|tablets?|pills?|drinks?|units?|spoons?|teaspoons?|puffs?"
    r"|gramos?|miligramos?|cápsulas?|cucharad\w+|tabletas?|pastillas?|copas?|tragos?)"
)
_NUMBER = r"(?:\d[\d.,]*|one|two|three|half|a|una?|dos|tres|medi[oa])"
_DIRECTED = (
    r"take|try|start (?:with|at|low)|begin with|reduce to|cut (?:down )?to|stay (?:under|below)"
    r"|no more than|not more than"
    r"|up to|at most|a maximum of|limit (?:of|yourself to)|toma|tomar|prueba|empieza con|reduce a|baja a|no más de"
    r"|hasta|como máximo|un máximo de"
)
# Everywhere, documents too: an amount of something as advice, or a claim about what something does for people.
ADVICE = re.compile(
    rf"\b(?:{_DIRECTED})\s+{_NUMBER}(?:\s*(?:-|to|a)\s*{_NUMBER})?\s*{_UNITS}\b"
    r"|\b(?:recommended|typical|usual|safe|safer|average|standard|effective|right)\s+(?:daily\s+)?"
    r"(?:dos(?:e|age)s?|amounts?|intake|quantity|quantities|limits? of)\b"
    r"|\b(?:dosis|cantidad(?:es)?)\s+(?:recomendad|segur|típic|habitual|normal|efectiv)\w*"
    r"|\bdos(?:e|ing|age)\s+(?:advice|guide|guidance|chart|calculator)\b"
    r"|\b(?:helps?|help) you quit\b|\bte ayuda a dejar(?:lo)?\b|\byou are at risk\b|\bestás en riesgo\b"
    r"|\bequivalent dos\w+|\bdosis equivalente\w*",
    re.IGNORECASE,
)
# On screens, in answers and descriptions.
NEVER = re.compile(
    r"\b(?:dos(?:e|es|ing|age|ages|ed)|recommended|detox\w*|cures?|cured|treats|natural(?:ly)?|clean|dirty"
    r"|abus(?:e|er|ers|ed|ing)"
    r"|addict(?:s|ed|ion|ive)?|junk(?:ie|y)s?|failed|failure|relaps\w+|at risk|low[- ]risk"
    r"|safe (?:amount|limit|level|use)"
    r"|normal|streaks?|sober(?:ness)?|willpower|weak(?:ness)?|diagnos(?:e|ed|es)|well done|good job|congratulations"
    r"|committed suicide|successful suicide"
    r"|dosis|recomendad\w+|desintoxica\w*|cura|curas|natural(?:es|mente)?|limpi[oa]s?|suci[oa]s?|abuso"
    r"|adict[oa]s?|adicción|adicciones"
    r"|yonqui\w*|fracas\w+|recaíd\w+|recaer|en riesgo|bajo riesgo|rachas?|sobri[oa]s?|fuerza de voluntad"
    r"|felicidades|enhorabuena)\b",
    re.IGNORECASE,
)
# Words of the list inside something said on purpose: the price of a call, the proper names and subjects of services,
# the glossary's own list of words not to use, and what the API's description says to engineers.
SAID_ON_PURPOSE = (
    *("normal national call", "normal call charges", "llamada nacional normal", "tarifa normal", "llamada normal"),
    *("Mental health and addiction", "Salud mental y adicciones", "de-addiction helpline", "sobre adicciones"),
    *("addiction prevention", "prevención de adicciones", "Substance Abuse Helpline"),
    *("detox, cure, treats, helps you quit, natural, herbal", "you are at risk of; any diagnosis"),
    *("Every failure is an RFC 9457 problem", "-failed`"),
)


def _without_purpose(text: str) -> str:
    for said in SAID_ON_PURPOSE:
        text = text.replace(said, "")
    return text


def _locales(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((root / LOCALES).rglob("*.ts")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            code = line.split(" // ")[0]
            if not code.lstrip().startswith(("//", "import ", "*", "/*")):
                yield from (
                    (f"{path.relative_to(root).as_posix()}:{number}", m.group(2)) for m in QUOTED.finditer(code)
                )


def _strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            # Where a number comes from is not said to anyone.
            yield from () if name in {"source", "url"} else _strings_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings_in(each)


def _described(root: Path) -> Iterator[tuple[str, str]]:
    """The API's description, the manifest, and the data of Help and Learn (not the phrases: people wrote those)."""
    files = (
        *("frontend/openapi.json", "frontend/public/manifest.webmanifest"),
        *(f"{DATA}/crisis_resources.json", f"{DATA}/learn_sources.json"),
    )
    for name in files:
        if (root / name).is_file():
            yield from ((name, text) for text in _strings_in(json.loads((root / name).read_text(encoding="utf-8"))))


def _pages(root: Path) -> Iterator[tuple[str, str]]:
    for name in ("frontend/index.html", "frontend/public/away.html"):
        if (root / name).is_file():
            yield name, (root / name).read_text(encoding="utf-8")


def documents(root: Path) -> Iterator[tuple[str, str]]:
    for path in [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]:
        # A sentence may go over the end of a line.
        yield path.relative_to(root).as_posix(), " ".join(path.read_text(encoding="utf-8").split())


def shown(root: Path) -> list[tuple[str, str]]:
    """Everything a person or a client is told, with its place."""
    return [*_locales(root), *said_by_errors(root), *_described(root), *_pages(root)]


def never_said(root: Path) -> list[str]:
    """Places that say what is never said."""
    seen = [(where, _without_purpose(text)) for where, text in shown(root)]
    written = [(where, _without_purpose(text)) for where, text in documents(root)]
    on_screens = [where for where, text in seen if NEVER.search(text) or ADVICE.search(text)]
    return on_screens + [where for where, text in written if ADVICE.search(text)]
