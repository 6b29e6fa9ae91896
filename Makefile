# `make demo` and `make test` are all one needs; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint messages check-pages check-html lighthouse clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(VENV)/.installed .env ## only the environment, in .venv/, and an .env for trying things out

demo: setup ## the demo magazine: site, editors' side and worker, until Ctrl-C
	@$(BIN)/python manage.py demo

test: setup ## all tests; on PostgreSQL too where TEST_DATABASE_URL names one
	@env -u TEST_DATABASE_URL $(BIN)/python -m pytest $(PYTEST_ARGS)
	@if [ -n "$$TEST_DATABASE_URL" ]; then echo "The same tests on PostgreSQL:"; $(BIN)/python -m pytest -m "not browser" $(PYTEST_ARGS); fi

lint: setup ## all static checks
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@PYTHONPATH=. $(BIN)/lint-imports --no-cache
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemigrations --check --dry-run
	@DEBUG=off SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		SITE_URL=https://magazine.example $(BIN)/python manage.py check --deploy --fail-level WARNING

messages: setup ## the words of the interface, from the code into the catalogs in locale/ (LANGUAGES=fr begins one)
	@$(BIN)/python -m checks.messages $(LANGUAGES)

check-pages: check-html lighthouse ## finished pages, with tools from npm: the Nu HTML checker and Lighthouse

check-html: setup ## the Nu HTML checker on every kind of page (needs npm and Java)
	@$(BIN)/python -m checks.install
	@$(BIN)/python -m pytest -q checks/test_html.py

lighthouse: setup ## Lighthouse on front, section and article (needs npm, Node and a Chromium)
	@$(BIN)/python -m checks.install
	@$(BIN)/python -m checks.lighthouse

clean: ## take away the environment, and all that the demo has made
	rm -rf $(VENV) .env var staticfiles

$(VENV)/.installed: requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name one: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing packages into $(VENV)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.env:
	@$(PYTHON) -c 'import secrets; print("DEBUG=on\nSECRET_KEY=" + secrets.token_urlsafe(50).replace("$$", "") + "\nSITE_NAME=\"Soft Day\"\nSITE_DESCRIPTION=\"A magazine of small things, from the west of Ireland: life, food, homes, travel.\"")' > $@
	@echo "Wrote .env, for trying things out on this machine."
