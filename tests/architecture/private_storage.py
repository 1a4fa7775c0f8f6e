"""An import contract of our own: the store and tables of every slice, present or future, are that slice's alone."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output
from typing_extensions import override

FEATURES = "app.features"
PRIVATE = ("store", "tables")
# app.tables gathers every table for Alembic.
MAY_SEE_ALL = frozenset({"app.tables"})


def _trespassers(graph: ImportGraph, slice_name: str, private: str) -> list[str]:
    importers = graph.find_modules_that_directly_import(private)
    inside = {slice_name, *graph.find_descendants(slice_name)}
    return [f"{importer} -> {private}" for importer in sorted(importers - inside - MAY_SEE_ALL)]


class PrivateStorageContract(Contract):
    """Breaks when a slice's `store` or `tables` is imported from anywhere but that slice."""

    type_name = "private_storage"

    @override
    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        illegal = [
            line
            for slice_name in sorted(graph.find_children(FEATURES))
            for part in PRIVATE
            if (private := f"{slice_name}.{part}") in graph.modules
            for line in _trespassers(graph, slice_name, private)
        ]
        return ContractCheck(kept=not illegal, metadata={"illegal": illegal})

    @override
    def render_broken_contract(self, check: Any) -> None:
        for line in check.metadata["illegal"]:
            output.print_error(line)
