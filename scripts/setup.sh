#!/usr/bin/env bash
# Finds or installs what the project needs, into .toolchain/ where possible.
#   scripts/setup.sh build   compiler, trunk, npm packages
#   scripts/setup.sh test    the same and two browsers
# Nothing is fetched when nothing is missing. Others source .toolchain/env afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

goal=${1:-build}
case $goal in build | test) ;; *) echo "usage: scripts/setup.sh [build|test]" >&2; exit 2 ;; esac

root=$PWD
tools=$root/.toolchain
wasm=wasm32-unknown-unknown
mkdir -p "$tools/bin"
# Two `make` at once must not install the same thing twice.
if command -v flock >/dev/null; then exec 9>"$tools/lock"; flock 9; fi
if [[ -f $tools/env ]]; then source "$tools/env"; fi
export PATH="$tools/bin:$root/node_modules/.bin:$PATH"
source scripts/versions.env
unset CARGO_NET_OFFLINE

step() { echo "==> $*"; }
die() { echo "setup: $*" >&2; exit 1; }
has() { command -v "$1" >/dev/null; }

apt_install() {
  has apt-get || return 1
  local as_root=()
  if ((EUID != 0)); then
    has sudo || return 1
    as_root=(sudo)
  fi
  # --no-remove: rather fail than replace something the machine's owner chose.
  local get=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-remove --no-install-recommends install "$@")
  "${get[@]}" >"$tools/apt.log" 2>&1 && return
  "${as_root[@]}" apt-get -qq update >>"$tools/apt.log" 2>&1 || true
  "${get[@]}" >>"$tools/apt.log" 2>&1 || { tail -n 5 "$tools/apt.log" >&2; return 1; }
}

# --- C compiler and Node -------------------------------------------------------------------

if ! has cc; then
  step "C compiler from the system's packages (about 20 s)"
  apt_install gcc libc6-dev || die "a C compiler is missing: install gcc or clang"
fi
if ! has node || ! has npm; then
  step "Node.js and npm from the system's packages (about 30 s)"
  apt_install nodejs npm || die "Node.js is missing: install version 20 or later with npm"
fi
(($(node -p 'process.versions.node.split(".")[0]') >= 18)) || die "Node.js $(node --version) is too old: install version 20 or later"

# --- Rust with a standard library for wasm --------------------------------------------------

# A library of another compiler than the present one is as good as none.
has_wasm_std() {
  local dir
  dir=$(rustc --print target-libdir --target $wasm 2>/dev/null) || return
  compgen -G "$dir/libstd-*.rlib" >/dev/null || return
  [[ ! -e $dir/built-by || $(<"$dir/built-by") == $(rustc --version) ]]
}

# Debian ships the library's source but no wasm build of it: build it once, next to the host's.
debian_wasm_std() {
  local host dest=/usr/lib/rustlib/$wasm/lib work as_root=()
  if ((EUID != 0)); then as_root=(sudo); fi
  host=$(rustc -vV | sed -n 's/^host: //p')
  "${as_root[@]}" mkdir -p "/usr/lib/rustlib/$host/bin"
  "${as_root[@]}" ln -sfn /usr/lib/llvm-22/bin/lld "/usr/lib/rustlib/$host/bin/rust-lld"
  if has_wasm_std; then return; fi

  step "standard library for $wasm, built from its source (about 40 s)"
  work=$(mktemp -d)
  mkdir "$work/src"
  echo '#![no_std]' >"$work/src/lib.rs"
  printf '[package]\nname = "none"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
  # Without embedded bitcode every fat-LTO build fails later.
  (cd "$work" && RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=-Cembed-bitcode=yes \
    cargo build --quiet --release -Zbuild-std=std,panic_abort,test --target $wasm --target-dir target)
  rm "$work/target/$wasm/release/deps/"libnone-*.rlib
  rustc --version >"$work/built-by"
  "${as_root[@]}" mkdir -p "$dest.new"
  "${as_root[@]}" cp "$work/target/$wasm/release/deps/"*.rlib "$work/built-by" "$dest.new/"
  "${as_root[@]}" rm -rf "$dest"
  "${as_root[@]}" mv "$dest.new" "$dest"
  rm -rf "$work"
}

