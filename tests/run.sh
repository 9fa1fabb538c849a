#!/usr/bin/env bash
# Installs what is missing, builds everything, runs every test of the repository and ends with "N passed, N failed".
# Options: --quick leaves out the browser tests, the runs with faults and the long interop run.
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
quick=0
for argument in "$@"; do [ "$argument" = "--quick" ] && quick=1; done
passed=0
failed=0
out=tests/out
mkdir -p "$out"

section() { printf '\n== %s\n' "$1"; }
fail() { printf 'FAILED: %s\n' "$1"; failed=$((failed + 1)); }
add() { passed=$((passed + $1)); failed=$((failed + $2)); printf '%s passed, %s failed (%s, %ss)\n' "$1" "$2" "$3" "$4"; }

finish() {
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit $?
}

section 'Tools'
need=()
command -v chromium >/dev/null 2>&1 || need+=(chromium)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need+=(postgresql)
if [ "${#need[@]}" -gt 0 ]; then
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "installing: ${need[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${need[@]}"; } >"$out/apt.log" 2>&1 || { tail -5 "$out/apt.log"; fail "installing ${need[*]}"; }
  else
    fail "please install: ${need[*]}"
  fi
fi
command -v dotnet >/dev/null 2>&1 || { fail 'the .NET 10 SDK is needed (https://dotnet.microsoft.com/download)'; finish; }
command -v node >/dev/null 2>&1 || { fail 'Node 20.19+ or 22.12+ is needed (https://nodejs.org)'; finish; }

section 'Build'
if ! dotnet build Workspace.sln -c Release --nologo -v quiet >"$out/build.log" 2>&1; then
  grep -E 'error|Error' "$out/build.log" | sort -u | head -30
  fail 'build'
  finish
fi
tail -3 "$out/build.log"

# Test projects: each is a program on Microsoft.Testing.Platform.
for project in tests/*.Tests; do
  name=$(basename "$project")
  section "$name"
  started=$SECONDS
  dotnet run --no-build -c Release --project "$project" -- -noColor >"$out/$name.log" 2>&1
  code=$?
  read -r total errors bad skipped <<<"$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$out/$name.log" | tail -1 | tr -dc '0-9 ')"
  if [ -z "${total:-}" ]; then
    tail -30 "$out/$name.log"
    fail "$name did not finish (exit $code)"
    continue
  fi
  # A skipped test is not a passed one.
  bad=$((bad + errors + skipped))
  [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  [ "$bad" -gt 0 ] && grep -vE '^\s*at (System|Xunit|Microsoft)\.' "$out/$name.log" | tail -80
  add $((total - bad)) "$bad" "$name" $((SECONDS - started))
done

section 'Front end'
started=$SECONDS
(cd web/client && npm run --silent lint && npx vitest run --reporter=default --reporter=json --outputFile=../../"$out"/vitest.json) >"$out/client.log" 2>&1
code=$?
if counts=$(node -e 'const r=JSON.parse(require("fs").readFileSync(process.argv[1]));console.log(r.numPassedTests,r.numFailedTests)' "$out/vitest.json" 2>/dev/null); then
  read -r good bad <<<"$counts"
  [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  [ "$bad" -gt 0 ] && tail -60 "$out/client.log"
  add "$good" "$bad" 'front end' $((SECONDS - started))
else
  tail -40 "$out/client.log"
  fail 'front end'
fi

if [ "$quick" -eq 0 ]; then
  section 'Interop with stock Yjs'
  started=$SECONDS
  bash tests/interop/run.sh >"$out/interop.log" 2>&1
  line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$out/interop.log" | tail -1)
  if [ -n "$line" ]; then
    read -r good bad <<<"$(printf "%s" "$line" | tr -dc "0-9 ")"
    [ "$bad" -gt 0 ] && tail -40 "$out/interop.log"
    add "$good" "$bad" 'interop' $((SECONDS - started))
  else
    tail -40 "$out/interop.log"
    fail 'interop'
  fi

  section 'Faults'
  started=$SECONDS
  bash tests/faults.sh --runs 20 --seconds 6 >"$out/faults.log" 2>&1
  line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$out/faults.log" | tail -1)
  if [ -n "$line" ]; then
    read -r good bad <<<"$(printf "%s" "$line" | tr -dc "0-9 ")"
    [ "$bad" -gt 0 ] && tail -60 "$out/faults.log"
    add "$good" "$bad" 'faults' $((SECONDS - started))
  else
    tail -40 "$out/faults.log"
    fail 'faults'
  fi

  section 'Browsers'
  started=$SECONDS
  rm -f "$out/e2e.json"
  (cd tests/e2e && { [ node_modules/.stamp -nt package-lock.json ] || { npm ci --no-audit --no-fund --ignore-scripts && touch node_modules/.stamp; }; } && npx playwright test) >"$out/e2e.log" 2>&1
  if counts=$(node -e 'const s=JSON.parse(require("fs").readFileSync(process.argv[1])).stats;console.log(s.expected,s.unexpected+s.flaky)' "$out/e2e.json" 2>/dev/null); then
    read -r good bad <<<"$counts"
    [ "$bad" -gt 0 ] && tail -120 "$out/e2e.log"
    add "$good" "$bad" 'browsers' $((SECONDS - started))
  else
    tail -60 "$out/e2e.log"
    fail 'browsers'
  fi
fi

finish
