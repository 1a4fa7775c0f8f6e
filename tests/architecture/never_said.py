"""What Ebb never says, in any language and in no document: an amount as advice, a promise, a verdict on a person.

The list is the project's own, from what harms people in recovery. Documents may use an engineer's words ("failed",
"clean", "normal"); screens, the API's description, the manifest and everything an error says may not.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import python_files
from tests.architecture.wording import QUOTED, said_by_errors

LOCALES = "frontend/src/locales"
DATA = "app/features/crisis"
CATALOGUE = ("app/features", "app/cli")
_UNITS = (
    r"(?:mg|milligrams?|g|grams?|gr|ml|capsules?|tablets?|pills?|drinks?|units?|spoons?|teaspoons?|puffs?"
    r"|cups?|shots?|bottles?|beers?|glass(?:es)?|cigarettes?|pouch(?:es)?|patch(?:es)?|drops?|hits?"
    r"|joints?|ounces?|oz"
    r"|gramos?|miligramos?|cápsulas?|cucharad\w+|tabletas?|pastillas?|copas?|tragos?|tazas?|botellas?|cervezas?"
    r"|vasos?|cigarrillos?|parches?|gotas?|caladas?)"
)
_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|half(?: a)?|a|an|a few|several"
    r"|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|medi[oa]|unas? cuant[oa]s)"
)
_DIRECTED = (
    r"take|try|start (?:with|at|low)|begin with|reduce to|cut (?:down )?to|stay (?:under|below)"
    r"|no more than|not more than"
    r"|up to|at most|a maximum of|limit (?:of|yourself to|it to)|have|use|drink|smoke|stick to|taper to"
    r"|drop to|go down to"
    r"|reduce by|taper by|cut (?:down )?by|increase to|keep (?:it )?(?:to|at|under|below)|less than|fewer than"
    r"|toma|tomar|tome|prueba|empieza con|reduce a|baja a|bajar a|no más de|menos de|usa|bebe|fuma|sube a|mantente en"
    r"|hasta|como máximo|un máximo de|reduce en"
)
# Everywhere, documents too: an amount of something as advice, or a claim about what something does for people.
ADVICE = re.compile(
    rf"\b(?:{_DIRECTED})\s+{_NUMBER}(?:\s*(?:-|\N{{EN DASH}}|to|a|or|o)\s*{_NUMBER})?\s*{_UNITS}\b"
    rf"|\b{_NUMBER}\s*{_UNITS}\s+(?:every|cada)\s+\S+\s+(?:hours?|days?|horas?|días?)\b"
    rf"|\b{_NUMBER}\s*{_UNITS}\s+(?:(?:is|are) (?:enough|safe|fine)|es suficiente|son suficientes)\b"
    r"|\b(?:reduce|taper|cut (?:down|back)|reducir|baja|bajar) (?:it )?(?:by|en|un)"
    r"\s+\d[\d.,]*\s*(?:%|percent|por ciento)"
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
    r"|safe (?:amount|limit|level|use)|(?:daily|upper|weekly) limits?|límite (?:diario|semanal|seguro)"
    # Names of diagnoses: a symptom is what a person wrote, a diagnosis is not ours to say.
    r"|depression|depressive|depresión|depresiv[oa]s?|bipolar|schizo\w+|esquizo\w+|psychosis|psicosis|PTSD|TEPT|disorders?"
    r"|trastornos?|alcoholi(?:c|cs|sm)|alcohóli\w+|alcoholismo|dependenc[ey]|dependencia|dependent on|dependiente"
    # Brands and vendors.
    r"|suboxone|subutex|zubsolv|sublocade|narcan|xanax|valium|klonopin|ativan|oxycontin|percocet|vicodin|imodium"
    r"|adderall|ritalin|lyrica|neurontin|mit45|opms|7tabz|feel free tonic|juul|zyn"
    r"|normal|streaks?|sober(?:ness)?|willpower|weak(?:ness)?|diagnos(?:e|ed|es)|well done|good job|congratulations"
    r"|committed suicide|successful suicide"
    r"|herbal|holistic|non-?compliant|high[- ]risk|fails?|failing|curing|curative"
    r"|treat(?:ing)? (?:your|withdrawal|addiction)"
    r"|alto riesgo|incumpli\w+|diagnostica\w*"
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
    *("not for dependence", "no para dependencia", "patient guide on opioid use disorder"),
    "succeeds or fails by itself",
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


def _catalogue(root: Path) -> Iterator[tuple[str, str]]:
    """Words that stand in Python beside the rule they belong to; docstrings are an engineer's."""
    for path in python_files(root, *CATALOGUE):
        if path.name == "phrases.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for part in ast.walk(tree):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in described:
                yield f"{path.relative_to(root).as_posix()}:{part.lineno}", part.value


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
    said = (*_locales(root), *said_by_errors(root), *_catalogue(root), *_described(root), *_pages(root))
    return list(dict.fromkeys(said))


def never_said(root: Path) -> list[str]:
    """Places that say what is never said."""
    seen = [(where, _without_purpose(text)) for where, text in shown(root)]
    written = [(where, _without_purpose(text)) for where, text in documents(root)]
    on_screens = [where for where, text in seen if NEVER.search(text) or ADVICE.search(text)]
    return on_screens + [where for where, text in written if ADVICE.search(text)]
