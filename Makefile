# Mokcha. `make run` starts the site, `make test` proves it.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PORT ?= 8000
export PORT
PY := .venv/bin/python
INSTALLED := .venv/.installed
INSTALLED_DEV := .venv/.installed-dev
DJANGO := $(PY) manage.py
LISTEN := $(or $(HOST),127.0.0.1)
SERVER := .venv/bin/granian --interface wsgi --no-ws --host $(LISTEN) --port $(PORT) \
	--workers $(or $(WORKERS),2) --blocking-threads $(or $(THREADS),4) --backpressure 128 \
	--respawn-failed-workers --workers-kill-timeout 20 --log-level warning blog.wsgi:application
# The shell becomes the server; the worker ends when that does.
START := $(DJANGO) worker --beside $$$$ & exec $(SERVER)

.DEFAULT_GOAL := help
.PHONY: help install run serve worker test topology lint types format bench lock messages clean

help: ## Say what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): requirements.lock
	@test -n "$(PYTHON)" || { echo "Mokcha needs Python 3.11 or newer; none was found. Name one: make PYTHON=/path/to/python3 …"; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Installing what Mokcha needs into .venv …"
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED_DEV): requirements-dev.lock $(INSTALLED)
	@echo "Installing what the tests need into .venv …"
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

install: $(INSTALLED) $(INSTALLED_DEV) ## Set up .venv; start nothing

run: $(INSTALLED) ## Start the site with the sample blog, or yours: make run BLOG=path
	@$(DJANGO) prepare --listen $(LISTEN):$(PORT) --with-blog $(if $(BLOG),"$(BLOG)",)
	@$(START)

serve: $(INSTALLED) ## Start the production server on the database at hand: make serve PORT=8000
	@$(DJANGO) prepare --listen $(LISTEN):$(PORT)
	@$(START)

worker: $(INSTALLED) ## Do background jobs apart from the server, as many workers as you like
	@exec $(DJANGO) worker

test: $(INSTALLED_DEV) ## Run every test, on SQLite and on PostgreSQL, in a real browser too
	@$(PY) tests/run.py $(ARGS)

topology: $(INSTALLED_DEV) ## Serve as compose.yaml does, break parts, count errors and lost writes
	@$(PY) -m tests.serving.topology

lint: $(INSTALLED_DEV) ## Check style, types, templates and migrations
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/djlint --quiet --lint templates
	@$(MAKE) --no-print-directory types
	@$(DJANGO) makemigrations --check --dry-run

types: $(INSTALLED_DEV)
	@.venv/bin/mypy

format: $(INSTALLED_DEV) ## Write the code as the formatter would
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

bench: $(INSTALLED_DEV) ## Measure all, or ONLY=rendering|search|importing|pages|nginx
	@$(PY) -m tests.benchmarks.bench $(if $(ONLY),--only $(ONLY),) $(if $(README),--readme,) $(ARGS)

lock: $(INSTALLED_DEV) ## Pin the dependencies of pyproject.toml anew, with hashes
	@.venv/bin/uv pip compile pyproject.toml --extra redis $(LOCK_FLAGS) -o requirements.lock
	@.venv/bin/uv pip compile pyproject.toml --extra redis --extra s3 $(LOCK_FLAGS) -o requirements-s3.lock
	@.venv/bin/uv pip compile pyproject.toml --extra redis --group dev $(LOCK_FLAGS) -o requirements-dev.lock

LOCK_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

messages: $(INSTALLED_DEV) ## Collect new strings for translators (needs GNU gettext)
	@ln -sfn ../templates blog/_templates && ln -sfn ../templates/comments comments/_templates
	@cd blog && $(MAKEMESSAGES) --ignore '_templates/comments/*'; cd ../comments && $(MAKEMESSAGES); \
	rm -f ../blog/_templates ../comments/_templates

MAKEMESSAGES := ../$(PY) ../manage.py makemessages --all --symlinks --no-obsolete --no-location --no-wrap \
	--extension html,py,svg,txt,xml

clean: ## Go back to the start: environment, database, media and caches go
	@rm -rf .venv data .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find . -name '*.mo' -delete
	@echo "Clean."
