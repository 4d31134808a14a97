# Every target does its own set-up. All it needs is Python 3.11 or later and make.
PYTHON ?= python3
VENV := .venv
UPGRADE ?= --upgrade
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run test nightly dialogues lint drawings screenshots bench proofs faults soak mutants check format lock wheel sbom clean

help:  ## Show the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run  ## Serve Telegram with HAMMY_TOKEN, or the local playground without one
	@$(BIN)/hammy run

test: $(VENV)/.dev  ## Run all tests
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

nightly: $(VENV)/.dev  ## The tests with examples that Hypothesis makes up, many more and others each time, and all dialogues
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "hypothesis or nightly" --hypothesis-profile=nightly

dialogues: $(VENV)/.dev  ## Hold whole conversations with the bot: the share that holds, by group (NAME=... for one, word for word)
	@$(BIN)/python -m tests.dialogues $(if $(NAME),--name $(NAME))

lint: $(VENV)/.dev  ## Formatting, lint, types, import contracts, dependencies and their known vulnerabilities
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.guards.inner_layers
	@$(BIN)/deptry .
	@$(BIN)/python -m tests.guards.vulnerabilities

drawings: $(VENV)/.dev  ## Draw the pictures in content/illustrations anew, from their poses
	@$(BIN)/python -m bot.illustrations

screenshots: $(VENV)/.dev  ## Take the pictures of the README anew (NAME=... for one; it needs Chromium)
	@$(BIN)/python -m tests.screenshots $(NAME)

bench: $(VENV)/.dev  ## Speed and quality against baselines measured in the same run
	@$(BIN)/python -m benchmarks

proofs: $(VENV)/.dev  ## Kill the process 200 times while it sends reminders, and write RELIABILITY.md
	@$(BIN)/python -m benchmarks.crashes --write RELIABILITY.md

faults: $(VENV)/.dev  ## Meet the process with every fault of Telegram and of the machine, and write it into RELIABILITY.md
	@$(BIN)/python -m benchmarks.faults --write RELIABILITY.md

soak: $(VENV)/.dev  ## A thousand people for MINUTES=30, with faults between: does it grow, does it stay quick?
	@$(BIN)/python -m benchmarks.soak $(if $(MINUTES),--minutes $(MINUTES))

mutants: $(VENV)/.dev  ## Put faults into the code that safety rests on: do tests notice? MODULE=policy.warnings for one
	@nice $(BIN)/python -m tests.mutants $(MODULE) $(if $(MOST),--most $(MOST))

check: $(VENV)/.dev  ## Validate intents/ and content/
	@$(BIN)/hammy check

format: $(VENV)/.dev  ## Format and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: $(VENV)/.dev  ## Pin all dependencies anew, with hashes; what serves is pinned as it was tested
	@$(PIP) install uv
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--quiet $(UPGRADE) pyproject.toml --extra check --extra encryption --extra http --extra playground --group build --group dev --output-file requirements-dev.lock
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--quiet $(UPGRADE) pyproject.toml --extra encryption --extra http --extra playground --group build --constraints requirements-dev.lock --output-file requirements.lock

wheel: $(VENV)/.dev  ## Build the wheel, with intents/, content/ and what was learned from them inside
	@$(BIN)/python -m bot.model
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

sbom: $(VENV)/.dev  ## Write dist/hammy.cdx.json, the bill of materials of what serves (CycloneDX)
	@mkdir -p dist
	@$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible --of JSON -o dist/hammy.cdx.json

clean:  ## Remove the virtual environment and all caches
	@rm -rf $(VENV) bot/built build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Hammy needs Python 3.11 or later; try make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@
