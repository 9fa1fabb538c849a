#!/usr/bin/env bash
# The managed engine against stock Yjs: fixed seeds and a fresh, printed one; its states loaded back into Yjs; both on one bad network.
# Ends with "N passed, N failed". CASES=… and FRESH=… change the numbers, SEED=… the fresh seed.
set -uo pipefail
cd "$(dirname "$0")"
out=../out/interop
mkdir -p "$out"
npm ci --silent --no-audit --no-fund || { echo "npm ci failed"; echo "0 passed, 1 failed"; exit 1; }
project=../Workspace.Crdt.Interop
dotnet build "$project" -c Release -v quiet --nologo >"$out/build.log" 2>&1 || { cat "$out/build.log"; echo "0 passed, 1 failed"; exit 1; }
engine="$project/bin/Release/net10.0/Workspace.Crdt.Interop.dll"
seed=${SEED:-$(( $(date +%s) % 100000000 + 1000000 ))}
echo "fresh seed $seed"
passed=0 failed=0
count() { # a log that ends with "N passed, N failed"
  local last; last=$(tail -n 1 "$1"); head -n -1 "$1" | head -n 50 | cut -c 1-400
  if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then passed=$((passed + BASH_REMATCH[1])); failed=$((failed + BASH_REMATCH[2])); echo "$2: $last"; else failed=$((failed + 1)); echo "$2: no result"; fi
}
half=$(( ${CASES:-2000} / 2 )); fresh=${FRESH:-200}
node cases.mjs --seed 1 --cases "$half" | dotnet "$engine" verify >"$out/a.log" 2>&1 &
node cases.mjs --seed $((half + 1)) --cases "$half" | dotnet "$engine" verify >"$out/b.log" 2>&1 &
wait
count "$out/a.log" "seeds 1..$half"
count "$out/b.log" "seeds $((half + 1))..$((half * 2))"
(node cases.mjs --seed "$seed" --cases "$fresh" --v2 >"$out/fresh.jsonl"; dotnet "$engine" verify <"$out/fresh.jsonl" >"$out/c.log" 2>&1
 dotnet "$engine" states <"$out/fresh.jsonl" | node check-states.mjs "$out/fresh.jsonl" >"$out/d.log" 2>&1) &
node mixed-network.mjs --replica "dotnet $engine replica" --seed "$seed" --rounds 20 >"$out/e.log" 2>&1 &
wait
count "$out/c.log" "seeds $seed.. with format v2"
count "$out/d.log" "states of $seed.. loaded in Yjs"
count "$out/e.log" "mixed network $seed.."
rm -f "$out/fresh.jsonl"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 && $passed -gt 0 ]]
