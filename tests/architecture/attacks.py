"""Which test stands against which attack of the numbered list. `python -m tests.architecture.attacks` prints it."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NUMBERS = re.compile(r"(?:\b|_)attacks?[ _](\d+(?:(?:, | and | to )\d+)*)", re.IGNORECASE)
_RANGE = re.compile(r"(\d+) to (\d+)")


def numbers(text: str) -> set[int]:
    """The attacks a text names: `attack 7`, `attacks 64, 66`, `attacks 12 to 17 and 21`, `def test_attack_9_…`."""
    found: set[int] = set()
    for named in _NUMBERS.findall(text):
        for first, last in _RANGE.findall(named):
            found.update(range(int(first), int(last) + 1))
        found.update(map(int, re.findall(r"\d+", named)))
    return found


def said_of_tests(source: str) -> Iterator[tuple[str, str]]:
    """Every test of a file with what is said about it: its decorators, its first lines and its docstring."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test_"):
            signature = "\n".join(lines[node.lineno - 1 : node.body[0].lineno])
            yield node.name, f"{signature}\n{ast.get_docstring(node) or ''}"


def covered(folder: Path = ROOT / "tests") -> dict[int, list[str]]:
    """By attack, the tests that name it. A number in the head of a file alone is an intention, not a test."""
    found: dict[int, list[str]] = defaultdict(list)
    for file in sorted(folder.rglob("test_*.py")):
        if file == folder / "architecture" / "test_attacks.py":
            continue  # its examples stand against nothing
        for name, said in said_of_tests(file.read_text(encoding="utf-8")):
            for number in numbers(said):
                found[number].append(f"{file.relative_to(folder)}::{name}")
    return found


if __name__ == "__main__":
    for attack, names in sorted(covered().items()):
        sys.stdout.write(f"{attack:3} {names[0]}\n" + "".join(f"    {name}\n" for name in names[1:]))
