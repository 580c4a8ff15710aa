# Two commands do all their own set-up: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO_HOME := $(CURDIR)/.reformgraph-demo
# The demo has a private server of its own, whatever the environment and .env say.
DEMO := NEO4J_URI= REFORMGRAPH_HOME=$(DEMO_HOME) $(BIN)/python

# The page that the API serves at /: the sources and what they become.
EXPLORER := api/explorer
PAGE := $(EXPLORER)/dist/index.html
PAGE_SOURCES := $(shell find $(EXPLORER)/src -type f) $(EXPLORER)/build.mjs $(EXPLORER)/package-lock.json

.PHONY: help demo test serve explorer page lint format bench clean

help:
	@echo "make demo    ingest the sample documents and ask three questions"
	@echo "make test    run every test that can run here"
	@echo "make serve   API and explorer on http://127.0.0.1:8000"
	@echo "make explorer  build the explorer (make serve and make test do it)"
	@echo "make lint    ruff and mypy"
	@echo "make format  ruff format"
	@echo "make bench   extraction speed against bare tokenisation"
	@echo "make clean   stop the private servers of this folder and remove what make made"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Reformgraph needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "no virtual environment could be made; on Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.run: requirements.txt | $(BIN)/python
	@echo "setting up $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements-notebooks.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(PAGE): $(PAGE_SOURCES) | $(VENV)/.run
	@$(BIN)/python -m api.bundle

explorer: $(PAGE)

# Where it cannot be built (no network), the rest goes on without it.
page: | $(VENV)/.run
	@$(MAKE) --no-print-directory explorer || echo "going on without the explorer"

demo: $(VENV)/.run
	@$(DEMO) -m ingest load ingest/samples
	@$(DEMO) -m queries.demo

test: $(VENV)/.dev page
	@$(BIN)/python -m pytest

serve: $(VENV)/.run page
	@$(BIN)/python -m api

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy

format: $(VENV)/.dev
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

bench: $(VENV)/.run
	@$(BIN)/python -m ingest.benchmark

clean:
	@if [ -x $(BIN)/python ]; then $(DEMO) -m graph stop; NEO4J_URI= $(BIN)/python -m graph stop; fi
	rm -rf $(VENV) $(EXPLORER)/dist $(EXPLORER)/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
