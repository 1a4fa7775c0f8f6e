"""What the code has that a document must explain: settings, problems, columns and direct dependencies."""

import ast
import json
import re
import tomllib
from pathlib import Path

from tests.architecture.source_tree import python_files

SETTING = re.compile(r"\bEBB_[A-Z][A-Z_]*[A-Z]\b")
PACKAGE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[a-z0-9]+\])?", re.MULTILINE)


def words(text: str) -> set[str]:
    """Everything a document says in backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def problem_slugs(root: Path) -> set[str]:
    """The `slug` of every error class."""
    return {
        node.value.value
        for path in python_files(root, "app")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign)
        and getattr(node.targets[0], "id", "") == "slug"
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def settings_read(root: Path) -> set[str]:
    """Every EBB_ variable the code names, wherever it does."""
    return {name for path in python_files(root, "app") for name in SETTING.findall(path.read_text(encoding="utf-8"))}


def sections(text: str) -> dict[str, str]:
    """The text below each heading that has a word in backticks, by that word."""
    parts = re.split(r"^#+ .*?`([^`\n]+)`.*$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def missing_columns(dictionary: str, tables: dict[str, list[str]]) -> list[str]:
    """Columns that their table's section does not name."""
    told = sections(dictionary)
    return [
        f"{table}.{column}"
        for table, columns in tables.items()
        for column in columns
        if column not in words(told.get(table, ""))
    ]


def direct_dependencies(root: Path) -> set[str]:
    """Every package we name ourselves, as its list spells it."""
    lists = [path.read_text(encoding="utf-8") for path in (root / "requirements").glob("*.in")]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"].get("postgres", [])]
    python = {name for text in [*lists, *wanted] for name in PACKAGE.findall(text)}
    manifest = root / "frontend" / "package.json"
    front = json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else {}
    return python | set(front.get("dependencies", {})) | set(front.get("devDependencies", {}))
