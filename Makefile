# Needs python3 (3.11 or newer), make, git and the usual shell tools. Node is taken from PATH (22.12 or newer with
# npm 11) or from a wheel; everything else comes by hash from requirements/*.txt into .venv.
PYTHON ?= python3
PORT ?= $(or $(EBB_PORT),8000)
BIN := .venv/bin
# Two workers: what CI and a small laptop have. More help little, because SQLite and Argon2 are what takes time.
WORKERS ?= 2
# `make test COVERED=1` counts which branches ran, and refuses too few.
COUNT := $(if $(COVERED),--cov --cov-report=)
COVERED_WHOLLY := app/crypto/*,app/features/*/rules.py

.DEFAULT_GOAL := run
.PHONY: run demo test lint proof bench bench-full evaluate coverage lock front clean runtime tools check-style check-types check-shape check-words

runtime:
	@$(PYTHON) requirements/sync.py run build

tools:
	@$(PYTHON) requirements/sync.py dev

front: runtime
	@$(BIN)/python hatch_build.py

# `exec`, so that a signal to make reaches the server itself and no orphan is left behind.
run: front
	@EBB_PORT=$(PORT) exec $(BIN)/python -m app serve $(if $(LAN),--lan)

# A made-up year to look around in; it is gone when you stop it.
demo: front
	@EBB_PORT=$(PORT) exec $(BIN)/python -m app demo

test: tools front
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not proof" $(COUNT)
	$(BIN)/python hatch_build.py npm test
ifdef COVERED
	$(BIN)/python -m coverage report
	$(BIN)/python -m coverage report --include="$(COVERED_WHOLLY)" --fail-under=100
endif

# The same with both gates: 95 % of branches, and all of them where a slip is a leak. CI runs it so; by hand it is
# apart, because counting makes the tests a quarter slower.
coverage:
	@$(MAKE) test COVERED=1

# The slow proofs. Here a missing browser is a failure, not a skip. By file: the wheel is built once, not per worker.
# The bench goes first and alone: inside pytest its servers would share two processors with browsers.
proof: tools front bench
	REQUIRE_BROWSER=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m proof

# CPU per request as multiples of a bare server doing the same work, in the same run; under 90 seconds.
bench: tools
	$(BIN)/python -m bench.run $(if $(PEER),--peer $(PEER))

# Every row, on both engines; about seven minutes. `PEER=map.json` compares with another server too: bench/README.md.
bench-full: tools
	$(BIN)/python -m bench.run --full $(if $(PEER),--peer $(PEER))

# Flags on simulated people: what they notice and how often they cry wolf. Writes the tables of docs/flags.md; 1-3 minutes.
evaluate: tools
	$(BIN)/python -m evaluation

lint: check-style check-types check-shape check-words

check-style: tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

check-types: tools
	$(BIN)/mypy
	$(BIN)/python hatch_build.py npm run lint

check-shape: tools
	$(BIN)/lint-imports
	$(BIN)/python -m tests.architecture.size_limits
	$(BIN)/deptry app
	$(BIN)/vulture

check-words: tools
	$(BIN)/codespell
	$(BIN)/hadolint Dockerfile
	$(BIN)/python -m tests.architecture.lock_files

# npm's lock is written by npm 11 only; see hatch_build.py.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate
lock: tools
	$(COMPILE) --allow-unsafe requirements/pip.in -o requirements/pip.txt
	$(COMPILE) requirements/run.in -o requirements/run.txt
	$(COMPILE) requirements/build.in -o requirements/build.txt
	$(COMPILE) requirements/dev.in -c requirements/run.txt -c requirements/build.txt -o requirements/dev.txt
	$(BIN)/python hatch_build.py lock
	$(BIN)/python -m tests.architecture.lock_files

# Never touches data: a journal is not something a build makes.
clean:
	rm -rf .venv build dist app/static frontend/node_modules frontend/dist
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
