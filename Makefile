# The two commands a newcomer needs are `make demo` and `make test`; `make help` lists all.
# Needed: Python 3.11 or newer with its venv module, make, and a Python package index that pip can reach.

VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
EVALS ?= seeds dev test ci
DEMO := evals/documents/000_ad964d578bd23b3b.txt evals/documents/004_83f78916eab2d039.txt

# Each worker of the tests and each child process loads what the first one compiled (`make clean` removes it).
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test unit lint format live bench evals example lock clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(READY)  ## install, get the local model, print the briefing of two articles
	@$(BIN)/summarizer model fetch >&2
	@echo "Writing the briefing: rules in code, and the model on this machine for what they leave open." >&2
	@$(BIN)/summarizer brief $(DEMO)

test: lint  ## install, run all checks and tests
	@$(BIN)/summarizer schema --check
	@$(BIN)/pytest -n auto --cov=summarizer

unit: $(READY)  ## the tests that need no server and no child process: under two minutes
	@$(BIN)/pytest -n auto -m "not integration and not live and not slow"

lint: $(READY)  ## style, types and import order
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy summarizer
	@$(BIN)/lint-imports --no-logo

format: $(READY)  ## put the code in form, mend what can be mended
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

live: $(READY)  ## tests that ask the local model itself: minutes
	@$(BIN)/pytest -m live -s

bench: $(READY)  ## time and memory of the project's own work
	@$(BIN)/python benchmarks/startup.py
	@$(BIN)/python benchmarks/briefing.py
	@$(BIN)/python benchmarks/corpus.py

evals: $(READY)  ## ask the local model about all documents of evals/, renew its figures: minutes (EVALS=seeds: seconds)
	@for suite in $(EVALS); do \
		mode=--live; [ $$suite != ci ] || mode=--record; \
		$(BIN)/summarizer eval $$suite $$mode --model local --json evals/baselines/$$suite.json >&2 || [ $$? -eq 3 ] || exit 1; \
	done
	@$(BIN)/summarizer eval briefings --record --model local >&2 || [ $$? -eq 3 ]
	@$(BIN)/python benchmarks/evals_readme.py

example: $(READY)  ## make the example in docs/ again (needs Chromium and LibreOffice)
	@$(BIN)/python docs/example/make.py

lock: $(READY)  ## renew requirements.lock from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --all-extras --generate-hashes \
		--upgrade --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean:  ## remove everything that the commands above have made, but for the model's file
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find summarizer tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# The stamp is newer than what it was made from, so that a second command does not install again.
$(READY): requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Python 3.11 or newer is needed, and \"$(PYTHON)\" is not one." \
		"Install it, or name it: make PYTHON=/path/to/python3 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) lacks the modules venv and ensurepip." \
		"On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV) (about a minute)." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on --require-hashes \
		--requirement requirements.lock >&2 || { echo "The packages in requirements.lock could not be installed; pip says" \
		"why above. Without a network, or behind a proxy that pip does not know, nothing can be installed." >&2; exit 1; }
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	@touch $@
