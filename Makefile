# Two commands do everything on a fresh machine with git, make and Python: `make demo`, `make test`.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
NODE_STAMP := tests/clients/node_modules/.package-lock.json
RUN_TESTS := $(BIN)/python -m pytest -n 2
ARGS ?=
# Which tests: a folder, a file, or one test.
TESTS ?= tests
# Set COVERAGE=1 to measure branch coverage in `make test`.
COVERAGE ?=

.DEFAULT_GOAL := help
.PHONY: help env demo test clients long oldest check lint types imports docs docs-check site bless bench lock node clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

env: $(STAMP) ## make .venv with everything at the versions in constraints.txt

# The stamp goes first and comes last: an install that was cut off starts again from nothing.
# Where there is `flock`, a second `make` waits for the first.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "ladder needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@exec 9>.venv.lock; if command -v flock >/dev/null; then flock 9; fi; set -e; \
	test -e $@ && again= || again=--clear; rm -f $@; \
	$(PYTHON) -m venv $$again .venv; \
	export PIP_DISABLE_PIP_VERSION_CHECK=1; \
	$(BIN)/python -m pip install --quiet -c constraints.txt hatchling editables; \
	$(BIN)/python -m pip install --quiet -c constraints.txt --no-build-isolation -e '.[dev]'; \
	touch $@

demo: env ## see what a maintainer, a contributor and CI would see
	@$(BIN)/python docs/play.py docs/demo.txt

test: env ## all tests that need only Python
	$(RUN_TESTS) -m 'not clients and not long' $(if $(COVERAGE),--cov --cov-report=term) $(ARGS) $(TESTS)

clients: env $(NODE_STAMP) ## tests with real foreign clients
	PATH="$(CURDIR)/$(BIN):$$PATH" $(RUN_TESTS) --dist loadfile -m clients --no-skip --timeout=600 $(ARGS) $(TESTS)

long: env ## long property runs, fuzzing, oracles
	$(RUN_TESTS) -m long --no-skip --timeout=3600 --hypothesis-profile=long $(ARGS) $(TESTS)

oldest: env ## the tests with the oldest version of every dependency that pyproject.toml allows
	$(PYTHON) -m venv --clear .venv-oldest
	PIP_DISABLE_PIP_VERSION_CHECK=1 .venv-oldest/bin/python -m pip install --quiet -c constraints.txt hatchling editables
	PIP_DISABLE_PIP_VERSION_CHECK=1 .venv-oldest/bin/python -m pip install --quiet -c constraints-oldest.txt \
	  --no-build-isolation -e '.[test]'
	.venv-oldest/bin/python -m pytest -n 2 -m 'not clients and not long' $(ARGS) $(TESTS)

check: lint types imports docs-check ## everything that must hold before a change goes in
	@$(MAKE) --no-print-directory test COVERAGE=1
	@$(MAKE) --no-print-directory site clients long oldest

lint: env ## style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: env ## types
	$(BIN)/mypy

imports: env ## directions of imports
	$(BIN)/lint-imports

docs: env ## write the generated pages
	$(BIN)/python -m docs.generate

docs-check: env ## are the generated pages fresh?
	$(BIN)/python -m docs.generate --check

site: env ## make the docs a site, in build/site; every link is checked
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[site]'
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --builder html docs build/site

# One process: some tests read what others have just accepted.
bless: env ## accept what the tests produce as the expected output
	$(BIN)/python -m pytest --bless -m 'not clients and not long' $(ARGS) $(TESTS)

bench: env ## measure
	$(BIN)/python -m bench $(ARGS)

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --custom-compile-command 'make lock'

lock: env ## write the pinned versions anew; ARGS=--upgrade takes the newest
	$(LOCK) --extra dev --extra clients --extra site $(ARGS) --output-file constraints.txt pyproject.toml
	$(LOCK) --extra test --resolution lowest-direct $(ARGS) --output-file constraints-oldest.txt pyproject.toml

# The clients need Node.js: the one on the PATH, else a pinned wheel that carries it.
node: env
	@PATH="$(CURDIR)/$(BIN):$$PATH"; command -v node >/dev/null || \
	  $(BIN)/python -m pip install --quiet -c constraints.txt --no-build-isolation -e '.[clients]'

$(NODE_STAMP): tests/clients/package.json tests/clients/package-lock.json | node
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --prefix tests/clients
	@touch $@

clean: ## remove what make made
	rm -rf .venv .venv-oldest .venv.lock build tests/clients/node_modules .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
