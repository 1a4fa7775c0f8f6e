"""Rules of this code that no linter knows. Each takes the tree's root and answers one line per breach."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.architecture.source_tree import calls, functions, python_files

MAY_CATCH_ALL = frozenset({"app/web/problems.py"})
MAY_PRINT = "app/cli/"
HTTP_METHODS = frozenset({"get", "put", "post", "patch", "delete", "head", "options", "api_route", "websocket"})
SQL_BUILDERS = frozenset({"select", "insert", "update", "delete", "text", "Statement"})
CACHES = frozenset({"lru_cache", "cache", "cached_property"})
CONTAINERS = frozenset({"dict", "list", "set", "defaultdict", "deque", "WeakKeyDictionary", "WeakValueDictionary"})


class Module(NamedTuple):
    """One Python file: its name relative to the root, and its syntax tree."""

    name: str
    tree: ast.Module


def modules(root: Path, *folders: str) -> Iterator[Module]:
    """Every file of ours below these folders, parsed."""
    for path in python_files(root, *folders):
        yield Module(path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8")))


def transactions_in_features(root: Path) -> list[str]:
    """Services never commit: the gateway answers a write only after its commit."""
    return [
        f"{module.name}:{call.lineno} calls {name}()"
        for module in modules(root, "app/features")
        for call, name in calls(module.tree)
        if name in {"commit", "rollback", "begin", "begin_nested"}
    ]


def base_http_middleware(root: Path) -> list[str]:
    """It costs a task group and a queue per request and breaks streaming."""
    return [
        f"{module.name}:{node.lineno} uses BaseHTTPMiddleware"
        for module in modules(root, "app")
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.alias | ast.Name | ast.Attribute))
        and "BaseHTTPMiddleware" in (getattr(node, "name", ""), getattr(node, "id", ""), getattr(node, "attr", ""))
    ]


def _dependency_names(tree: ast.AST) -> set[str]:
    given = [call.args[0] for call, name in calls(tree) if name in {"Depends", "Security"} and call.args]
    return {node.id if isinstance(node, ast.Name) else getattr(node, "attr", "") for node in given}


def _is_endpoint(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in HTTP_METHODS
        for decorator in function.decorator_list
    )


def _yields(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))


def blocking_endpoints(root: Path) -> list[str]:
    """A sync one costs a thread hop; a generator's end runs after the answer was sent (measured)."""
    found = list(modules(root, "app/features", "app/web"))
    dependencies = set().union(*(_dependency_names(module.tree) for module in found))
    return [
        f"{module.name}:{function.lineno} {function.name} must be async and must not yield"
        for module in found
        for function in functions(module.tree)
        if (_is_endpoint(function) or function.name in dependencies)
        and (isinstance(function, ast.FunctionDef) or _yields(function))
    ]


def _smallest_statements(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    """Every simple statement with the name it goes by: what it assigns, else the function it stands in."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield getattr(target, "id", ""), node
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from ((node.name, inner) for _, inner in _smallest_statements(node))
        elif isinstance(node, ast.stmt) and getattr(node, "body", None):
            yield from _smallest_statements(node)
        elif isinstance(node, ast.stmt):
            yield "", node


def _mentions_owner(node: ast.AST) -> bool:
    return any(
        (isinstance(part, ast.Constant) and isinstance(part.value, str) and "user_id" in part.value)
        or "user_id" in (getattr(part, "id", ""), getattr(part, "attr", ""), getattr(part, "arg", ""))
        for part in ast.walk(node)
    )


def ownerless_statements(root: Path) -> list[str]:
    """Every statement names its owner; the ones that cannot are listed, with the reason, in the test."""
    return [
        f"{module.name}:{name}"
        for module in modules(root, "app/features")
        if module.name.endswith("/store.py")
        for name, statement in _smallest_statements(module.tree)
        if any(called in SQL_BUILDERS for _, called in calls(statement)) and not _mentions_owner(statement)
    ]


def _is_container(node: ast.AST | None) -> bool:
    if isinstance(node, ast.Call):
        return (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) in CONTAINERS
    return isinstance(node, ast.Dict | ast.List | ast.Set)


def _module_state(module: Module) -> Iterator[str]:
    for node in module.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_container(node.value):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = getattr(target, "id", "")
            if not name.isupper() and name != "__all__":
                yield f"{module.name}:{node.lineno} keeps {name} between requests"


def _writes_to_constants(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield f"{module.name}:{node.lineno} uses global"
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            name = getattr(node.value, "id", "")
            if name.isupper():
                yield f"{module.name}:{node.lineno} writes into {name}"


def _cached(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        name = getattr(node, "attr", "") or getattr(node, "id", "")
        if isinstance(node, ast.Name | ast.Attribute) and name in CACHES:
            yield f"{module.name}:{node.lineno} caches with {name}"


def state_in_features(root: Path) -> list[str]:
    """Keys travel as arguments: nothing in a feature outlives the request it serves."""
    return [
        line
        for module in modules(root, "app/features")
        for find in (_module_state, _writes_to_constants, _cached)
        for line in find(module)
    ]


def _catches_all(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    return any(getattr(node, "id", "") in {"Exception", "BaseException"} for node in ast.walk(handler.type))


def broad_excepts(root: Path) -> list[str]:
    """What cannot be fixed is not caught; the outermost handler is the one place for the rest."""
    return [
        f"{module.name}:{node.lineno} catches everything"
        for module in modules(root, "app")
        if module.name not in MAY_CATCH_ALL
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _catches_all(node)
    ]


def prints(root: Path) -> list[str]:
    """The command line talks to a person; everything else logs allow-listed fields."""
    return [
        f"{module.name}:{call.lineno} prints"
        for module in modules(root, "app")
        if not module.name.startswith(MAY_PRINT)
        for call, name in calls(module.tree)
        if name == "print"
    ]


CHECKS: dict[str, Callable[[Path], list[str]]] = {
    check.__name__: check
    for check in (
        transactions_in_features,
        base_http_middleware,
        blocking_endpoints,
        state_in_features,
        broad_excepts,
        prints,
    )
}
