#!/usr/bin/env bash
# Benchmarks, each with a table on the screen and JSON in tests/out/.
#   bash tests/bench.sh engine [folder of traces] [--long]   the CRDT engine beside Yjs and ywasm in Node (--long: also what takes Yjs ten minutes)
#   bash tests/bench.sh hostile [part of a name]        what the worst messages known cost
#   bash tests/bench.sh live [--clients 4 …]             edits through the real server, storing included
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
    dotnet run --no-build --project tests/Workspace.Benchmarks -c Release -- engine --fixtures "$fixtures" --json tests/out/engine.json "${@:2}"
    ;;
  live)
    dotnet build web -c Release -v quiet --nologo
    dotnet build tests/Workspace.Benchmarks -c Release -v quiet --nologo
    dotnet run --no-build --project tests/Workspace.Benchmarks -c Release -- live --server web/bin/Release/net10.0/Workspace.Web.dll --json tests/out/live.json "$@"
    ;;
  *)
    exec dotnet run --project tests/Workspace.Benchmarks -c Release -- "$verb" "$@"
    ;;
esac
