"""The size limits hold, and each one catches a planted file."""

from pathlib import Path

import pytest

from tests.architecture.size_limits import hard_stops, warnings
from tests.architecture.source_tree import ROOT


def _plant(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _function(lines: int, parameters: str = "") -> str:
    return f"def grown({parameters}):\n" + "    pass\n" * (lines - 1)


def test_the_code_is_within_the_limits():
    assert hard_stops(ROOT) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("app/long_function.py", _function(41)),
        ("tests/test_long.py", _function(41)),
        ("app/long_file.py", "x = 1\n" * 301),
        ("app/many.py", _function(2, "a, b, c, d, e")),
        ("app/method.py", "class Kept:\n    def grown(self, a, b, c, d, e): ...\n"),
        ("frontend/src/features/today/today.tsx", "//\n" * 301),
        ("frontend/src/ui/button.css", "/**/\n" * 301),
        ("build_script.py", _function(41)),
    ],
)
def test_a_planted_giant_is_caught(tmp_path, name, text):
    _plant(tmp_path, name, text)

    found = hard_stops(tmp_path)

    assert [line.split(":")[0].split(" ")[0] for line in found] == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("app/at_the_limit.py", _function(40, "a, b, c, d, *, e")),
        ("app/method.py", "class Kept:\n    def grown(self, a, b, c, d): ...\n"),
        ("app/features/x/router.py", "@router.get('/x')\nasync def x(a, b, c, d, e): ...\n"),
        ("tests/test_wide.py", "def test_x(a, b, c, d, e): ...\n"),
        ("app/file_at_the_limit.py", "x = 1\n" * 300),
        ("frontend/src/api/schema.gen.ts", "//\n" * 900),
        ("frontend/node_modules/other/index.ts", "//\n" * 900),
    ],
)
def test_what_is_allowed_passes(tmp_path, name, text):
    _plant(tmp_path, name, text)

    assert hard_stops(tmp_path) == []


def test_a_front_end_file_over_150_lines_is_a_warning(tmp_path):
    _plant(tmp_path, "frontend/src/app/shell.tsx", "//\n" * 151)

    found = warnings(tmp_path)

    assert found == ["frontend/src/app/shell.tsx has 151 lines, 150 are wanted"]
