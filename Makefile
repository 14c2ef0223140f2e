# Piano Pronto: the commands of everyday work. `make help` lists them.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.SILENT:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
# Cargo holds its own lock and uses every core: steps run one after the other, in the order they are named.
.NOTPARALLEL:
.DEFAULT_GOAL := help

CARGO ?= cargo
# The same for Cargo, for the scripts and for the paths below, wherever it was set.
export CARGO_TARGET_DIR ?= $(CURDIR)/target
# Off a terminal a bar that redraws itself is noise.
export CARGO_TERM_PROGRESS_WHEN ?= auto

# Everything of the workspace with the features that only development has. Each step of `make test` asks for exactly
# these, so that nothing is built twice.
whole := --locked --workspace --features piano/serve,piano-pronto/e2e

# What the built window is made of: it is built anew when one of them is newer.
pages := $(shell find ui/src ui/public assets/i18n/it -type f 2>/dev/null) ui/index.html ui/vite.config.ts ui/tsconfig.json

.PHONY: help setup run test bench clean types ui window install fmt page lint deny unit e2e readers

help: ## This list
	grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## ?/\1|/' | while IFS='|' read -r name text; do
	  printf '  make %-8s %s\n' "$$name" "$$text"
	done

setup: ## Install what the build and the tests need (Debian packages; asks for nothing)
	tools/setup.sh test

run: ## Build, do the main job on an example (into target/prova), then open the window on it
	tools/setup.sh build
	$(CARGO) build --quiet --locked --release --package piano
	tools/run.sh "$$CARGO_TARGET_DIR/release/piano" target/prova
	$(MAKE) --no-print-directory window
	tools/window.sh "$$CARGO_TARGET_DIR/release/piano-pronto" "$$CARGO_TARGET_DIR/release/piano" target/prova

test: setup fmt ui page lint deny unit e2e readers ## Everything that must pass before a change lands
	echo 'make test: all passed'

types: ui/dist/index.html ## Write anew the types that the window reads from Rust
	PIANO_TYPES=write $(CARGO) test --quiet $(whole) --test types

ui: ui/dist/index.html ## Build the pages of the window, when they have changed

ui/node_modules/.package-lock.json: ui/package-lock.json
	tools/setup.sh pages
	cd ui
	npm ci --no-audit --no-fund --loglevel=error
	touch node_modules/.package-lock.json

ui/dist/index.html: $(pages) ui/node_modules/.package-lock.json
	cd ui
	npm run --silent build
	touch dist/index.html

window: ## Build the window that ships: target/release/piano-pronto
	tools/setup.sh window
	$(MAKE) --no-print-directory ui
	$(CARGO) build --quiet --locked --release --package piano-pronto

install: window ## Put the window among this account's programs; .piano files open with a double click
	tools/install.sh "$$CARGO_TARGET_DIR/release/piano-pronto"

fmt: ## Is the code formatted?
	$(CARGO) fmt --all -- --check

page: ui/node_modules/.package-lock.json ## Form, types and tests of the window's pages
	cd ui
	npm run --silent check
	npm run --silent test

lint: ui/dist/index.html ## Clippy, warnings are errors
	$(CARGO) clippy --quiet $(whole) --all-targets -- -D warnings

deny: ## Licences and origin of every dependency
	tools/cargo-deny.sh --log-level error --all-features check licenses bans sources

unit: ui/dist/index.html ## Unit and integration tests
	$(CARGO) test $(whole)

# Building the tests builds the programs too, and with the very features of `unit`: a plain build would start over.
e2e: ui/dist/index.html ## The real window, on a display in memory; pictures in target/e2e
	$(CARGO) test --quiet $(whole) --no-run
	export TAURI_DRIVER="$$(tools/tauri-driver.sh)"
	# A web view on a busy machine may be slower than any patience: what fails is tried once more, and then it has failed.
	drive() { $(CARGO) test --quiet $(whole) --test e2e -- --ignored --test-threads=1; }
	drive || drive

# The program of the development profile, as `unit` has just built it.
readers: ui/dist/index.html ## Programs that are not ours read a package of the example plan, and lists
	$(CARGO) test --quiet $(whole) --no-run
	CARGO_WHAT='$(whole)' tools/readers.sh "$$CARGO_TARGET_DIR/debug/piano"

bench: ## How long a check, a save, a pack and the start of the window take
	tools/setup.sh bench
	$(MAKE) --no-print-directory ui
	tools/bench.sh

clean: ## Remove what was built and the example's results
	$(CARGO) clean --quiet
	rm -rf target .venv ui/dist ui/node_modules src-tauri/gen src-tauri/permissions
