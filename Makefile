# Cesuan. `make help` lists what there is; every target first installs what is missing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run dev dist check test clean setup setup-test

PORT ?= 8080
# The tests that take longest: only `make test` runs them.
LONG := differential:: impact:: metamorphic::
# After the set-up nothing may touch the network.
ENV := source .toolchain/env; export CARGO_NET_OFFLINE=true;

help: ## show this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile

run: dist ## build the page and serve it on this machine (PORT=8080 or the next free one)
	@exec node scripts/serve.mjs --port $(PORT)

dev: setup ## the same with rebuild and reload on every change
	@$(ENV) exec trunk serve --offline --locked --address 127.0.0.1 --port $(PORT) --dist target/dev-site

# Built again only if a source is newer; the time counts from before the build.
dist: setup ## the static site, for any path of any static host
	@if [[ ! -e dist/index.html || -n "$$(find index.html src crates benches/src rules static Cargo.* Trunk.toml package-lock.json \
	    scripts/post-build.mjs scripts/versions.env -newer dist/index.html -print -quit)" ]]; then \
	  echo "==> dist/ (first time about 8 min, then about 4 min)"; \
	  mkdir -p target; touch target/dist-started; \
	  $(ENV) trunk build --release --offline --locked; \
	  touch -r target/dist-started dist/index.html; \
	fi

check: setup ## format, lints and all native tests but the longest
	@$(ENV) cargo fmt --all --check; \
	cargo clippy --quiet --locked --workspace --all-targets --all-features -- -D warnings; \
	cargo test --quiet --locked --workspace --lib --test it -- $(addprefix --skip ,$(LONG))

test: setup-test ## everything: tests of the engine, of the command line and in a browser
	@$(ENV) scripts/test.sh

clean: ## remove what was built, keep what was installed
	rm -rf target dist

setup:
	@scripts/setup.sh build

setup-test:
	@scripts/setup.sh test
