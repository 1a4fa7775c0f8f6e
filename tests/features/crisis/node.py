"""The phone's own code, asked from Python: the same source file the app is built from, run by the build's node."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import hatch_build

SRC = Path(hatch_build.FRONT) / "src"
SCRIPT = """
import { readFileSync } from "node:fs";
const { file, name, cases } = JSON.parse(readFileSync(0, "utf8"));
const module = await import(file);
process.stdout.write(JSON.stringify(cases.map((each) => module[name](each))));
"""


def on_the_phone(file: str, name: str, cases: Sequence[Any]) -> list[Any]:
    """What the exported function answers for each case, in one run of node."""
    npm = hatch_build.npm_on_path() or hatch_build.npm_from_wheel()
    node = Path(npm.bin_dir) / "node"
    done = subprocess.run(
        [node, "--experimental-strip-types", "--no-warnings", "--input-type=module", "--eval", SCRIPT],
        input=json.dumps({"file": (SRC / file).as_uri(), "name": name, "cases": list(cases)}).encode(),
        capture_output=True,
        check=False,
        cwd=hatch_build.FRONT,
    )
    assert done.returncode == 0, done.stderr.decode()
    answers: list[Any] = json.loads(done.stdout)
    return answers
