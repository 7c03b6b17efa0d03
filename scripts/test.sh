#!/usr/bin/env bash
# Every test there is. All parts run even if one fails; the last lines sum up, for people and
# for programs that read them. Called by `make test`, which sets up the environment.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

logs=target/test-logs
rm -rf "$logs"
mkdir -p "$logs"
failed=0
summary=()

# part NAME COMMAND...: runs it, shows and keeps its output.
part() {
  local name=$1
  shift
  echo "==> $name: $*"
  if "$@" 2>&1 | tee "$logs/$name.log"; then
    summary+=("$name: ok")
  else
    summary+=("$name: FAILED")
    failed=1
    return 1
  fi
}

# Sums the numbers before a word on standard input.
count() { grep -oE "[0-9]+ $1" | awk '{ n += $1 } END { print n + 0 }'; }

part native cargo test --locked --no-fail-fast
part command-line cargo build --locked --release --bin cesuan
# The browser tests compare the page's figures with the command line's.
part site make --no-print-directory dist && part browser playwright test

echo
printf '%s\n' "${summary[@]}"
native=$(grep '^test result' "$logs/native.log")
browser=$(grep -E '^  [0-9]+ (passed|failed)' "$logs/browser.log" 2>/dev/null)
echo "native: $(count passed <<<"$native") passed, $(count failed <<<"$native") failed"
echo "browser: $(count passed <<<"$browser") passed, $(count failed <<<"$browser") failed"
if ((failed)); then echo "make test: FAILED"; else echo "make test: passed"; fi
exit "$failed"
