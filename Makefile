# SPDX-License-Identifier: Apache-2.0
# The verbs of this project.  `make` alone lists them.  People and the build server use the same.

BIN := .venv/bin
PYTHON := $(BIN)/python
PYTEST := $(PYTHON) -m pytest
# A display to show windows on, if there is one.
ONSCREEN := $(if $(DISPLAY)$(WAYLAND_DISPLAY),--onscreen)
# The lock names no index, no folder and no machine, so that it installs behind any mirror.
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--python-version 3.11 --custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help setup demo run check test gui screenshots bench soak strings lock

help: ## List the verbs.
	@echo "Usage: make VERB, where VERB is one of:"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | \
		while IFS='|' read -r verb text; do printf '  %-12s %s\n' "$$verb" "$$text"; done

setup: ## Install what is missing: system packages, libraries, the project itself.
	@sh installer/setup.sh

demo: setup ## Try it: a gateway and a harmless queue on this machine, with or without a display.
	$(PYTHON) -m reviewer.demo

run: setup ## Open the workstation.
	$(PYTHON) -m reviewer

check: setup ## Lint, formatting, types, import contracts and translations; no tests.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTHON) -m reviewer.gui.foundation.catalogues

test: check ## Everything `check` does, then every test; under ten minutes on two cores.
	$(PYTEST) -n 2 --dist worksteal

gui: setup ## The tests of windows and widgets, on this display if there is one.
	$(PYTEST) tests/gui $(ONSCREEN)

screenshots: setup ## Draw every screen, light and dark, English and Arabic, into a folder.
	$(PYTHON) -m reviewer.demo.screenshots

bench: ## Measure speed and size against peers in the same run.
	@sh installer/setup.sh bench
	$(BIN)/reviewer bench

soak: setup ## The tests that run for many minutes.
	$(PYTEST) -m soak --timeout 3600

strings: setup ## Regenerate the translation catalogues; fails if they were stale or unfinished.
	$(PYTHON) -m reviewer.gui.foundation.catalogues

lock: setup ## Choose the newest allowed libraries again and write down their hashes.
	$(LOCK) --upgrade --output-file installer/requirements.txt
	$(LOCK) --upgrade --extra dev --output-file installer/requirements-dev.txt
	$(LOCK) --upgrade --extra bench --constraint installer/requirements-dev.txt \
		--output-file installer/requirements-bench.txt
