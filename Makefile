# Everything runs in .venv, which these targets make themselves.
# Needs Python 3.11 or later, git and make; `make PYTHON=/path/to/python3.12 demo` chooses one.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# What `make demo` files: agenda, report and declaration of one summit, and a later report.
# `make demo DEMO='specimens/built/*.pdf'` files others.
DEMO ?= $(addprefix specimens/built/,tirana-agenda.docx tirana-verslag.kst.pdf \
	tirana-declaration.plain.pdf balkanreis-2024.txt)
DEMO_LIBRARY := build/demo-library
# Tests run side by side where a machine can; JOBS=0 runs them one by one.
JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: audit help demo test check lint types imports eval bench docs docs-check screenshots serve format clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1 - \2/p' $(MAKEFILE_LIST)

demo: .venv/.installed ## file documents of one summit, print their ledger and what came of it
	@rm -rf $(DEMO_LIBRARY)
	@echo "Filed in $(DEMO_LIBRARY):"
	@$(BIN)/griffier add --library $(DEMO_LIBRARY) $(DEMO)
	@printf '\n%s\n\n' "What the report of December 2022 states, each line with its quotation:"
	@$(BIN)/griffier ledger --library $(DEMO_LIBRARY) --kind report --until 2022-12-31
	@printf '\n%s\n\n' "What Serbia was asked at the summit, and what became of it, from what is on file:"
	@$(BIN)/griffier follow --library $(DEMO_LIBRARY) --actor NL --recipient RS --kind report \
		--until 2022-12-31
	@printf '\n%s\n' "The letters are of our own hand; the figures are published ones. To go on:"
	@printf '  %s\n' "export GRIFFIER_LIBRARY=$(DEMO_LIBRARY)" \
		"$(BIN)/griffier due --all           what the House was promised" \
		"$(BIN)/griffier instruments         packages, plans and agreements named" \
		"$(BIN)/griffier status-rules        how a state is given" \
		"$(BIN)/griffier read FILE           one letter, nothing filed" \
		"$(BIN)/griffier serve               the same as a site, at http://127.0.0.1:8000"

test: .venv/.installed-test ## run the tests; they need no network
	$(BIN)/python -m pytest -n $(JOBS)

check: lint types imports eval docs-check test ## everything a change must pass

lint: .venv/.installed-dev ## ruff: rules and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-dev ## mypy --strict
	$(BIN)/mypy
	$(BIN)/mypy docs/generate.py docs/screenshots.py
	MYPYPATH=connectors/uk $(BIN)/mypy -p griffier_uk

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

screenshots: .venv/.installed-test ## pictures of the main pages, into build/screenshots
	@test -d $(DEMO_LIBRARY) || $(MAKE) demo >/dev/null
	$(BIN)/python docs/screenshots.py build/screenshots

serve: .venv/.installed ## open the site on the library that `make demo` filled
	@test -d $(DEMO_LIBRARY) || $(MAKE) demo >/dev/null
	$(BIN)/griffier serve --library $(DEMO_LIBRARY)

format: .venv/.installed-dev ## put every file in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

audit: .venv/.installed-dev ## known holes in what is installed; says so where it cannot ask
	@said=$$($(BIN)/pip-audit --skip-editable --progress-spinner off 2>&1); code=$$?; echo "$$said" | tail -40; \
	case "$$said" in *ConnectionError*|*"Failed to resolve"*|*"Max retries"*|*ServiceError*|*"could not be audited: click "*) \
		echo "SKIPPED: pip-audit cannot reach its service; nothing was checked.";; \
		*) exit $$code;; esac

clean: ## remove what these targets made
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "griffier needs Python 3.11 or later; none was found."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "$(PYTHON) cannot make a virtual environment; on Debian: apt install python3-venv."; exit 1; }

.venv/.installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[serve]'
	@touch $@

.venv/.installed-%: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@ .venv/.installed
