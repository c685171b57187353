# HSB casework. `make run` and `make test` do all the set-up; see README.md.
PYTHON ?= python3
SETUP = @$(PYTHON) hsb_cases/local/setup.py
LOCAL = .venv/bin/python -m hsb_cases.local
# Lock files name packages, versions and hashes, never where this machine finds them.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --generate-hashes \
	--strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --no-emit-options

.PHONY: help run test test-unit test-browser lint lock secrets clean
.DEFAULT_GOAL := help

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: ## Set up what is missing and run the product: PORT, DATABASE_URL and REDIS_URL choose where
	$(SETUP) run
	@exec $(LOCAL).run

test: ## Set up what is missing and run every check and test
	$(SETUP) test
	@exec $(LOCAL).test all

test-unit: ## Unit and integration tests alone
	$(SETUP) test
	@exec $(LOCAL).test integration

test-browser: ## Browser stories alone
	$(SETUP) test
	@exec $(LOCAL).test browser

lint: ## Style, types, templates, import contracts and migrations, without tests
	$(SETUP) test
	@exec $(LOCAL).test lint

lock: ## Lock the newest versions that the .in files and package.json allow
	$(SETUP) test
	$(COMPILE) --upgrade requirements.in -o requirements.txt
	$(COMPILE) --upgrade -c requirements.txt requirements-dev.in -o requirements-dev.txt
	$(COMPILE) --upgrade requirements-node.in -o requirements-node.txt
	npm update --package-lock-only --ignore-scripts

secrets: ## Write the secret files that docker-compose.yml reads, unless they are there
	@$(PYTHON) hsb_cases/local/server_secrets.py

clean: ## Remove everything that the set-up made, the local data included
	@$(PYTHON) hsb_cases/local/clean.py
