"""Words people meet: calm, without blame, without an amount as advice; and no address of a third party in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import python_files

LOCALES = "frontend/src/locales"
FRONT = "frontend/src"
# Rooms whose errors reach a person; the others talk to whoever reads a log.
SPEAKING = ("app/cli", "app/features", "app/kernel", "app/web")
UNKIND = re.compile(
    r"\b(?:clean|addict(?:s|ed)?|relapsed|failed|streaks?|doses?|dosages?"
    r"|limpi[oa]s?|adict[oa]s?|recaídas?|fracas\w+|rachas?|dosis)\b",
    re.IGNORECASE,
)
LOUD = re.compile(r"[A-Za-z]!(?:\s|$)|¡")
QUOTED = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1""")
ADDRESS = re.compile(r"https?://([A-Za-z0-9.-]+)")
# Names, not places: nothing is fetched from them.
_CODE_SYSTEMS = {"cms.gov", "loinc.org", "snomed.info", "terminology.hl7.org", "unitsofmeasure.org"}
OURS = frozenset({"localhost", "127.0.0.1", "www.w3.org", "journal.example", *_CODE_SYSTEMS})


def said_by_errors(root: Path) -> Iterator[tuple[str, str]]:
    for path in python_files(root, *SPEAKING):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        raised = (node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc)
        titles = (node for node in ast.walk(tree) if isinstance(node, ast.Assign) and _names_title(node))
        for statement in [*raised, *titles]:
            for part in ast.walk(statement):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield f"{path.relative_to(root).as_posix()}:{part.lineno}", part.value


def _names_title(node: ast.Assign) -> bool:
    return getattr(node.targets[0], "id", "") == "title"


def _quoted_in(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    for path in sorted((root / folder).rglob("*.ts*")) + sorted((root / folder).rglob("*.json")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for match in QUOTED.finditer(line):
                yield f"{path.relative_to(root).as_posix()}:{number}", match.group(2)


def unkind_words(root: Path) -> list[str]:
    """Places where a person would read a word this project does not say, or be shouted at."""
    said = [*said_by_errors(root), *_quoted_in(root, LOCALES)]
    return [where for where, text in said if UNKIND.search(text) or LOUD.search(text)]


def foreign_hosts(root: Path) -> list[str]:
    """Addresses of others that code could fetch from; a source in a comment is not one."""
    strings = [
        (f"{path.relative_to(root).as_posix()}:{part.lineno}", part.value)
        for path in python_files(root, "app")
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    return [
        f"{where} names {host}"
        for where, text in [*strings, *_quoted_in(root, FRONT)]
        for host in ADDRESS.findall(text)
        if host not in OURS
    ]
