# Everything runs in .venv, which these targets make themselves.
# Needs Python 3.11 or later, git and make; `make PYTHON=/path/to/python3.12 demo` chooses one.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# The letters `make demo` reads, one of each format; `make demo DEMO='specimens/built/*'` for all.
DEMO ?= $(addprefix specimens/built/,tirana-verslag.kst.pdf bezoek-ankara-2023.docx \
	kamervragen-2021.tk.html ecofin-2010.koop.xml balkanreis-2024.txt)
# Tests run side by side where a machine can; JOBS=0 runs them one by one.
JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types imports eval bench docs docs-check format clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1 - \2/p' $(MAKEFILE_LIST)

demo: .venv/.installed ## read the bundled specimen letters and print their ledgers
	@$(BIN)/griffier read $(DEMO)

test: .venv/.installed-test ## run the tests; they need no network
	$(BIN)/python -m pytest -n $(JOBS)

check: lint types imports eval docs-check test ## everything a change must pass

lint: .venv/.installed-dev ## ruff: rules and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-dev ## mypy --strict
	$(BIN)/mypy
	$(BIN)/mypy docs/generate.py

imports: .venv/.installed-dev ## imports point one way
	$(BIN)/lint-imports

eval: .venv/.installed ## score the annotated documents and hold the scores to their floors
	$(BIN)/griffier eval evals

bench: .venv/.installed-bench ## speed, memory and size beside their goals; takes minutes
	$(BIN)/python -m benchmarks.performance --install

docs: .venv/.installed ## write the generated pages and pictures again
	$(BIN)/python docs/generate.py

docs-check: .venv/.installed ## the generated pages are up to date
	$(BIN)/python docs/generate.py --check

format: .venv/.installed-dev ## put every file in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what these targets made
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "griffier needs Python 3.11 or later; none was found."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "$(PYTHON) cannot make a virtual environment; on Debian: apt install python3-venv."; exit 1; }

.venv/.installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[search]'
	@touch $@

.venv/.installed-%: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@ .venv/.installed
