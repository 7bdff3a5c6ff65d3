# make help lists what can be done. Everything runs in .venv, which the first target that needs it sets up.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.DEFAULT_GOAL := help

help:  ## say what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup: $(STAMP)  ## make the environment in .venv

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt uv
	$(BIN)/uv pip install -q -p $(BIN)/python -c constraints.txt -e '.[dev,bench]'
	touch $(STAMP)

lint: $(STAMP)  ## style, types, layers, sizes
	@mkdir -p .cache
	$(BIN)/ruff format -q --check src tests tools
	$(BIN)/ruff check -q src tests tools
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-cache > .cache/imports.log || { cat .cache/imports.log; exit 1; }
	$(BIN)/python tools/sizes.py src tools

quick: $(STAMP)  ## the quick tests
	$(BIN)/pytest -q -n auto -m 'not slow'

check: lint quick  ## what every commit passes

test: check  ## every test
	$(BIN)/pytest -q -m slow || test $$? -eq 5

.PHONY: help setup lint quick check test
