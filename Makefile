# `make` alone lists what there is. Everything is set up by itself, from files with hashes.

# A Python that is new enough and really runs; `make PYTHON=… <target>` names another.
ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$name; exit; }; \
	done; echo python3)
endif

VENV := .venv
IN_VENV := $(VENV)/bin
ARGS ?=
# A process that is done takes tests from one that is not: those of the browser stand together and take longest.
PYTEST := $(IN_VENV)/python -m pytest --numprocesses auto --dist worksteal

# A caller's own settings must not reach the packages of this project.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help site serve check test unit coverage lint soak bench lock upgrade release clean distclean environment environment-test environment-bench

help: ## list what there is
	@echo 'Usage: make <target>'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  %-10s %s\n", $$1, $$2}' Makefile
	@echo
	@echo 'PYTHON=python3.12 chooses the Python (3.11 or newer); ARGS="…" is passed on to the command.'

site: environment ## build the site into site/
	$(IN_VENV)/python -m mkdocs build $(ARGS)

serve: environment ## show the site at http://127.0.0.1:8000/ while you write; pages follow each change
	$(IN_VENV)/evidence serve $(ARGS)

check: environment ## report mistakes in the references and the content, with their lines
	$(IN_VENV)/evidence check $(ARGS)

test: environment-test ## run every test, in a real browser where needed (ARGS="-k words" chooses)
	$(IN_VENV)/python tools/browser.py
	$(PYTEST) $(ARGS)

unit: environment-test ## run only the tests of strings and values, which need no site and no browser
	$(PYTEST) tests/unit $(ARGS)

coverage: environment-test ## see how much of what pages show and files hold the quick tests try; 94 % at least
	@mkdir -p .cache
	$(IN_VENV)/python -m coverage run -m pytest -n0 tests/unit tests/golden $(ARGS)
	$(IN_VENV)/python -m coverage report

lint: ## hold code, layout, types, templates and YAML files to the rules
	@$(PYTHON) tools/environment.py .cache/lint-venv tools/lint-requirements.lock
	.cache/lint-venv/bin/ruff check .
	.cache/lint-venv/bin/ruff format --check .
	.cache/lint-venv/bin/yamllint --strict .
	.cache/lint-venv/bin/mypy
	.cache/lint-venv/bin/python tools/complexity.py
	.cache/lint-venv/bin/python tools/templates.py theme_overrides
	.cache/lint-venv/bin/python tools/script_types.py

soak: environment-test ## look for lost words, tracebacks and stale pages for hours; goes on where it was (ARGS="--seed 2 --jobs 2 --minutes 30")
	$(IN_VENV)/python tools/browser.py
	EVIDENCE_SOAK=1 $(IN_VENV)/python -m pytest tests/browser/test_failing_requests.py tests/browser/test_search.py
	$(IN_VENV)/python -m tests.soak $(ARGS)

bench: environment-bench ## measure speed, memory and page weight against their bounds
	$(IN_VENV)/python -m tests.bench $(ARGS)

lock: ## write the lock files again after a change of pyproject.toml
	@$(PYTHON) tools/environment.py .cache/lock-venv tools/uv-requirements.lock
	.cache/lock-venv/bin/python tools/lock.py $(ARGS)
	@$(PYTHON) tools/environment.py .cache/lint-venv tools/lint-requirements.lock
	.cache/lint-venv/bin/python tools/script_types.py --lock $(ARGS)

upgrade: ## write the lock files again with the newest versions allowed
	@$(MAKE) --no-print-directory lock ARGS=--upgrade

release: ## tag this commit with the version of pyproject.toml and what CHANGELOG.md says of it
	@$(PYTHON) tools/release.py

clean: ## remove what was built; keep the environment
	rm -rf site .site-* .cache .pytest_cache build dist

distclean: clean ## remove what was built and the environment
	rm -rf $(VENV)

environment:
	@$(PYTHON) tools/environment.py $(VENV) requirements.lock

environment-test:
	@$(PYTHON) tools/environment.py $(VENV) requirements-test.lock

environment-bench:
	@$(PYTHON) tools/environment.py $(VENV) requirements-bench.lock
