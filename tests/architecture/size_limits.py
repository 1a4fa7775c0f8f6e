"""The size limits of our house style: functions, files and parameters; run as a module it fails on a hard stop."""

import ast
import sys
from pathlib import Path

from tests.architecture.source_tree import ROOT, front_files, functions, python_files

FUNCTION_LINES = 40
FILE_LINES = 300
FRONT_LINES_WANTED = 150
POSITIONAL_PARAMETERS = 4


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _is_endpoint(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """FastAPI calls endpoints by keyword, and their parameters are their dependencies."""
    return any(
        isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute)
        for decorator in function.decorator_list
    )


def _positional_count(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [argument.arg for argument in [*function.args.posonlyargs, *function.args.args]]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def _function_stops(path: Path, name: str) -> list[str]:
    stops = []
    # pytest passes fixtures by name, so a test may ask for as many as it needs.
    counts_parameters = not name.startswith("tests/")
    for function in functions(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{name}:{function.lineno} {function.name}"
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > FUNCTION_LINES:
            stops.append(f"{where} has {lines} lines, {FUNCTION_LINES} at most")
        count = _positional_count(function)
        if counts_parameters and count > POSITIONAL_PARAMETERS and not _is_endpoint(function):
            stops.append(f"{where} takes {count} positional parameters, {POSITIONAL_PARAMETERS} at most")
    return stops


def hard_stops(root: Path) -> list[str]:
    """What must be split before it lands, one line each."""
    stops = []
    for path in [*python_files(root), *front_files(root)]:
        name = path.relative_to(root).as_posix()
        if (lines := _lines(path)) > FILE_LINES:
            stops.append(f"{name} has {lines} lines, {FILE_LINES} at most")
        if path.suffix == ".py":
            stops += _function_stops(path, name)
    return stops


def warnings(root: Path) -> list[str]:
    """Front-end files that grow too long, one line each."""
    return [
        f"{path.relative_to(root).as_posix()} has {_lines(path)} lines, {FRONT_LINES_WANTED} are wanted"
        for path in front_files(root)
        if FRONT_LINES_WANTED < _lines(path) <= FILE_LINES
    ]


if __name__ == "__main__":
    for line in warnings(ROOT):
        print(f"note: {line}")
    stops = hard_stops(ROOT)
    print("\n".join(stops) or "sizes: within the limits")
    sys.exit(bool(stops))
