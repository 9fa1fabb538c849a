#!/usr/bin/env bash
# Benchmarks, each with a table on the screen and JSON in tests/out/.
#   bash tests/bench.sh engine [folder of traces] [--long]   the CRDT engine beside Yjs and ywasm in Node (--long: also what takes Yjs ten minutes)
#   bash tests/bench.sh live [--scenarios 1x10@2,50x4@2] [--only ours] [--seconds 12]   edits through the real server, storing included; then beside Hocuspocus and y-websocket
#   bash tests/bench.sh browser [numbers|register]       start, opening, key press to a colleague's screen, publishing, a register of ten thousand signals, in Chromium
#   bash tests/bench.sh idle [--connections 2000] [--sections 500]   memory per idle connection and per open section of thirty pages
#   bash tests/bench.sh soak [--minutes 30]              people come, type and go for half an hour; memory over time, and whether it is flat
#   bash tests/bench.sh signals                          importing ten and a hundred thousand signals, filtering, searching, what a command writes, and the memory of a hundred pictures
#   bash tests/bench.sh hostile [part of a name]         what the worst messages known cost
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
    dotnet run --no-build --project tests/Workspace.Benchmarks -c Release -- live --server web/bin/Release/net10.0/Workspace.Web.dll --json tests/out/live.json
    tools=${WORKSPACE_SHARED:-../shared}/tools
    if [[ -f $tools/coedit-load.mjs ]]; then
      peers=$PWD/tests/out/peers
      bash tests/live/prepare.sh "$tools" "$peers"
      PEERS=$peers PEER_NODE=$peers/node/node_modules/.bin/node taskset -c 1 node tests/live/peers.mjs --tools "$peers/tools" --server web/bin/Release/net10.0/Workspace.Web.dll --json tests/out/peers.json "$@"
      PEERS=$peers PEER_NODE=$peers/node/node_modules/.bin/node taskset -c 1 node tests/live/peers.mjs --saturate --tools "$peers/tools" --server web/bin/Release/net10.0/Workspace.Web.dll --json tests/out/saturation.json
    else
      echo "No load generator in $tools: the comparison with Hocuspocus and y-websocket is left out."
    fi
    ;;
  idle | soak)
    fixtures=${WORKSPACE_SHARED:-../shared}/data/yjs
    dotnet build web -c Release -v quiet --nologo
    dotnet build tests/Workspace.Benchmarks -c Release -v quiet --nologo
    [[ -d $fixtures ]] && set -- --fixtures "$fixtures" "$@"
    exec dotnet run --no-build --project tests/Workspace.Benchmarks -c Release -- "$verb" --server web/bin/Release/net10.0/Workspace.Web.dll --json "tests/out/$verb.json" "$@"
    ;;
  browser)
    dotnet build web -c Release -v quiet --nologo
    cd tests/e2e
    npm ci --silent --no-audit --no-fund --ignore-scripts
    npx playwright test -c bench.config.ts "$@"
    ;;
  signals)
    dotnet build web -c Release -v quiet --nologo -p:BuildClient=false
    node tests/signals/bench.mjs --server web/bin/Release/net10.0/Workspace.Web.dll --json tests/out/signals.json "$@"
    ;;
  *)
    exec dotnet run --project tests/Workspace.Benchmarks -c Release -- "$verb" "$@"
    ;;
esac
