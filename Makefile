.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# Whose branches are counted, by their own tests: following the whole suite takes two fifths more time.
PURE := scoring delivery privacy queueing diagnosis simulation learning answering questionnaire

.PHONY: help setup run demo test unit format lint types imports coverage rest check approve schema bench lock

help: ## show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv with all that tests and checks need
	@$(PYTHON) app.py test --version

run: ## serve the web app on loopback
	@$(PYTHON) app.py serve

demo: ## build the example engagement and its report in out/demo
	@$(PYTHON) app.py demo

test: ## run the whole test suite
	@$(PYTHON) app.py test

unit: setup ## run the fast tests only
	@$(BIN)/pytest tests/unit -q

format: setup ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix --select I .

lint: setup ## check format, style, spelling and templates
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/codespell
	@$(BIN)/djlint --quiet --check --lint templates

types: setup ## check types
	@$(BIN)/mypy

imports: setup ## check who imports whom
	@$(BIN)/lint-imports --no-cache

coverage: setup ## run the tests of the pure packages and check their branch coverage
	@$(PYTHON) app.py test $(PURE:%=tests/unit/%) $(PURE:%=--cov=flowgap.%) --cov-report=
	@$(BIN)/coverage report --fail-under=95 --skip-covered

rest: setup ## run all tests but those that `coverage` runs
	@$(PYTHON) app.py test $(PURE:%=--ignore=tests/unit/%)

# What reads the code takes one core each; every test runs once, on all cores.
check: ## all that CI runs
	@$(MAKE) --jobs=3 lint types imports
	@$(MAKE) coverage rest

approve: setup ## rewrite the approved report documents, to be reviewed as a diff
	@FLOWGAP_APPROVE=1 $(BIN)/pytest tests/report -q

schema: setup ## write the schemas and the pages that are made from data anew
	@$(BIN)/python -m flowgap.result.json > docs/result.schema.json
	@$(BIN)/python -m flowgap.reporting.exports.figures_json > docs/figures.schema.json
	@$(BIN)/python -m flowgap.reporting.exports.codebook_page > docs/codebook.md
	@$(BIN)/python -m flowgap.playbook.document > playbook/schema.json
	@$(BIN)/python -m flowgap.playbook.page > docs/methods/playbook.md

bench: setup ## print the benchmarks of docs/performance
	@$(BIN)/python -m benchmarks

lock: ## write both lock files anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet --upgrade --output-file requirements.lock
	uv pip compile pyproject.toml --extra test --constraint requirements.lock --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet --upgrade --output-file tests/requirements.lock
