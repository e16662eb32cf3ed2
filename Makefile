# `make` alone lists what there is to do. Every target does all that it needs on a fresh machine
# with git, make and Python 3.11 or later; what is already done is not done again.

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help install demo stop test lint types score bench prove docs pictures messages lock clean

help:
	@echo "What there is to do:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2> /dev/null || grep '##' $(MAKEFILE_LIST)

.venv/made:
	@test -n "$(PYTHON)" || { echo "Factio needs Python 3.11 or later; none was found on the path." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/made requirements/run.txt requirements/build.txt pyproject.toml
	$(PIP) --require-hashes -r requirements/build.txt
	$(PIP) --require-hashes --no-build-isolation -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements/dev.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

install: .venv/installed ## Make .venv with the command .venv/bin/factio

demo: .venv/installed ## Read the examples, print a party's record, leave the pages running
	@demo/start

stop: ## End the pages that make demo left running
	@demo/stop

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev
	$(BIN)/mypy

test: lint types ## Check style and types, run the tests (large counts at a hundredth)
	$(BIN)/pytest

prove: .venv/installed-dev ## Run the tests with every large count in full
	FACTIO_PROVE=1 $(BIN)/pytest

score: .venv/installed ## Score the reader on the coded articles, show what was won and lost since the last commit
	$(BIN)/python score/score.py $(if $(UNTOUCHED),--untouched)

bench: .venv/installed-dev ## Measure speed and memory
	@for bench in bench/*.py; do echo "$$bench"; $(BIN)/python $$bench || exit 1; done

docs: .venv/installed ## Write the pages of docs/ that are made from data
	$(BIN)/python -m factio.codebook.page

pictures: .venv/installed-dev ## Make the pictures of docs/pictures again: figures and pages
	$(BIN)/python docs/pictures/make.py

messages: .venv/installed-dev ## Bring the catalogues of other languages up to what the pages say
	cd src/factio && ../../$(BIN)/pybabel -q extract -F web/catalogues/messages.cfg -k later -k translated \
		--omit-header --no-location --sort-output -o web/catalogues/messages.pot .
	for catalogue in src/factio/web/catalogues/*.po; do $(BIN)/pybabel -q update -w 110 --no-fuzzy-matching \
		-l $$(basename $$catalogue .po) -i src/factio/web/catalogues/messages.pot -o $$catalogue; done
	sed -i -E '/^"(POT-C|PO-R|Last-T|Language-T|Report|Generated)[^:]*:/d' src/factio/web/catalogues/*.po
	rm src/factio/web/catalogues/messages.pot

lock: .venv/installed-dev ## Resolve the requirements again and write the locked lists
	$(PIP) uv
	UV=$(CURDIR)/$(BIN)/uv requirements/lock

clean: stop ## Remove what the other targets made, but no record
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .factio
