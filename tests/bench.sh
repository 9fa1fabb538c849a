#!/usr/bin/env bash
# Benchmarks. bash tests/bench.sh engine [folder of traces]   -> table on the screen, JSON in tests/out/engine.json
set -euo pipefail
cd "$(dirname "$0")/.."
verb=${1:-engine}
[[ $# -gt 0 ]] && shift
mkdir -p tests/out
case "$verb" in
  engine)
    fixtures=${1:-${WORKSPACE_SHARED:-../shared}/data/yjs}
    [[ -d $fixtures ]] || fixtures=tests/interop/fixtures
    (cd tests/interop && npm ci --silent --no-audit --no-fund)
    dotnet build tests/Workspace.Benchmarks -c Release -v quiet --nologo
    dotnet run --no-build --project tests/Workspace.Benchmarks -c Release -- engine --fixtures "$fixtures" --json tests/out/engine.json
    ;;
  *)
    exec dotnet run --project tests/Workspace.Benchmarks -c Release -- "$verb" "$@"
    ;;
esac