if ! has_wasm_std; then
  if [[ ${RUSTUP_AUTO_INSTALL:-1} != 0 ]] && has rustup &&
    step "standard library for $wasm through rustup (about 10 s)" && rustup target add $wasm; then
    :
  else
    step "Rust from the system's packages (about 1 min)"
    apt_install gcc libc6-dev rustc-web cargo-web rust-web-src lld-22 rust-web-clippy rustfmt-web ||
      die "no Rust compiler with a standard library for $wasm: install Rust through https://rustup.rs, then: rustup target add $wasm"
    # One compiler for native and wasm builds, or target/ is rebuilt at every switch.
    if has rustup; then
      rustup toolchain link debian /usr
      export RUSTUP_TOOLCHAIN=debian
    else
      ln -sf /usr/bin/{cargo,cargo-clippy,cargo-fmt,clippy-driver,rustc,rustdoc,rustfmt} "$tools/bin/"
    fi
    debian_wasm_std
    has_wasm_std || die "$(rustc --version) still has no standard library for $wasm"
  fi
fi

# --- trunk and wasm-bindgen -----------------------------------------------------------------

# Unoptimized: they compile in half the time and run fast enough.
cargo_tool() {
  CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_INCREMENTAL=false cargo install --quiet --force --debug \
    --root "$tools" --target-dir "$tools/build" "$@"
}

bindgen=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"$/\1/p')
[[ -n $bindgen ]] || die "Cargo.lock names no wasm-bindgen"
if [[ $("$tools/bin/wasm-bindgen" --version 2>/dev/null || true) != "wasm-bindgen $bindgen" ]]; then
  step "wasm-bindgen $bindgen (about 1 min)"
  # The tool's own lock file may name versions a registry mirror lacks.
  cargo_tool --locked --version "=$bindgen" wasm-bindgen-cli 2>"$tools/cargo.log" ||
    cargo_tool --version "=$bindgen" wasm-bindgen-cli
fi
if [[ $("$tools/bin/trunk" --version 2>/dev/null || true) != "trunk $TRUNK_VERSION" ]]; then
  step "trunk $TRUNK_VERSION (about 2 min)"
  cargo_tool --locked --version "=$TRUNK_VERSION" --no-default-features --features rustls trunk 2>"$tools/cargo.log" ||
    cargo_tool --version "=$TRUNK_VERSION" --no-default-features --features rustls trunk
fi
rm -rf "$tools/build"

# --- Packages of the lock files -------------------------------------------------------------

if ! cmp -s package-lock.json "$tools/package-lock.json" || [[ ! -d node_modules ]]; then
  step "npm packages (about 15 s)"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$tools/package-lock.json"
fi
if ! cmp -s Cargo.lock "$tools/Cargo.lock"; then
  step "Rust packages (about 10 s)"
  cargo fetch --quiet --locked
  cp Cargo.lock "$tools/Cargo.lock"
fi

# --- Browsers, for the tests only ----------------------------------------------------------

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium google-chrome google-chrome-stable chromium-browser; do
    if [[ -n $name ]] && command -v "$name"; then return; fi
  done
  name=$(node -p 'require("@playwright/test").chromium.executablePath()' 2>/dev/null) && [[ -x $name ]] && echo "$name"
}

find_firefox() {
  local name
  for name in "${FIREFOX:-}" firefox-esr firefox; do
    if [[ -n $name ]] && command -v "$name"; then return; fi
  done
  return 1
}

chromium=$(find_chromium || true)
if [[ $goal == test && -z $chromium ]]; then
  step "Chromium and a Chinese font (about 1 min)"
  apt_install chromium fonts-noto-cjk || npx playwright install chromium || die "no browser: install Chromium or Google Chrome"
  chromium=$(find_chromium) || die "Chromium was installed but is not found"
fi
firefox=$(find_firefox || true)
if [[ $goal == test && -z $firefox ]]; then
  step "Firefox (about 1 min)"
  apt_install firefox-esr || apt_install firefox || die "no Firefox: install it, or set FIREFOX to where it is"
  firefox=$(find_firefox) || die "Firefox was installed but is not found"
fi

# --- What the others source -----------------------------------------------------------------

cat >"$tools/env.new" <<END
case ":\$PATH:" in *:"$tools/bin":*) ;; *) export PATH="$tools/bin:$root/node_modules/.bin:\$PATH" ;; esac
${RUSTUP_TOOLCHAIN:+export RUSTUP_TOOLCHAIN=$RUSTUP_TOOLCHAIN}
${chromium:+export CHROMIUM="$chromium"}
${firefox:+export FIREFOX="$firefox"}
END
mv "$tools/env.new" "$tools/env"
