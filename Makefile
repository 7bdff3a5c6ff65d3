# make help lists what can be done. Everything runs in .venv, which the first target that needs it sets up.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SAMPLES := tests/data/samples
OUT ?= demo-output
# The demonstration is built once, and again when what it is made of has changed.
DEMO := .cache/demonstration
DEMO_SOURCES := $(shell find src/gongkai_web -path '*/migrations/*.py' -o -path '*/demo/*' -type f -not -path '*/__pycache__/*')

.DEFAULT_GOAL := help

help:  ## say what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup: $(READY) $(DEMO)/.ready  ## make the environment in .venv, and the demonstration

$(READY): pyproject.toml constraints.txt
	@tools/environment.sh $(PYTHON) $(BIN)
	@touch $@

system:  ## install the browser and the office suite that the slow tests drive
	@tools/system.sh $(PYTHON)

$(DEMO)/.ready: $(READY) $(DEMO_SOURCES)
	@echo "building the demonstration, once: about a minute"
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@GONGKAI_DATA=$(DEMO) DATABASE_URL= $(BIN)/gongkai manage build_demo
	@touch $@

demo: $(READY) $(DEMO)/.ready  ## check five real annual reports, then serve a demonstration county until Ctrl+C
	@$(BIN)/gongkai check $(SAMPLES) --fail-on never
	@$(BIN)/gongkai check $(SAMPLES) --format html -o $(OUT) --fail-on never >/dev/null
	@echo
	@echo "每份报告的工作页（左边是报告，右边是问题）：$(OUT)/index.html"
	@echo "A page to work from for each report: $(OUT)/index.html"
	@rm -rf $(OUT)/site && cp -Rp $(DEMO) $(OUT)/site
	@echo
	@GONGKAI_DATA=$(OUT)/site DATABASE_URL= exec $(BIN)/gongkai serve --demo

run: $(READY)  ## serve the platform with the data of gongkai-data/ until Ctrl+C
	@exec $(BIN)/gongkai serve

lint: $(READY)  ## style, types, layers, sizes, dependencies
	@mkdir -p .cache
	$(BIN)/ruff format -q --check src tests tools benchmarks
	$(BIN)/ruff check -q src tests tools benchmarks
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-cache > .cache/imports.log || { cat .cache/imports.log; exit 1; }
	$(BIN)/python tools/sizes.py src tools
	$(BIN)/deptry . > .cache/deptry.log 2>&1 || { cat .cache/deptry.log; exit 1; }
	$(BIN)/vulture

quick: $(READY)  ## the quick tests
	$(BIN)/pytest -q -n auto -m 'not slow'

coverage: $(READY)  ## the quick tests of the core, and what part of each package they run
	$(BIN)/pytest -q -n auto -m 'not slow' --cov=gongkai --cov-report=json:.cache/coverage.json src/gongkai tests/gongkai
	$(BIN)/python tools/covered.py .cache/coverage.json

check: lint quick  ## what every commit passes

test: export GONGKAI_TESTS = thorough
test: system check  ## every test: the quick part, then the slow part
	$(BIN)/pytest -q -n 2 -m slow
	tools/on_postgres.sh $(BIN)

fuzz: $(READY)  ## ten thousand broken files
	$(BIN)/python tests/fuzz/fuzz_readers.py 10000

bench: $(READY)  ## figures beside their floor and their peers, written to docs/benchmarks.md
	$(BIN)/python -m benchmarks.run

screens: $(READY) $(DEMO)/.ready system  ## take the pictures of the demonstration in docs/screens/
	$(BIN)/python tools/screens.py

docs: $(READY)  ## write the generated pages of docs/ and the message catalogues
	$(BIN)/python tools/make_messages.py
	$(BIN)/python tools/make_docs.py

.PHONY: help setup system demo run lint quick coverage check test fuzz bench screens docs
