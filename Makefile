# Relift's tasks. `make test` is all that CI runs; `make demo` tells the story.
#
# Everything lives in .venv. A stamp beside it says which lock was installed, so that a repeated run
# is quick and a changed lock is installed anew. Nothing here asks a question.

PYTHON ?= python3
UV ?= uv
WORKERS ?= 2

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
RUN_STAMP := .venv/.relift-run
DEV_STAMP := .venv/.relift-dev
TESTS := $(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.DELETE_ON_ERROR:
.PHONY: help install demo serve test browser check safety bench lock clean

help:
	@echo "make install   the program, into .venv"
	@echo "make demo      install, then the story of one flare"
	@echo "make serve     install, then the app in your browser"
	@echo "make test      everything CI runs: check, a browser, then the tests with coverage"
	@echo "make check     lint, format, types, import contracts"
	@echo "make safety    the tests that the hazard log names, hazard by hazard"
	@echo "make bench     the benchmarks"
	@echo "make lock      resolve the dependencies again (needs uv)"
	@echo "make clean     remove .venv and what the tools left behind"

install: $(RUN_STAMP)

demo: install
	@$(BIN)/relift demo

serve: install
	@$(BIN)/relift serve

test: check browser
	$(TESTS) --ignore tests/browser --cov --cov-branch --cov-report=term --cov-fail-under=90
	$(TESTS) tests/browser

browser:
	@sh scripts/install_browser.sh

check: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

safety: $(DEV_STAMP)
	@$(BIN)/python scripts/check_hazards.py

bench: $(DEV_STAMP)
	@set -e; for script in benchmarks/[!_]*.py; do echo "$$script"; $(BIN)/python "$$script"; done
	@$(BIN)/python benchmarks/_table.py --write

lock:
	$(COMPILE) pyproject.toml requirements/build.in -o requirements/run.lock
	$(COMPILE) --extra dev --constraint requirements/run.lock pyproject.toml requirements/build.in \
	  -o requirements/dev.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	rm -f .coverage .coverage.*
	find src tests scripts benchmarks -type d -name __pycache__ -prune -exec rm -rf {} +

.venv/pyvenv.cfg:
	@PYTHON="$(PYTHON)" sh scripts/create_venv.sh .venv

$(RUN_STAMP): requirements/run.lock pyproject.toml | .venv/pyvenv.cfg
	@echo "Installing the program into .venv"
	@$(PIP) install --no-deps --require-hashes -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_STAMP): requirements/dev.lock $(RUN_STAMP)
	@echo "Installing the tools into .venv"
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.lock
	@touch $@
