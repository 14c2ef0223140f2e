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

.PHONY: help setup run test bench clean fmt lint deny unit readers

help: ## This list
	grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## ?/\1|/' | while IFS='|' read -r name text; do
	  printf '  make %-8s %s\n' "$$name" "$$text"
	done

setup: ## Install what the build and the tests need (Debian packages; asks for nothing)
	tools/setup.sh test

run: ## Build, then the main job on an example: demo, check, pack, verify (into target/prova)
	tools/setup.sh build
	$(CARGO) build --quiet --locked --release --package piano
	tools/run.sh "$$CARGO_TARGET_DIR/release/piano" target/prova

test: setup fmt lint deny unit readers ## Everything that must pass before a change lands
	echo 'make test: all passed'

fmt: ## Is the code formatted?
	$(CARGO) fmt --all -- --check

lint: ## Clippy, warnings are errors
	$(CARGO) clippy --quiet --locked --workspace --all-targets -- -D warnings

deny: ## Licences and origin of every dependency
	tools/cargo-deny.sh --log-level error --all-features check licenses bans sources

unit: ## Unit and integration tests
	$(CARGO) test --locked --workspace

# The program of the development profile: `unit` has just built it with these same features.
readers: ## Programs that are not ours read a package of the example plan
	$(CARGO) build --quiet --locked --package piano
	tools/readers.sh "$$CARGO_TARGET_DIR/debug/piano"

bench: ## How long a check, a save and a pack take
	tools/setup.sh build
	tools/bench.sh

clean: ## Remove what was built and the example's results
	$(CARGO) clean --quiet
	rm -rf target .venv
