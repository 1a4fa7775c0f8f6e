"""What the code has, the documents explain: each setting, problem, column and dependency, read from the real code."""

from importlib import import_module

import pytest

from app.kernel.settings import Settings
from tests.architecture.documented import (
    direct_dependencies,
    missing_columns,
    problem_slugs,
    sections,
    settings_read,
    words,
)
from tests.architecture.source_tree import ROOT


def _document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_setting_is_in_the_readme():
    named = {f"EBB_{name.upper()}" for name in Settings.model_fields} | settings_read(ROOT)

    assert named - words(_document("README.md")) == set()


def test_the_readme_names_no_setting_that_does_not_exist():
    named = {f"EBB_{name.upper()}" for name in Settings.model_fields} | settings_read(ROOT)
    told = {word for word in words(_document("README.md")) if word.startswith("EBB_") and "=" not in word}

    assert told - named == set()


def test_every_problem_is_explained():
    slugs = problem_slugs(ROOT)

    assert "not-found" in slugs
    assert slugs - words(_document("docs/api-problems.md")) == set()


def test_every_column_is_in_the_data_dictionary():
    metadata = import_module("app.tables").metadata
    tables = {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}

    assert tables
    assert missing_columns(_document("docs/data-dictionary.md"), tables) == []


def test_every_direct_dependency_is_explained():
    assert direct_dependencies(ROOT) - words(_document("docs/dependencies.md")) == set()


def test_a_column_named_only_in_another_table_is_missing():
    dictionary = "## `users`\n| `id` | key |\n## `entries`\n| `user_id` | owner |\n"

    missing = missing_columns(dictionary, {"users": ["id"], "entries": ["user_id", "id"], "shares": ["id"]})

    assert missing == ["entries.id", "shares.id"]


def test_a_section_ends_where_the_next_begins():
    assert sections("# Data\n## `a`\none\n### `b` rows\ntwo\n") == {"a": "\none\n", "b": "\ntwo\n"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("class Gone(AppError):\n    slug = 'gone'\n", {"gone"}),
        ("slug: ClassVar[str] = 'error'\n", set()),
        ("other = 'gone'\n", set()),
    ],
)
def test_a_problem_is_found_where_its_class_says_so(tmp_path, text, found):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "errors.py").write_text(text)

    assert problem_slugs(tmp_path) == found


def test_a_variable_read_outside_the_settings_is_found(tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "late.py").write_text("os.environ['EBB_LATE']  # not EBB_*\n")

    assert settings_read(tmp_path) == {"EBB_LATE"}
