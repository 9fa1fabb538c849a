#!/usr/bin/env bash
# Rebuilds everything in fixtures/ from pinned Yjs; running it again changes nothing.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --silent --no-audit --no-fund
node make-trace.mjs
for profile in text rich xml map array mixed conflict undo subdocs history surrogates; do node cases.mjs --seed 4000 --cases 2 --profile "$profile" --v2; done | gzip -9n > fixtures/cases.jsonl.gz
