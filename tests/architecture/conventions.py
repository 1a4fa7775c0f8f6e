"""Rules of this code that no linter knows. Each takes the tree's root and answers one line per breach."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.architecture.source_tree import calls, functions, python_files

# Who may catch everything, and why. Elsewhere a broad handler must end by raising.
MAY_CATCH_ALL = {
    "app/db/postgres_gateway.py": "ends the connection, then retries or raises what the driver said",
    "app/db/writer.py": "the writer must answer every caller of the group, whatever one of them did",
    "app/web/problems.py": "the outermost handler",
}
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
        if name in {"commit", "rollback"}
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


def _binds_owner(node: ast.AST) -> bool:
    """Whether the id arrives as a parameter; naming the column, as a join does, is not enough."""
    return any(
        (
            isinstance(part, ast.Constant)
            and isinstance(part.value, str)
            and re.search(r"^user_id$|:user_id\b", part.value)
        )
        or "user_id" in (getattr(part, "id", ""), getattr(part, "arg", ""))
        for part in ast.walk(node)
    )


def _definitions(tree: ast.Module) -> dict[str, ast.stmt]:
    """What each name at the top of a module stands for."""
    named = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    assigned = {
        target.id: node
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return {**named, **assigned}


def _with_what_it_uses(node: ast.stmt, definitions: dict[str, ast.stmt]) -> list[ast.stmt]:
    """The statement and, step by step, the definitions it is built from."""
    reached, open_ends = [node], [node]
    while open_ends:
        for part in ast.walk(open_ends.pop()):
            used = definitions.get(getattr(part, "id", ""))
            if used is not None and used not in reached:
                reached.append(used)
                open_ends.append(used)
    return reached


def ownerless_statements(root: Path) -> list[str]:
    """Every statement takes its owner; the ones that cannot are listed, with the reason, in the test."""
    return [
        f"{module.name}:{name}"
        for module in modules(root, "app/features")
        if module.name.endswith("/store.py")
        for name, statement in _smallest_statements(module.tree)
        if any(called in SQL_BUILDERS for _, called in calls(statement))
        and not any(map(_binds_owner, _with_what_it_uses(statement, _definitions(module.tree))))
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


def _constant_decorators(tree: ast.AST) -> set[ast.AST]:
    """What decorates functions without parameters: cached, they are constants made late."""
    bare = (one for one in functions(tree) if not [*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs])
    return {part for one in bare for decorator in one.decorator_list for part in ast.walk(decorator)}


def _cached(module: Module) -> Iterator[str]:
    constants = _constant_decorators(module.tree)
    for node in ast.walk(module.tree):
        name = getattr(node, "attr", "") or getattr(node, "id", "")
        if name in CACHES and node not in constants:
            line = getattr(node, "lineno", 0)
            yield f"{module.name}:{line} caches with {name}"


def state_in_features(root: Path) -> list[str]:
    """Keys travel as arguments: nothing in a feature outlives the request it serves."""
    return [
        line
        for module in modules(root, "app/features")
        for find in (_module_state, _writes_to_constants, _cached)
        for line in find(module)
    ]


def _swallows_all(handler: ast.ExceptHandler) -> bool:
    """Whether it catches everything and does not end by raising, itself or through a `raise_…` function."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) or any(name.startswith("raise_") for _, name in calls(last)):
        return False
    names = {"Exception"} if handler.type is None else {getattr(part, "id", "") for part in ast.walk(handler.type)}
    return bool(names & {"Exception", "BaseException"})


def broad_excepts(root: Path) -> list[str]:
    """What cannot be fixed is not caught: it is raised on, or reaches the outermost handler."""
    return [
        f"{module.name}:{node.lineno} catches everything"
        for module in modules(root, "app")
        if module.name not in MAY_CATCH_ALL
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _swallows_all(node)
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
