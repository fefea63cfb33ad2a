# Two commands for a fresh machine with Python 3.11 and git: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
GOLD ?= $(or $(ORONTES_GOLD),../shared/gold)
CORPORA ?= $(or $(ORONTES_CORPORA),../shared/corpora)
TRUTH ?= $(or $(ORONTES_TRUTH),../shared/truth)

.PHONY: demo test lint evals bench browser train clean help

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements.lock
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[test]'
	@touch $@

demo: $(VENV)/.installed  ## set up, read the sample reports, print the brief and write the HTML
	$(BIN)/orontes demo demo

lint: $(VENV)/.installed-test  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint  ## set up, lint, type-check, run all tests
	ORONTES_GOLD=$(GOLD) ORONTES_CORPORA=$(CORPORA) ORONTES_TRUTH=$(TRUTH) $(BIN)/python -m pytest

browser: $(VENV)/.installed-test  ## the tests that drive a real Chromium
	$(BIN)/python -m pytest -m browser

evals: $(VENV)/.installed-test  ## score the development reports and print the accuracy table
	$(BIN)/python -m evals.gold --gold $(GOLD) --floors evals/floors.json

bench: $(VENV)/.installed-test  ## start-up, reading speed and size
	$(BIN)/python -m benchmarks.speed

clean:  ## remove the environment and what tests leave behind
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis demo
