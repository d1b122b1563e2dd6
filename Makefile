# Two commands matter: `make run` serves the dashboard, `make test` proves it. Both set up what they need.
PORT ?= 8501
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export INDICATORS_CACHE ?= $(CURDIR)/$(VENV)/cache

SITE := $(CURDIR)/site
HELD_SITE = $(if $(wildcard $(SITE)/edition.json),$(SITE))

.PHONY: screens run light setup browser nginx test bench soak check data docs messages lock clean

$(VENV)/.run: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

$(VENV)/.packed: $(VENV)/.run
	@echo "Packing the files of the user interface, once (about a minute)"
	$(BIN)/python -m indicators.server
	touch $@

run: $(VENV)/.packed
	@echo "The dashboard opens at http://127.0.0.1:$(PORT) (Ctrl+C ends it)"
	INDICATORS_HOSTS="$${INDICATORS_HOSTS:-localhost}" INDICATORS_LIGHT="$${INDICATORS_LIGHT:-$(HELD_SITE)}" \
	  $(BIN)/streamlit run serve.py --server.port $(PORT) --server.address 127.0.0.1 --server.headless true

# `make run` serves this folder as soon as it is there.
light: $(VENV)/.run
	@echo "Building the light edition in site/ (about a minute and a half on two cores)"
	$(BIN)/indicators site --out $(SITE)

setup: $(VENV)/.dev

browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || command -v chromium-browser >/dev/null || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq chromium; \
	  else echo "The browser tests need Chrome or Chromium: install it first."; exit 1; fi

# Optional: without nginx its tests are skipped, and say so.
nginx:
	@command -v nginx >/dev/null || test -x /usr/sbin/nginx || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get install -y -qq nginx-light >/dev/null || true; fi

test: setup browser nginx
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/indicators check
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

bench: setup browser $(VENV)/.packed
	$(BIN)/python -m bench $(if $(LIGHT),--light $(LIGHT)) $(BENCH)

soak: setup browser $(VENV)/.packed
	$(BIN)/python -m bench.soak --write docs/soak.md $(SOAK)
	AXE_ALL=1 EDITIONS_ALL=1 $(BIN)/python -m pytest tests/browser/test_axe.py tests/browser/test_editions.py

check: $(VENV)/.run
	$(BIN)/indicators check

data: $(VENV)/.run
	$(BIN)/indicators seal

docs: data

messages: $(VENV)/.run
	$(BIN)/indicators messages

screens: setup browser
	PYTHONPATH=src:tests $(BIN)/python -m browser.screens $(PAGES)

lock: export UV_CUSTOM_COMPILE_COMMAND = make lock
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV)
