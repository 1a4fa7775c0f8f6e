"""The `ebb` command: one file per command."""
