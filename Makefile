.DEFAULT_GOAL := help
.PHONY: help bench demo test setup lint e2e fuzz requirements
export PORT DEMO_DIR DATABASES

help: ## Show what can be typed
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Set everything up and serve the portal with demonstration data (PORT=8000 DEMO_DIR=var)
	@exec bin/demo

test: ## Set everything up and run all tests (DATABASES=any, both or sqlite)
	@bin/test

setup: ## Set up everything for developing
	@bin/setup dev

lint: ## Run every check of code, types, contracts, templates and catalogues
	@bin/lint

e2e: ## Walk the main journeys in a browser
	@bin/e2e

fuzz: ## Ask the API for nonsense at length (FUZZ_EXAMPLES=200 for each operation and role)
	@bin/setup dev
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-200} .venv/bin/python -m pytest tests/api/test_fuzz.py -n $${TEST_PROCESSES:-auto}

bench: ## Measure what takes how long (SUBJECTS="parks"; TEST_DATABASE_URL=postgres://… for PostgreSQL)
	@bin/setup dev
	@.venv/bin/python -m tests.bench $(SUBJECTS)

requirements: ## Compile the pinned requirements again
	@bin/requirements
