"""Which files count as ours, for every check of this folder; refuses what was installed, built or generated."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON_FOLDERS = ("app", "migrations", "tests", "bench", "evaluation", "requirements")
FRONT_FOLDERS = ("frontend/src", "frontend/tools")
FRONT_SUFFIXES = frozenset({".ts", ".tsx", ".mts", ".mjs", ".css"})
NOT_OURS = frozenset({"__pycache__", "node_modules", "static"})


def _ours(path: Path, root: Path) -> bool:
    return path.is_file() and not NOT_OURS.intersection(path.relative_to(root).parts)


def python_files(root: Path, *folders: str) -> list[Path]:
    """Our Python files below these folders; below all of them, and at the top, when none is named."""
    below = [path for folder in folders or PYTHON_FOLDERS for path in (root / folder).rglob("*.py")]
    top = [] if folders else list(root.glob("*.py"))
    return sorted(path for path in [*top, *below] if _ours(path, root))


def front_files(root: Path) -> list[Path]:
    """Our TypeScript, scripts and styles; generated files (*.gen.ts) answer to their generator."""
    found = (path for folder in FRONT_FOLDERS for path in (root / folder).rglob("*"))
    return sorted(
        path for path in found if path.suffix in FRONT_SUFFIXES and ".gen" not in path.suffixes and _ours(path, root)
    )


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the last word of what is called: `connection.commit()` gives "commit"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            yield node, called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
