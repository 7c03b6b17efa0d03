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

# part NAME COMMAND...: runs it, shows and keeps its output, notes how long it took.
part() {
  local name=$1 started=$SECONDS result=ok
  shift
  echo "==> $name: $*"
  if ! "$@" 2>&1 | tee "$logs/$name.log"; then
    result=FAILED
    failed=1
  fi
  summary+=("$name: $result, $((SECONDS - started)) s")
  [[ $result == ok ]]
}

# Sums the numbers before a word in the lines of a log that match a pattern.
count() { grep -hE "$2" "${@:3}" 2>/dev/null | grep -oE "[0-9]+ $1" | awk '{ n += $1 } END { print n + 0 }'; }

# Among others this builds target/debug/cesuan, whose figures the browser tests hold against the page's.
part native cargo test --workspace --lib --bins --tests --locked --no-fail-fast
# Examples in the documentation, if there are any (a test asks for the language after each ```).
if grep -rqE '^ *//[/!] *```rust' src crates benches/src; then
  part examples cargo test --workspace --doc --locked --no-fail-fast
fi
if part site make --no-print-directory dist; then
  part sizes node scripts/sizes.mjs
  part browser playwright test --project page
  part large playwright test --project large
  part firefox node --test --test-reporter spec tests/firefox/smoke.mjs
fi

echo
printf '%s\n' "${summary[@]}"
native=("$logs/native.log" "$logs/examples.log")
browser=("$logs/browser.log" "$logs/large.log")
echo "native: $(count passed '^test result' "${native[@]}") passed, $(count failed '^test result' "${native[@]}") failed"
echo "browser: $(count passed '^  [0-9]+ passed' "${browser[@]}") passed, $(count failed '^  [0-9]+ failed' "${browser[@]}") failed"
echo "firefox: $(sed -n 's/^. pass \([0-9]*\)$/\1/p' "$logs/firefox.log" 2>/dev/null) passed, $(sed -n 's/^. fail \([0-9]*\)$/\1/p' "$logs/firefox.log" 2>/dev/null) failed"
if ((failed)); then echo "make test: FAILED"; else echo "make test: passed"; fi
exit "$failed"
